// A text as it is edited where it stands. Words that are one field of the point are edited as that field; in all others the design's own
// words are, and what a field puts among them is a token: a caret goes before it or after it, and it is deleted whole.
//   editedText(runs, point) -> what is edited   replaceEdited(edited, from, to, text) -> what becomes of it   styleEdited(...)

import { cleanText } from './clean.ts';
import type { Run } from './design.ts';
import { fieldText, placeholdersIn } from './placeholders.ts';
import type { Point } from './point.ts';
import { textOf } from './point.ts';
import { replaceText, styleText, textOfRuns, type LookChange, type RunLook } from './runs.ts';

/** A stretch of the design's own words, or what a field shows among them. */
export interface Piece {
  /** UTF-16 range in the edited text. */
  readonly from: number;
  readonly to: number;
  /** UTF-16 range in the runs' texts. */
  readonly runFrom: number;
  readonly runTo: number;
  /** The run it is in. */
  readonly run: number;
  /** The field of a token; undefined for words. */
  readonly field: string | undefined;
}

export interface EditedText {
  /** What a person reads and changes. */
  readonly text: string;
  /** In order, without gaps; words before, between and after tokens, even where there are none. */
  readonly pieces: readonly Piece[];
  /** The field that all of it is the value of; undefined where the runs themselves are edited. */
  readonly field: string | undefined;
  readonly runs: readonly Run[];
}

const onlyField = /^\{([A-Za-z][\w-]*)\}$/;

/** A text of an element, taken to be edited. @param runs with their placeholders. */
export function editedText(runs: readonly Run[], point: Point): EditedText {
  const full = runs.filter((run) => run.text !== '');
  const field = full.length === 1 ? onlyField.exec(full[0]!.text)?.[1] : undefined;
  if (field !== undefined) return { text: cleanText(textOf(point, field)), pieces: [], field, runs };
  const pieces: Piece[] = [];
  let text = '';
  let runAt = 0;
  const add = (shown: string, runLength: number, run: number, name?: string): void => {
    pieces.push({ from: text.length, to: text.length + shown.length, runFrom: runAt, runTo: runAt + runLength, run, field: name });
    text += shown;
    runAt += runLength;
  };
  for (const [index, run] of runs.entries()) {
    let at = 0;
    for (const { from, to, field: name } of placeholdersIn(run.text)) {
      add(run.text.slice(at, from), from - at, index);
      add(fieldText(point, name), to - from, index, name);
      at = to;
    }
    add(run.text.slice(at), run.text.length - at, index);
  }
  return { text, pieces, field: undefined, runs };
}

/** The tokens of an edited text that show something. */
export function tokensOf({ pieces }: EditedText): readonly Piece[] {
  return pieces.filter(({ field, from, to }) => field !== undefined && from < to);
}

/** A range that holds tokens whole or not at all. */
export function aroundTokens(edited: EditedText, from: number, to: number): { readonly from: number; readonly to: number } {
  let [start, end] = [from, to];
  for (const token of tokensOf(edited)) {
    if (start < token.to && end > token.from) [start, end] = [Math.min(start, token.from), Math.max(end, token.to)];
  }
  return { from: start, to: end };
}

/** An offset that is not within a token: the end of it that is nearer, or the one towards which a movement goes. */
export function outsideTokens(edited: EditedText, offset: number, towards?: 'start' | 'end'): number {
  const token = tokensOf(edited).find(({ from, to }) => offset > from && offset < to);
  if (!token) return offset;
  const goesBack = towards === undefined ? offset - token.from < token.to - offset : towards === 'start';
  return goesBack ? token.from : token.to;
}

/** The offset in the runs' texts of an edited one outside tokens. */
export function runOffset({ pieces }: EditedText, offset: number): number {
  const words = pieces.find(({ field, from, to }) => field === undefined && from <= offset && offset <= to);
  return words ? words.runFrom + offset - words.from : (pieces.at(-1)?.runTo ?? 0);
}

/** What an edit makes of the design: a field's value, or runs. */
export type EditedChange = { readonly field: string; readonly value: string } | { readonly runs: readonly Run[] };

export interface Replaced {
  readonly change: EditedChange;
  /** Behind what was put in. */
  readonly offset: number;
}

/** Replaces a range, which is widened to whole tokens. @param look of what is put in; as what is replaced, or stands before, if absent. */
export function replaceEdited(edited: EditedText, from: number, to: number, given: string, look?: RunLook): Replaced {
  const text = cleanText(given);
  const range = aroundTokens(edited, from, to);
  const offset = range.from + text.length;
  if (edited.field !== undefined) {
    return { change: { field: edited.field, value: edited.text.slice(0, range.from) + text + edited.text.slice(range.to) }, offset };
  }
  const runs = replaceText(edited.runs, runOffset(edited, range.from), runOffset(edited, range.to), text, look);
  return { change: { runs }, offset };
}

/** The range of the runs' texts that an edited one is; all of them where it is a field's value, which has one look. */
export function runRange(edited: EditedText, from: number, to: number): { readonly from: number; readonly to: number } {
  if (edited.field !== undefined) return { from: 0, to: textOfRuns(edited.runs).length };
  const range = aroundTokens(edited, from, to);
  return { from: runOffset(edited, range.from), to: runOffset(edited, range.to) };
}

/** The runs with another look for a range of the edited text. */
export function styleEdited(edited: EditedText, from: number, to: number, change: LookChange): readonly Run[] {
  const range = runRange(edited, from, to);
  return styleText(edited.runs, range.from, range.to, change);
}
