// Moving about on the canvas: drag with the middle button, or with Space held; Ctrl and wheel (or a pinch) zooms at the pointer.

import { useEffect } from 'react';

const smallestZoom = 0.05;
const largestZoom = 4;

export function clampZoom(zoom: number): number {
  return Math.min(largestZoom, Math.max(smallestZoom, zoom));
}

export function usePan(ground: React.RefObject<HTMLElement | null>, scale: number, onZoom: ((zoom: number) => void) | undefined): void {
  useEffect(() => {
    const element = ground.current;
    if (!element) return undefined;
    const stop = new AbortController();
    const { signal } = stop;
    let isSpaceHeld = false;
    let last: { x: number; y: number } | undefined;

    const press = (event: KeyboardEvent): void => {
      if (event.code !== 'Space' || event.target !== element) return;
      isSpaceHeld = event.type === 'keydown';
      event.preventDefault();
    };
    addEventListener('keydown', press, { signal });
    addEventListener('keyup', press, { signal });
    element.addEventListener(
      'pointerdown',
      (event) => {
        if (event.button !== 1 && !(event.button === 0 && isSpaceHeld)) return;
        event.preventDefault();
        element.setPointerCapture(event.pointerId);
        last = { x: event.clientX, y: event.clientY };
      },
      { signal },
    );
    element.addEventListener(
      'pointermove',
      (event) => {
        if (!last) return;
        element.scrollBy(last.x - event.clientX, last.y - event.clientY);
        last = { x: event.clientX, y: event.clientY };
      },
      { signal },
    );
    for (const end of ['pointerup', 'pointercancel'] as const) {
      element.addEventListener(
        end,
        () => {
          last = undefined;
        },
        { signal },
      );
    }
    element.addEventListener('wheel', (event) => zoomAt(element, event, scale, onZoom), { signal, passive: false });
    return () => stop.abort();
  }, [ground, scale, onZoom]);
}

/** Zooms so that the point under the pointer stays there. */
export function zoomAt(element: HTMLElement, event: WheelEvent, scale: number, onZoom: ((zoom: number) => void) | undefined): void {
  if (!(event.ctrlKey || event.metaKey) || !onZoom) return;
  event.preventDefault();
  const next = clampZoom(scale * Math.exp(-event.deltaY / 300));
  const bounds = element.getBoundingClientRect();
  const at = { x: event.clientX - bounds.left, y: event.clientY - bounds.top };
  const ratio = next / scale;
  const left = (element.scrollLeft + at.x) * ratio - at.x;
  const top = (element.scrollTop + at.y) * ratio - at.y;
  onZoom(next);
  requestAnimationFrame(() => element.scrollTo(left, top));
}
