// A contact sheet: many pictures small on one page, to be looked over at a glance.

import { sharp } from '../pictures/sharp.ts';

export interface ContactSheetOptions {
  readonly columns: number;
  /** Pixels of the square each picture is fitted into, without the gap. */
  readonly cell: number;
  readonly gap: number;
}

/** A PNG of the pictures in rows, each fitted into a square cell; `pictures` are files. */
export async function contactSheet(pictures: readonly string[], { columns, cell, gap }: ContactSheetOptions): Promise<Uint8Array> {
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
  return await sharp({ create: { width: gap + columns * step, height: gap + rows * step, channels: 3, background } })
    .composite(placed)
    .png()
    .toBuffer();
}
