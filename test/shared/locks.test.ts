import { describe, expect, it } from 'vitest';
import { parseDesign, writeDesign } from '../../shared/design.ts';
import { newElement } from '../../shared/elements/index.ts';
import { isLocked, lockNames, lockOf, mayChange, type Lock } from '../../shared/locks.ts';
import { forgetAtSize, ownAtSize } from '../../shared/ownValues.ts';
import { setAtSize } from '../../shared/edits.ts';
import { designOf } from './scenes.ts';

const isLock = (name: string): name is Lock => Object.hasOwn(lockNames, name);
const all = Object.keys(lockNames).filter(isLock);
const shown = newElement('text', 'claim', { runs: [{ text: '{claim}' }] });
const fixed = newElement('text', 'fixed', { runs: [{ text: 'Always' }] });

describe('Locks', () => {
  it('guard one by one, and all where the element is locked', () => {
    const moved = { ...shown, locks: ['position', 'delete'] as const };
    expect(all.filter((lock) => isLocked(moved, lock))).toEqual(['position', 'delete']);
    expect(all.every((lock) => isLocked({ ...shown, locked: true }, lock))).toBe(true);
    expect(all.some((lock) => isLocked(shown, lock))).toBe(false);
  });

  it('know which property each guards', () => {
    expect(['x', 'rotation', 'pin'].map((name) => lockOf('text', name))).toEqual(['position', 'position', 'position']);
    expect([lockOf('text', 'runs'), lockOf('image', 'source'), lockOf('qr', 'content'), lockOf('text', 'colour'), lockOf('image', 'focus'), lockOf('image', 'fit')]).toEqual(['content', 'content', 'content', 'style', 'crop', 'crop']);
  });

  it('leave to who fills a template only the content of its fields', () => {
    const open = (element: typeof shown): readonly Lock[] => all.filter((lock) => mayChange(element, lock, true));
    expect(open(shown)).toEqual(['content', 'crop']);
    expect(open(fixed)).toEqual([]);
    expect(open({ ...shown, locks: ['content'] })).toEqual(['crop']);
    // A layer that is locked against slips on the canvas is still there to be filled.
    expect(open({ ...shown, locked: true })).toEqual(['content', 'crop']);
    expect(all.filter((lock) => mayChange(fixed, lock, false))).toEqual(all);
  });

  it('are written in one order, and what is none is left out', () => {
    const design = designOf([{ ...shown, locks: ['delete', 'content'] }]);
    const text = writeDesign(design).replace('"delete",', '"delete", "colour",');
    const read = parseDesign(text);
    expect(read.design.pages[0]!.elements[0]!.locks).toEqual(['content', 'delete']);
    expect(read.repairs).toHaveLength(1);
  });
});

describe('What one size has of its own', () => {
  it('is known, and given up property by property', () => {
    const design = setAtSize(designOf([shown]), 0, 'x-card', 'claim', { x: 12, y: 30, width: 400 });
    expect([...ownAtSize(design, 0, 'x-card', 'claim')].sort()).toEqual(['width', 'x', 'y']);
    const less = forgetAtSize(design, 0, 'x-card', ['claim'], ['x', 'y']);
    expect([...ownAtSize(less, 0, 'x-card', 'claim')]).toEqual(['width']);
    expect(forgetAtSize(less, 0, 'x-card', ['claim'], ['width'])).toEqual(designOf([shown]));
    expect(forgetAtSize(less, 0, 'ig-story', ['claim'], ['width'])).toBe(less);
  });
});
