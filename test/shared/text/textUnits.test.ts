import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { characterAfter, characterBefore, characterStart, paragraphAt, wordAfter, wordAt, wordBefore } from '../../../shared/text/textUnits.ts';

const family = '👨‍👩‍👧‍👦';

describe('characters', () => {
  test.each([
    ['an emoji family', `a${family}b`, 12, 1],
    ['a flag', '🇰🇪', 4, 0],
    ['a letter with its accent', 'ne\u0301', 3, 1],
    ['a conjunct of Devanagari', 'क्षे', 4, 0],
    ['a skin tone', '👍🏽', 4, 0],
  ])('%s is one', (_, text, end, start) => {
    expect(characterBefore(text, end)).toBe(start);
    expect(characterAfter(text, start)).toBe(end);
    expect(characterStart(text, end - 1)).toBe(start);
  });

  test('the ends of a text are the last', () => {
    expect(characterBefore('ab', 0)).toBe(0);
    expect(characterAfter('ab', 2)).toBe(2);
  });
});

describe('words', () => {
  test('forwards to the end of a word, backwards to its start', () => {
    expect(wordAfter('Light for every child', 0)).toBe(5);
    expect(wordAfter('Light for every child', 5)).toBe(9);
    expect(wordBefore('Light for every child', 9)).toBe(6);
    expect(wordBefore('Light for every child', 6)).toBe(0);
    expect(wordBefore('… ', 2)).toBe(0);
  });

  test('of scripts without spaces', () => {
    const { from, to } = wordAt('私は学生です', 2);
    expect([from, to]).toEqual([2, 4]);
  });

  test('a space between words is its own', () => {
    expect(wordAt('for every', 3)).toEqual({ from: 3, to: 4 });
    expect(wordAt('for every', 9)).toEqual({ from: 4, to: 9 });
    expect(wordAt('', 0)).toEqual({ from: 0, to: 0 });
  });
});

test('a paragraph ends at a line end', () => {
  expect(paragraphAt('one\ntwo\n', 4)).toEqual({ from: 4, to: 7 });
  expect(paragraphAt('one\ntwo\n', 3)).toEqual({ from: 0, to: 3 });
  expect(paragraphAt('one\ntwo\n', 8)).toEqual({ from: 8, to: 8 });
});

test('no movement ends within a character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme-composite', maxLength: 30 }), fc.nat(60), (text, at) => {
      const borders = new Set([text.length, ...Array.from(new Intl.Segmenter('und').segment(text), ({ index }) => index)]);
      const offset = at % (text.length + 1);
      const found = [characterStart, characterBefore, characterAfter, wordBefore, wordAfter].map((move) => move(text, offset));
      expect(found.filter((border) => !borders.has(border))).toEqual([]);
    }),
  );
});
