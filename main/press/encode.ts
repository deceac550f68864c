// Pixels to a finished file: encoded, under its network's byte limit where that can be had, with profile and words embedded.

import type { Problem } from '../../shared/checks/check.ts';
import type { FileType, Size } from '../../shared/size.ts';
import { sharp } from '../pictures/sharp.ts';
import type { BandedPage, BandStore } from './bands.ts';
import { embed } from './embed.ts';
import { encoders } from './encoders.ts';
import type { Encoder } from './encoders.ts';
import { findQuality } from './quality.ts';
import { xmpPacket } from './xmp.ts';
import type { PictureWords } from './xmp.ts';

export interface EncodeRequest {
  readonly type: FileType;
  /** 1 to 100; lowered where the size's limit asks for it, never below 60 nor raised. */
  readonly quality: number;
  readonly size: Pick<Size, 'id' | 'maxBytes' | 'minBytes'>;
  readonly words: PictureWords;
  /** A PNG above its network's limit may lose all but 256 of its colours. */
  readonly palette?: boolean;
  /** Asked before each attempt; throws where nobody waits for the picture any more. */
  readonly demandWanted?: () => void;
}

export interface EncodedFile {
  readonly bytes: Uint8Array;
  readonly problems: readonly Problem[];
}

/** Below this, blocks and fringes show. */
export const lowestQuality = 60;

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

/**
 * Makes the file, in memory that `room` gives. What could not be kept (a byte limit, a long alt text) is told as a problem, never left out
 * in silence.
 */
export async function encodePicture(page: BandedPage, request: EncodeRequest, store: BandStore, room = (bytes: number): Buffer => Buffer.alloc(bytes)): Promise<EncodedFile> {
  store.begin();
  const packet = xmpPacket(request.words);
  const words = packet ? { xmp: packet.xmp } : {};
  const encoder = encoders[request.type](page, store, words);
  const metadata = { icc: await srgbProfile(), ...words };
  const finish = (parts: readonly Uint8Array[]): Finished => {
    const all = embed(request.type, parts, metadata);
    const bytes = sizeOf(all);
    return { parts: all, bytes, added: bytes - sizeOf(parts) };
  };
  const { file, problems } = await withinLimit(encoder, request, finish);
  const cut = packet?.cut
    ? [problem('metadata', 'notice', 'The alt text, credit or source is too long for the picture file and was cut there; manifest.json has it whole.')]
    : [];
  return { bytes: joined(file.parts, room(file.bytes)), problems: [...problems, ...tooSmall(file.bytes, request), ...cut] };
}

function joined(parts: readonly Uint8Array[], into: Buffer): Buffer {
  let at = 0;
  for (const part of parts) {
    into.set(part, at);
    at += part.length;
  }
  return into;
}

function problem(check: string, severity: Problem['severity'], message: string): Problem {
  return { check, severity, message };
}

const sizeOf = (parts: readonly Uint8Array[]): number => parts.reduce((sum, part) => sum + part.length, 0);

interface Finished {
  readonly parts: readonly Uint8Array[];
  readonly bytes: number;
  /** Of them, profile and words. */
  readonly added: number;
}

type Finish = (parts: readonly Uint8Array[]) => Finished;

interface Fitted {
  readonly file: Finished;
  readonly problems: readonly Problem[];
}

async function withinLimit(encoder: Encoder, request: EncodeRequest, finish: Finish): Promise<Fitted> {
  request.demandWanted?.();
  const first = finish(await encoder.encode(request.quality));
  const limit = request.size.maxBytes ?? Infinity;
  if (first.bytes <= limit) return { file: first, problems: [] };
  return encoder.sample ? lowered(encoder, encoder.sample, request, finish, first, limit) : reduced(encoder, request, finish, first, limit);
}

async function reduced({ smaller = [] }: Encoder, request: EncodeRequest, finish: Finish, first: Finished, limit: number): Promise<Fitted> {
  let lossless = first;
  for (const { loses, encode } of smaller) {
    if (loses !== undefined && !request.palette) continue;
    request.demandWanted?.();
    const file = finish(await encode());
    // What is too large anyway need not lose anything.
    if (loses === undefined && file.bytes < lossless.bytes) lossless = file;
    if (file.bytes > limit) continue;
    if (loses === undefined) return { file, problems: [] };
    return { file, problems: [problem('bytes', 'warning', `${request.size.id} lost ${loses} to stay below ${shownBytes(limit)}; choose JPEG to keep them.`)] };
  }
  return { file: lossless, problems: [tooLarge(lossless.bytes, request)] };
}

async function lowered(encoder: Encoder, sample: NonNullable<Encoder['sample']>, request: EncodeRequest, finish: Finish, first: Finished, limit: number): Promise<Fitted> {
  if (request.quality <= lowestQuality) return { file: first, problems: [tooLarge(first.bytes, request)] };
  const found = await findQuality({
    lowest: lowestQuality,
    asked: request.quality,
    first: { file: first, bytes: first.bytes },
    limit,
    fixed: first.added + (encoder.fixed ?? 0),
    sample,
    encode: async (quality) => {
      request.demandWanted?.();
      const file = finish(await encoder.encode(quality));
      return { file, bytes: file.bytes };
    },
  });
  if (found.bytes > limit) return { file: found.file, problems: [tooLarge(found.bytes, request)] };
  return { file: found.file, problems: [problem('bytes', 'notice', `${request.size.id} was saved at quality ${found.quality} to stay below ${shownBytes(limit)}.`)] };
}

function tooLarge(bytes: number, { size, type, palette }: EncodeRequest): Problem {
  const fewer = palette ? '' : ', or let it have 256 colours';
  const advice = type === 'png' ? `choose JPEG${fewer}` : 'choose a plainer picture';
  return problem('bytes', 'warning', `${size.id} is ${shownBytes(bytes)}, above the network's limit of ${shownBytes(size.maxBytes!)}; ${advice}.`);
}

function tooSmall(bytes: number, { size }: EncodeRequest): readonly Problem[] {
  if (size.minBytes === undefined || bytes >= size.minBytes) return [];
  const message = `${size.id} is ${shownBytes(bytes)}, below the ${shownBytes(size.minBytes)} that the network asks for; choose a higher quality or PNG.`;
  return [problem('bytes', 'warning', message)];
}

function shownBytes(count: number): string {
  if (count < 10_000) return `${count} bytes`;
  return count < 1_000_000 ? `${Math.round(count / 1000)} kB` : `${(count / 1_000_000).toFixed(2)} MB`;
}
