// A spreadsheet as rows of text, and how its columns meet the fields of a template. Columns are matched by name without regard
// to case, spaces, `_`, `-` and accents; a row keeps its number, whatever is left out before it.

import type { Row } from './batch.ts';
import type { Problem, Severity } from './checks/check.ts';
import { rowCheck, sheetCheck } from './checks/row.ts';
import { Fault } from './fault.ts';
import { foldName } from './foldName.ts';
import { nearest } from './nearest.ts';
import { standardFields, type Field } from './point.ts';

export interface Sheet {
  /** Name of the file, for messages. */
  readonly name: string;
  /** Names of all sheets of a workbook; one for other files. */
  readonly sheets: readonly string[];
  readonly sheet: string;
  readonly columns: readonly string[];
  /** Cells by column index. Typed cells of XLSX and JSON keep their type until the row's language is known. */
  readonly rows: CellRows;
  /** What reading found wrong with rows. */
  readonly problems?: readonly SheetProblem[];
  /** Pictures that lie in cells of a workbook. */
  readonly pictures?: readonly CellPicture[];
}

export type Cell = string | number | boolean | null;

/** The cells of all rows, which may be unpacked one at a time: as much of an array as can be had without holding them all. */
export interface CellRows extends Iterable<readonly Cell[]> {
  readonly length: number;
  /** The cells of a row by its 0-based index; undefined where there is none. */
  at(index: number): readonly Cell[] | undefined;
  slice(start: number, end: number): readonly (readonly Cell[])[];
}

/** What is wrong with a row, by its 1-based number below the header. */
export interface SheetProblem {
  readonly row: number;
  readonly message: string;
  /** `error` if absent: the cells cannot be trusted, and the row is not exported. */
  readonly severity?: Severity;
}

/** A picture that lies in, or begins in, a cell. */
export interface CellPicture {
  /** 1-based data row. */
  readonly row: number;
  /** Column index. */
  readonly column: number;
  /** Names the file within the workbook: pictures of one name are the same. */
  readonly name: string;
  /** Its bytes. Throws a Fault where it cannot be used, or the workbook has changed since. */
  read(): Promise<Uint8Array>;
}

/** Column index by field name. */
export type ColumnMapping = Readonly<Record<string, number>>;

/** Writes a number of a typed cell in a language (BCP 47, '' if not known). */
export type NumberWriter = (value: number, language: string) => string;

/** The fields a sheet can fill for a template: its own, then the standard ones it does not show (consent, alt text, language ...). */
export function sheetFields(fields: readonly Field[]): readonly Field[] {
  const own = new Set(fields.map((field) => field.name));
  return [...fields, ...standardFields.filter((field) => !own.has(field.name))];
}

/** The names a field goes by, nearest first, one list a rank: its own, its label, then each alias. */
function namesOf(field: Field): readonly string[] {
  const standard = standardFields.find(({ name }) => name === field.name);
  return [field.name, field.label, ...(standard ? [standard.label, ...standard.aliases] : [])].map(foldName);
}

/**
 * Finds each field's column. A field's own name wins over its label, a label over aliases, an alias over later ones; a column
 * serves one field, and of two columns of one name the first is taken.
 */
export function mapColumns(columns: readonly string[], fields: readonly Field[]): ColumnMapping {
  const free = new Map<string, number>();
  columns.forEach((column, index) => {
    const key = foldName(column);
    if (key !== '' && !free.has(key)) free.set(key, index);
  });
  const waiting = sheetFields(fields).map((field) => ({ field: field.name, names: namesOf(field) }));
  const ranks = Math.max(0, ...waiting.map(({ names }) => names.length));
  const found = new Map<string, number>();
  for (let rank = 0; rank < ranks; rank += 1) {
    for (const { field, names } of waiting) {
      const key = names[rank];
      const index = key === undefined ? undefined : free.get(key);
      if (index === undefined || found.has(field)) continue;
      found.set(field, index);
      free.delete(key!);
    }
  }
  return Object.fromEntries(found);
}

/**
 * The column of a name a person gave, matched as `mapColumns` does.
 * @throws Fault `notFound` that lists the columns where there is none.
 */
export function columnIndex(sheet: Sheet, column: string): number {
  const exact = sheet.columns.indexOf(column);
  const index = exact >= 0 ? exact : sheet.columns.findIndex((name) => foldName(name) === foldName(column));
  if (index >= 0 && column.trim() !== '') return index;
  const [near] = nearest(column, sheet.columns, 1);
  throw new Fault(
    'notFound',
    `${sheet.name} has no column "${column}"${near === undefined ? '' : `; did you mean "${near}"`}. Its columns are: ${listColumns(sheet.columns)}.`,
    { detail: { file: sheet.name, column } },
  );
}

