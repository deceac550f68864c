// A spreadsheet as rows of text, and how its columns meet the fields of a template.

export interface Sheet {
  /** Name of the file, for messages. */
  readonly name: string;
  /** Names of all sheets of a workbook; one for other files. */
  readonly sheets: readonly string[];
  readonly sheet: string;
  readonly columns: readonly string[];
  /** Cells by column index. Typed cells of XLSX and JSON keep their type until the row's language is known. */
  readonly rows: readonly (readonly Cell[])[];
}

export type Cell = string | number | boolean | null;

/** Column index by field name. */
export type ColumnMapping = Readonly<Record<string, number>>;
