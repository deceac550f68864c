// The shape tool: a drag draws the shape in hand, a click makes one of a plain size.

import type { ShapeName } from '../../../shared/design.ts';
import { newElement } from '../../../shared/elements/index.ts';
import { tidy, type Place } from '../../../shared/geometry.ts';
import type { Box } from '../../../shared/scene.ts';
import { useCanvas, type CanvasShow } from '../canvasStore.ts';
import { boxAbout, createElement, standingOut, tidyBox } from './creating.ts';
import { drawGesture } from './drawGesture.ts';
import type { Tool } from './tool.ts';
import { text } from '../../i18n/index.ts';

const strokePx = 6;

/** Lines are stroked, all others filled. */
function looksOf(shape: ShapeName, show: CanvasShow): object {
  const width = Math.max(1, Math.round((strokePx * Math.min(show.scene.width, show.scene.height)) / 1080));
  const colour = standingOut(show, shape === 'line' ? ['text', 'on-accent', 'background'] : ['accent', 'accent-2', 'text'], 1.5);
  return shape === 'line' ? { stroke: { colour, width }, fill: undefined } : { fill: { type: 'solid', colour } };
}

export function createShape(show: CanvasShow, shape: ShapeName, box: Box, turned: { readonly rotation?: number; readonly flipY?: boolean } = {}): void {
  const element = newElement('shape', 'shape', { ...box, ...turned, shape, name: text(`shapeNames.${shape}`), ...looksOf(shape, show) });
  createElement(show, element);
}

/** A line from one place to another: its box runs from its start to its end corner, turned over where it climbs. */
function createLine(show: CanvasShow, from: Place, to: Place): void {
  const box = { x: Math.min(from.x, to.x), y: Math.min(from.y, to.y), width: Math.abs(to.x - from.x), height: Math.abs(to.y - from.y) };
  const climbs = (to.x - from.x) * (to.y - from.y) < 0;
  createShape(show, 'line', { x: tidy(box.x), y: tidy(box.y), width: tidy(box.width), height: tidy(box.height) }, climbs ? { flipY: true } : {});
}

export const shapeTool: Tool = {
  id: 'shape',
  cursor: 'crosshair',
  press(pointer, stage) {
    const { shape } = useCanvas.getState();
    const isLine = shape === 'line';
    return drawGesture(pointer, stage, {
      isLine,
      click: (at) => createShape(stage.show, shape, isLine ? boxAbout(stage.show, at, 0.3, 0) : boxAbout(stage.show, at, 0.2)),
      drawn: (box, from, to) => (isLine ? createLine(stage.show, from, to) : createShape(stage.show, shape, tidyBox(box))),
    });
  },
};
