// A text as a caret goes through it: the lines that are drawn, and what is not drawn but has its place: spaces at the ends of lines, empty
// lines at the end, the full stop that the end point stands for. Offsets are those of the runs as given.

import { type Breaks, graphemeStarts } from './breaks.ts';
import { drawnLine } from './caretSpans.ts';
import { type Fitted, pitchOf } from './fit.ts';
import type { Itemiser } from './itemise.ts';
import type { Levels } from './levels.ts';
import { baselineWithin, largestLook, place, shares } from './place.ts';
import { givenOffset, type Source } from './source.ts';
import type { Look } from './stretch.ts';
import type { CaretLine, CaretSpan, TextCarets, TextRequest } from './text.ts';

/** A text that was set. */
export interface SetText {
  /** Without the full stop that the end point stands for. */
  readonly source: Source;
  /** Where that full stop was. */
  readonly stop?: number | undefined;
  readonly looks: readonly Look[];
  readonly breaks: Breaks;
  readonly levels: Levels;
  readonly itemiser: Itemiser;
  readonly lineHeight: number;
  readonly fitted: Fitted;
}

/** A line in offsets of the whole text. */
interface Line {
  readonly start: number;
  readonly end: number;
  readonly next: number;
  readonly level: number;
  readonly left: number;
  readonly right: number;
  readonly spans: readonly CaretSpan[];
  readonly look: Look;
  readonly top: number;
  readonly pitch: number;
}

/** @param look of the first run; undefined where there is none, and then there is no line. */
export function caretsOfBlank(request: TextRequest, whole: Source, look: Look | undefined, lineHeight: number): TextCarets {
  const pitch = (look?.scale ?? 1) * lineHeight * request.largest;
  const top = request.height === undefined ? 0 : (request.height - pitch) * shares[request.verticalAlign];
  const level = request.direction === 'rtl' ? 1 : 0;
  const lines = look ? linesBelow(request, whole, { from: 0, look, pitch, top, level, widthOf: () => 0 }) : [];
  return finish(request, whole, lines, request.largest);
}

export function caretsOf(request: TextRequest, whole: Source, set: SetText): TextCarets {
  const { source, stop, fitted, lineHeight, levels, looks, itemiser } = set;
  const { pieces, size } = fitted;
  const graphemes = graphemeStarts(whole.text);
  const placed = place(request, source, fitted, lineHeight);
  const wholeStart = (offset: number) => (stop !== undefined && offset >= stop ? offset + 1 : offset);
  const wholeEnd = (offset: number) => (stop !== undefined && offset > stop ? offset + 1 : offset);
  const setOffset = (offset: number) => (stop !== undefined && offset > stop ? offset - 1 : offset);
  const widthOf = (from: number, to: number) => itemiser.stretches(setOffset(from), setOffset(to)).reduce((sum, { width }) => sum + width, 0) * size;
  const drawnEnd = wholeEnd(source.text.trimEnd().length);
  const isAll = fitted.lines.at(-1)!.to === pieces.length;
  let { top } = placed;
  const lines = fitted.lines.map((line, index): Line => {
    const pitch = pitchOf(pieces, line, lineHeight) * size;
    const { x, width } = placed.lines[index]!;
    const start = index === 0 ? 0 : wholeStart(pieces[line.from]!.start);
    const isLast = isAll && index === fitted.lines.length - 1;
    const next = isLast ? lineEndAfter(whole.text, drawnEnd) : wholeStart(pieces[line.to - 1]!.end);
    const end = whole.text[next - 1] === '\n' ? next - 1 : next;
    const level = levels.base(Math.max(0, Math.min(setOffset(start), source.text.length - 1)));
    const { spans, circle } = drawnLine(fitted, index, x, set.breaks.graphemes);
    const drawn = spans.map((span) => ({ ...span, start: wholeStart(span.start), end: wholeEnd(span.end) }));
    const isStop = stop !== undefined && circle !== undefined && circle.start === stop;
    if (isStop) drawn.splice(circle.level % 2 === 0 ? drawn.length : 0, 0, { ...circle, start: stop, end: stop + 1 });
    const isEnd = isLast || end < next;
    const range = { graphemes, start, end, level, left: x, right: x + width };
    const found: Line = { start, end, next, level, left: x, right: x + width, spans: withUndrawn(drawn, range, isEnd ? widthOf : noWidth), look: largestLook(pieces, line), top, pitch };
    top += pitch;
    return found;
  });
  const last = lines.at(-1)!;
  const look = looks[source.runOf[Math.max(0, source.text.trimEnd().length - 1)]!]!;
  const rest = { from: last.next, look, pitch: look.scale * lineHeight * size, top, level: last.level, widthOf };
  const below = isAll && last.end < last.next ? linesBelow(request, whole, rest) : [];
  return finish(request, whole, [...lines, ...below], size);
}

