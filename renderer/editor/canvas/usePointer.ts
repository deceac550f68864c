// From the pointer on the canvas to gestures of the tool in hand. Held keys count while it runs; Esc cancels it, and so does whatever takes
// the pointer away.

import { useEffect } from 'react';
import { zoomAt } from '../../drawing/usePan.ts';
import { useConnection } from '../../shell/connection.ts';
import { isMac } from '../../shell/keys.ts';
import { currentShow, useCanvas } from '../canvasStore.ts';
import { useEditor } from '../editorStore.ts';
import { tools } from '../tools/index.ts';
import { newGuideGesture } from '../tools/guideGesture.ts';
import { panGesture } from '../tools/panTool.ts';
import type { Gesture, Pointer, Stage, Tool } from '../tools/tool.ts';
import { settleGesture, useGesture } from './gestureStore.ts';

/** The tool that presses mean now: a picture that is cropped goes before the tool in hand. */
export function toolNow(): Tool {
  const { tool, cropping } = useCanvas.getState();
  return cropping === undefined ? tools[tool] : tools.crop;
}

const showZoom = (zoom: number): void => useEditor.setState({ zoom });

/** Presses within this time at one place count on: two are a double-click. */
const clickMs = 450;
const clickPx = 5;

/** Controls that lie over the canvas keep their presses. */
const controls = 'button, input, textarea, [role="toolbar"], [role="menu"], [contenteditable="true"]';

export function usePointer(ground: React.RefObject<HTMLElement | null>, page: React.RefObject<HTMLElement | null>): void {
  const connection = useConnection();
  useEffect(() => {
    const element = ground.current;
    if (!element) return undefined;
    // Rulers lie beside the ground, and presses on them pull out guides.
    const surface = element.parentElement ?? element;
    const stop = new AbortController();
    const { signal } = stop;
    let gesture: Gesture | undefined;
    /** The pointer whose press began the gesture: another finger has no part in it. */
    let pressedBy: number | undefined;
    let last: Pointer | undefined;
    let isSpaceHeld = false;
    let press = { atMs: 0, x: 0, y: 0, clicks: 0 };

    const stageNow = (): Stage | undefined => {
      const show = currentShow();
      return show && { show, scale: useEditor.getState().scale, ground: element, connection };
    };

    const pointerOf = (event: PointerEvent | WheelEvent | MouseEvent, clicks = 1): Pointer => {
      const bounds = page.current?.getBoundingClientRect() ?? element.getBoundingClientRect();
      const { scale } = useEditor.getState();
      const grip = event.target instanceof Element ? (event.target.closest('[data-grip]')?.getAttribute('data-grip') ?? undefined) : undefined;
      return {
        at: { x: (event.clientX - bounds.left) / scale, y: (event.clientY - bounds.top) / scale },
        screen: { x: event.clientX, y: event.clientY },
        shift: event.shiftKey,
        alt: event.altKey,
        mod: isMac ? event.metaKey : event.ctrlKey,
        space: isSpaceHeld,
        clicks,
        grip,
      };
    };

    const countClicks = ({ clientX: x, clientY: y, timeStamp: atMs }: PointerEvent): number => {
      const goesOn = atMs - press.atMs < clickMs && Math.hypot(x - press.x, y - press.y) < clickPx;
      press = { atMs, x, y, clicks: goesOn ? press.clicks + 1 : 1 };
      return press.clicks;
    };

    const begin = (pointer: Pointer, stage: Stage, button: number): Gesture | undefined => {
      if (button === 1 || (button === 0 && isSpaceHeld)) return panGesture(pointer, stage);
      if (button !== 0) return undefined;
      const [kind, axis] = pointer.grip?.split(':') ?? [];
      if (kind === 'ruler') return newGuideGesture(stage, axis === 'y' ? 'y' : 'x');
      return toolNow().press(pointer, stage);
    };

    surface.addEventListener(
      'pointerdown',
      (event) => {
        if (event.target instanceof Element && event.target.closest(controls)) return;
        const stage = stageNow();
        if (!stage || gesture) return;
        // A press on the page must not start to select its words, nor take the focus from what it opens.
        event.preventDefault();
        element.focus({ preventScroll: true });
        surface.setPointerCapture(event.pointerId);
        last = pointerOf(event, countClicks(event));
        gesture = begin(last, stage, event.button);
        pressedBy = gesture && event.pointerId;
        element.classList.toggle('is-pressed', gesture !== undefined);
      },
      { signal },
    );

    const isOther = ({ pointerId }: PointerEvent): boolean => gesture !== undefined && pointerId !== pressedBy;

    surface.addEventListener(
      'pointermove',
      (event) => {
        if (isOther(event)) return;
        last = pointerOf(event, press.clicks);
        if (gesture) {
          gesture.move(last);
          return;
        }
        const stage = stageNow();
        if (stage) toolNow().hover?.(last, stage);
        useGesture.setState({ isMeasuring: event.altKey });
      },
      { signal },
    );

    const finish = (how: (running: Gesture) => void): void => {
      const running = gesture;
      gesture = undefined;
      element.classList.remove('is-pressed');
      if (running) how(running);
    };
    const cancel = (): void =>
      finish((running) => {
        running.cancel();
        settleGesture();
      });

    surface.addEventListener('pointerup', (event) => isOther(event) || finish((running) => running.end(pointerOf(event, press.clicks))), { signal });
    surface.addEventListener('pointercancel', (event) => isOther(event) || cancel(), { signal });
    surface.addEventListener('lostpointercapture', (event) => isOther(event) || cancel(), { signal });
    surface.addEventListener(
      'pointerleave',
      () => {
        if (useCanvas.getState().hovered !== undefined) useCanvas.setState({ hovered: undefined });
      },
      { signal },
    );

    const key = (event: KeyboardEvent): void => {
      if (event.code === 'Space' && (gesture || event.target === element)) {
        isSpaceHeld = event.type === 'keydown';
        element.classList.toggle('is-panning', isSpaceHeld);
        event.preventDefault();
      }
      if (event.key === 'Alt' && event.target === element) event.preventDefault();
      if (!gesture) {
        useGesture.setState({ isMeasuring: event.altKey });
        return;
      }
      if (event.type === 'keydown' && event.key === 'Escape') {
        event.preventDefault();
        event.stopImmediatePropagation();
        cancel();
        return;
      }
      if (!last) return;
      last = { ...last, shift: event.shiftKey, alt: event.altKey, mod: isMac ? event.metaKey : event.ctrlKey, space: isSpaceHeld };
      gesture.move(last);
      event.stopImmediatePropagation();
    };
    // The key may be let go in another window.
    const letGo = (): void => {
      isSpaceHeld = false;
      element.classList.remove('is-panning');
    };
    addEventListener('blur', letGo, { signal });
    addEventListener('keydown', key, { signal, capture: true });
    addEventListener('keyup', key, { signal, capture: true });
    element.addEventListener(
      'wheel',
      (event) => {
        const stage = stageNow();
        if (!event.ctrlKey && !event.metaKey && stage && toolNow().wheel?.(event, pointerOf(event), stage)) event.preventDefault();
        else zoomAt(element, event, useEditor.getState().scale, showZoom);
      },
      { signal, passive: false },
    );
    return () => {
      cancel();
      stop.abort();
    };
  }, [connection, ground, page]);
}
