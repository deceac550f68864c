// Tables of facts: rows of texts in columns, all set in the largest size at which they fit, with lines, or a point before each row.

import type { TableElement } from '../design.ts';
import type { TableColumn } from '../figures.ts';
import { fieldsIn, fieldText, fillText } from '../placeholders.ts';
import type { Point } from '../point.ts';
import { isRecord } from '../record.ts';
import type { Kind } from './kind.ts';
import type { Property, Say } from './property.ts';
import { choice, flag, length, number, optional, readChoice, readNumber, readText } from './property.ts';
import { colour, readColour, textSize } from './styles.ts';
import { drawTable } from './tableItems.ts';
import { layOutTable } from './tableLayout.ts';
import { font, readFont } from './text.ts';

const mostRows = 60;
const mostColumns = 12;
const longestCell = 2000;

function readRow(value: unknown, say: Say): readonly string[] {
  const cells = Array.isArray(value) ? value : [value ?? ''];
  if (cells.length > mostColumns) say(`had rows of more than ${mostColumns} cells, which were cut`);
  return cells.slice(0, mostColumns).map((cell) => readText(cell, '', longestCell, say));
}

const rows: Property<TableElement['rows']> = {
  label: 'Rows',
  input: { type: 'cells', mostRows, mostColumns },
  first: [['Fact', '{figure}']],
  read: (value, fallback, say) => {
    if (!Array.isArray(value)) {
      say('were not rows and were put back');
      return fallback;
    }
    if (value.length > mostRows) say(`were more than ${mostRows} and were cut`);
    return value.slice(0, mostRows).map((row) => readRow(row, say));
  },
};

const aligns = ['start', 'centre', 'end'] as const;

function readColumn(value: unknown, say: Say): TableColumn {
  const given = isRecord(value) ? value : {};
  return {
    share: readNumber(given['share'] ?? 1, 1, 0.01, 100, say),
    align: readChoice(given['align'] ?? 'start', 'start', aligns, say),
    ...(given['font'] === undefined ? {} : { font: readFont(given['font'], 'text', say) }),
    ...(given['weight'] === undefined ? {} : { weight: readNumber(given['weight'], 400, 1, 1000, say) }),
    ...(given['colour'] === undefined ? {} : { colour: readColour(given['colour'], 'text', say) }),
    ...(given['scale'] === undefined ? {} : { scale: readNumber(given['scale'], 1, 0.2, 5, say) }),
  };
}

const columns: Property<readonly TableColumn[]> = {
  label: 'Columns',
  input: { type: 'columns', mostColumns },
  first: [
    { share: 2, align: 'start' },
    { share: 1, align: 'end' },
  ],
  read: (value, fallback, say) => {
    if (!Array.isArray(value) || value.length === 0) {
      say('were not columns and were put back');
      return fallback;
    }
    if (value.length > mostColumns) say(`were more than ${mostColumns} and were cut`);
    return value.slice(0, mostColumns).map((column) => readColumn(column, say));
  },
};

/** A row filled; undefined where all the fields it asks for are empty. */
function fillRow(row: readonly string[], point: Point): readonly string[] | undefined {
  const fields = row.flatMap((cell) => fieldsIn(cell));
  if (fields.length > 0 && fields.every((field) => fieldText(point, field) === '')) return undefined;
  return row.map((cell) => fillText(cell, point).trim());
}

function isEmpty({ rows, header }: TableElement): boolean {
  return rows.slice(header ? 1 : 0).every((row) => row.every((cell) => cell.trim() === ''));
}

export const tableKind: Kind<'table'> = {
  kind: 'table',
  name: 'Table',
  mayBleed: false,
  properties: {
    rows,
    columns,
    header: flag('First row names the columns', false),
    headerColour: optional(colour('Header text', 'muted')),
    headerFill: optional(colour('Header ground', 'surface')),
    font: font('Font', 'text'),
    weight: optional(number('Weight', { first: 400, min: 1, max: 1000, step: 100 })),
    size: textSize('Size', { smallest: 24, largest: 48 }),
    lineHeight: number('Line height', { first: 1.2, min: 0.5, max: 4, step: 0.05 }),
    colour: colour('Colour', 'text'),
    columnGap: length('Space between columns', { first: 24, min: 0, max: 2000 }),
    rowGap: length('Space between rows', { first: 24, min: 0, max: 2000 }),
    verticalAlign: choice('Vertically', 'top', { top: 'Top', middle: 'Middle', bottom: 'Bottom', spread: 'Spread out' }),
    line: optional(colour('Lines between rows', 'muted')),
    lineWidth: length('Width of lines', { first: 2, min: 0, max: 200 }),
    points: optional(colour('Points before rows', 'accent')),
    rail: optional(colour('Line that joins the points', 'muted')),
    reversed: flag('Columns begin on the right', false),
  },
  firstValues: { rows: [['Fact', 'Figure'], ['No electricity', '1.4 billion'], ['No clean water', '884 million']], header: true, line: 'muted', width: 700, height: 320 },
  mirrored: (element) => ({ ...element, reversed: !element.reversed }),
  fill: (element, point) => (element.rows === undefined ? element : { ...element, rows: element.rows.flatMap((row) => [fillRow(row, point) ?? []].filter((filled) => filled.length > 0)) }),
  fieldsOf: (element) => element.rows.flatMap((row) => row.flatMap((cell) => fieldsIn(cell))),
  absence: (element) => (isEmpty(element) ? 'empty' : undefined),
  fitted: (element, height, context) => ({ ...element, height: Math.min(height, layOutTable({ ...element, height }, context).height) }),
  toScene: (element, box, context) => ({ type: 'group', items: drawTable(element, box, context) }),
};
