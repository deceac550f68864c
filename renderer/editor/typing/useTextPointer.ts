// Selecting with the pointer in a text that is edited in place: press, drag, double and triple click, Shift.

import { useEffect, useLayoutEffect, useRef } from 'react';
import { between, setSelection, unitAt, type Unit } from './selecting.ts';
import { inBox, type TypedText } from './typedText.ts';
import { useTyping, type TypingSelection } from './typing.ts';

const units: readonly Unit[] = ['character', 'word', 'paragraph'];

interface Press {
  /** Clicks so far, as the system counts double and triple ones. */
  readonly count: number;
  readonly start: TypingSelection;
}

/** @param sheet the box of the page. @param frame the part of it that takes presses; the canvas around it hears nothing of them. */
export function useTextPointer(sheet: React.RefObject<HTMLElement | null>, frame: React.RefObject<HTMLElement | null>, typed: TypedText, scale: number): void {
  const now = useRef({ typed, scale });
  useLayoutEffect(() => {
    now.current = { typed, scale };
  }, [typed, scale]);
  useEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    const stop = new AbortController();
    let press: Press | undefined;
    const selectionAt = (event: MouseEvent, count: number): TypingSelection => {
      const bounds = sheet.current?.getBoundingClientRect();
      const { typed: text, scale: by } = now.current;
      const point = { x: (event.clientX - (bounds?.left ?? 0)) / by, y: (event.clientY - (bounds?.top ?? 0)) / by };
      return unitAt(text, inBox(text.matrix, point), units[(count - 1) % units.length]!);
    };
    const listen = <Name extends keyof HTMLElementEventMap>(name: Name, hear?: (event: HTMLElementEventMap[Name]) => void): void =>
      element.addEventListener(
        name,
        (event) => {
          event.stopPropagation();
          hear?.(event);
        },
        { signal: stop.signal },
      );
    listen('pointerdown', (event) => element.setPointerCapture(event.pointerId));
    listen('mousedown', (event) => {
      if (event.button !== 0) return;
      // The input keeps its focus.
      event.preventDefault();
      const count = Math.max(1, event.detail);
      const here = selectionAt(event, count);
      const { anchor } = useTyping.getState().selection;
      const start: TypingSelection = event.shiftKey ? { anchor, caret: anchor, side: 'before' } : here;
      press = { count, start };
      setSelection(event.shiftKey ? between(start, here) : here);
      sheet.current?.querySelector('textarea')?.focus({ preventScroll: true });
    });
    listen('pointermove', (event) => {
      if (press && element.hasPointerCapture(event.pointerId)) setSelection(between(press.start, selectionAt(event, press.count)));
    });
    for (const end of ['pointerup', 'pointercancel'] as const) {
      listen(end, () => {
        press = undefined;
      });
    }
    listen('dblclick');
    return () => stop.abort();
  }, [sheet, frame]);
}
