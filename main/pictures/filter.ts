// What a derivative goes through besides scaling: blur, and repetition as tiles. Colours are shared/pictureFilter.ts's.

import { sharp } from './sharp.ts';

interface Extent {
  readonly width: number;
  readonly height: number;
}

/** A wider blur is made of a smaller copy: nobody sees the difference, and the cost stays that of this one. */
const widest = 3;

/** Pixels (RGBA) blurred by a standard deviation in pixels; the same ones where there is none. Edges stay opaque. */
export async function blurred(data: Uint8Array, { width, height }: Extent, blur = 0): Promise<Uint8Array> {
  if (blur === 0) return data;
  const by = Math.max(1, blur / widest);
  const small = { width: Math.max(1, Math.round(width / by)), height: Math.max(1, Math.round(height / by)) };
  const raw = (of: Extent) => ({ raw: { ...of, channels: 4 as const } });
  const reduced = by === 1 ? data : await sharp(data, raw({ width, height })).resize(small.width, small.height, { fit: 'fill', kernel: 'linear' }).raw().toBuffer();
  // Less than 0.3 is refused by the library, and seen by nobody.
  const soft = await sharp(reduced, raw(small)).blur({ sigma: Math.max(0.3, blur / by), precision: 'float', minAmplitude: 0.02 }).raw().toBuffer();
  return by === 1 ? soft : sharp(soft, raw(small)).resize(width, height, { fit: 'fill', kernel: 'cubic' }).raw().toBuffer();
}

/** A tile repeated over an extent from its top left corner. */
export function repeated(tile: Uint8Array, { width, height }: Extent, over: Extent): Uint8Array {
  const data = new Uint8Array(over.width * over.height * 4);
  const row = over.width * 4;
  for (let y = 0; y < Math.min(height, over.height); y += 1) {
    const source = tile.subarray(y * width * 4, (y + 1) * width * 4);
    for (let x = 0; x < row; x += source.length) data.set(source.subarray(0, Math.min(source.length, row - x)), y * row + x);
  }
  for (let y = height; y < over.height; y += height) data.copyWithin(y * row, 0, Math.min(height, over.height - y) * row);
  return data;
}