const noWidth = () => 0;

/** Where the line that reaches an offset ends, its line end included. */
function lineEndAfter(text: string, offset: number): number {
  const at = text.indexOf('\n', offset);
  return at === -1 ? text.length : at + 1;
}

interface Range {
  readonly graphemes: Uint8Array;
  readonly start: number;
  readonly end: number;
  readonly level: number;
  readonly left: number;
  readonly right: number;
}

/** The spans of a line with those of its characters that are not drawn: at its end they take room beyond it, elsewhere none. */
function withUndrawn(drawn: readonly CaretSpan[], range: Range, widthOf: (from: number, to: number) => number): CaretSpan[] {
  const { graphemes, start, end, level } = range;
  const isForward = level % 2 === 0;
  const spans = [...drawn];
  const isDrawn = new Uint8Array(end - start);
  for (const span of drawn) isDrawn.fill(1, span.start - start, span.end - start);
  const drawnEnd = start + isDrawn.lastIndexOf(1) + 1;
  let edge = isForward ? (spans.at(-1)?.right ?? range.left) : (spans[0]?.left ?? range.right);
  for (let at = start; at < end; ) {
    let next = at + 1;
    while (next < end && graphemes[next] !== 1) next++;
    if (at >= drawnEnd) {
      const beyond = edge + widthOf(at, next) * (isForward ? 1 : -1);
      spans.splice(isForward ? spans.length : 0, 0, { start: at, end: next, left: Math.min(edge, beyond), right: Math.max(edge, beyond), level });
      edge = beyond;
    } else if (isDrawn[at - start] === 0) insertEmpty(spans, { start: at, end: next, level }, isForward ? range.left : range.right);
    at = next;
  }
  return spans;
}

/** Puts a span without width behind the character before it, or at the line's start. */
function insertEmpty(spans: CaretSpan[], span: Pick<CaretSpan, 'start' | 'end' | 'level'>, startEdge: number): void {
  const before = spans.findIndex(({ end }) => end === span.start);
  if (before === -1) {
    const x = span.level % 2 === 0 ? (spans[0]?.left ?? startEdge) : (spans.at(-1)?.right ?? startEdge);
    spans.splice(span.level % 2 === 0 ? 0 : spans.length, 0, { ...span, left: x, right: x });
    return;
  }
  const { level, left, right } = spans[before]!;
  const x = level % 2 === 0 ? right : left;
  spans.splice(level % 2 === 0 ? before + 1 : before, 0, { ...span, level, left: x, right: x });
}

interface Below {
  readonly from: number;
  readonly look: Look;
  readonly pitch: number;
  readonly top: number;
  readonly level: number;
  readonly widthOf: (from: number, to: number) => number;
}

/** The lines of nothing but space from an offset to the text's end, the first even if there is nothing at all. */
function linesBelow(request: TextRequest, { text }: Source, { from, look, pitch, top, level, widthOf }: Below): Line[] {
  const graphemes = graphemeStarts(text);
  const x = Number.isFinite(request.width) ? request.width * shares[request.align] : 0;
  const lines: Line[] = [];
  let start = from;
  text
    .slice(from)
    .split('\n')
    .forEach((segment, index) => {
      const end = start + segment.length;
      const next = Math.min(text.length, end + 1);
      const spans = withUndrawn([], { graphemes, start, end, level, left: x, right: x }, widthOf);
      lines.push({ start, end, next, level, left: x, right: x, spans, look, top: top + index * pitch, pitch });
      start = next;
    });
  return lines;
}

/** The lines in offsets of the runs as given, with their carets. */
function finish(request: TextRequest, whole: Source, lines: readonly Line[], size: number): TextCarets {
  const given = (offset: number) => givenOffset(whole, offset);
  return {
    text: request.runs.map((run) => run.text).join(''),
    lines: lines.map(({ start, end, next, level, left, right, spans, look, top, pitch }, index): CaretLine => {
      const { ascent, descent } = look.chain.first.extents;
      const em = look.scale * size;
      const baseline = top + baselineWithin(look, pitch, size);
      return {
        start: index === 0 ? 0 : given(start),
        end: given(end),
        next: given(next),
        level,
        spans: spans.map((span) => ({ ...span, start: span.start === 0 ? 0 : given(span.start), end: given(span.end) })),
        left: spans[0]?.left ?? left,
        right: spans.at(-1)?.right ?? right,
        top,
        bottom: top + pitch,
        caretTop: Math.max(top, baseline - ascent * em),
        caretBottom: Math.min(top + pitch, baseline + descent * em),
      };
    }),
  };
}
