// A text edited where it stands: the caret, what is selected and the state of the text over the picture, which stays as it is exported.
// Belongs beside the drawn page, in a box of exactly its size; is shown while a text is edited.

import { useLayoutEffect, useRef, type CSSProperties, type PointerEvent, type ReactNode } from 'react';
import { selectionBoxes, type CaretBox } from '../../../shared/text/caret.ts';
import { currentDesign } from '../editorStore.ts';
import { useCanvas, type CanvasShow } from '../canvasStore.ts';
import { afterChange, between, rangeOf, selectAll, setSelection, unitAt, type Unit } from './selecting.ts';
import { TypingBadge } from './TypingBadge.tsx';
import { TypingInput } from './TypingInput.tsx';
import { caretAt, inBox, onPage, typedText, type TypedText } from './typedText.ts';
import { useTyping, type TypingSelection } from './typing.ts';
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
  const { selection, composing, wish } = useTyping();
  useSettled(show, typed);
  const point = usePointer(sheet, typed, scale);
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
        <div className="typing-frame" style={{ inlineSize: width, blockSize: height }} {...point} />
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

const units: readonly Unit[] = ['character', 'word', 'paragraph'];
/** Presses closer together than this, in time and place, are one double or triple click. */
const togetherMs = 500;
const togetherPx = 5;

interface Press {
  readonly timeMs: number;
  readonly x: number;
  readonly y: number;
  readonly count: number;
  readonly start: TypingSelection;
}

/** Selecting with the pointer: press, drag, double and triple click, Shift. */
function usePointer(sheet: React.RefObject<HTMLDivElement | null>, typed: TypedText, scale: number) {
  const press = useRef<Press>(undefined);
  const selectionAt = (event: PointerEvent, count: number): TypingSelection => {
    const bounds = sheet.current?.getBoundingClientRect();
    const point = { x: (event.clientX - (bounds?.left ?? 0)) / scale, y: (event.clientY - (bounds?.top ?? 0)) / scale };
    return unitAt(typed, inBox(typed.matrix, point), units[(count - 1) % units.length]!);
  };
  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0) return;
      event.preventDefault();
      event.stopPropagation();
      event.currentTarget.setPointerCapture(event.pointerId);
      const { current: last } = press;
      const isAgain = last && event.timeStamp - last.timeMs < togetherMs && Math.hypot(event.clientX - last.x, event.clientY - last.y) < togetherPx;
      const count = isAgain ? last.count + 1 : 1;
      const here = selectionAt(event, count);
      const { anchor } = useTyping.getState().selection;
      const start: TypingSelection = event.shiftKey ? { anchor, caret: anchor, side: 'before' } : here;
      press.current = { timeMs: event.timeStamp, x: event.clientX, y: event.clientY, count, start };
      setSelection(event.shiftKey ? between(start, here) : here);
      sheet.current?.querySelector('textarea')?.focus({ preventScroll: true });
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      if (!press.current || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
      event.stopPropagation();
      setSelection(between(press.current.start, selectionAt(event, press.current.count)));
    },
    onPointerUp(event: PointerEvent<HTMLElement>) {
      event.stopPropagation();
    },
    onDoubleClick(event: React.MouseEvent) {
      event.stopPropagation();
    },
  };
}
