// Outlines of icons: what is one, and where it comes to lie.

import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import '../helpers/properties.ts';
import { isIconPath, longestIcon, placeIcon } from '../../shared/iconPath.ts';

describe('The outline of an icon', () => {
  test.each(['M0 0L256 256Z', 'M1.5 -2C1 2 3 4 5 6Q1 2 3 4H7V.5Z', 'M0,0 10,10 20,0Z'])('may be %s', (path) => {
    expect(isIconPath(path)).toBe(true);
  });

  test.each([
    ['has no start', 'L1 2'],
    ['is relative', 'm0 0l1 1z'],
    ['has arcs', 'M0 0A1 1 0 0 1 2 2Z'],
    ['lacks a number', 'M0 0C1 2 3 4 5Z'],
    ['lies far away', 'M0 0L99999 0Z'],
    ['holds something else', 'M0 0L1 1Zurl(x)'],
    ['has numbers after its end', 'M0 0Z5'],
    ['is endless', `M0 0${'L1 1'.repeat(longestIcon)}`],
    ['is empty', ''],
  ])('is none where it %s', (_, path) => {
    expect(isIconPath(path)).toBe(false);
  });

  it('is none for any other text, and never breaks a host', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^M[MLHVCQZ0-9 .,-]{0,60}$/)), (path) => {
        const placed = isIconPath(path) ? placeIcon(path, { x: 3, y: 4, width: 50 }) : '';
        expect(placed).toMatch(/^(?:[MLCZ][-\d. ]*)*$/);
      }),
    );
  });

  it('is scaled, placed and turned about, its curves raised', () => {
    expect(placeIcon('M0 0H256V128Z', { x: 10, y: 20, width: 512 })).toBe('M10 20L522 20L522 276Z');
    expect(placeIcon('M0 0H256V128Z', { x: 0, y: 0, width: 256 }, true)).toBe('M256 0L0 0L0 128Z');
    expect(placeIcon('M0 0Q96 0 96 96Z', { x: 0, y: 0, width: 256 })).toBe('M0 0C64 0 96 32 96 96Z');
  });
});
