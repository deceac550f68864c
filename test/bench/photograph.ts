// Drawings made to weigh what photographs do: texture at several scales and the grain of a sensor, always the same for a seed. Flat
// drawings would make every encoder look faster than it is with what people send.

import { sharp } from '../../main/pictures/sharp.ts';

export interface PhotographOptions {
  /** Pixels of the square it is cropped to. */
  readonly side: number;
  readonly seed: number;
}

/** Texture: pixels of the page a grain, and how much it lightens or darkens at most (of 255). */
const grains: readonly { readonly pixels: number; readonly strength: number }[] = [
  { pixels: 1, strength: 9 },
  { pixels: 3, strength: 12 },
  { pixels: 12, strength: 14 },
  { pixels: 60, strength: 16 },
];

/** A JPEG, as a camera writes it. */
export async function photographed(drawing: Uint8Array, { side, seed }: PhotographOptions): Promise<Uint8Array> {
  const { data } = await sharp(drawing).resize(side, side, { fit: 'cover' }).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  for (const [index, { pixels, strength }] of grains.entries()) {
    const texture = await textureOf(side, pixels, seed * grains.length + index);
    for (let pixel = 0; pixel < side * side; pixel += 1) {
      const change = ((texture[pixel]! - 128) / 128) * strength;
      for (let at = pixel * 3; at < pixel * 3 + 3; at += 1) data[at] = Math.min(255, Math.max(0, data[at]! + change));
    }
  }
  return await sharp(data, { raw: { width: side, height: side, channels: 3 } }).jpeg({ quality: 92 }).toBuffer();
}

/** Grey noise, smooth over so many pixels. */
async function textureOf(side: number, pixels: number, seed: number): Promise<Uint8Array> {
  const small = Math.ceil(side / pixels);
  const noise = new Uint8Array(small * small);
  const next = randomBytes(seed);
  for (let at = 0; at < noise.length; at += 1) noise[at] = next();
  const raw = { width: small, height: small, channels: 1 as const };
  return await sharp(noise, { raw }).resize(side, side, { kernel: 'cubic', fit: 'fill' }).toColourspace('b-w').raw().toBuffer();
}

/** Xorshift: the same bytes for a seed, on every machine. */
function randomBytes(seed: number): () => number {
  let state = (seed + 1) * 0x9e3779b1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state & 255;
  };
}
