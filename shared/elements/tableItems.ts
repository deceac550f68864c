// What a table draws: the header's ground, lines between rows, points before them and the line that joins these, and the texts.

import type { TableElement } from '../design.ts';
import { ellipseAbout, rectangle } from '../outline.ts';
import type { Box, SceneItem } from '../scene.ts';
import type { SceneContext } from './kind.ts';
import { alignedAt, partOf } from './parts.ts';
import type { TableLayout, TableRow } from './tableLayout.ts';
import { layOutTable } from './tableLayout.ts';

/** Where each row comes to lie: as laid out, moved as a whole, or with the height that is left between them. */
function placedRows({ rows, height }: TableLayout, element: TableElement): readonly TableRow[] {
  const left = Math.max(0, element.height - height);
  const { verticalAlign } = element;
  if (verticalAlign === 'spread') {
    const each = rows.length > 1 ? left / (rows.length - 1) : 0;
    return rows.map((row, index) => ({ ...row, y: row.y + each * index }));
  }
  const from = alignedAt(verticalAlign, left, 0);
  return rows.map((row) => ({ ...row, y: row.y + from }));
}

/** Of a size: how far above the baseline the middle of small letters is. */
const middleOfLetters = 0.27;

/** An outline in the box around it, in whole pixels, so that lines are sharp. */
function bar(element: TableElement, box: Box, of: string, context: SceneContext): SceneItem {
  const [x, y] = [Math.round(box.x), Math.round(box.y)];
  const sharp = { x, y, width: Math.max(1, Math.round(box.x + box.width) - x), height: Math.max(1, Math.round(box.height)) };
  return partOf(element, sharp, { type: 'outline', path: rectangle(sharp.width, sharp.height), colour: context.colour(of) });
}

function linesOf(element: TableElement, rows: readonly TableRow[], box: Box, context: SceneContext): readonly SceneItem[] {
  const { line, lineWidth } = element;
  if (line === undefined || lineWidth <= 0) return [];
  return rows.slice(1).map((row, index) => {
    const before = rows[index]!;
    const y = box.y + (before.y + before.height + row.y) / 2 - lineWidth / 2;
    return bar(element, { x: box.x, y, width: box.width, height: lineWidth }, line, context);
  });
}

function pointsOf(element: TableElement, layout: TableLayout, rows: readonly TableRow[], box: Box, context: SceneContext): readonly SceneItem[] {
  const { pointRadius: r, size } = layout;
  const { points, rail } = element;
  if (points === undefined) return [];
  const x = box.x + (element.reversed ? element.width - r : r);
  const middles = rows.filter((row) => !row.isHeader).map((row) => box.y + row.y + row.baseline - size * middleOfLetters);
  const [first = 0, last = 0] = [middles[0], middles.at(-1)];
  const width = Math.max(2, r * 0.3);
  const joined = rail === undefined || middles.length < 2 ? [] : [bar(element, { x: x - width / 2, y: first, width, height: last - first }, rail, context)];
  const dots = middles.map((y) => partOf(element, { x: x - r, y: y - r, width: 2 * r, height: 2 * r }, { type: 'outline', path: ellipseAbout([r, r], [r, r]), colour: context.colour(points) }));
  return [...joined, ...dots];
}

function headerGround(element: TableElement, rows: readonly TableRow[], box: Box, context: SceneContext): readonly SceneItem[] {
  const [header, next] = rows;
  if (element.headerFill === undefined || !header?.isHeader) return [];
  const bottom = next ? (header.y + header.height + next.y) / 2 : header.y + header.height;
  return [bar(element, { x: box.x, y: box.y, width: box.width, height: bottom }, element.headerFill, context)];
}

/** The items of a table in its box, bottom first. Its texts are parts named by row and column. */
export function drawTable(element: TableElement, box: Box, context: SceneContext): readonly SceneItem[] {
  const layout = layOutTable(element, context);
  const rows = placedRows(layout, element);
  const texts = rows.flatMap((row, index) =>
    row.cells.map(({ text, x, y, width, layout: set }, at) => {
      const place = { x: box.x + x, y: box.y + row.y + y, width, height: set.height };
      return partOf(element, place, { type: 'text', text, layout: set, smallest: element.size.smallest }, `${index + 1}.${at + 1}`);
    }),
  );
  return [...headerGround(element, rows, box, context), ...linesOf(element, rows, box, context), ...pointsOf(element, layout, rows, box, context), ...texts];
}
