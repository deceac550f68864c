import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../helpers/properties.ts';
import type { DerivativeRequest } from '../../shared/picture.ts';
import { derivativeKey, parseDerivativeKey, scaledRequest } from '../../shared/picture.ts';
import type { PictureFilter } from '../../shared/pictureFilter.ts';
import { colourFilter, pictureFilter } from '../../shared/pictureFilter.ts';

const hex = fc.stringMatching(/^#[0-9a-f]{6}$/);
const amount = fc.option(fc.double({ min: -1, max: 1, noNaN: true }), { nil: undefined });
const filter: fc.Arbitrary<PictureFilter> = fc
  .record({
    grey: fc.option(fc.constant(true), { nil: undefined }),
    duotone: fc.option(fc.tuple(hex, hex), { nil: undefined }),
    tint: fc.option(fc.record({ colour: hex, strength: fc.double({ min: 0, max: 1, noNaN: true }) }), { nil: undefined }),
    brightness: amount,
    contrast: amount,
    saturation: amount,
    blur: fc.option(fc.double({ min: 0, max: 300, noNaN: true }), { nil: undefined }),
  })
  .map((given) => pictureFilter(Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))));
const pixels = fc.integer({ min: 1, max: 4000 });
const request: fc.Arbitrary<DerivativeRequest> = fc
  .record({ width: pixels, height: pixels, tile: fc.option(fc.record({ width: pixels, height: pixels }), { nil: undefined }), filter })
  .map(({ tile, filter: own, ...extent }) => ({ asset: 'b'.repeat(64), crop: { x: 1.5, y: 0, width: 20, height: 30.25 }, ...extent, ...(tile ? { tile } : {}), ...own }));

describe('The key of a derivative', () => {
  it('tells all of its request, and fits into an address and a file name', () => {
    fc.assert(
      fc.property(request, (given) => {
        const key = derivativeKey(given);
        expect(parseDerivativeKey(key)).toEqual(given);
        expect(derivativeKey(parseDerivativeKey(key)!)).toBe(key);
        expect(key).toMatch(/^[\w.-]{1,200}$/);
      }),
    );
  });

  it('is what it was for pictures that are plain, grey or in two colours', () => {
    const plain = { asset: 'c'.repeat(64), crop: { x: 0, y: 0, width: 10, height: 10 }, width: 5, height: 5 };
    const start = `${'c'.repeat(64)}-0.000_0.000_10.000_10.000-5x5`;
    expect(derivativeKey(plain)).toBe(start);
    expect(derivativeKey({ ...plain, grey: true })).toBe(`${start}-g`);
    expect(derivativeKey({ ...plain, duotone: ['#001122', '#AABBCC'] })).toBe(`${start}-d001122.aabbcc`);
    for (const wrong of ['-t00', '-c1.2', '-r5', '-g-g', '-b', '/../x']) expect(parseDerivativeKey(`${start}${wrong}`)).toBeUndefined();
  });

  it('at another scale asks for tiles and blur at that scale', () => {
    const given = { asset: 'c'.repeat(64), crop: { x: 0, y: 0, width: 10, height: 10 }, width: 50, height: 40, tile: { width: 10, height: 8 }, blur: 6 };
    expect(scaledRequest(given, 0.5)).toMatchObject({ width: 25, height: 20, tile: { width: 5, height: 4 }, blur: 3 });
  });
});

function colour(filter: PictureFilter, ...[red, green, blue]: readonly [number, number, number]): readonly number[] {
  const pixel = Uint8Array.of(red, green, blue, 77);
  colourFilter(filter)?.(pixel);
  return [...pixel];
}

describe('A filter', () => {
  it('that changes nothing is none', () => {
    expect(pictureFilter({ brightness: 0, contrast: 0.0001, tint: { colour: '#ff0000', strength: 0 }, blur: 0.001 })).toEqual({});
    expect(colourFilter({})).toBeUndefined();
    expect(colourFilter({ blur: 5 })).toBeUndefined();
  });

  it('never leaves the range of colours, never touches alpha, and is the same each time', () => {
    fc.assert(
      fc.property(filter, fc.uint8Array({ minLength: 16, maxLength: 16 }), (given, data) => {
        const [one, other] = [Uint8Array.from(data), Uint8Array.from(data)];
        colourFilter(given)?.(one);
        colourFilter(given)?.(other);
        expect(one).toEqual(other);
        for (const at of [3, 7, 11, 15]) expect(one[at]).toBe(data[at]);
      }),
    );
  });

  it('makes lighter and darker, up to white and black', () => {
    expect(colour({ brightness: 1 }, 3, 90, 200)).toEqual([255, 255, 255, 77]);
    expect(colour({ brightness: -1 }, 3, 90, 200)).toEqual([0, 0, 0, 77]);
    expect(colour({ brightness: 0.5 }, 0, 100, 255)).toEqual([128, 178, 255, 77]);
  });

  it('pulls tones apart and together about the middle grey', () => {
    expect(colour({ contrast: -1 }, 3, 90, 200)).toEqual([128, 128, 128, 77]);
    expect(colour({ contrast: 1 }, 3, 90, 200)).toEqual([0, 0, 255, 77]);
    const [low, , high] = colour({ contrast: 0.3 }, 90, 128, 160);
    expect(low).toBeLessThan(90);
    expect(high).toBeGreaterThan(160);
  });

  it('takes colour away and adds it, and leaves greys alone', () => {
    const [red, green, blue] = colour({ saturation: -1 }, 200, 90, 30);
    expect([green, blue]).toEqual([red, red]);
    expect(colour({ saturation: 0.7 }, 90, 90, 90)).toEqual([90, 90, 90, 77]);
    const vivid = colour({ saturation: 0.5 }, 150, 120, 110);
    expect(vivid[0]! - vivid[2]!).toBeGreaterThan(40);
  });

  it('tints from black over its colour to white, as much as is asked for', () => {
    const tint = { colour: '#2f6bff', strength: 1 };
    expect(colour({ tint }, 0, 0, 0)).toEqual([0, 0, 0, 77]);
    expect(colour({ tint }, 255, 255, 255)).toEqual([255, 255, 255, 77]);
    const [red, , blue] = colour({ tint }, 120, 120, 120);
    expect(blue! - red!).toBeGreaterThan(100);
    const [halfRed, , halfBlue] = colour({ tint: { ...tint, strength: 0.5 } }, 120, 120, 120);
    expect(halfBlue! - halfRed!).toBeLessThan(blue! - red!);
  });
});
