// Pixels to a finished file: encoded, under its network's byte limit where that can be had, with profile and words embedded.

import type { Problem } from '../../shared/checks/check.ts';
import type { FileType, Size } from '../../shared/size.ts';
import { sharp } from '../pictures/sharp.ts';
import type { BandedPage, BandStore } from './bands.ts';
import { embed } from './embed.ts';
import { encoders } from './encoders.ts';
import type { Encoder } from './encoders.ts';
import { xmpPacket } from './xmp.ts';
import type { PictureWords } from './xmp.ts';

export interface EncodeRequest {
  readonly type: FileType;
  /** 1 to 100; lowered where the size's limit asks for it, never below 60 nor raised. */
  readonly quality: number;
  readonly size: Pick<Size, 'id' | 'maxBytes' | 'minBytes'>;
  readonly words: PictureWords;
}

export interface EncodedFile {
  readonly bytes: Uint8Array;
  readonly problems: readonly Problem[];
}

/** Below this, blocks and fringes show. */
export const lowestQuality = 60;
/** Attempts between the lowest and the asked quality: three bring it within five of the best. */
const attempts = 3;

let profile: Promise<Uint8Array> | undefined;

/** The compact sRGB profile (480 bytes) that libvips carries. */
function srgbProfile(): Promise<Uint8Array> {
  profile ??= (async () => {
    const pixel = sharp({ create: { width: 1, height: 1, channels: 3, background: '#000' } });
    const { icc } = await sharp(await pixel.withIccProfile('srgb').jpeg().toBuffer()).metadata();
    if (!icc) throw new Error('libvips embedded no sRGB profile');
    return icc;
  })();
  return profile;
}

/** Makes the file. What could not be kept (a byte limit, a long alt text) is told as a problem, never left out in silence. */
export async function encodePicture(page: BandedPage, request: EncodeRequest, store: BandStore): Promise<EncodedFile> {
  const encoder = encoders[request.type](page, store);
  const packet = xmpPacket(request.words);
  const metadata = { icc: await srgbProfile(), ...(packet ? { xmp: packet.xmp } : {}) };
  const finish = (parts: readonly Uint8Array[]): Uint8Array => Buffer.concat(embed(request.type, parts, metadata));
  const { bytes, problems } = await withinLimit(encoder, request, finish);
  const cut = packet?.cut
    ? [problem('metadata', 'notice', 'The alt text, credit or source is too long for the picture file and was cut there; manifest.json has it whole.')]
    : [];
  return { bytes, problems: [...problems, ...tooSmall(bytes, request), ...cut] };
}

function problem(check: string, severity: Problem['severity'], message: string): Problem {
  return { check, severity, message };
}

type Finish = (parts: readonly Uint8Array[]) => Uint8Array;

async function withinLimit(encoder: Encoder, request: EncodeRequest, finish: Finish): Promise<EncodedFile> {
  const first = finish(await encoder.encode(request.quality));
  const limit = request.size.maxBytes ?? Infinity;
  if (first.length <= limit) return { bytes: first, problems: [] };
  if (encoder.lossy) return lowered(encoder, request, finish, first, limit);
  if (!encoder.reduced) return { bytes: first, problems: [tooLarge(first, request)] };
  const reduced = finish(await encoder.reduced.encode());
  const told = problem('bytes', 'warning', `${request.size.id} was reduced to ${encoder.reduced.name} to stay below ${shownBytes(limit)}; choose JPEG to keep all its colours.`);
  return { bytes: reduced, problems: reduced.length <= limit ? [told] : [tooLarge(reduced, request)] };
}

/** The best quality that fits, found by halving the range; the lowest where none does. */
async function lowered(encoder: Encoder, request: EncodeRequest, finish: Finish, first: Uint8Array, limit: number): Promise<EncodedFile> {
  if (request.quality <= lowestQuality) return { bytes: first, problems: [tooLarge(first, request)] };
  let best = { quality: lowestQuality, bytes: finish(await encoder.encode(lowestQuality)) };
  if (best.bytes.length > limit) return { bytes: best.bytes, problems: [tooLarge(best.bytes, request)] };
  let above = request.quality;
  for (let attempt = 0; attempt < attempts && above - best.quality > 1; attempt++) {
    const quality = Math.floor((best.quality + above) / 2);
    const bytes = finish(await encoder.encode(quality));
    if (bytes.length <= limit) best = { quality, bytes };
    else above = quality;
  }
  const told = problem('bytes', 'notice', `${request.size.id} was saved at quality ${best.quality} to stay below ${shownBytes(limit)}.`);
  return { bytes: best.bytes, problems: [told] };
}

function tooLarge(bytes: Uint8Array, { size, type }: EncodeRequest): Problem {
  const advice = type === 'png' ? 'choose JPEG' : 'choose a plainer picture';
  return problem('bytes', 'warning', `${size.id} is ${shownBytes(bytes.length)}, above the network's limit of ${shownBytes(size.maxBytes!)}; ${advice}.`);
}

function tooSmall(bytes: Uint8Array, { size }: EncodeRequest): readonly Problem[] {
  if (size.minBytes === undefined || bytes.length >= size.minBytes) return [];
  const message = `${size.id} is ${shownBytes(bytes.length)}, below the ${shownBytes(size.minBytes)} that the network asks for; choose a higher quality or PNG.`;
  return [problem('bytes', 'warning', message)];
}

function shownBytes(count: number): string {
  if (count < 10_000) return `${count} bytes`;
  return count < 1_000_000 ? `${Math.round(count / 1000)} kB` : `${(count / 1_000_000).toFixed(2)} MB`;
}
