// Contact sheets: many pictures small on one page, to be looked over at a glance.

import { join } from 'node:path';
import type { JobResult } from '../../shared/batch.ts';
import { sharp } from '../pictures/sharp.ts';
import { throwIfStopped, type ResultKind } from './result.ts';

export interface ContactSheetOptions {
  readonly columns: number;
  /** Pixels of the square each picture is fitted into, without the gap. */
  readonly cell: number;
  readonly gap: number;
  readonly type?: 'png' | 'jpeg';
}

/** One page of the pictures in rows, each fitted into a square cell; `pictures` are files. A PNG unless the type says otherwise. */
export async function contactSheet(pictures: readonly string[], { columns, cell, gap, type = 'png' }: ContactSheetOptions): Promise<Uint8Array> {
  const rows = Math.ceil(pictures.length / columns);
  const step = cell + gap;
  const placed = [];
  for (const [index, file] of pictures.entries()) {
    const { data, info } = await sharp(file).resize(cell, cell, { fit: 'inside' }).toBuffer({ resolveWithObject: true });
    const left = gap + (index % columns) * step + Math.floor((cell - info.width) / 2);
    const top = gap + Math.floor(index / columns) * step + Math.floor((cell - info.height) / 2);
    placed.push({ input: data, left, top });
  }
  const background = '#D8DBE2';
  const page = sharp({ create: { width: gap + columns * step, height: gap + rows * step, channels: 3, background } }).composite(placed);
  return await (type === 'png' ? page.png() : page.jpeg({ quality: 85 })).toBuffer();
}

const page = { columns: 12, cell: 240, gap: 16, type: 'jpeg' } as const;
const perSheet = page.columns * 15;

export const contactSheetResult: ResultKind = {
  name: 'contactSheet',
  title: 'contact sheet',
  async make({ folder, results, put, signal }) {
    const shown = shownFiles(results());
    const sheets = Math.ceil(shown.length / perSheet);
    let bytes = 0;
    for (let sheet = 1; sheet <= sheets; sheet += 1) {
      throwIfStopped(signal);
      const files = shown.slice((sheet - 1) * perSheet, sheet * perSheet).map((file) => join(folder, ...file.split('/')));
      bytes += await put(sheetFile(sheet, sheets), await contactSheet(files, page));
    }
    return { file: sheets > 0 ? sheetFile(1, sheets) : '', files: sheets, bytes };
  },
};

function sheetFile(sheet: number, sheets: number): string {
  return sheets === 1 ? 'contact-sheet.jpg' : `contact-sheet-${String(sheet).padStart(String(sheets).length, '0')}.jpg`;
}

/** The first row that was made at every size, and of every other its first picture: all points, and all shapes, once. */
function shownFiles(results: Iterable<JobResult>): readonly string[] {
  const files: string[] = [];
  let [first, last] = [0, 0];
  for (const { status, row, file } of results) {
    if (status !== 'written') continue;
    if (first === 0) first = row;
    if (row === first || row !== last) files.push(file);
    last = row;
  }
  return files;
}
