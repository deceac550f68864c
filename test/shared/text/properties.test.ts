import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TextLine, TextRequest } from '../../../shared/text/text.ts';
import { book, claim, linesOf, openBook, run } from './book.ts';

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });
const tokens = ['#MakeYourPoint', '1.4 billion', '50 %', 'https://a.example/b-c', '@team', '12 400 km'];
const word = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('Light', 'for', 'every', 'child', 'electricity', 'a', 'well-made', 'AVATAR', 'naïve', 'Ω', 'Энергия') },
  { weight: 2, arbitrary: fc.constantFrom('نور', 'للجميع،', '(الطاقة)', '2030', 'बिजली', 'क्षेत्र', 'कि') },
  { weight: 1, arbitrary: fc.constantFrom('💡', '👨‍👩‍👧‍👦', '🇰🇪', '1️⃣', 'e\u0301', '太陽') },
  { weight: 1, arbitrary: fc.constantFrom(...tokens) },
);
const sentence = fc.array(fc.tuple(word, fc.constantFrom(' ', ' ', ' ', '\n', '  ')), { minLength: 1, maxLength: 25 }).map((words) => words.flat().join(''));
const rubbish = fc.array(fc.oneof(fc.nat(0xffff).map((code) => String.fromCharCode(code)), fc.string({ unit: 'binary', maxLength: 3 }))).map((all) => all.join(''));
const box = fc.record({
  width: fc.integer({ min: 1, max: 1200 }),
  height: fc.option(fc.integer({ min: 1, max: 900 }), { nil: undefined }),
  smallest: fc.integer({ min: 8, max: 40 }),
  largest: fc.integer({ min: 40, max: 160 }),
  balance: fc.boolean(),
  direction: fc.constantFrom('ltr', 'rtl', 'auto'),
  align: fc.constantFrom('left', 'centre', 'right'),
  verticalAlign: fc.constantFrom('top', 'middle', 'bottom'),
  maxLines: fc.option(fc.integer({ min: 1, max: 6 }), { nil: undefined }),
  endPoint: fc.option(fc.constant('#FFB000'), { nil: undefined }),
} as const);
const runs = (text: string, spacing = -0.015) => {
  const middle = Array.from(text).slice(0, Math.floor(text.length / 3)).join('').length;
  return [run(text.slice(0, middle), { letterSpacing: spacing }), run(text.slice(middle), { letterSpacing: spacing, colour: '#FF5A3C' })];
};
const request = fc.tuple(sentence, box).map(([text, more]): TextRequest => claim(runs(text), more));
const runsCount = 150;

const textOf = (asked: TextRequest) => asked.runs.map((each) => each.text).join('');
const clustersOf = ({ runs: drawn, emoji }: TextLine) => [...drawn.flatMap(({ glyphs }) => glyphs), ...emoji].map(({ cluster }) => cluster);

/** The offsets within each place a token is found, its start left out. */
function offsetsWithin(text: string, token: string): number[] {
  const starts = Array.from(text.matchAll(new RegExp(token.replaceAll(/[.?/]/g, String.raw`\$&`), 'g')), ({ index }) => index);
  return starts.flatMap((start) => Array.from({ length: token.length - 1 }, (_, i) => start + 1 + i));
}

