import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { caretBox, characterUnder, hitText, placeAtEdge, selectionBoxes, type CaretPlace } from '../../../shared/text/caret.ts';
import { lineEnd, lineStart, moveByLine, moveByWord, moveTo, textEnd, textStart } from '../../../shared/text/caretMoves.ts';
import type { CaretSpan, TextCarets, TextRequest } from '../../../shared/text/text.ts';
import { book, claim, run } from './book.ts';

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });
const word = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('Light', 'for', 'every', 'child', 'office', 'ﬁne', 'a', 'well-made', 'AVATAR', 'naïve', 'Энергия', 'soft\u00adhyphen') },
  { weight: 3, arbitrary: fc.constantFrom('نور', 'للجميع،', '(الطاقة)', 'שלום', 'עולם', '2030') },
  { weight: 2, arbitrary: fc.constantFrom('बिजली', 'क्षेत्र', 'कि', 'e\u0301', 'ก้', '태양', '太陽') },
  { weight: 1, arbitrary: fc.constantFrom('💡', '👨‍👩‍👧‍👦', '🇰🇪🇩🇪', '1️⃣', '👍🏽', '\r\n', '\u0007', '\ud800') },
);
const sentence = fc.array(fc.tuple(word, fc.constantFrom(' ', ' ', '', '\n', '  ', '.', ' · ')), { maxLength: 14 }).map((words) => words.flat().join(''));
const box = fc.record({
  width: fc.integer({ min: 200, max: 1500 }),
  height: fc.option(fc.integer({ min: 50, max: 900 }), { nil: undefined }),
  smallest: fc.integer({ min: 8, max: 40 }),
  largest: fc.integer({ min: 40, max: 160 }),
  balance: fc.boolean(),
  direction: fc.constantFrom('ltr', 'rtl', 'auto'),
  align: fc.constantFrom('left', 'centre', 'right'),
  verticalAlign: fc.constantFrom('top', 'middle', 'bottom'),
  endPoint: fc.option(fc.constant('#FFB000'), { nil: undefined }),
} as const);
const request = fc.tuple(sentence, box, fc.nat(1000)).map(([text, more, cut]): TextRequest => {
  const graphemes = Array.from(segmenter.segment(text), ({ segment }) => segment);
  const at = graphemes.length === 0 ? 0 : cut % graphemes.length;
  const parts = [graphemes.slice(0, at).join(''), graphemes.slice(at).join('')];
  return claim([run(parts[0]!, { letterSpacing: -0.015 }), run(parts[1]!, { colour: '#FF5A3C', scale: 0.8 })], more);
});

const spansOf = (carets: TextCarets): CaretSpan[] => carets.lines.flatMap((line) => [...line.spans]);
const placesOf = (carets: TextCarets): CaretPlace[] => spansOf(carets).flatMap((span) => [placeAtEdge(span, 'left'), placeAtEdge(span, 'right')]);
const carets = (text: string, more: Partial<TextRequest> = {}): TextCarets => book.carets(claim(text, more));
const middleOf = (line: TextCarets['lines'][number]): number => (line.top + line.bottom) / 2;

