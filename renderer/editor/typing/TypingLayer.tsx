// A text edited where it stands: the caret, what is selected and the state of the text over the picture, which stays as it is exported.
// Belongs beside the drawn page, in a box of exactly its size; is shown while a text is edited.

import { useLayoutEffect, useRef, type CSSProperties, type ReactNode } from 'react';
import { selectionBoxes, type CaretBox } from '../../../shared/text/caret.ts';
import { currentDesign } from '../editorStore.ts';
import { useCanvas, type CanvasShow } from '../canvasStore.ts';
import { afterChange, rangeOf, selectAll, setSelection, unitAt } from './selecting.ts';
import { TypingBadge } from './TypingBadge.tsx';
import { TypingInput } from './TypingInput.tsx';
import { caretAt, inBox, onPage, typedText, type TypedText } from './typedText.ts';
import { useTyping } from './typing.ts';
import { useTextPointer } from './useTextPointer.ts';
import './typing.css';

interface TypingLayerProps {
  /** What the page shows. */
  readonly show: CanvasShow;
  /** CSS pixels to a page pixel. */
  readonly scale: number;
}

export function TypingLayer({ show, scale }: TypingLayerProps): ReactNode {
  const id = useCanvas((canvas) => canvas.typing);
  const typed = id === undefined ? undefined : typedText(show, id);
  return typed ? <Typing key={id} show={show} typed={typed} scale={scale} /> : null;
}

function Typing({ show, typed, scale }: TypingLayerProps & { readonly typed: TypedText }): ReactNode {
  const sheet = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const { selection, composing, wish } = useTyping();
  useSettled(show, typed);
  useTextPointer(sheet, frame, typed, scale);
  const { a, b, c, d, e, f } = typed.matrix;
  const { width, height } = typed.element;
  const caret = caretAt(typed, Math.min(selection.caret, typed.edited.text.length), selection.side);
  const above = onPage(typed.matrix, { x: caret.x, y: caret.y });
  const below = onPage(typed.matrix, { x: 0, y: height });
  const { from, to } = rangeOf(selection);
  const onScreen: CSSProperties = { transform: `matrix(${[a, b, c, d, e, f].map((value) => value * scale).join()})` };
  return (
    <div className="typing" ref={sheet}>
      <div className="typing-box" style={{ ...onScreen, '--thin': `${1 / scale}px` }}>
        <div ref={frame} className="typing-frame" style={{ inlineSize: width, blockSize: height }} />
        {wish ? null : boxesOf(typed, from, to).map((box) => <div key={`${box.x} ${box.y}`} className="typing-selected" style={placed(box)} />)}
        {composing ? boxesOf(typed, composing.from, composing.to).map((box) => <div key={`${box.x} ${box.y}`} className="typing-composing" style={placed(box)} />) : null}
        {wish || from !== to ? null : <div key={`${caret.x} ${caret.y}`} className="typing-caret" style={placed(caret)} />}
      </div>
      <TypingInput show={show} typed={typed} place={{ left: above.x * scale, top: above.y * scale, height: Math.max(1, caret.height * scale) }} />
      <TypingBadge show={show} typed={typed} place={{ left: below.x * scale, top: below.y * scale }} />
    </div>
  );
}

function placed({ x, y, width, height }: CaretBox): CSSProperties {
  return { left: x, top: y, ...(width === 0 ? {} : { inlineSize: width }), blockSize: height };
}

function boxesOf({ carets, shown }: TypedText, from: number, to: number): readonly CaretBox[] {
  return from === to ? [] : selectionBoxes(carets, shown.toShown(from, 'after'), shown.toShown(to, 'before'));
}

/** Puts the caret where it was wished for, and behind what something else than typing changed: an undo, the form. */
function useSettled(show: CanvasShow, typed: TypedText): void {
  useLayoutEffect(() => {
    if (show.design !== currentDesign()) return;
    const { wish, text } = useTyping.getState();
    const now = typed.edited.text;
    if (wish === 'all') selectAll(typed);
    else if (wish) setSelection(unitAt(typed, inBox(typed.matrix, wish), 'character'));
    else if (now !== text) setSelection(afterChange(text, now));
    if (wish || now !== text) useTyping.setState({ wish: undefined, text: now });
  }, [show, typed]);
}
