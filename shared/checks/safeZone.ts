// Something to be seen lies where the network puts its own buttons and texts, or is cropped away.

import { contains } from '../geometry.ts';
import { drawnBox } from '../ink.ts';
import type { Box } from '../scene.ts';
import type { Check } from './check.ts';
import { boundsOnPage, drawn, fieldOf, type Drawn, type TextItem } from './inspect.ts';

/** Half a pixel outside is not outside. */
const tolerance = 0.5;

export const safeZoneCheck: Check = {
  id: 'safe-zone',
  name: 'Outside the safe zone',
  severity: 'warning',
  blocks: false,
  find({ design, scene, size }) {
    if (!size.safeZone) return [];
    const { top, right, bottom, left } = size.safeZone;
    const safe: Box = { x: left, y: top, width: scene.width - left - right, height: scene.height - top - bottom };
    return drawn(scene.items)
      .filter((one) => !isGround(one, scene) && !contains(safe, inkOf(one), tolerance))
      .map(({ item }) => ({
        message: `"${item.name}" reaches into a part of ${size.name} that the network may cover: move it inwards.`,
        element: item.element,
        field: fieldOf(design, item.element),
      }));
  },
};

/** Shapes and pictures that run off the page are grounds: nothing is lost where they are covered. */
function isGround(one: Drawn, page: { readonly width: number; readonly height: number }): boolean {
  if (one.item.type !== 'shape' && one.item.type !== 'picture') return false;
  const inner: Box = { x: 1, y: 1, width: page.width - 2, height: page.height - 2 };
  return !contains(inner, boundsOnPage(one, one.item.box), 0);
}

/** What is really covered with ink: of a text its lines, else the box. */
function inkOf(one: Drawn): Box {
  return boundsOnPage(one, one.item.type === 'text' ? linesOf(one.item) : drawnBox(one.item));
}

function linesOf({ box, layout }: TextItem): Box {
  const left = Math.min(...layout.lines.map((line) => line.x));
  const right = Math.max(...layout.lines.map((line) => line.x + line.width));
  return layout.lines.length === 0 ? box : { x: box.x + left, y: box.y + layout.top, width: right - left, height: layout.height };
}