describe('for any text and box', () => {
  test('carets stand between characters as people see them, and every character has its place once', () => {
    fc.assert(
      fc.property(request, (asked) => {
        const { text, lines } = book.carets(asked);
        const starts = new Set(Array.from(segmenter.segment(text), ({ index }) => index));
        for (const line of lines) {
          const spans = [...line.spans].toSorted((a, b) => a.start - b.start);
          expect(spans.filter(({ start }) => !starts.has(start))).toEqual([]);
          expect([line.start, ...spans.map(({ end }) => end)]).toEqual([...spans.map(({ start }) => start), line.end]);
        }
        expect(lines.slice(1).map(({ start }) => start)).toEqual(lines.slice(0, -1).map(({ next }) => next));
        expect(book.layout(asked).cut ? 0 : lines.at(-1)!.next).toBe(book.layout(asked).cut ? 0 : text.length);
      }),
    );
  });

  test('characters follow one another from left to right without gaps, and lines from top to bottom', () => {
    fc.assert(
      fc.property(request, (asked) => {
        const { lines } = book.carets(asked);
        for (const { spans } of lines) {
          const edges = spans.flatMap(({ left, right }) => [left, right]);
          for (const [index, edge] of edges.slice(1).entries()) expect(edge).toBeGreaterThanOrEqual(edges[index]! - 1e-6);
        }
        for (const [index, line] of lines.slice(1).entries()) expect(line.top).toBeCloseTo(lines[index]!.bottom, 6);
      }),
    );
  });

  test('the lines and letters are where they are drawn', () => {
    fc.assert(
      fc.property(request, (asked) => {
        const drawn = book.layout(asked);
        const { lines } = book.carets(asked);
        for (const [index, line] of drawn.lines.entries()) {
          expect(lines[index]!.start).toBe(line.start);
          const glyphs = line.runs.flatMap((one) => one.glyphs);
          for (const { cluster, x } of glyphs.filter(({ x: at }) => Number.isFinite(at))) {
            const span = lines[index]!.spans.find(({ start, end }) => cluster >= start && cluster < end);
            expect(span, `a place for the glyph at ${cluster}`).toBeDefined();
            // Marks may be drawn beside the letter that they belong to.
            expect(Math.abs(x - span!.left)).toBeLessThan(drawn.size * 3);
          }
        }
      }),
    );
  });

  test('a pointer just beside a caret, on the side of its character, means that caret', () => {
    fc.assert(
      fc.property(request, (asked) => {
        const found = book.carets(asked);
        for (const line of found.lines) {
          for (const span of line.spans.filter(({ left, right }) => right - left > 0.1)) {
            for (const edge of ['left', 'right'] as const) {
              const place = placeAtEdge(span, edge);
              const at = caretBox(found, place);
              expect(at.x).toBeCloseTo(span[edge], 6);
              expect(hitText(found, at.x + (edge === 'left' ? 0.01 : -0.01), middleOf(line))).toEqual(place);
            }
          }
        }
      }),
    );
  });

  test('selected boxes cover exactly the characters between', () => {
    fc.assert(
      fc.property(request, fc.nat(1000), fc.nat(1000), (asked, a, b) => {
        const found = book.carets(asked);
        const offsets = [0, ...spansOf(found).map(({ end }) => end)].toSorted((one, two) => one - two);
        const chosenTwo = [offsets[a % offsets.length]!, offsets[b % offsets.length]!];
        const [from, to] = [Math.min(...chosenTwo), Math.max(...chosenTwo)];
        const boxes = selectionBoxes(found, from, to);
        for (const line of found.lines) {
          const mine = boxes.filter(({ y }) => y === line.top);
          for (const { start, end, left, right } of line.spans.filter((span) => span.right - span.left > 0.01)) {
            const middle = (left + right) / 2;
            const isCovered = mine.some(({ x, width }) => x <= middle && x + width >= middle);
            expect(isCovered).toBe(start >= from && end <= to);
          }
          const ends = line.end < line.next && from <= line.end && to > line.end ? (line.bottom - line.top) * 0.2 : 0;
          const chosen = line.spans.filter(({ start, end }) => start >= from && end <= to).reduce((sum, { left, right }) => sum + right - left, ends);
          const gaps = line.right - line.left - line.spans.reduce((sum, { left, right }) => sum + right - left, 0);
          const covered = mine.reduce((sum, { width }) => sum + width, 0);
          expect(covered).toBeGreaterThanOrEqual(chosen - 1e-6);
          expect(covered).toBeLessThanOrEqual(chosen + gaps + 1e-6);
        }
      }),
    );
  });

  test('the arrow keys go through every character and come to an end', () => {
    fc.assert(
      fc.property(request, (asked) => {
        const found = book.carets(asked);
        const most = spansOf(found).length * 2 + found.lines.length * 2 + 2;
        for (const side of ['left', 'right'] as const) {
          const forward = (found.lines[0]!.level % 2 === 0) === (side === 'right');
          let place: CaretPlace = forward ? textStart() : textEnd(found);
          let steps = 0;
          for (; steps < most; steps++) {
            const next = moveTo(found, place, side);
            if (next.offset === place.offset && next.side === place.side) break;
            expect(new Set(placesOf(found).map(({ offset }) => offset)).has(next.offset) || found.lines.some(({ start, end }) => [start, end].includes(next.offset))).toBe(true);
            place = next;
          }
          // Lines of both directions may hand the caret back and forth at their ends.
          const isOneWay = found.lines.every(({ level }) => level === found.lines[0]!.level);
          expect(isOneWay && steps === most).toBe(false);
        }
      }),
    );
  });

  test('lines up and down keep to the text and to the wished place', () => {
    fc.assert(
      fc.property(request, (asked) => {
        const found = book.carets(asked);
        let place = textStart();
        const x = caretBox(found, place).x;
        for (let line = 1; line < found.lines.length; line++) {
          const next = moveByLine(found, place, 1, x);
          expect(caretBox(found, next).y).toBeCloseTo(found.lines[line]!.caretTop, 6);
          place = next;
        }
        expect(moveByLine(found, place, 1, x)).toEqual(textEnd(found));
      }),
    );
  });
});

