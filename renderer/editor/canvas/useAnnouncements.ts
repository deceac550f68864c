// Says aloud what was selected, and how large it became or how far it was turned by a gesture.

import { useEffect } from 'react';
import { boundsOfAll } from '../../../shared/turned.ts';
import { placedIn } from '../../../shared/placed.ts';
import { text } from '../../i18n/index.ts';
import { announce } from '../../shell/viewStore.ts';
import { currentShow, selectedElements, useCanvas } from '../canvasStore.ts';
import { kindName } from '../kindName.ts';
import { useGesture, type Live } from './gestureStore.ts';
import { shownNumber } from './shownNumber.ts';

function saySelection(): void {
  const [first, ...others] = selectedElements();
  if (!first) announce(text('canvas.selectedNone'));
  else if (others.length > 0) announce(text('canvas.selectedMany', { count: others.length + 1 }));
  else announce(text('canvas.selected', { name: first.name, kind: kindName(first.kind) }));
}

function sayGesture(live: Live, angle: number | undefined): void {
  const show = currentShow();
  const placed = show && placedIn(show.scene);
  const bounds = placed && boundsOfAll(live.ids.flatMap((id) => placed.get(id)?.seen ?? []));
  if (!bounds) return;
  if (angle !== undefined) announce(text('canvas.turned', { angle: shownNumber(angle) }));
  else if (live.by) announce(text('canvas.movedTo', { x: shownNumber(bounds.x), y: shownNumber(bounds.y) }));
  else announce(text('canvas.resized', { width: shownNumber(bounds.width), height: shownNumber(bounds.height) }));
}

export function useAnnouncements(): void {
  useEffect(() => {
    const ofSelection = useCanvas.subscribe((now, before) => {
      if (now.cropping !== undefined && now.cropping !== before.cropping) announce(text('canvas.croppingStarted', { name: selectedElements()[0]?.name ?? '' }));
      else if (now.selection !== before.selection && !useGesture.getState().marquee) saySelection();
    });
    const ofGestures = useGesture.subscribe((now, before) => {
      if (before.live && !now.live) sayGesture(before.live, before.angle);
      if (before.marquee && !now.marquee) saySelection();
    });
    return () => {
      ofSelection();
      ofGestures();
    };
  }, []);
}
