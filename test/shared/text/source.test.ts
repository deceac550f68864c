import { describe, expect, test } from 'vitest';
import { givenOffset, readSource } from '../../../shared/text/source.ts';
import { book, claim, glyphsOf, linesOf, run } from './book.ts';

const textOf = (...texts: string[]) => readSource(texts.map((text) => run(text))).text;

describe('bad input', () => {
  test('controls, overrides and byte-order marks vanish', () => {
    expect(textOf('\ufeffLi\u0000g\u0007h\u009ft')).toBe('Light');
    expect(textOf('a\u202eb\u202cc\u2066d\u2069e')).toBe('abcde');
  });

  test('every kind of line end is one, a tab is a space', () => {
    expect(textOf('a\r\nb\rc\u2028d\u2029e\u0085f\u000bg')).toBe('a\nb\nc\nd\ne\nf\ng');
    expect(textOf('a\tb')).toBe('a b');
  });

  test('half a surrogate pair is shown as unknown, also where two runs meet', () => {
    expect(textOf('a\ud83db')).toBe('a\ufffdb');
    expect(textOf('a\ud83d', '\udca1b')).toBe('a\ufffd\ufffdb');
    expect(textOf('a💡b')).toBe('a💡b');
  });

  test('marks and joiners that spelling needs stay', () => {
    expect(textOf('می\u200cخواهم \u200f क्\u200dष')).toBe('می\u200cخواهم \u200f क्\u200dष');
  });

  test('offsets speak of the text as it was given', () => {
    const source = readSource([run('\u0001a\u0002'), run('b\u0003c')]);
    expect(source.text).toBe('abc');
    expect([0, 1, 2, 3].map((offset) => givenOffset(source, offset))).toEqual([1, 3, 5, 6]);
    expect(Array.from(source.runOf)).toEqual([0, 1, 1]);
  });

  test('a line and its glyphs are found again in the text as it was given', () => {
    const text = '\u202eHalf the\u0000 clinics\u202c';
    const layout = book.layout(claim(text, { width: 500 }));
    expect(linesOf(claim(text), layout)).toEqual(['\u202eHalf the\u0000', 'clinics\u202c']);
    expect(glyphsOf(layout).map(({ cluster }) => text[cluster]).join('')).toBe('Half theclinics');
  });

  test('an override cannot make a text read as another', () => {
    const clusters = glyphsOf(book.layout(claim('a\u202ebc'))).map(({ cluster }) => cluster);
    expect(clusters).toEqual([0, 2, 3]);
  });
});
