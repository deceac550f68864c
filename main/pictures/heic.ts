// HEIC photos, as phones save them, become JPEGs in sRGB when they come in: upright, without their metadata, at nearly no loss. They
// are decoded in a thread that is ended when it takes too long, so that no file can hold up the program.

import { Worker } from 'node:worker_threads';
import type { Fault } from '../../shared/fault.ts';
import { decodeFault, pictureFault } from './pictureFault.ts';
import { sharp } from './sharp.ts';
import { tiffOf } from './tiff.ts';

/** Pixels of a photo, upright: RGB or RGBA, row by row. */
export interface HeicPixels {
  readonly width: number;
  readonly height: number;
  readonly channels: 3 | 4;
  readonly data: Uint8Array<ArrayBuffer>;
}

export interface HeicRequest {
  readonly id: number;
  readonly bytes: Uint8Array;
}

export type HeicAnswer = { readonly id: number } & ({ readonly pixels: HeicPixels } | { readonly error: string });

/** A phone's largest photos have 50 megapixels; a decoded one takes 15 bytes a pixel here for a moment. */
const mostPixels = 60_000_000;
/** A 12-megapixel photo takes 0.6 to 1.4 s. */
const usualTimeMs = 30_000;
/** After this long without a photo the thread and its memory are given back. */
const idleMs = 5_000;

const script = new URL(import.meta.url.endsWith('.ts') ? './heicWorker.ts' : './heic-worker.js', import.meta.url);

/** Whether the bytes begin as a HEIC or HEIF file does that holds no AVIF. */
export function isHeic(bytes: Uint8Array): boolean {
  const brand = Buffer.from(bytes.subarray(4, 12)).toString('latin1');
  return /^ftyp(hei[cxms]|hev[cxms]|mif1|msf1)/.test(brand) && !Buffer.from(bytes.subarray(8, 64)).includes('avif');
}

/**
 * A HEIC photo as a JPEG of quality 95 (a PNG where it is transparent), in sRGB. The turns and mirrors of the file are applied; its EXIF
 * orientation, which says the same again, is not.
 *
 * @throws Fault `input` naming the file: damaged, too large, or slower than `timeMs`
 */
export async function convertHeic(bytes: Uint8Array, name: string, timeMs = usualTimeMs): Promise<Buffer> {
  try {
    const { width, height, icc } = await sharp(bytes, { limitInputPixels: false }).metadata();
    if (width * height > mostPixels) throw pictureFault(name, `has ${width} x ${height} pixels; a HEIC photo may have at most 60 megapixels, so save it as JPEG`);
    const pixels = await decodeInTurn(bytes, name, timeMs);
    const picture = sharp(tiffOf(pixels, icc), { limitInputPixels: mostPixels }).toColourspace('srgb');
    return await (pixels.channels === 4 ? picture.png() : picture.jpeg({ quality: 95, chromaSubsampling: '4:4:4' })).toBuffer();
  } catch (thrown) {
    throw decodeFault(name, thrown);
  }
}

interface Decoder {
  decode(bytes: Uint8Array, name: string, timeMs: number): Promise<HeicPixels>;
}

let decoder: Decoder | undefined;
let last: Promise<unknown> = Promise.resolve();

/** One photo at a time: a decoded one is large. */
async function decodeInTurn(bytes: Uint8Array, name: string, timeMs: number): Promise<HeicPixels> {
  const mine = last.then(async () => {
    decoder ??= startDecoder(() => (decoder = undefined));
    return await decoder.decode(bytes, name, timeMs);
  });
  last = mine.catch(() => undefined);
  return await mine;
}

/** A thread that decodes; `onGone` is told when it has ended, by itself or because of a photo. */
function startDecoder(onGone: () => void): Decoder {
  const worker = new Worker(script);
  let lastId = 0;
  const end = (): void => {
    onGone();
    void worker.terminate();
  };
  let idle: NodeJS.Timeout | undefined;
  return {
    async decode(bytes, name, timeMs) {
      clearTimeout(idle);
      worker.ref();
      const id = ++lastId;
      const fault = (rest: string, cause?: unknown): Fault => pictureFault(name, rest, cause);
      try {
        return await new Promise<HeicPixels>((resolve, reject) => {
          const beganMs = performance.now();
          const giveUp = (): void => reject(fault('takes too long to read; export it as JPEG from your phone or photo program'));
          const timer = setTimeout(giveUp, timeMs);
          const died = (thrown: unknown): void => {
            clearTimeout(timer);
            reject(fault('could not be decoded; export it as JPEG from your phone or photo program', thrown));
          };
          worker.removeAllListeners();
          worker.once('error', died);
          worker.once('exit', died);
          worker.on('message', (answer: HeicAnswer) => {
            if (answer.id !== id) return;
            clearTimeout(timer);
            // On a busy machine an answer that comes late may be heard before the timer is.
            if (performance.now() - beganMs > timeMs) giveUp();
            else if ('pixels' in answer) resolve(answer.pixels);
            else reject(fault('is damaged, or a kind of HEIC that cannot be read; export it as JPEG from your phone or photo program', new Error(answer.error)));
          });
          worker.postMessage({ id, bytes } satisfies HeicRequest, []);
        });
      } catch (thrown) {
        end();
        throw thrown;
      } finally {
        worker.unref();
        idle = setTimeout(end, idleMs);
        idle.unref();
      }
    },
  };
}
