// Which text is edited in place, and what of it is selected. The words themselves are in the design; here is only where the caret is.
//   startTyping(id, at?)   stopTyping()   useTyping

import { create } from 'zustand';
import type { Place } from '../../../shared/geometry.ts';
import { editedText } from '../../../shared/inPlace.ts';
import { mayChange } from '../../../shared/locks.ts';
import { parentsOf } from '../../../shared/tree.ts';
import type { RunLook } from '../../../shared/runs.ts';
import { walk } from '../../../shared/elements/index.ts';
import { useCanvas } from '../canvasStore.ts';
import { currentDesign, finishTyping } from '../editorStore.ts';

/** What is selected: from the anchor, which stays, to the caret. Offsets are those of the edited text. */
export interface TypingSelection {
  readonly anchor: number;
  readonly caret: number;
  /** The character at whose edge the caret stands. */
  readonly side: 'before' | 'after';
}

interface TypingState {
  /** The element that all of this speaks of. */
  readonly id: string | undefined;
  readonly selection: TypingSelection;
  /** Where the caret is to be put once the text is laid out: a place of the page, or everything is to be selected. */
  readonly wish: Place | 'all' | undefined;
  /** The look chosen for what is typed next; undefined for that of the character before. */
  readonly look: RunLook | undefined;
  /** Where a caret that goes up and down would like to be, in pixels of the text's box. */
  readonly wishedX: number | undefined;
  /** The text that the selection speaks of: where the design has another, it was changed from elsewhere. */
  readonly text: string;
  /** What an input method is still composing. */
  readonly composing: { readonly from: number; readonly to: number } | undefined;
}

const first: TypingState = {
  id: undefined,
  selection: { anchor: 0, caret: 0, side: 'after' },
  wish: undefined,
  look: undefined,
  wishedX: undefined,
  text: '',
  composing: undefined,
};

export const useTyping = create<TypingState>()(() => first);

/**
 * Edits a text of the page on show where it stands.
 *
 * @param at place of the page, in its pixels, for the caret; everything is selected if absent. Answers whether it can be edited.
 */
export function startTyping(id: string, at?: Place): boolean {
  const { page, isFilling, typing } = useCanvas.getState();
  const design = currentDesign();
  const elements = design?.pages[page]?.elements ?? [];
  const element = [...walk(elements)].find((one) => one.id === id);
  if (!design || element?.kind !== 'text' || !mayChange(element, 'content', isFilling)) return false;
  // A group that is locked altogether locks what it holds.
  if (!isFilling && parentsOf(elements, id)?.some(({ locked }) => locked)) return false;
  // The design's own words are not the volunteer's to change.
  if (isFilling && editedText(element.runs, design.point).field === undefined) return false;
  if (typing !== id) stopTyping();
  useTyping.setState({ ...first, id, wish: at ?? 'all' });
  useCanvas.setState({ typing: id, selection: [id], hovered: undefined });
  return true;
}

/** Ends editing in place; what was typed is a step of undo. */
export function stopTyping(): void {
  if (useCanvas.getState().typing !== undefined) useCanvas.setState({ typing: undefined });
}

/** A tool, an undo or another page may begin or end it too. */
function follow(typing: string | undefined): void {
  if (useTyping.getState().id !== typing) useTyping.setState(typing === undefined ? first : { ...first, id: typing, wish: 'all' });
}

useCanvas.subscribe(({ typing }, before) => {
  if (typing === before.typing) return;
  if (before.typing !== undefined) finishTyping();
  follow(typing);
});
follow(useCanvas.getState().typing);
