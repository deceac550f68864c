// Numbers and shares as people write them.

import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import '../helpers/properties.ts';
import { writeNumber } from '../../shared/numbers.ts';
import { readNumberText, readShare } from '../../shared/readNumber.ts';

describe('A number', () => {
  test.each([
    ['1.4', 'en', 1.4],
    ['1,4', 'de', 1.4],
    ['1.400', 'de', 1400],
    ['1,400', 'en', 1400],
    ['1.400', 'en', 1.4],
    ['0.125', 'de', 0.125],
    ['12 480', 'fr', 12_480],
    ['12\u202F480,5', 'fr', 12_480.5],
    ['12’480.5', 'de-CH', 12_480.5],
    ['1,40,000', 'hi', 140_000],
    ['12,480.5', 'de', 12_480.5],
    ['١٬٤٠٠', 'ar', 1400],
    ['١٫٤', 'ar', 1.4],
    ['१४,०००', 'hi', 14_000],
    ['𝟗', 'en', 9],
    ['−5', 'en', -5],
    ['about 12,480 signatures', 'en', 12_480],
    ['1.4 billion people', 'en', 1.4e9],
    ['1,4 Mrd. Menschen', 'de', 1.4e9],
    ['2 Billionen', 'de', 2e12],
    ['1,4 mil millones', 'es', 1.4e9],
    ['3 milliards', 'fr', 3e9],
    ['1.4 अरब लोग', 'hi', 1.4e9],
    ['1.4 مليار', 'ar', 1.4e9],
    ['15万人', 'ja', 150_000],
    ['5 lakhs', 'en-IN', 500_000],
    ['12k', 'en', 12_000],
  ])('"%s" in %s is %d', (text, language, value) => {
    expect(readNumberText(text, language)).toBeCloseTo(value, 6);
  });

  test.each(['', 'none', 'one in five', '1 in 5', '10–20'])('"%s" is not one number', (text) => {
    expect(readNumberText(text, 'en')).toBeUndefined();
  });

  it.each(['en', 'de', 'fr', 'hi', 'ar-EG', 'bn', 'fa', 'pt', 'sv', 'tr', 'de-CH'])('is read as it was written in %s', (language) => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e9, noNaN: true }), (value) => {
        const rounded = Number(value.toFixed(2));
        expect(readNumberText(writeNumber(rounded, language), language)).toBeCloseTo(rounded, 6);
      }),
    );
  });

  it('never fails, whatever is written and in whatever language', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.string({ maxLength: 8 }), (text, language) => {
        const share = readShare(text, text, language);
        expect(share === undefined || (Number.isFinite(share.share) && share.share >= 0)).toBe(true);
      }),
    );
  });
});

describe('A share', () => {
  test.each([
    ['1 in 5', '', 'en', 0.2, 5],
    ['5 में से 1', '', 'hi', 0.2, 5],
    ['1 من كل 8', '', 'ar', 0.125, 8],
    ['8人に1人', '', 'ja', 0.125, 8],
    ['3/4', '', 'en', 0.75, 4],
    ['92%', '100', 'en', 0.92, undefined],
    ['٢٠٪', '', 'ar', 0.2, undefined],
    ['5 ‰', '', 'de', 0.005, undefined],
    ['12,480', '20,000', 'en', 0.624, 20_000],
    ['12.480', '20.000 Unterschriften', 'de', 0.624, 20_000],
    ['1.4 billion', '7 billion', 'en', 0.2, 7e9],
    ['150 %', '', 'de', 1.5, undefined],
  ])('"%s" of "%s" in %s is %d', (value, of, language, share, whole) => {
    const read = readShare(value, of, language);
    expect(read?.share).toBeCloseTo(share, 9);
    expect(read?.whole).toBe(whole);
  });

  test.each([['one in five', '100'], ['12,480', ''], ['12,480', '0'], ['-5', '100'], ['10–20 %', '100'], ['1 of 5 in 2011', '100']])('"%s" of "%s" is none', (value, of) => {
    expect(readShare(value, of, 'en')).toBeUndefined();
  });

  it('of two numbers is the smaller in the larger, in either order', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 1, max: 5000 }), (a, b) => {
        const share = Math.min(a, b) / Math.max(a, b);
        expect(readShare(`${a} in ${b}`, '', 'en')?.share).toBe(share);
        expect(readShare(`${b} में से ${a}`, '', 'hi')?.share).toBe(share);
      }),
    );
  });
});
