// The rows of a spreadsheet for one template: each a point with its photo, and what is wrong before anything is laid out. A change of
// a cell makes its own row anew; only where it decides who gets which photo are all of them matched again.

import type { Row } from '../../shared/batch.ts';
import { pickPictures } from '../../shared/cellPictures.ts';
import type { Problem } from '../../shared/checks/check.ts';
import { photoCheck } from '../../shared/checks/photo.ts';
import type { Design } from '../../shared/design.ts';
import { matchPhotos, type PhotoMatches, type PhotoWish } from '../../shared/match.ts';
import { writeNumber } from '../../shared/numbers.ts';
import { textOf, type Field, type Point } from '../../shared/point.ts';
import { rowsToPoints, type ColumnMapping, type Sheet } from '../../shared/sheet.ts';
import { editedCells, editedSheet, filledFields, type SheetEdits } from '../../shared/sheetEdits.ts';
import type { BatchPhoto } from './store.ts';

/** What rows are made from; sheet and edits may change, `remake` takes over what did. */
export interface RowSource {
  readonly sheet: Sheet;
  readonly mapping: ColumnMapping;
  readonly edits: SheetEdits;
  readonly photos: ReadonlyMap<string, BatchPhoto>;
}

export interface BatchRows {
  /** Rows with data, in the order of the sheet; a new list after a change. */
  list(): readonly Row[];
  /** The row of a number; undefined where the sheet has no data there. */
  row(number: number): Row | undefined;
  /** The file that a row's image field got. */
  photoOf(number: number, field: string): string | undefined;
  /** Makes rows anew after their cells changed; answers those that may differ: undefined for all of them. */
  remake(numbers: readonly number[]): readonly number[] | undefined;
}

interface PhotoColumn {
  readonly field: Field;
  readonly matches: PhotoMatches;
}

export function createBatchRows(design: Pick<Design, 'fields'>, source: RowSource): BatchRows {
  const { fields } = design;
  const images = fields.filter(({ type }) => type === 'image');
  let plain = plainRows(source, fields);
  let columns = matchAll(plain, source, images);
  let rows = plain.map((row) => withPhotos(row, columns, source));
  let places = placesOf(rows);
  return {
    list: () => rows,
    row: (number) => rows[places.get(number) ?? -1],
    photoOf: (number, field) => columns.find((column) => column.field.name === field)?.matches.files.get(number),
    remake(numbers) {
      const before = plain;
      const next = [...plain];
      let isSame = true;
      for (const number of numbers) {
        const place = places.get(number);
        const made = plainRow(source, fields, number);
        if (place !== undefined && made) next[place] = made;
        else if (place !== undefined || made) {
          // A row came to have data, or lost all of it.
          isSame = false;
        }
      }
      plain = isSame ? next : plainRows(source, fields);
      if (isSame && numbers.every((number) => sameWishes(before[places.get(number)!], plain[places.get(number)!], source, images))) {
        const changed = [...rows];
        for (const number of numbers) changed[places.get(number)!] = withPhotos(plain[places.get(number)!]!, columns, source);
        rows = changed;
        return numbers;
      }
      columns = matchAll(plain, source, images);
      rows = plain.map((row) => withPhotos(row, columns, source));
      places = placesOf(rows);
      return undefined;
    },
  };
}

const placesOf = (rows: readonly Row[]): ReadonlyMap<number, number> => new Map(rows.map(({ number }, place) => [number, place]));

function plainRows(source: RowSource, fields: readonly Field[]): readonly Row[] {
  const { sheet, mapping } = editedSheet(source.sheet, source.mapping, source.edits);
  return rowsToPoints(sheet, mapping, fields, writeNumber);
}

function plainRow({ sheet, mapping, edits }: RowSource, fields: readonly Field[], number: number): Row | undefined {
  const cells = sheet.rows.at(number - 1);
  if (!cells) return undefined;
  const added = filledFields(edits, mapping);
  const width = sheet.columns.length;
  const more = Object.fromEntries(added.map((field, index) => [field, width + index]));
  const problems = (sheet.problems ?? []).filter(({ row }) => row === number).map((problem) => ({ ...problem, row: 1 }));
  const pictures = (sheet.pictures ?? []).filter(({ row }) => row === number).map((picture) => ({ ...picture, row: 1 }));
  const alone = { ...sheet, rows: [editedCells(cells, edits.get(number), width, added)], problems, pictures };
  const [row] = rowsToPoints(alone, { ...mapping, ...more }, fields, writeNumber);
  return row && { ...row, number };
}

/** What a row asks for: the words of its cell, else its name where the sheet has no such column. */
function wishOf({ number, point }: Row, { mapping }: RowSource, field: Field): PhotoWish {
  const cell = textOf(point, field.name);
  return mapping[field.name] !== undefined || cell !== '' ? { row: number, cell } : { row: number, name: textOf(point, 'name') };
}

function sameWishes(before: Row | undefined, after: Row | undefined, source: RowSource, images: readonly Field[]): boolean {
  if (!before || !after) return false;
  return images.every((field) => {
    const [one, other] = [wishOf(before, source, field), wishOf(after, source, field)];
    return one.cell === other.cell && one.name === other.name;
  });
}

function matchAll(rows: readonly Row[], source: RowSource, images: readonly Field[]): readonly PhotoColumn[] {
  const { sheet, mapping, photos } = source;
  const inCells = new Set(sheet.pictures?.map(({ name }) => name));
  const names = [...photos.keys()].filter((name) => !inCells.has(name));
  return images.flatMap((field): readonly PhotoColumn[] => {
    const picked = pickPictures(sheet, mapping, images, field);
    if (mapping[field.name] === undefined && names.length === 0 && picked.size === 0) return [];
    const wishes = rows.map((row) => wishOf(row, source, field));
    // A name says more than a place: a picture in a cell is for a row that names none.
    const placed = wishes.filter(({ row, cell }) => picked.has(row) && (cell ?? '').trim() === '');
    const own = new Set(placed.map(({ row }) => row));
    const { files, problems } = matchPhotos(own.size === 0 ? wishes : wishes.filter(({ row }) => !own.has(row)), names, field.name);
    if (own.size === 0) return [{ field, matches: { files, problems } }];
    const pickedFiles = new Map(files);
    const pickedProblems = new Map(problems);
    for (const row of own) {
      const one = picked.get(row)!;
      if ('picture' in one) pickedFiles.set(row, one.picture.name);
      else pickedProblems.set(row, one.problem);
    }
    return [{ field, matches: { files: pickedFiles, problems: pickedProblems } }];
  });
}

function withPhotos(row: Row, columns: readonly PhotoColumn[], { photos }: RowSource): Row {
  let { point, problems } = row;
  for (const { field, matches } of columns) {
    const file = matches.files.get(row.number);
    const photo = file === undefined ? undefined : photos.get(file);
    const problem = photo && photo.reason !== '' ? unreadable(photo, field) : matches.problems.get(row.number);
    point = withPicture(point, field.name, photo);
    if (problem) problems = [...problems, problem];
  }
  return { ...row, point, problems };
}

const unreadable = ({ reason }: BatchPhoto, field: Field): Problem => ({
  check: photoCheck.id,
  severity: photoCheck.severity,
  message: reason,
  field: field.name,
});

function withPicture(point: Point, field: string, photo: BatchPhoto | undefined): Point {
  const isThere = photo !== undefined && photo.asset !== '';
  if (!isThere && point[field] === undefined) return point;
  const { [field]: _, ...rest } = point;
  return isThere ? { ...rest, [field]: { asset: photo.asset, ...(photo.focus ? { focus: photo.focus } : {}) } } : rest;
}