describe('for any text and box', () => {
  test('every character is in exactly one line, or the text is flagged as cut', () => {
    fc.assert(
      fc.property(fc.oneof(request, fc.tuple(rubbish, box).map(([text, more]) => claim(text, more))), (asked) => {
        const { lines, cut } = book.layout(asked);
        const { length } = textOf(asked);
        expect(lines.map(({ start }) => start)).toEqual([0, ...lines.map(({ end }) => end)].slice(0, lines.length));
        expect(cut || lines.length === 0 ? length : lines.at(-1)!.end).toBe(length);
        const strays = lines.flatMap((line) => clustersOf(line).filter((cluster) => cluster < line.start || cluster >= line.end));
        expect(strays).toEqual([]);
      }),
      { numRuns: runsCount },
    );
  });

  test('lines end between characters as people see them', () => {
    fc.assert(
      fc.property(request, (asked) => {
        const starts = new Set(Array.from(segmenter.segment(textOf(asked)), ({ index }) => index));
        expect(book.layout(asked).lines.filter(({ start }) => !starts.has(start))).toEqual([]);
      }),
      { numRuns: runsCount },
    );
  });

  test('every visible character is drawn', () => {
    fc.assert(
      fc.property(request, (asked) => {
        const { lines } = book.layout({ ...asked, endPoint: undefined });
        const drawn = new Set(lines.flatMap(clustersOf));
        const end = lines.at(-1)?.end ?? 0;
        const visible = [...segmenter.segment(textOf(asked))].filter(({ index, segment }) => index < end && segment.trim() !== '');
        expect(visible.filter(({ index }) => !drawn.has(index))).toEqual([]);
      }),
      { numRuns: runsCount },
    );
  });

  test('no line is wider than the box and no text taller, unless it is flagged as cut', () => {
    fc.assert(
      fc.property(request, (asked) => {
        const { cut, lines, height } = book.layout(asked);
        fc.pre(!cut);
        expect(Math.max(0, ...lines.map(({ width }) => width))).toBeLessThanOrEqual(asked.width + 0.02);
        expect(Math.min(0, ...lines.map(({ x }) => x))).toBeGreaterThanOrEqual(-0.02);
        expect(height).toBeLessThanOrEqual((asked.height ?? Infinity) + 0.02);
        expect(lines.length).toBeLessThanOrEqual(asked.maxLines ?? Infinity);
      }),
      { numRuns: runsCount },
    );
  });

  test('what must not be broken is not, where it fits the box alone', () => {
    fc.assert(
      fc.property(request, (asked) => {
        const { size, lines } = book.layout(asked);
        const fits = (token: string) => {
          const alone = claim([run(`${token}.`)], { smallest: size, largest: size, endPoint: '#FFB000' });
          return book.layout(alone).width < asked.width * 0.8;
        };
        const inside = tokens.filter(fits).flatMap((token) => offsetsWithin(textOf(asked), token));
        expect(lines.filter(({ end }) => inside.includes(end))).toEqual([]);
      }),
      { numRuns: runsCount },
    );
  });

  test('a larger box never gives a smaller size', () => {
    fc.assert(
      fc.property(request, fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 300 }), (asked, wider, taller) => {
        const larger = { ...asked, width: asked.width + wider, height: asked.height === undefined ? undefined : asked.height + taller };
        expect(book.layout(larger).size).toBeGreaterThanOrEqual(book.layout(asked).size);
      }),
      { numRuns: runsCount },
    );
  });

  test('the same request has the same answer, in a new book too', () => {
    const other = openBook();
    fc.assert(
      fc.property(request, (asked) => {
        const layout = book.layout(asked);
        expect(other.layout(asked)).toEqual(layout);
        expect(other.outlines(layout)).toEqual(book.outlines(layout));
      }),
      { numRuns: 100 },
    );
  });

  test('balancing adds no line and leaves the size alone', () => {
    fc.assert(
      fc.property(request, (asked) => {
        const plain = book.layout({ ...asked, balance: false });
        const balanced = book.layout({ ...asked, balance: true });
        expect(balanced.size).toBe(plain.size);
        expect(balanced.lines.length).toBe(plain.lines.length);
      }),
      { numRuns: runsCount },
    );
  });

  test('nothing makes it throw', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ text: rubbish, spacing: fc.constantFrom(0, 0.1) }), { maxLength: 4 }), box, fc.string(), (parts, more, language) => {
        const layout = book.layout(claim(parts.map(({ text, spacing }) => run(text, { letterSpacing: spacing })), { ...more, language }));
        expect(book.outlines(layout).filter(({ path }) => path.includes('N'))).toEqual([]);
      }),
      { numRuns: runsCount },
    );
  });
});

test.each(tokens)('%s of the properties is a line by itself', (token) => {
  expect(linesOf(claim(token))).toEqual([token]);
});
