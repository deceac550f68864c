// Where the cells of a table lie: rows below each other on common baselines, set in the largest size at which no word is broken and all
// rows have room.

import type { TableElement, TextElement } from '../design.ts';
import type { TableColumn } from '../figures.ts';
import { textRequest } from './text.ts';
import type { TextLayout } from '../text/text.ts';
import type { SceneContext } from './kind.ts';

export interface TableCell {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly layout: TextLayout;
}

export interface TableRow {
  readonly y: number;
  readonly height: number;
  /** Of the first lines. */
  readonly baseline: number;
  readonly isHeader: boolean;
  readonly cells: readonly TableCell[];
}

export interface TableLayout {
  readonly rows: readonly TableRow[];
  /** The size of texts without a scale of their own. */
  readonly size: number;
  /** From the first row's top to the last one's bottom. */
  readonly height: number;
  /** Radius of the points before rows, and how far from the side texts begin. */
  readonly pointRadius: number;
}

/** Of the size: radius of a point, and where texts begin that have one before them. */
const point = { radius: 0.24, room: 1.05 } as const;

/** Taller than any text of a cell. */
const unbounded = 1_000_000;

/** Columns as stretches of the table's width. */
function stretchesOf(element: TableElement, indent: number): readonly { readonly x: number; readonly width: number }[] {
  const gaps = element.columnGap * (element.columns.length - 1);
  const room = Math.max(0, element.width - indent - gaps);
  const shares = element.columns.reduce((sum, column) => sum + column.share, 0);
  let from = indent;
  return element.columns.map(({ share }) => {
    const width = (room * share) / shares;
    const x = element.reversed ? element.width - from - width : from;
    from += width + element.columnGap;
    return { x, width };
  });
}

const turned = { start: 'end', centre: 'centre', end: 'start' } as const;

interface Cell {
  readonly column: TableColumn;
  readonly isHeader: boolean;
  readonly text: string;
}

/** A cell as a text of its own, of one size or the largest between two. */
function cellText(element: TableElement, { column, isHeader, text }: Cell, width: number, size: TextElement['size'], height = unbounded): TextElement {
  const weight = isHeader ? element.weight : (column.weight ?? element.weight);
  const scale = isHeader ? 1 : (column.scale ?? 1);
  const of = isHeader ? (element.headerColour ?? element.colour) : (column.colour ?? element.colour);
  return {
    kind: 'text',
    id: element.id,
    name: element.name,
    x: 0,
    y: 0,
    width,
    height,
    rotation: 0,
    opacity: 1,
    pin: { x: 'start', y: 'top' },
    hidden: false,
    locked: false,
    mirror: true,
    runs: [{ text }],
    font: isHeader ? element.font : (column.font ?? element.font),
    ...(weight === undefined ? {} : { weight }),
    size: { smallest: size.smallest * scale, largest: size.largest * scale },
    colour: of,
    lineHeight: element.lineHeight,
    align: element.reversed ? turned[column.align] : column.align,
    verticalAlign: 'top',
    balance: false,
  };
}

/** The rows at one size, without room between them given up: each as tall as its tallest cell, first lines on one baseline. */
function rowsAt(element: TableElement, size: number, context: SceneContext): TableLayout {
  const indent = element.points === undefined ? 0 : size * point.room;
  const stretches = stretchesOf(element, indent);
  const of = { smallest: size, largest: size };
  let y = 0;
  const rows = element.rows.map((row, index): TableRow => {
    const isHeader = element.header && index === 0;
    const laidOut = element.columns.flatMap((column, at) => {
      const { x, width } = stretches[at]!;
      const text = row[at] ?? '';
      if (text.trim() === '') return [];
      const layout = context.fonts.layout(textRequest(cellText(element, { column, isHeader, text }, width, of), context));
      return [{ text, x, width, layout, baseline: layout.lines[0]?.baseline ?? 0 }];
    });
    const baseline = Math.max(0, ...laidOut.map((cell) => cell.baseline));
    const cells = laidOut.map(({ baseline: own, ...cell }) => ({ ...cell, y: baseline - own }));
    const height = Math.max(laidOut.length === 0 ? size * element.lineHeight : 0, ...cells.map((cell) => cell.y + cell.layout.height));
    const made = { y, height, baseline, isHeader, cells };
    y += height + element.rowGap;
    return made;
  });
  return { rows, size, height: Math.max(0, y - element.rowGap), pointRadius: size * point.radius };
}

/** The largest size at which every word fits its column. */
function sizeByWidth(element: TableElement, context: SceneContext): number {
  const { smallest, largest } = element.size;
  const stretches = stretchesOf(element, element.points === undefined ? 0 : largest * point.room);
  let size = largest;
  element.rows.forEach((row, index) => {
    const isHeader = element.header && index === 0;
    element.columns.forEach((column, at) => {
      const text = row[at] ?? '';
      if (text.trim() === '' || size <= smallest) return;
      const { size: fits } = context.fonts.layout(textRequest(cellText(element, { column, isHeader, text }, stretches[at]!.width, { smallest, largest: size }), context));
      size = Math.min(size, fits / (isHeader ? 1 : (column.scale ?? 1)));
    });
  });
  return Math.max(smallest, size);
}

/** Pixels by which rounding may exceed a box. */
const slack = 0.01;

/** Sizes are tried in half pixels. */
const stepsPerPixel = 2;

/** Rows that have room, and of the first that has none what fits: its texts say that they are cut. */
function cutTo(element: TableElement, given: TableLayout, context: SceneContext): TableLayout {
  const at = given.rows.findIndex((row) => row.y + row.height > element.height + slack);
  const row = given.rows[at];
  if (!row) return given;
  const stretches = stretchesOf(element, element.points === undefined ? 0 : given.size * point.room);
  const of = { smallest: given.size, largest: given.size };
  const room = Math.max(1, element.height - row.y);
  const cells = row.cells.map((cell): TableCell => {
    const index = stretches.findIndex((stretch) => stretch.x === cell.x);
    const text = cellText(element, { column: element.columns[index]!, isHeader: row.isHeader, text: cell.text }, cell.width, of, Math.max(1, room - cell.y));
    // At least one cell speaks for the rows left out below.
    const layout = context.fonts.layout(textRequest(text, context));
    return { ...cell, layout: at < given.rows.length - 1 ? { ...layout, cut: true } : layout };
  });
  return { ...given, rows: [...given.rows.slice(0, at), { ...row, height: room, cells }], height: element.height };
}

const tables = new WeakMap<TableElement, { readonly context: SceneContext; readonly layout: TableLayout }>();

/** The layout of a table in its box, from the top; the same answer for the same element. */
export function layOutTable(element: TableElement, context: SceneContext): TableLayout {
  const known = tables.get(element);
  if (known?.context === context) return known.layout;
  const layout = find(element, context);
  tables.set(element, { context, layout });
  return layout;
}

function find(element: TableElement, context: SceneContext): TableLayout {
  const { smallest } = element.size;
  const largest = sizeByWidth(element, context);
  const fits = (layout: TableLayout): boolean => layout.height <= element.height + slack;
  const whole = rowsAt(element, largest, context);
  if (fits(whole)) return whole;
  const least = rowsAt(element, smallest, context);
  if (!fits(least)) return cutTo(element, least, context);
  let [best, low, high] = [least, 0, Math.floor((largest - smallest) * stepsPerPixel)];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    const tried = rowsAt(element, smallest + middle / stepsPerPixel, context);
    if (fits(tried)) [best, low] = [tried, middle];
    else high = middle;
  }
  return best;
}