/** Column names as a person reads them, the first thirty. */
export function listColumns(columns: readonly string[]): string {
  const named = columns.filter((column) => column !== '');
  const shown = named.slice(0, 30).join(', ');
  return named.length > 30 ? `${shown} and ${named.length - 30} more` : shown;
}

/** A mapping with columns chosen by hand, given as column names by field name; they win over what was found. */
export function withChosenColumns(sheet: Sheet, mapping: ColumnMapping, chosen: Readonly<Record<string, string>>): ColumnMapping {
  const indices = Object.entries(chosen).map(([field, column]) => [field, columnIndex(sheet, column)] as const);
  const taken = new Set(indices.map(([, index]) => index));
  return Object.fromEntries([...Object.entries(mapping).filter(([, index]) => !taken.has(index)), ...indices]);
}

/** The text of a cell: text as typed, numbers in the row's language, a yes or no as such. */
function cellText(cell: Cell, field: Field, language: string, write: NumberWriter): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no';
  return field.type === 'text' || field.type === 'number' ? write(cell, language) : String(cell);
}

/** Characters that the points of a sheet may hold in all: they are in memory while pictures are made of them. */
const mostCharacters = 250_000_000;

/**
 * The rows as points. Rows without any text are left out, but the others keep the number of their data row. Pictures are still
 * the text of their cell (a file name): `main/sheets/photos.ts` finds the files.
 * @throws Fault `input` where the columns in use hold more text than fits into memory
 */
export function rowsToPoints(sheet: Sheet, mapping: ColumnMapping, fields: readonly Field[], write: NumberWriter): readonly Row[] {
  const mapped = sheetFields(fields).flatMap((field) => {
    const index = mapping[field.name];
    // A picture that the template has no place for stays a file name, which no point may hold.
    const isUseless = field.type === 'image' && !fields.includes(field);
    return index === undefined || isUseless ? [] : [{ field, index, oneOf: sharedTexts() }];
  });
  const languageColumn = mapping['language'];
  const problemsByRow = problemsOf(sheet);
  const withPicture = new Set(sheet.pictures?.map(({ row }) => row));
  const rows: Row[] = [];
  let number = 0;
  let characters = 0;
  for (const cells of sheet.rows) {
    number += 1;
    const problems = problemsByRow.get(number) ?? noProblems;
    const isEmpty = cells.every((cell) => cell === null || (typeof cell === 'string' && cell.trim() === ''));
    if (isEmpty && !problems.some(({ severity }) => severity === 'error') && !withPicture.has(number)) continue;
    const language = languageColumn === undefined ? '' : String(cells[languageColumn] ?? '').trim();
    const point: Record<string, string> = {};
    for (const { field, index: column, oneOf } of mapped) {
      const text = cellText(cells[column] ?? null, field, language, write);
      if (text.trim() === '') continue;
      point[field.name] = oneOf(text);
      characters += text.length;
    }
    if (characters > mostCharacters) throw tooMuchText(sheet, number);
    rows.push({ number, point, problems });
  }
  return rows;
}

/** Values of a column that are looked out for; one with more of them holds few twice. */
const mostValues = 500;

/** Gives equal texts as one, so that a place or a consent that a hundred thousand rows share is in memory once. */
function sharedTexts(): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const first = known.get(text);
    if (first === undefined && known.size < mostValues) known.set(text, text);
    return first ?? text;
  };
}

function tooMuchText({ name }: Sheet, row: number): Fault {
  const most = mostCharacters / 1_000_000;
  return new Fault('input', `The columns of ${name} that are used hold more than ${most} million characters (up to row ${row.toLocaleString('en')}). Split it into smaller files.`, {
    detail: { file: name, row },
  });
}

/** Shared by all rows that have none, of which there may be hundreds of thousands. */
const noProblems: readonly Problem[] = [];

function problemsOf(sheet: Sheet): ReadonlyMap<number, readonly Problem[]> {
  const byRow = new Map<number, Problem[]>();
  for (const { row, message, severity = rowCheck.severity } of sheet.problems ?? []) {
    // Only what cannot be trusted keeps a row from being exported.
    const problem: Problem = { check: severity === 'error' ? rowCheck.id : sheetCheck.id, severity, message };
    const known = byRow.get(row);
    if (known) known.push(problem);
    else byRow.set(row, [problem]);
  }
  return byRow;
}
