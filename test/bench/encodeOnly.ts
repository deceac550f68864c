// The floor of an export: a thread that does nothing but encode the same finished pixels, with the fastest encoders to be had as
// packages. It shares no code with the press, so that nothing done there can move it.

import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import jpegTurbo from '@julusian/jpeg-turbo';

export interface FinishedPicture {
  /** RGBA, opaque. */
  readonly pixels: Uint8Array<SharedArrayBuffer>;
  /** Whether the press exported it as a JPEG of full colour (4:4:4), or with half of it (4:2:0). */
  readonly fullColour: boolean;
}

export interface EncodeWork {
  readonly type: 'jpeg' | 'png';
  readonly width: number;
  readonly height: number;
  /** Several, taken in turn. */
  readonly pictures: readonly FinishedPicture[];
  readonly quality: number;
  /** The package.json of the rivals, among which the PNG encoder is. */
  readonly rivals: string;
}

/** What is used of `@napi-rs/image`, which is installed with the rivals. */
interface ImagePackage {
  readonly Transformer: { fromRgbaPixels(pixels: Uint8Array, width: number, height: number): { pngSync(options: object): Uint8Array } };
  readonly CompressionType: { readonly Fast: number };
  readonly FilterType: { readonly Sub: number };
}

type Encode = (pixels: Buffer, fullColour: boolean) => number;

const encoders: Readonly<Record<EncodeWork['type'], (work: EncodeWork) => Encode>> = {
  jpeg({ width, height, quality }) {
    const room = Buffer.alloc(jpegTurbo.bufferSize({ width, height, subsampling: jpegTurbo.SAMP_444 }));
    return (pixels, fullColour) => {
      const subsampling = fullColour ? jpegTurbo.SAMP_444 : jpegTurbo.SAMP_420;
      return jpegTurbo.compressSync(pixels, room, { format: jpegTurbo.FORMAT_RGBA, width, height, quality, subsampling }).length;
    };
  },
  png({ width, height, rivals }) {
    const image: ImagePackage = createRequire(rivals)('@napi-rs/image');
    const options = { compressionType: image.CompressionType.Fast, filterType: image.FilterType.Sub };
    return (pixels) => image.Transformer.fromRgbaPixels(pixels, width, height).pngSync(options).length;
  },
};

const work: EncodeWork = workerData;
const pictures = work.pictures.map(({ pixels, fullColour }) => ({ pixels: Buffer.from(pixels.buffer), fullColour }));
const encode = encoders[work.type](work);

parentPort!.on('message', (amount: number) => {
  let bytes = 0;
  for (let made = 0; made < amount; made += 1) {
    const { pixels, fullColour } = pictures[made % pictures.length]!;
    bytes += encode(pixels, fullColour);
  }
  parentPort!.postMessage(bytes);
});
