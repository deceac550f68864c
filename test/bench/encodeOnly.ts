// The floor of an export: a thread that does nothing but encode the same finished pixels, with the press's own JPEG encoder.

import { parentPort, workerData } from 'node:worker_threads';
import { encoders } from '../../main/press/encoders.ts';

export interface EncodeWork {
  readonly width: number;
  readonly height: number;
  /** RGBA, opaque. */
  readonly pixels: Uint8Array;
  readonly quality: number;
}

const { width, height, pixels, quality }: EncodeWork = workerData;
const encoder = encoders.jpeg({ width, height, data: Buffer.from(pixels.buffer), opaque: true });

parentPort!.on('message', (amount: number) => {
  void encodeMany(amount);
});

async function encodeMany(amount: number): Promise<void> {
  let bytes = 0;
  for (let made = 0; made < amount; made += 1) bytes += (await encoder.encode(quality)).length;
  parentPort!.postMessage(bytes);
}
