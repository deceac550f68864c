// Looks at a picture's bytes: what it is, how large after its EXIF orientation, and how dark and light each part is. What
// cannot be used is a fault that names the file.

import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import type { Metadata } from 'sharp';
import type { PictureInfo } from '../../shared/picture.ts';
import { findForbiddenInSvg } from '../packs/files.ts';
import { isAnimated } from './animation.ts';
import { isHeic } from './heic.ts';
import { decodeFault, pictureFault } from './pictureFault.ts';
import { sharp } from './sharp.ts';
import { tonesOf, type SmallPicture } from './tones.ts';

/** What a picture may be: 100 MB, 30,000 pixels a side, 400 megapixels; an SVG 10 MB, since it is kept whole in memory as a tree. */
export const pictureLimits = { bytes: 100_000_000, svgBytes: 10_000_000, side: 30_000, pixels: 400_000_000 } as const;

/** Longest side of the copy that is looked at. */
const lookedAtSide = 448;

const types: Readonly<Record<string, PictureInfo['type']>> = {
  jpeg: 'jpeg',
  png: 'png',
  webp: 'webp',
  gif: 'gif',
  svg: 'svg',
  tiff: 'tiff',
  heif: 'avif',
  avif: 'avif',
};

/**
 * What the scene needs to know of a picture; `subject` says whether to look for heads and what the eye is drawn to as well (40 ms).
 * Decodes it whole, so a file that is cut short is found here and not in an export.
 *
 * Of an animation it is the first frame that counts.
 *
 * @throws Fault `input` with one sentence naming the file: empty, too large, not a picture, HEIC, damaged
 */
export async function inspectPicture(bytes: Uint8Array, name: string, { subject = false }: { readonly subject?: boolean } = {}): Promise<PictureInfo> {
  const { info: seen, small } = await lookAtPicture(bytes, name);
  const info = { id: createHash('sha256').update(bytes).digest('hex'), ...seen };
  if (!subject || info.type === 'svg') return info;
  const { findSubject } = await import('./subject.ts');
  return { ...info, ...(await findSubject(small)) };
}

/** The same without id and subject, and the small copy in which the subject can be looked for later. */
export async function lookAtPicture(bytes: Uint8Array, name: string): Promise<{ readonly info: Omit<PictureInfo, 'id'>; readonly small: SmallPicture }> {
  refuseBytes(bytes.length, name);
  if (isHeic(bytes)) throw pictureFault(name, 'is a HEIC photo, which cannot be used as it is; export it as JPEG from your phone or photo program');
  const metadata = await readMetadata(bytes, bytes, name);
  const type = typeOf(metadata, name);
  if (type === 'svg') refuseUnsafeSvg(bytes, name);
  const { width, height } = metadata.autoOrient;
  refuseHuge(width, height, name);
  const small = await smallCopy(bytes, name, type);
  const animated = isAnimated(bytes, type) ? { animated: true as const } : {};
  return { info: { width, height, type, name, hasAlpha: metadata.hasAlpha, ...animated, tones: await tonesOf(small) }, small };
}

/** One small copy for all that is to be seen, so that the picture is decoded once. */
async function smallCopy(bytes: Uint8Array, name: string, type: PictureInfo['type']): Promise<SmallPicture> {
  try {
    const { data, info } = await sharp(bytes, { limitInputPixels: pictureLimits.pixels, failOn: 'error' })
      .autoOrient()
      // Eight times smaller than a phone's photo, which is the most that a JPEG is scaled by while it is decoded.
      .resize(lookedAtSide, lookedAtSide, { fit: 'inside', kernel: 'linear', withoutEnlargement: type !== 'svg' })
      .toColourspace('srgb')
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    return { width: info.width, height: info.height, data };
  } catch (thrown) {
    throw decodeFault(name, thrown);
  }
}

/** What a file's header says; of a HEIC photo, what it says of the JPEG it will be. */
export interface Header extends Pick<PictureInfo, 'type' | 'width' | 'height' | 'hasAlpha'> {
  readonly frames: number;
}

