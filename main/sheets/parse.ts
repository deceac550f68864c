// One spreadsheet to a Sheet, where it is called.

import type { CellPicture, Sheet } from '../../shared/sheet.ts';
import { formatOf } from './formats.ts';
import { PackedRows, type RowBlock } from './packedRows.ts';
import { openSheetFile, type OpenSheet, type SheetFile } from './source.ts';
import type { PlacedPicture, SheetHead, SheetSink } from './table.ts';

/** Reads a file into a sink. @throws Fault as `readSheet` does. */
export async function parseInto(file: OpenSheet, sheet: string | undefined, sink: SheetSink): Promise<SheetHead> {
  const format = formatOf(await file.head(8), file.name);
  const head = await format.read(file, sheet, sink);
  await file.assertSame();
  return head;
}

/** The sheet of a head and the rows that went before it. Pictures are read from the file when they are asked for. */
export function sheetOf({ missing, pictures, ...head }: SheetHead, blocks: readonly RowBlock[], file: SheetFile): Sheet {
  return {
    ...head,
    rows: new PackedRows(blocks, { width: head.columns.length, missing }),
    ...(pictures ? { pictures: pictures.map((picture) => cellPicture(picture, file, head.name)) } : {}),
  };
}

function cellPicture(picture: PlacedPicture, file: SheetFile, sheetName: string): CellPicture {
  const { row, column, name } = picture;
  return { row, column, name, read: async () => await (await import('./cellPictures.ts')).readCellPicture(file, sheetName, picture) };
}

/** @throws Fault as `readSheet` does. */
export async function parseSheet(file: SheetFile, name: string, sheet?: string): Promise<Sheet> {
  const opened = await openSheetFile(file, name);
  try {
    const blocks: RowBlock[] = [];
    const head = await parseInto(opened, sheet, { block: (block) => blocks.push(block), progress: async () => undefined });
    return sheetOf(head, blocks, file);
  } finally {
    await opened.close();
  }
}
