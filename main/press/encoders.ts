// The file types we write, as a table: how pixels become bytes, and how a file is made smaller where a network has a limit. The
// same pixels give the same bytes.

import type { FileType } from '../../shared/size.ts';
import { sharp } from '../pictures/sharp.ts';
import type { BandedPage, BandStore } from './bands.ts';
import { hasSharpColourEdges } from './colourEdges.ts';
import { encodeJpeg, samplingOf } from './jpeg.ts';

/** A picture made ready for one encoder: what depends on the pixels alone is found once, not once per attempt. */
export interface Encoder {
  /** Whether a lower quality makes a smaller file. */
  readonly lossy: boolean;
  /** The file in parts. `quality` is 1 to 100. */
  encode(quality: number): Promise<readonly Uint8Array[]>;
  /** A much smaller form of a lossless type, if it has one, and how to name it. */
  readonly reduced?: { readonly name: string; encode(): Promise<readonly Uint8Array[]> };
}

export const encoders: Readonly<Record<FileType, (page: BandedPage, store: BandStore) => Encoder>> = { jpeg, png, webp };

function jpeg(page: BandedPage, store: BandStore): Encoder {
  const sampling = samplingOf(page, store);
  return { lossy: true, encode: async (quality) => encodeJpeg(page, store, sampling, quality) };
}

/** Level 6 with adaptive filters: within 1 % of the smallest, in a quarter of its time. */
function png(page: BandedPage): Encoder {
  return {
    lossy: false,
    encode: async () => [await opened(page).png({ compressionLevel: 6, adaptiveFiltering: true }).toBuffer()],
    reduced: { name: '256 colours', encode: async () => [await opened(page).png({ palette: true, colours: 256, quality: 100, effort: 7 }).toBuffer()] },
  };
}

function webp(page: BandedPage, store: BandStore): Encoder {
  const smartSubsample = hasSharpColourEdges(page, store);
  return {
    lossy: true,
    encode: async (quality) => [await opened(page).webp({ quality, effort: 2, smartSubsample }).toBuffer()],
  };
}

function opened(page: BandedPage): ReturnType<typeof sharp> {
  const picture = sharp(page.wholePixels(), { raw: { width: page.width, height: page.height, channels: 4 } });
  return page.opaque ? picture.removeAlpha() : picture;
}
