// The text of a request made safe to lay out. This is the one place where bad input is neutralised: lone surrogates become U+FFFD,
// control characters, explicit bidi controls and byte-order marks vanish, every kind of line end becomes \n, tabs become spaces.
// Offsets into the given text are kept, so that answers speak of what was asked.

import type { TextRun } from './text.ts';

export interface Source {
  /** Well-formed text without controls; `\n` ends a paragraph. */
  readonly text: string;
  /** Offset in the runs as given, by offset in `text`; undefined where both are the same. */
  readonly givenOffsets: readonly number[] | undefined;
  /** Length of the runs as given. */
  readonly givenLength: number;
  /** Index into `runs` of the run each UTF-16 unit of `text` belongs to. */
  readonly runOf: Uint16Array;
  readonly runs: readonly TextRun[];
}

/**
 * What must be looked at: C0 and C1 controls, surrogates, separators, the embeddings, overrides and isolates of UAX #9 (which could
 * make a text read as something else), and the byte-order mark. Implicit marks (U+200E, U+200F, U+061C) and joiners stay.
 */
const suspicious = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]/u;
const lineEnds = '\n\r\v\f\u0085\u2028\u2029';
const maxRuns = 0xffff;

export function readSource(given: readonly TextRun[]): Source {
  const runs = given.filter((run) => run.text !== '').slice(0, maxRuns);
  const clean = runs.map((run) => (suspicious.test(run.text) ? cleaned(run.text) : { text: run.text, offsets: undefined }));
  const text = clean.map((run) => run.text).join('');
  const runOf = new Uint16Array(text.length);
  const changed = clean.some((run) => run.offsets !== undefined);
  const givenOffsets: number[] = [];
  let at = 0;
  let givenAt = 0;
  clean.forEach((run, index) => {
    runOf.fill(index, at, at + run.text.length);
    if (changed) for (let i = 0; i < run.text.length; i++) givenOffsets.push(givenAt + (run.offsets?.[i] ?? i));
    at += run.text.length;
    givenAt += runs[index]!.text.length;
  });
  return { text, givenOffsets: changed ? givenOffsets : undefined, givenLength: givenAt, runOf, runs };
}

/** One run's text without what cannot be laid out, and where each remaining unit came from. */
function cleaned(given: string): { text: string; offsets: number[] } {
  let text = '';
  const offsets: number[] = [];
  for (let i = 0; i < given.length; i++) {
    const unit = given[i]!;
    const code = given.codePointAt(i)!;
    if (code > 0xffff) {
      text += unit + given[i + 1]!;
      offsets.push(i, i + 1);
      i++;
      continue;
    }
    const kept = code >= 0xd800 && code <= 0xdfff ? '\ufffd' : replacement(unit, given[i - 1]);
    if (kept === '') continue;
    text += kept;
    offsets.push(i);
  }
  return { text, offsets };
}

function replacement(unit: string, before: string | undefined): string {
  if (!suspicious.test(unit)) return unit;
  if (unit === '\t') return ' ';
  if (unit === '\n' && before === '\r') return '';
  return lineEnds.includes(unit) ? '\n' : '';
}

/** The source without the unit at an offset (which is not half of a pair). */
export function withoutUnit(source: Source, offset: number): Source {
  const { text, givenOffsets, runOf } = source;
  const isLast = offset === text.length - 1;
  const offsets = givenOffsets ?? (isLast ? undefined : Array.from({ length: text.length }, (_, i) => i));
  return {
    ...source,
    text: text.slice(0, offset) + text.slice(offset + 1),
    givenOffsets: offsets?.filter((_, i) => i !== offset),
    runOf: runOf.filter((_, i) => i !== offset),
  };
}

/** The offset in the runs as given. */
export function givenOffset(source: Source, offset: number): number {
  if (offset >= source.text.length) return source.givenLength;
  return source.givenOffsets?.[offset] ?? offset;
}