describe('where writing directions meet', () => {
  const mixed = carets('abc שלום def');

  test('an offset has two carets', () => {
    const [before, after] = (['before', 'after'] as const).map((side) => caretBox(mixed, { offset: 4, side }).x);
    expect(after! - before!).toBeGreaterThan(100);
  });

  test('a selection across the border has two boxes', () => {
    expect(selectionBoxes(mixed, 2, 6)).toHaveLength(2);
    expect(selectionBoxes(mixed, 4, 8)).toHaveLength(1);
  });

  test('the right arrow moves to the right all the way', () => {
    let place = textStart();
    const seen = [caretBox(mixed, place).x];
    for (let i = 0; i < 12; i++) {
      place = moveTo(mixed, place, 'right');
      seen.push(caretBox(mixed, place).x);
    }
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(place).toEqual(textEnd(mixed));
    expect(new Set(seen).size).toBe(13);
  });

  test('a right-to-left text begins at its right edge, and its words are gone through that way', () => {
    const arabic = carets('نور للجميع', { width: 1000, align: 'right' });
    expect(caretBox(arabic, textStart()).x).toBeCloseTo(1000);
    expect(moveTo(arabic, textStart(), 'left').offset).toBe(1);
    expect(moveByWord(arabic, textStart(), 'left').offset).toBe(3);
    expect(moveByWord(arabic, textEnd(arabic), 'right').offset).toBe(4);
  });
});

describe('what is not drawn has its place', () => {
  test('an empty text has a caret where its first letter will be', () => {
    const empty = carets('', { align: 'centre', width: 400 });
    expect(caretBox(empty, textStart()).x).toBe(200);
    expect(caretBox(empty, textStart()).height).toBeGreaterThan(50);
  });

  test('spaces at the end move the caret, and lines at the end have one', () => {
    expect(caretBox(carets('ab '), { offset: 3, side: 'before' }).x).toBeGreaterThan(caretBox(carets('ab'), { offset: 2, side: 'before' }).x + 10);
    const below = carets('ab\n\n');
    expect(below.lines).toHaveLength(3);
    expect(caretBox(below, textEnd(below)).y).toBeGreaterThan(caretBox(below, textStart()).y + 150);
  });

  test('the end point is the full stop it stands for', () => {
    const ended = carets('Hello.', { endPoint: '#FF5A3C' });
    const circle = book.layout(claim('Hello.', { endPoint: '#FF5A3C' })).lines[0]!.circles[0]!;
    expect(ended.lines[0]!.spans.at(-1)).toMatchObject({ start: 5, end: 6 });
    expect(caretBox(ended, textEnd(ended)).x).toBeGreaterThanOrEqual(circle.x);
  });

  test('a ligature is divided evenly', () => {
    const asked = claim([run('ffi', { family: 'Noto Sans' })]);
    expect(book.layout(asked).lines[0]!.runs[0]!.glyphs).toHaveLength(1);
    const widths = book.carets(asked).lines[0]!.spans.map(({ left, right }) => right - left);
    expect(widths).toHaveLength(3);
    expect(Math.max(...widths) - Math.min(...widths)).toBeLessThan(0.001);
  });
});

describe('a wrapped text', () => {
  const wrapped = carets('Hello world again', { width: 600 });

  test('has two carets where it is wrapped, one at each line', () => {
    expect(caretBox(wrapped, { offset: 12, side: 'before' }).y).toBeLessThan(caretBox(wrapped, { offset: 12, side: 'after' }).y);
  });

  test('is gone through without a press that does nothing', () => {
    const offsets = [0];
    for (let place = textStart(); offsets.length < 18; ) {
      place = moveTo(wrapped, place, 'right');
      offsets.push(place.offset);
    }
    expect(offsets).toEqual(Array.from({ length: 18 }, (_, index) => index));
    for (let place = textEnd(wrapped), offset = 16; offset >= 0; offset--) {
      place = moveTo(wrapped, place, 'left');
      expect(place.offset).toBe(offset);
    }
  });

  test('Home and End stay in their line', () => {
    expect(lineStart(wrapped, { offset: 14, side: 'after' }).offset).toBe(12);
    expect(lineEnd(wrapped, { offset: 3, side: 'after' })).toEqual({ offset: 12, side: 'before' });
    expect(lineStart(wrapped, lineEnd(wrapped, { offset: 3, side: 'after' })).offset).toBe(0);
  });

  test('a pointer names the character under it', () => {
    const { left, right } = wrapped.lines[1]!.spans[1]!;
    expect(characterUnder(wrapped, right - 1, 150)).toBe(13);
    expect(hitText(wrapped, right - 1, 150).offset).toBe(14);
    expect(hitText(wrapped, left + 1, 150).offset).toBe(13);
  });
});
