// The file types we write, as a table: how pixels become bytes, and how a file is made smaller where a network has a limit. The
// same pixels give the same bytes.

import type { FileType } from '../../shared/size.ts';
import { sharp } from '../pictures/sharp.ts';
import type { BandedPage, BandStore } from './bands.ts';
import { hasSharpColourEdges } from './colourEdges.ts';
import { encodeJpeg, fixedBytes, samplingOf, sizeOfScans } from './jpeg.ts';
import { encodePng } from './png.ts';

/** A picture made ready for one encoder: what depends on the pixels alone is found once, not once per attempt. */
export interface Encoder {
  /** The file in parts, without words and profile unless the encoder puts them in. `quality` is 1 to 100, for lossy types. */
  encode(quality: number): Promise<readonly Uint8Array[]>;
  /** Bytes of an evenly spread part of the picture alone, for types that have a quality. */
  readonly sample?: (quality: number) => Promise<number>;
  /** Bytes of the file that are the same at every quality. */
  readonly fixed?: number;
  /** What makes a file smaller that has no quality, from mild to strong; `loses` names what is lost, which must be allowed. */
  readonly smaller?: readonly { readonly loses?: string; readonly encode: () => Promise<readonly Uint8Array[]> }[];
}

/** What is said in the file besides its picture, for encoders that write it themselves. */
export interface Words {
  readonly xmp?: string;
}

export const encoders: Readonly<Record<FileType, (page: BandedPage, store: BandStore, words: Words) => Encoder>> = { jpeg, png, webp, avif };

function jpeg(page: BandedPage, store: BandStore): Encoder {
  const sampling = samplingOf(page, store);
  const sample = sampleOf(page);
  return {
    encode: async (quality) => encodeJpeg(page, store, sampling, quality),
    sample: async (quality) => sizeOfScans(sample, store, sampling, quality),
    fixed: fixedBytes(page, sampling),
  };
}

/** First fast; then level 6 with adaptive filters, within 1 % of the smallest in a quarter of its time. */
function png(page: BandedPage, store: BandStore): Encoder {
  return {
    encode: async () => encodePng(page, store),
    smaller: [
      { encode: async () => [await opened(page).png({ compressionLevel: 6, adaptiveFiltering: true }).toBuffer()] },
      { loses: 'all but 256 of its colours', encode: async () => [await opened(page).png({ palette: true, colours: 256, quality: 100, effort: 7 }).toBuffer()] },
    ],
  };
}

function webp(page: BandedPage, store: BandStore): Encoder {
  const smartSubsample = hasSharpColourEdges(page, store);
  const sample = sampleOf(page);
  const encode = (pixels: BandedPage, quality: number): Promise<Buffer> => opened(pixels).webp({ quality, effort: 2, smartSubsample }).toBuffer();
  return {
    encode: async (quality) => [await encode(page, quality)],
    sample: async (quality) => (await encode(sample, quality)).length,
  };
}

/** Among the fast efforts; a higher one takes seconds a picture. */
const avifEffort = 2;

/** Colour in 4:2:0 would smear more here than elsewhere, where edges are sharp. */
function avif(page: BandedPage, store: BandStore, { xmp }: Words): Encoder {
  const chromaSubsampling = hasSharpColourEdges(page, store) ? '4:4:4' : '4:2:0';
  const sample = sampleOf(page);
  const encode = (pixels: BandedPage, quality: number): ReturnType<typeof sharp> => opened(pixels).avif({ quality, effort: avifEffort, chromaSubsampling });
  return {
    async encode(quality) {
      const picture = encode(page, quality).withIccProfile('srgb');
      return [await (xmp === undefined ? picture : picture.withXmp(xmp)).toBuffer()];
    },
    sample: async (quality) => (await encode(sample, quality).toBuffer()).length,
  };
}

function opened(page: BandedPage): ReturnType<typeof sharp> {
  const picture = sharp(page.wholePixels(), { raw: { width: page.width, height: page.height, channels: 4 } });
  return page.opaque ? picture.removeAlpha() : picture;
}

/** Side of the tiles of a sample: the height of a JPEG's largest blocks, and so many of them wide; and of how many tiles one is taken. */
const tileRows = 16;
const tileColumns = 96;
const oneOf = 6;

/** A page of tiles spread evenly over another; nothing of it is kept. */
function sampleOf(page: BandedPage): BandedPage {
  const across = Math.max(1, Math.floor(page.width / tileColumns));
  const [tileWidth, tileHeight] = [Math.min(page.width, tileColumns), Math.min(page.height, tileRows)];
  const taken = Math.ceil(across / oneOf);
  const strips = Math.max(1, Math.floor(page.height / tileRows));
  const [width, height] = [taken * tileWidth, strips * tileHeight];
  const make = (): Buffer => {
    const all = page.wholePixels();
    const data = Buffer.alloc(width * height * 4);
    for (let y = 0; y < height; y++) {
      const strip = Math.floor(y / tileHeight);
      for (let tile = 0; tile < taken; tile++) {
        // Each strip begins elsewhere, and no two neighbours alike.
        const x = ((tile * oneOf + strip * 5) % across) * tileColumns;
        const from = (y * page.width + x) * 4;
        data.set(all.subarray(from, from + tileWidth * 4), (y * width + tile * tileWidth) * 4);
      }
    }
    return data;
  };
  let made: Buffer | undefined;
  const pixels = (): Buffer => (made ??= make());
  return { width, height, opaque: page.opaque, bands: [{ top: 0, bottom: height }], prepare: () => undefined, pixels, wholePixels: pixels };
}
