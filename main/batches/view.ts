// Which rows the grid lists and in which order: filters, words and severities over all rows, kept until something else is asked for.

import { rowFilters, type RowCounts, type RowFilter, type RowsView } from '../../shared/batchGrid.ts';
import type { Row } from '../../shared/batch.ts';
import { pictureOf, type Field } from '../../shared/point.ts';
import { rankOf, type Findings } from './findings.ts';

/** All that a row is chosen by. */
export interface ViewSource {
  readonly rows: readonly Row[];
  readonly fields: readonly Field[];
  readonly findings: Findings;
  readonly isOut: (row: number) => boolean;
  readonly isEdited: (row: number) => boolean;
  /** All of a row's texts, in small letters. */
  words(row: number): string;
}

type Belongs = (row: Row, source: ViewSource, photo: string | undefined) => boolean;

const filters: Readonly<Record<RowFilter, Belongs>> = {
  all: () => true,
  errors: (row, { findings, isOut }) => !isOut(row.number) && findings.worst(row) === 'error',
  warnings: (row, { findings, isOut }) => !isOut(row.number) && findings.has(row, ({ severity }) => severity === 'warning'),
  leftOut: (row, { isOut }) => isOut(row.number),
  noPhoto: (row, _, photo) => photo !== undefined && !pictureOf(row.point, photo),
  edited: (row, { isEdited }) => isEdited(row.number),
};

const photoField = (fields: readonly Field[]): string | undefined => fields.find(({ type }) => type === 'image')?.name;

/** Numbers of the rows of a view, in its order. */
export function rowsOfView(view: RowsView, source: ViewSource): readonly number[] {
  const photo = photoField(source.fields);
  const belongs: Belongs = filters[view.filter];
  const words = view.search.trim().toLocaleLowerCase();
  const chosen = source.rows.filter(
    (row) =>
      belongs(row, source, photo) &&
      (view.check === '' || source.findings.has(row, ({ check }) => check === view.check)) &&
      (words === '' || String(row.number) === words || source.words(row.number).includes(words)),
  );
  if (view.order === 'sheet') return chosen.map(({ number }) => number);
  const ranked: number[][] = [[], [], [], []];
  for (const row of chosen) {
    const worst = source.isOut(row.number) ? undefined : source.findings.worst(row);
    ranked[worst === undefined ? 3 : rankOf(worst)]!.push(row.number);
  }
  return ranked.flat();
}

/** How many rows each filter lists. */
export function countRows(source: ViewSource): RowCounts {
  const photo = photoField(source.fields);
  const counts = { all: 0, errors: 0, warnings: 0, leftOut: 0, noPhoto: 0, edited: 0 };
  for (const row of source.rows) for (const filter of rowFilters) if (filters[filter](row, source, photo)) counts[filter] += 1;
  return counts;
}
