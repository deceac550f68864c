// What is wrong with a picture, as one sentence that names its file and says what to do.

import { Fault } from '../../shared/fault.ts';

/** Reads the decoder's own words once, here: the first row that matches tells what happened. */
const reasons: readonly (readonly [RegExp, string])[] = [
  [/unsupported image format|buffer is empty|unknown|not a known/i, 'is not a picture that can be read; use a JPEG, PNG, WebP, AVIF, GIF, TIFF or SVG file'],
  [/premature end|truncated|read error|corrupt|unable to parse|bad seek|end of (stream|file)|invalid|incomplete|too short/i,
    'is damaged or cut short; copy or download it again'],
  [/pixel limit|exceed/i, 'has too many pixels; save a smaller copy of it'],
  [/memory|allocate/i, 'needs more memory than there is; save a smaller copy of it'],
];

/** A file name as it may stand in a sentence: control characters and direction marks gone, at most 120 characters. */
export function shownName(name: string): string {
  const clean = name.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '').trim() || 'The picture';
  return clean.length > 120 ? `${clean.slice(0, 119)}…` : clean;
}

/** A fault of code `input` whose sentence begins with the file's name. */
export function pictureFault(name: string, rest: string, cause?: unknown): Fault {
  return new Fault('input', `${shownName(name)} ${rest}.`, { detail: { file: shownName(name) }, cause });
}

/** What a decoder threw, told as a fault of the picture. */
export function decodeFault(name: string, thrown: unknown): Fault {
  if (thrown instanceof Fault) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  const reason = reasons.find(([pattern]) => pattern.test(message))?.[1] ?? 'cannot be decoded; open it in another program and save it as JPEG or PNG';
  return pictureFault(name, reason, thrown);
}
