// Makes the derivative of a picture that a scene asks for: oriented, in sRGB, cropped, filtered and scaled to whole pixels. The
// same file and request give the same pixels whatever was made before.

import { readFile } from 'node:fs/promises';
import { Fault } from '../../shared/fault.ts';
import { derivativeKey, parseDerivativeKey } from '../../shared/picture.ts';
import type { DerivativeRequest, PictureInfo } from '../../shared/picture.ts';
import { colourFilter } from '../../shared/pictureFilter.ts';
import { createByteCache } from './byteCache.ts';
import type { ByteCache } from './byteCache.ts';
import { planDerivative } from './derivePlan.ts';
import type { DerivePlan, Region } from './derivePlan.ts';
import { blurred, repeated } from './filter.ts';
import { pictureLimits } from './inspect.ts';
import { decodeFault, pictureFault } from './pictureFault.ts';
import { sharp } from './sharp.ts';

/** Pixels of a derivative: RGBA, not premultiplied, row by row. */
export interface Derivative {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Most pixels of a derivative; a page is smaller by far, and more would be gigabytes on the way to it. */
const mostPixels = 64_000_000;

/** A picture decoded, oriented and in sRGB, at its own size or a step below it: what several derivatives are cut from. */
interface Base {
  readonly width: number;
  readonly height: number;
  readonly channels: 3 | 4;
  readonly data: Uint8Array;
}

/** Decoded pictures kept for the sizes that follow; never changes what is made, only how fast. */
export type BaseCache = ByteCache<Base>;

export function createBaseCache(maxBytes = 200_000_000): BaseCache {
  return createByteCache<Base>(maxBytes, (base) => base.data.byteLength);
}

/**
 * The pixels a request asks for. `file` is a path or the file's bytes. Where nothing is to be scaled the pixels are the
 * source's own.
 *
 * @throws Fault `input` naming the picture, where it cannot be decoded or would be too large
 */
export async function derive(
  file: string | Uint8Array,
  info: PictureInfo,
  request: DerivativeRequest,
  bases?: BaseCache,
): Promise<Derivative> {
  const exact = parseDerivativeKey(derivativeKey(request));
  if (!exact || exact.width < 1 || exact.height < 1 || (exact.tile && (exact.tile.width < 1 || exact.tile.height < 1))) {
    throw new Fault('input', `${info.name} was asked for at a size that cannot be made; choose another size.`);
  }
  const tooLarge = [exact, exact.tile].find((extent) => extent && extent.width * extent.height > mostPixels);
  if (tooLarge) {
    throw pictureFault(info.name, `is shown at ${tooLarge.width} × ${tooLarge.height} pixels, more than can be drawn; make its element smaller`);
  }
  // A tile is cut, filtered and then repeated.
  const piece: DerivativeRequest = exact.tile ? { ...exact, ...exact.tile } : exact;
  const plan = planDerivative(info, piece);
  try {
    const cutting = plan.direct ? deriveDirectly(file, info, plan, piece) : cutFromBase(file, info, plan, piece, bases);
    const cut = await blurred(await cutting, piece, exact.blur);
    colourFilter(exact)?.(cut);
    return { width: exact.width, height: exact.height, data: exact.tile ? repeated(cut, exact.tile, exact) : cut };
  } catch (thrown) {
    throw decodeFault(info.name, thrown);
  }
}

async function open(file: string | Uint8Array, info: PictureInfo): Promise<ReturnType<typeof sharp>> {
  // An SVG is given as bytes, so that it has no folder from which to read other files.
  const input = info.type === 'svg' && typeof file === 'string' ? await readFile(file) : file;
  return sharp(input, { limitInputPixels: pictureLimits.pixels, failOn: 'error' }).autoOrient();
}

async function cutFromBase(
  file: string | Uint8Array,
  info: PictureInfo,
  plan: DerivePlan,
  request: DerivativeRequest,
  bases: BaseCache | undefined,
): Promise<Uint8Array> {
  const key = `${info.id}-${plan.width}x${plan.height}`;
  const base = bases?.get(key) ?? (await decodeBase(file, info, plan));
  bases?.set(key, base);
  return cut(sharp(base.data, { raw: { width: base.width, height: base.height, channels: base.channels } }), plan.region, request);
}

async function decodeBase(file: string | Uint8Array, info: PictureInfo, plan: DerivePlan): Promise<Base> {
  const picture = await open(file, info);
  if (plan.width !== info.width || plan.height !== info.height) {
    // WebP's own scaled decoding is not used: its results differ between versions of the library more than its speed is worth.
    picture.resize(plan.width, plan.height, { fit: 'fill', kernel: 'lanczos3', fastShrinkOnLoad: info.type !== 'webp' });
  }
  const { data, info: made } = await picture.toColourspace('srgb').raw().toBuffer({ resolveWithObject: true });
  if (made.channels !== 3 && made.channels !== 4) throw new Error(`unknown number of channels: ${made.channels}`);
  return { width: made.width, height: made.height, channels: made.channels, data };
}

/** For pictures too large to be held decoded: read once, from top to bottom, for this derivative alone. */
async function deriveDirectly(
  file: string | Uint8Array,
  info: PictureInfo,
  plan: DerivePlan,
  request: DerivativeRequest,
): Promise<Uint8Array> {
  return cut((await open(file, info)).toColourspace('srgb'), plan.region, request);
}

async function cut(picture: ReturnType<typeof sharp>, region: Region, request: DerivativeRequest): Promise<Uint8Array> {
  picture.extract(region);
  if (region.width !== request.width || region.height !== request.height) {
    picture.resize(request.width, request.height, { fit: 'fill', kernel: 'lanczos3' });
  }
  return picture.ensureAlpha().raw().toBuffer();
}
