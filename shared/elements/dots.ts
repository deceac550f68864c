// Dot charts: a share as so many of so many dots, in rows or columns, each as large as the box allows. An icon may stand for the dot.

import { withOpacity } from '../colour.ts';
import type { DotsElement } from '../design.ts';
import { placeIcon } from '../iconPath.ts';
import { ellipseAbout } from '../outline.ts';
import { fieldsIn, fillText } from '../placeholders.ts';
import type { Share } from '../readNumber.ts';
import { readShare } from '../readNumber.ts';
import type { Box, SceneItem } from '../scene.ts';
import { icon } from './icons.ts';
import type { Kind } from './kind.ts';
import { alignedAt, partOf } from './parts.ts';
import { choice, flag, number, optional, text } from './property.ts';
import { colour } from './styles.ts';

const mostDots = 1000;

/** Dots of a share that names no whole, or one too large to be drawn dot by dot. */
const usualDots = 100;

/** How many dots there are, and how many are lit: never none of something, nor all of what is less than all. */
export function countDots({ share, whole }: Share, wished: number | undefined): { readonly count: number; readonly lit: number } {
  const own = whole !== undefined && Number.isInteger(whole) && whole > 1 && whole <= mostDots ? whole : usualDots;
  const count = Math.round(wished ?? own);
  const lit = Math.round(share * count);
  if (share <= 0) return { count, lit: 0 };
  return { count, lit: share >= 1 ? count : Math.min(Math.max(1, lit), Math.max(1, count - 1)) };
}

interface Grid {
  readonly columns: number;
  readonly rows: number;
  /** Width of a dot. */
  readonly dot: number;
}

/** The grid in which dots are largest; the one of fewer empty places among equals. */
export function gridOf(count: number, box: Pick<Box, 'width' | 'height'>, gap: number, wished?: number): Grid {
  let best: Grid | undefined;
  const emptyIn = ({ columns, rows }: Grid): number => columns * rows - count;
  for (let columns = Math.min(wished ?? 1, count); columns <= Math.min(wished ?? count, count); columns += 1) {
    const rows = Math.ceil(count / columns);
    const dot = Math.min(box.width / (columns + gap * (columns - 1)), box.height / (rows + gap * (rows - 1)));
    const grid: Grid = { columns, rows, dot };
    if (!best || dot > best.dot * 1.0001 || (dot > best.dot * 0.9999 && emptyIn(grid) < emptyIn(best))) best = grid;
  }
  return best ?? { columns: 1, rows: 1, dot: 0 };
}

function shareOf(element: Pick<DotsElement, 'value' | 'of'>, language: string): Share | undefined {
  return readShare(element.value, element.of, language);
}

/** The place of each dot: its upper left corner relative to the box, first to last. */
function placesOf(element: DotsElement, count: number, grid: Grid, box: Box): readonly { readonly x: number; readonly y: number }[] {
  const { columns, rows, dot } = grid;
  const step = dot * (1 + element.gap);
  const [width, height] = [step * (columns - 1) + dot, step * (rows - 1) + dot];
  const [left, top] = [alignedAt(element.alignX, box.width, width), alignedAt(element.alignY, box.height, height)];
  return Array.from({ length: count }, (_, index) => {
    const [along, across] = element.order === 'rows' ? [index % columns, Math.floor(index / columns)] : [Math.floor(index / rows), index % rows];
    return {
      x: left + step * (element.reversed ? columns - 1 - along : along),
      y: top + step * (element.first === 'bottom' ? rows - 1 - across : across),
    };
  });
}

export const dotsKind: Kind<'dots'> = {
  kind: 'dots',
  name: 'Dot chart',
  mayBleed: false,
  properties: {
    value: text('Share', '{figure}', { maxLength: 200 }),
    of: text('Of', '100', { maxLength: 200 }),
    count: optional(number('Dots', { first: usualDots, min: 1, max: mostDots })),
    columns: optional(number('Dots in a row', { first: 10, min: 1, max: mostDots })),
    lit: colour('Lit', 'accent'),
    unlit: colour('Unlit', 'muted'),
    unlitOpacity: number('Opacity of unlit dots', { first: 0.3, min: 0, max: 1, step: 0.05 }),
    gap: number('Gap', { first: 0.3, min: 0, max: 3, step: 0.05 }),
    order: choice('Lights', 'rows', { rows: 'Row by row', columns: 'Column by column' }),
    first: choice('Begins at', 'top', { top: 'Top', bottom: 'Bottom' }),
    reversed: flag('Begins on the right', false),
    alignX: choice('Align', 'start', { start: 'Start', centre: 'Centre', end: 'End' }),
    alignY: choice('Vertically', 'middle', { top: 'Top', middle: 'Middle', bottom: 'Bottom' }),
    icon: optional(icon('Icon in place of dots')),
  },
  firstValues: { value: '1 in 5', width: 600, height: 120 },
  mirrored: (element) => ({ ...element, reversed: !element.reversed, alignX: opposite[element.alignX] }),
  fill: (element, point) => ({
    ...element,
    ...(element.value === undefined ? {} : { value: fillText(element.value, point).trim() }),
    ...(element.of === undefined ? {} : { of: fillText(element.of, point).trim() }),
  }),
  fieldsOf: (element) => [...fieldsIn(element.value), ...fieldsIn(element.of)],
  misread: (element, language) => (element.value === '' || shareOf(element, language) ? undefined : element.value),
  absence: (element, context) => (shareOf(element, context.language) ? undefined : 'empty'),
  toScene(element, box, context) {
    const share = shareOf(element, context.language);
    if (!share) return undefined;
    const { count, lit } = countDots(share, element.count);
    const grid = gridOf(count, box, element.gap, element.columns === undefined ? undefined : Math.round(element.columns));
    const places = placesOf(element, count, grid, box);
    const items = [
      ...partsIn(element, places.slice(lit), grid.dot, withOpacity(context.colour(element.unlit), element.unlitOpacity), box),
      ...partsIn(element, places.slice(0, lit), grid.dot, context.colour(element.lit), box),
    ];
    return { type: 'group', items };
  },
};

const opposite = { start: 'end', centre: 'centre', end: 'start' } as const;

/** Dots of one colour as one outline; its box is theirs, so that only what changes is drawn anew. */
function partsIn(element: DotsElement, places: readonly { readonly x: number; readonly y: number }[], dot: number, hex: string, box: Box): readonly SceneItem[] {
  if (places.length === 0 || dot <= 0) return [];
  const [left, top] = [Math.min(...places.map(({ x }) => x)), Math.min(...places.map(({ y }) => y))];
  const [right, bottom] = [Math.max(...places.map(({ x }) => x)) + dot, Math.max(...places.map(({ y }) => y)) + dot];
  const half = dot / 2;
  const draw = (x: number, y: number): string =>
    element.icon ? placeIcon(element.icon.path, { x, y, width: dot }) : ellipseAbout([x + half, y + half], [half, half]);
  const path = places.map(({ x, y }) => draw(x - left, y - top)).join('');
  return [partOf(element, { x: box.x + left, y: box.y + top, width: right - left, height: bottom - top }, { type: 'outline', path, colour: hex })];
}
