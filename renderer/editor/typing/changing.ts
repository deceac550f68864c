// What typing does to the design: words come and go in the text that is edited in place, and looks change for what is selected. Typing
// on is one step of undo until a pause.

import type { Design } from '../../../shared/design.ts';
import { setPointValue } from '../../../shared/edits.ts';
import { replaceEdited, runRange, styleEdited, type EditedChange } from '../../../shared/inPlace.ts';
import { setShown } from '../../../shared/placing.ts';
import { standardFields } from '../../../shared/point.ts';
import { lookAt, looksIn, styleText, textOfRuns, type LookChange, type RunLook } from '../../../shared/runs.ts';
import { characterAfter, characterBefore, paragraphAt, wordAfter, wordBefore } from '../../../shared/text/textUnits.ts';
import { currentShow, useCanvas, type CanvasShow } from '../canvasStore.ts';
import { edit, editInRun, finishTyping } from '../editorStore.ts';
import { rangeOf } from './selecting.ts';
import { typedText, type TypedText } from './typedText.ts';
import { useTyping } from './typing.ts';

interface Now {
  readonly show: CanvasShow;
  readonly id: string;
  readonly typed: TypedText;
}

/** The text that is edited now, as the newest design has it. */
export function typedNow(): Now | undefined {
  const id = useCanvas.getState().typing;
  const show = id === undefined ? undefined : currentShow();
  const typed = id === undefined || !show ? undefined : typedText(show, id);
  return id === undefined || !show || !typed ? undefined : { show, id, typed };
}

function changed(design: Design, show: CanvasShow, id: string, change: EditedChange): Design {
  if ('field' in change) return setPointValue(design, change.field, change.value);
  return setShown(design, show, id, { runs: change.runs }, 'all');
}

/** Whether a line can end in the text. */
export function hasLines({ edited }: TypedText, { fields }: Pick<Design, 'fields'>): boolean {
  if (edited.field === undefined) return true;
  return [...fields, ...standardFields].find(({ name }) => name === edited.field)?.multiline ?? false;
}

/** Puts words in place of a range, and the caret behind them. */
export function replaceRange(from: number, to: number, given: string): void {
  const now = typedNow();
  if (!now) return;
  const { show, id, typed } = now;
  const { look } = useTyping.getState();
  const text = hasLines(typed, show.design) ? given : given.replace(/\s*\n\s*/g, ' ');
  const { change, offset } = replaceEdited(typed.edited, from, to, text, look);
  editInRun(`words of ${id}`, (design) => changed(design, show, id, change));
  const after = typedNow()?.typed.edited.text ?? '';
  const caret = Math.min(offset, after.length);
  useTyping.setState({ selection: { anchor: caret, caret, side: 'before' }, wishedX: undefined, text: after, ...(given === '' ? {} : { look: undefined }) });
}

/** Types over what is selected. */
export function typeText(text: string): void {
  const { from, to } = rangeOf(useTyping.getState().selection);
  replaceRange(from, to, text);
}

/** How far each way of deleting reaches from an offset of a text. */
export const deletions = {
  backward: (text, offset) => ({ from: characterBefore(text, offset), to: offset }),
  forward: (text, offset) => ({ from: offset, to: characterAfter(text, offset) }),
  wordBackward: (text, offset) => ({ from: wordBefore(text, offset), to: offset }),
  wordForward: (text, offset) => ({ from: offset, to: wordAfter(text, offset) }),
  lineBackward: (text, offset) => ({ from: paragraphAt(text, offset).from, to: offset }),
  lineForward: (text, offset) => ({ from: offset, to: paragraphAt(text, offset).to }),
} satisfies Readonly<Record<string, (text: string, offset: number) => { readonly from: number; readonly to: number }>>;

export type Deletion = keyof typeof deletions;

/** Deletes what is selected, or as much as a key asks for. */
export function deleteText(deletion: Deletion): void {
  const now = typedNow();
  if (!now) return;
  const { selection } = useTyping.getState();
  const { text } = now.typed.edited;
  const range = selection.anchor === selection.caret ? deletions[deletion](text, selection.caret) : rangeOf(selection);
  if (range.from < range.to) replaceRange(range.from, range.to, '');
}

/** The text that is selected, as a person reads it. */
export function selectedWords(): string {
  const { from, to } = rangeOf(useTyping.getState().selection);
  return typedNow()?.typed.edited.text.slice(from, to) ?? '';
}

/** The looks of what is selected, or of what is typed next. */
export function selectedLooks(typed: TypedText): readonly RunLook[] {
  const { selection, look } = useTyping.getState();
  if (look) return [look];
  const { from, to } = rangeOf(selection);
  const range = runRange(typed.edited, from, to);
  return range.from === range.to ? [lookAt(typed.edited.runs, range.from)] : looksIn(typed.edited.runs, range.from, range.to);
}

/** Another look for what is selected; where nothing is, for what is typed next. */
export function styleSelection(change: LookChange): void {
  const now = typedNow();
  if (!now) return;
  const { show, id, typed } = now;
  const { selection } = useTyping.getState();
  const { from, to } = rangeOf(selection);
  if (from === to && typed.edited.field === undefined) {
    const look = Object.entries({ ...selectedLooks(typed)[0], ...change }).filter(([, value]) => value !== undefined);
    useTyping.setState({ look: Object.fromEntries(look) });
    return;
  }
  finishTyping();
  edit((design) => setShown(design, show, id, { runs: styleEdited(typed.edited, from, to, change) }, 'all'));
}

/** Another look for all of a text that is not being edited. */
export function styleWhole(id: string, change: LookChange): void {
  const show = currentShow();
  const typed = show && typedText(show, id);
  if (!typed) return;
  const { runs } = typed.edited;
  edit((design) => setShown(design, show, id, { runs: styleText(runs, 0, textOfRuns(runs).length, change) }, 'all'));
}
