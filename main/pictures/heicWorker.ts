// The thread that decodes HEIC photos with libheif, which is compiled to WebAssembly: it reads what it is given and nothing else.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parentPort } from 'node:worker_threads';
import type { heif_context, heif_error, heif_image, heif_image_handle, MainModule } from 'libheif-js/libheif-wasm/libheif.js';
import type { HeicAnswer, HeicPixels, HeicRequest } from './heic.ts';

/** What decoding gives: an error, or an image with its planes. */
interface Decoded extends Partial<heif_error> {
  readonly image?: heif_image;
  readonly width: number;
  readonly height: number;
  readonly channels?: readonly { readonly stride: number; readonly data: Uint8Array }[];
}

const port = parentPort;
if (!port) throw new Error('the HEIC worker was started outside a worker thread');

const require = createRequire(import.meta.url);
const wasmBinary = readFileSync(require.resolve('libheif-js/libheif-wasm/libheif.wasm'));
const loadHeif: (options: { readonly wasmBinary: Uint8Array }) => MainModule = require('libheif-js/libheif-wasm/libheif.js');
const heif = loadHeif({ wasmBinary });

function failure({ message }: { readonly message?: unknown }): Error {
  return new Error(typeof message === 'string' ? message : 'nothing was decoded');
}

function decode(bytes: Uint8Array): HeicPixels {
  const context = heif.heif_context_alloc();
  try {
    return decodePrimary(context, bytes);
  } finally {
    heif.heif_context_free(context);
  }
}

function decodePrimary(context: heif_context, bytes: Uint8Array): HeicPixels {
  const read = heif.heif_context_read_from_memory(context, bytes);
  if (read.code !== heif.heif_error_code.heif_error_Ok) throw failure(read);
  const found: heif_image_handle | heif_error = heif.heif_js_context_get_primary_image_handle(context);
  if ('code' in found) throw failure(found);
  try {
    return pixelsOf(found);
  } finally {
    heif.heif_image_handle_release(found);
  }
}

function pixelsOf(handle: heif_image_handle): HeicPixels {
  const channels = heif.heif_image_handle_has_alpha_channel(handle) ? 4 : 3;
  const { heif_chroma_interleaved_RGB: rgb, heif_chroma_interleaved_RGBA: rgba } = heif.heif_chroma;
  const made: Decoded = heif.heif_js_decode_image2(handle, heif.heif_colorspace.heif_colorspace_RGB, channels === 4 ? rgba : rgb);
  const plane = made.channels?.[0];
  if (!made.image || !plane) throw failure(made);
  try {
    const { width, height } = made;
    const data = new Uint8Array(width * height * channels);
    for (let y = 0; y < height; y++) data.set(plane.data.subarray(y * plane.stride, y * plane.stride + width * channels), y * width * channels);
    return { width, height, channels, data };
  } finally {
    heif.heif_image_release(made.image);
  }
}

port.on('message', ({ id, bytes }: HeicRequest) => {
  let answer: HeicAnswer;
  try {
    answer = { id, pixels: decode(bytes) };
  } catch (thrown) {
    answer = { id, error: thrown instanceof Error ? thrown.message : String(thrown) };
  }
  port.postMessage(answer, 'pixels' in answer ? [answer.pixels.data.buffer] : []);
});
