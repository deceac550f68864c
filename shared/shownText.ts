// What is set of a text that is being edited, and where each of its characters comes from: fields are filled, runs without words are left
// out, letters become capitals (a ß two of them). As the scene has it, but with the spaces at its end, where a caret may stand.

import type { Run } from './design.ts';
import { capitals } from './elements/text.ts';
import { graphemesOf } from './graphemes.ts';
import type { EditedText } from './inPlace.ts';
import { hasGap, keptRuns } from './placeholders.ts';
import type { Point } from './point.ts';
import { lookOfRun } from './runs.ts';

export interface ShownText {
  /** At least one; in capitals where the element has them. */
  readonly runs: readonly Run[];
  /** Offset in the shown text of an edited one, for a caret behind the character before it or in front of the one after it. */
  toShown(offset: number, side: 'before' | 'after'): number;
  /** Offset in the edited text of a shown one. */
  toEdited(offset: number, side: 'before' | 'after'): number;
}

/** Letters, and where in the edited text each unit begins and ends. */
interface Letters {
  text: string;
  readonly starts: number[];
  readonly ends: number[];
}

function nothing(): Letters {
  return { text: '', starts: [], ends: [] };
}

function add(to: Letters, text: string, from: number): void {
  to.text += text;
  for (let i = 0; i < text.length; i++) {
    to.starts.push(from + i);
    to.ends.push(from + i + 1);
  }
}

function withoutGaps(letters: Letters): Letters {
  const kept = nothing();
  for (let i = 0; i < letters.text.length; i++) {
    if (letters.text[i] === ' ' && letters.text[i - 1] === ' ') continue;
    kept.text += letters.text[i]!;
    kept.starts.push(letters.starts[i]!);
    kept.ends.push(letters.ends[i]!);
  }
  return kept;
}

function withoutStart({ text, starts, ends }: Letters): Letters {
  const from = text.length - text.trimStart().length;
  return { text: text.slice(from), starts: starts.slice(from), ends: ends.slice(from) };
}

/** In capitals; what a character becomes comes from all of it where it grows or shrinks. */
function inCapitals(letters: Letters, language: string): Letters {
  const whole = capitals(letters.text, language);
  const upper = nothing();
  for (const { segment, index } of graphemesOf(letters.text)) {
    const end = index + segment.length;
    const alone = capitals(segment, language);
    const isSame = alone.length === segment.length;
    for (let i = 0; i < alone.length; i++) {
      upper.starts.push(letters.starts[isSame ? index + i : index]!);
      upper.ends.push(letters.ends[isSame ? index + i : end - 1]!);
    }
    upper.text += alone;
  }
  if (upper.text.length === whole.length) return { ...upper, text: whole };
  // A letter's capital hangs on its neighbours: those before it tell how far it got.
  const exact = nothing();
  exact.text = whole;
  for (const { segment, index } of graphemesOf(letters.text)) {
    const until = index + segment.length >= letters.text.length ? whole.length : capitals(letters.text.slice(0, index + segment.length), language).length;
    while (exact.starts.length < Math.min(until, whole.length)) {
      exact.starts.push(letters.starts[index]!);
      exact.ends.push(letters.ends[index + segment.length - 1]!);
    }
  }
  return exact;
}

function lettersOf(edited: EditedText, kept: readonly Run[], point: Point): Letters[] {
  if (edited.field !== undefined) {
    const letters = nothing();
    add(letters, edited.text, 0);
    return [withoutStart(letters)];
  }
  const isFilled = kept !== edited.runs;
  const indices = new Map(edited.runs.map((run, index) => [run, index]));
  return kept.map((run, index) => {
    const letters = nothing();
    for (const { run: of, from, to } of edited.pieces) if (of === indices.get(run)) add(letters, edited.text.slice(from, to), from);
    const closed = isFilled && hasGap(run, point) ? withoutGaps(letters) : letters;
    return isFilled && index === 0 ? withoutStart(closed) : closed;
  });
}

/** What is set of an edited text for a point. */
export function shownText(edited: EditedText, point: Point, uppercase: boolean, language: string): ShownText {
  const full = edited.runs.filter((run) => run.text !== '');
  const kept = edited.field === undefined ? keptRuns(edited.runs, point) : full;
  const letters = lettersOf(edited, kept, point).map((each) => (uppercase ? inCapitals(each, language) : each));
  const runs = kept.map((run, index): Run => ({ ...lookOfRun(run), text: letters[index]!.text }));
  const first = edited.runs[0];
  const starts = letters.flatMap((each) => each.starts);
  const ends = letters.flatMap((each) => each.ends);
  return {
    runs: runs.length > 0 ? runs : [{ ...(first ? lookOfRun(first) : {}), text: '' }],
    toShown(offset, side) {
      const at = side === 'after' ? starts.findIndex((start) => start >= offset) : ends.findIndex((end) => end > offset);
      return at === -1 ? starts.length : at;
    },
    toEdited(offset, side) {
      const at = Math.min(Math.max(0, offset), starts.length);
      if (side === 'before' && at > 0) return ends[at - 1]!;
      return starts[at] ?? ends.at(-1) ?? 0;
    },
  };
}
