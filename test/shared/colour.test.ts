import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../helpers/properties.ts';
import { contrastOf, greyOf, hexOf, luminanceOf, luminanceOfRgb, mix, resolveColour, rgbOf, withOpacity } from '../../shared/colour.ts';
import { brand } from './scenes.ts';

describe('Colours', () => {
  it('are resolved by role, and kept where they are hex', () => {
    expect(resolveColour(brand, 'accent')).toBe('#ffb000');
    expect(resolveColour(brand, '#ABCDEF')).toBe('#abcdef');
    expect(resolveColour(brand, '#ABCDEF80')).toBe('#abcdef80');
  });

  it('of a role the brand lacks are those of its text', () => {
    expect(resolveColour(brand, 'sunset')).toBe('#ffffff');
    expect(resolveColour({ ...brand, colours: {} }, 'sunset')).toBe('#000000');
  });

  it('are the same after they were taken apart', () => {
    fc.assert(fc.property(fc.stringMatching(/^#[0-9a-f]{6}$/), (hex) => hexOf(rgbOf(hex)) === hex));
    expect(withOpacity('#ff000080', 0.5)).toBe('#ff000040');
  });

  it('mix as a canvas mixes', () => {
    expect(hexOf(mix(rgbOf('#ffffff'), rgbOf('#000000'), 0.5))).toBe('#808080');
  });
});

describe('Contrast', () => {
  it('is that of WCAG', () => {
    expect(contrastOf(luminanceOf('#ffffff'), luminanceOf('#000000'))).toBeCloseTo(21);
    expect(contrastOf(luminanceOf('#ffb000'), luminanceOf('#ffffff'))).toBeCloseTo(1.83, 1);
    expect(contrastOf(luminanceOf('#777777'), luminanceOf('#ffffff'))).toBeCloseTo(4.48, 2);
  });

  it('of a grey comes back from its luminance', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (luminance) => {
        const grey = greyOf(luminance);
        expect(luminanceOfRgb({ r: grey, g: grey, b: grey, alpha: 1 })).toBeCloseTo(luminance, 5);
      }),
    );
  });
});
