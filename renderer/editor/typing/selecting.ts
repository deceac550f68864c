// Where the caret and the selection go: by keys, by the pointer, and when the text was changed from elsewhere. Never into a token, never
// into what people see as one character.

import { aroundTokens, outsideTokens } from '../../../shared/inPlace.ts';
import type { Place } from '../../../shared/geometry.ts';
import { caretBox, characterUnder, hitText, type CaretPlace } from '../../../shared/text/caret.ts';
import { lineEnd, lineStart, moveByLine, moveByWord, moveTo, textEnd, textStart } from '../../../shared/text/caretMoves.ts';
import type { TextCarets } from '../../../shared/text/text.ts';
import { characterStart, paragraphAt, wordAt } from '../../../shared/text/textUnits.ts';
import { shownPlace, type TypedText } from './typedText.ts';
import { useTyping, type TypingSelection } from './typing.ts';

export type Unit = 'character' | 'word' | 'paragraph';

/** The moves that keys make. */
export const moves = {
  left: (carets, place) => moveTo(carets, place, 'left'),
  right: (carets, place) => moveTo(carets, place, 'right'),
  wordLeft: (carets, place) => moveByWord(carets, place, 'left'),
  wordRight: (carets, place) => moveByWord(carets, place, 'right'),
  up: (carets, place, wishedX) => moveByLine(carets, place, -1, wishedX),
  down: (carets, place, wishedX) => moveByLine(carets, place, 1, wishedX),
  lineStart,
  lineEnd,
  textStart,
  textEnd,
} satisfies Readonly<Record<string, (carets: TextCarets, place: CaretPlace, wishedX: number) => CaretPlace>>;

export type Move = keyof typeof moves;

export function rangeOf({ anchor, caret }: TypingSelection): { readonly from: number; readonly to: number } {
  return { from: Math.min(anchor, caret), to: Math.max(anchor, caret) };
}

/** Selects; a look chosen for what comes next is forgotten. */
export function setSelection(selection: TypingSelection): void {
  useTyping.setState({ selection, look: undefined, wishedX: undefined });
}

export function selectAll(typed: TypedText): void {
  setSelection({ anchor: 0, caret: typed.edited.text.length, side: 'before' });
}

/** The place in the edited text of one in the shown text. */
function editedPlace({ edited, shown }: TypedText, place: CaretPlace, towards?: 'start' | 'end'): { readonly offset: number; readonly side: CaretPlace['side'] } {
  const offset = shown.toEdited(place.offset, place.side);
  const outside = outsideTokens(edited, offset, towards);
  return outside === offset ? { offset, side: place.side } : { offset: outside, side: towards === 'start' ? 'after' : 'before' };
}

/** Moves the caret. @param extends_ whether the anchor stays. */
export function moveCaret(typed: TypedText, move: Move, isExtending: boolean): void {
  const { selection, wishedX } = useTyping.getState();
  const { from, to } = rangeOf(selection);
  const isSideways = move === 'left' || move === 'right';
  if (!isExtending && from !== to && isSideways) return collapse(typed, move);
  const place = shownPlace(typed, selection.caret, selection.side);
  const wished = wishedX ?? caretBox(typed.carets, place).x;
  const moved = moves[move](typed.carets, place, wished);
  const raw = typed.shown.toEdited(moved.offset, moved.side);
  const { offset, side } = editedPlace(typed, moved, raw < selection.caret ? 'start' : 'end');
  const isVertical = move === 'up' || move === 'down';
  useTyping.setState({
    selection: { anchor: isExtending ? selection.anchor : offset, caret: offset, side },
    look: undefined,
    wishedX: isVertical ? wished : undefined,
  });
}

/** An arrow key leaves a selection at its end on that side, as seen. */
function collapse(typed: TypedText, side: 'left' | 'right'): void {
  const { from, to } = rangeOf(useTyping.getState().selection);
  const ends = ([[from, 'after'], [to, 'before']] as const).map(([offset, at]) => ({ offset, side: at, box: caretBox(typed.carets, shownPlace(typed, offset, at)) }));
  const [start, end] = [ends[0]!, ends[1]!];
  const isOneLine = start.box.y === end.box.y;
  const startIsLeft = isOneLine ? start.box.x <= end.box.x : true;
  const chosen = startIsLeft === (side === 'left') ? start : end;
  setSelection({ anchor: chosen.offset, caret: chosen.offset, side: chosen.side });
}

/** What is selected when a pointer lies at a place of the text's box: nothing, a word, or a paragraph, about the place. */
export function unitAt(typed: TypedText, point: Place, unit: Unit): TypingSelection {
  const place = editedPlace(typed, hitText(typed.carets, point.x, point.y));
  if (unit === 'character') return { anchor: place.offset, caret: place.offset, side: place.side };
  const { text } = typed.edited;
  const under = typed.shown.toEdited(characterUnder(typed.carets, point.x, point.y), 'after');
  const range = unit === 'word' ? wordAt(text, under) : paragraphAt(text, under);
  const { from, to } = aroundTokens(typed.edited, range.from, range.to);
  return { anchor: from, caret: to, side: 'before' };
}

/** From where a pointer went down to where it is now, in whole units. */
export function between(start: TypingSelection, now: TypingSelection): TypingSelection {
  const [one, two] = [rangeOf(start), rangeOf(now)];
  if (two.from < one.from) return { anchor: one.to, caret: two.from, side: 'after' };
  return { anchor: one.from, caret: two.to, side: now.anchor === now.caret ? now.side : 'before' };
}

/** A selection kept within a text that was changed from elsewhere: behind what changed. */
export function afterChange(before: string, text: string): TypingSelection {
  let same = 0;
  while (same < Math.min(before.length, text.length) && before.at(-1 - same) === text.at(-1 - same)) same++;
  const offset = characterStart(text, text.length - same);
  return { anchor: offset, caret: offset, side: 'before' };
}
