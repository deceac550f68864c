// How texts look, by keys: of what is selected in a text that is edited in place, else of all of the selected texts.

import type { RunLook } from '../../../shared/runs.ts';
import type { TextElement } from '../../../shared/design.ts';
import { mayChange } from '../../../shared/locks.ts';
import { setShown } from '../../../shared/placing.ts';
import { announce } from '../../shell/viewStore.ts';
import { text } from '../../i18n/index.ts';
import { currentShow, selectedElements, useCanvas, type CanvasShow } from '../canvasStore.ts';
import { edit } from '../editorStore.ts';
import { selectedLooks, styleSelection, styleWhole, typedNow } from './changing.ts';
import { typedText, type TypedText } from './typedText.ts';

export type Trait = 'bold' | 'italic' | 'underline';

/** From this weight on a text is bold. */
const boldFrom = 600;
const boldWeight = 700;
const plainWeight = 400;

/** What a run of a text looks like that says nothing itself. */
function ownLook(element: TextElement, show: CanvasShow): { readonly weight: number; readonly italic: boolean } {
  const role = show.assets.brand.fonts[element.font];
  return { weight: element.weight ?? role?.weight ?? plainWeight, italic: element.italic ?? role?.italic ?? false };
}

function hasTrait(trait: Trait, look: RunLook, own: ReturnType<typeof ownLook>): boolean {
  if (trait === 'bold') return (look.weight ?? own.weight) >= boldFrom;
  return trait === 'italic' ? (look.italic ?? own.italic) : (look.underline ?? false);
}

/** The change that gives a trait or takes it: a run says only what differs from its text. */
function changeOf(trait: Trait, isOn: boolean, own: ReturnType<typeof ownLook>) {
  if (trait === 'bold') return { weight: isOn === own.weight >= boldFrom ? undefined : isOn ? boldWeight : plainWeight };
  if (trait === 'italic') return { italic: isOn === own.italic ? undefined : isOn };
  return { underline: isOn ? true : undefined };
}

/** The texts that a command is for, as they are shown. */
function chosenTexts(): readonly { readonly show: CanvasShow; readonly id: string; readonly typed: TypedText }[] {
  const now = typedNow();
  if (now) return [now];
  const show = currentShow();
  if (!show) return [];
  return selectedElements().flatMap((element) => {
    const typed = element.kind === 'text' && mayChange(element, 'style', useCanvas.getState().isFilling) ? typedText(show, element.id) : undefined;
    return typed ? [{ show, id: element.id, typed }] : [];
  });
}

/** Bold, italic or underlined, or no longer so where all of it is. */
export function toggle(trait: Trait): void {
  const isTyping = typedNow() !== undefined;
  const chosen = chosenTexts();
  const isOn = !chosen.every(({ typed, show }) => {
    const looks = isTyping ? selectedLooks(typed) : typed.edited.runs;
    return looks.every((look) => hasTrait(trait, look, ownLook(typed.element, show)));
  });
  for (const { show, id, typed } of chosen) {
    const change = changeOf(trait, isOn, ownLook(typed.element, show));
    if (isTyping) styleSelection(change);
    else styleWhole(id, change);
  }
  if (chosen.length > 0) announce(text(isOn ? `typing.on.${trait}` : `typing.off.${trait}`));
}

/** A step of the size. */
const step = 1.1;

/** A step larger or smaller: what is selected relative to its text, else the text's own size in the scope of edits. */
export function resizeText(by: 1 | -1): void {
  const factor = by > 0 ? step : 1 / step;
  const now = typedNow();
  const { scope } = useCanvas.getState();
  if (now && now.typed.edited.field === undefined) {
    const scale = selectedLooks(now.typed)[0]?.scale ?? 1;
    const next = Math.round(Math.min(20, Math.max(0.05, scale * factor)) * 100) / 100;
    styleSelection({ scale: next === 1 ? undefined : next });
    return;
  }
  for (const { show, id, typed } of chosenTexts()) {
    const { smallest, largest } = typed.element.size;
    const size = { smallest: Math.round(smallest * factor * 4) / 4, largest: Math.round(largest * factor * 4) / 4 };
    edit((design) => setShown(design, show, id, { size }, scope));
  }
}

/** Aligns texts as they are seen. */
export function alignText(side: 'left' | 'centre' | 'right'): void {
  const align = { left: 'start', centre: 'centre', right: 'end' }[side];
  for (const { show, id } of chosenTexts()) edit((design) => setShown(design, show, id, { align }, 'all'));
  announce(text(`typing.aligned.${side}`));
}