/**
 * The header of a file, of which the first bytes are given.
 *
 * @throws Fault `input` naming the file, as `inspectPicture` does for what the header tells
 */
export async function readHeader(file: { readonly first: Uint8Array; readonly bytes: number; readonly file: string }, name: string): Promise<Header> {
  refuseBytes(file.bytes, name);
  const metadata = await readMetadata(file.file, file.first, name);
  const { width, height } = metadata.autoOrient;
  refuseHuge(width, height, name);
  const { hasAlpha } = metadata;
  if (isHeic(file.first)) return { type: hasAlpha ? 'png' : 'jpeg', width, height, hasAlpha, frames: 1 };
  return { type: typeOf(metadata, name), width, height, hasAlpha, frames: metadata.format === 'gif' ? (metadata.pages ?? 1) : 1 };
}

function refuseBytes(bytes: number, name: string): void {
  if (bytes === 0) throw pictureFault(name, 'is empty; copy or download it again');
  if (bytes > pictureLimits.bytes) throw pictureFault(name, 'is larger than 100 MB; save a smaller copy of it');
}

async function readMetadata(file: Uint8Array | string, first: Uint8Array, name: string): Promise<Metadata> {
  try {
    return await sharp(file, { limitInputPixels: false, failOn: 'error' }).metadata();
  } catch (thrown) {
    if (hasSignature(first)) throw pictureFault(name, 'is damaged or cut short; copy or download it again', thrown);
    throw decodeFault(name, thrown);
  }
}

/** Whether the first bytes are those of a JPEG, PNG, WebP, TIFF or GIF. */
function hasSignature(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 4)).toString('latin1');
  return ['\u00ff\u00d8\u00ff', '\u0089PNG', 'RIFF', 'II*\0', 'MM\0*', 'GIF8'].some((signature) => start.startsWith(signature));
}

function typeOf(metadata: Metadata, name: string): PictureInfo['type'] {
  const type = types[metadata.format];
  if (!type) throw pictureFault(name, `is of a kind that is not used here (${metadata.format}); save it as JPEG or PNG`);
  return type;
}

/** As many drawing programs write it: it names a grammar, which nobody reads, and declares nothing. */
const plainDoctype = /<!doctype\s+svg(\s+(public|system|"[^"<>]*"|'[^'<>]*'))*\s*>/i;

/** An SVG must look the same everywhere: fonts of the machine and files beside it are not part of it. */
function refuseUnsafeSvg(bytes: Uint8Array, name: string): void {
  if (bytes.length > pictureLimits.svgBytes) throw pictureFault(name, 'is an SVG of more than 10 MB; save it as PNG');
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) throw pictureFault(name, 'is a compressed SVG; save it as plain SVG');
  if (!isUtf8(bytes) || bytes.includes(0)) throw pictureFault(name, 'is an SVG that is not in UTF-8; save it as plain SVG or as PNG');
  const source = Buffer.from(bytes).toString('utf8');
  if (/<(?:[\w-]+:)?text[\s>]/.test(source)) {
    throw pictureFault(name, 'is an SVG with live text, whose fonts differ from machine to machine; convert the text to outlines');
  }
  const found = findForbiddenInSvg(source.replace(plainDoctype, ''));
  if (found !== undefined) throw pictureFault(name, `is an SVG with ${found}, which is not drawn here; put everything into the file, or save it as PNG`);
}

function refuseHuge(width: number, height: number, name: string): void {
  if (width > pictureLimits.side || height > pictureLimits.side || width * height > pictureLimits.pixels) {
    throw pictureFault(
      name,
      `has ${width} x ${height} pixels; at most 30,000 a side and 400 megapixels in all can be used, so save a smaller copy of it`,
    );
  }
  if (width < 1 || height < 1) throw pictureFault(name, 'has no size; give it a width and a height');
}
