// Opens the context menu of the canvas and the layers: by the right button, Shift+F10 or the menu key.

import { useEffect, useState } from 'react';
import { hitsUnder } from '../canvas/pointing.ts';
import { select, useCanvas } from '../canvasStore.ts';

export interface MenuPlace {
  /** In the window, in CSS pixels. */
  readonly x: number;
  readonly y: number;
  /** Elements under the pointer, topmost first, and the groups around them. */
  readonly under: readonly string[];
}

/** What has a menu of its own, or is written in. */
const elsewhere = 'input, textarea, [contenteditable="true"], [role="dialog"]';

/** Where the menu goes: at the pointer, or at what has the focus where a key asked for it. */
function placeOf(event: MouseEvent, target: Element): { readonly x: number; readonly y: number } {
  if (event.clientX > 0 || event.clientY > 0) return { x: event.clientX, y: event.clientY };
  const { left, top, width, height } = target.getBoundingClientRect();
  return { x: left + Math.min(width / 2, 120), y: top + height / 2 };
}

export function useContextMenu(): { readonly place: MenuPlace | undefined; readonly close: () => void } {
  const [place, setPlace] = useState<MenuPlace>();
  useEffect(() => {
    const open = (event: MouseEvent): void => {
      const target = event.target instanceof Element ? event.target : undefined;
      if (!target || useCanvas.getState().isFilling || target.closest(elsewhere)) return;
      const ground = target.closest('.editor-ground');
      const row = target.closest('.layer');
      if (!ground && !row) return;
      event.preventDefault();
      const at = placeOf(event, target);
      // A key asks about what is selected, wherever the pointer rests.
      const isByKey = event.button === -1 || event.detail === 0 && event.buttons === 0 && !(event instanceof PointerEvent && event.pointerType === 'mouse');
      const under = ground && !isByKey ? hitsUnder(at.x, at.y) : [];
      const wished = row ? row.getAttribute('data-key') : under[0];
      const { selection } = useCanvas.getState();
      const isAmong = row ? selection.includes(wished ?? '') : under.some((id) => selection.includes(id));
      if (wished && !isAmong) select([wished]);
      setPlace({ ...at, under });
    };
    document.addEventListener('contextmenu', open);
    return () => document.removeEventListener('contextmenu', open);
  }, []);
  return { place, close: () => setPlace(undefined) };
}
