// The text of a file, whatever program wrote it: by byte order mark, else UTF-8 where it is valid, else by a guess. It comes as pieces
// of UTF-8, or as it is where single texts of a file are in another encoding than the rest.

import { isUtf8 } from 'node:buffer';
import chardet from 'chardet';
import iconv from 'iconv-lite';
import { Fault } from '../../shared/fault.ts';
import type { OpenSheet } from './source.ts';

/** Byte order marks and the encodings they stand for. The four-byte marks come first: UTF-32LE begins as UTF-16LE does. */
const marks = [
  { bytes: [0xff, 0xfe, 0x00, 0x00], encoding: 'utf-32le' },
  { bytes: [0x00, 0x00, 0xfe, 0xff], encoding: 'utf-32be' },
  { bytes: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { bytes: [0xff, 0xfe], encoding: 'utf-16le' },
  { bytes: [0xfe, 0xff], encoding: 'utf-16be' },
] as const;

/** How much of a file is looked at to guess its encoding. */
const sampleBytes = 256 * 1024;

/** How the bytes of a file are to be read. */
export interface Encoding {
  /** Of the file; `utf-8` where each text is looked at for itself. */
  readonly name: string;
  /** Of texts that are no UTF-8, in a file that has some. */
  readonly other?: string;
  /** Length of its byte order mark. */
  readonly markBytes: number;
}

/** UTF-16 without a mark: in text of any European language nearly every second byte is zero. */
function unmarkedUtf16(sample: Uint8Array): string | undefined {
  const zeros = [0, 0];
  for (let index = 0; index < sample.length; index += 1) if (sample[index] === 0) zeros[index % 2]! += 1;
  const half = sample.length / 2;
  if (zeros[1]! > half * 0.3 && zeros[0]! < half * 0.05) return 'utf-16le';
  if (zeros[0]! > half * 0.3 && zeros[1]! < half * 0.05) return 'utf-16be';
  return undefined;
}

/** Latin-1 is read as Windows-1252, as browsers do (WHATWG Encoding Standard): it holds the curly quotes that Excel writes. */
const sameAs: Readonly<Record<string, string>> = { 'iso-8859-1': 'windows-1252', ascii: 'windows-1252', 'iso-8859-9': 'windows-1254' };

/** Encodings of one byte a character, in which separators and quotes can be found before a text is decoded. */
const isSingleByte = (encoding: string): boolean => /^(windows-|iso-8859-|koi8-)/.test(encoding);

/** The encoding of a sample that is no UTF-8, by its lines that are none. */
function guessOther(sample: Uint8Array): { readonly encoding: string; readonly isMixed: boolean } {
  const foreign: Uint8Array[] = [];
  let isMixed = false;
  for (let at = 0; at < sample.length; ) {
    const feed = sample.indexOf(0x0a, at);
    const end = feed < 0 ? sample.length : feed + 1;
    const line = sample.subarray(at, end);
    if (!isUtf8(line)) foreign.push(line);
    else isMixed ||= line.some((byte) => byte >= 0x80);
    at = end;
  }
  const guess = chardet.analyse(Buffer.concat(foreign)).find(({ name }) => name !== 'UTF-8' && iconv.encodingExists(name));
  // Below this a guess is worse than the most common encoding of old files.
  const name = guess && guess.confidence >= 25 ? guess.name.toLowerCase() : 'windows-1252';
  return { encoding: sameAs[name] ?? name, isMixed };
}

/** Where the last character of the bytes that is not whole begins; their length where all are. */
function wholeCharacters(bytes: Uint8Array): number {
  const { length } = bytes;
  for (let back = 1; back <= Math.min(3, length); back += 1) {
    const byte = bytes[length - back]!;
    if (byte < 0x80) return length;
    if (byte >= 0xc0) return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? length - back : length;
  }
  return length;
}

/** Pieces that end between two characters of UTF-8. */
async function* wholePieces(file: OpenSheet): AsyncGenerator<Uint8Array, void> {
  let rest = Buffer.alloc(0);
  for await (const chunk of file.chunks(4)) {
    const piece = Buffer.from(chunk.buffer, chunk.byteOffset - rest.byteLength, chunk.byteLength + rest.byteLength);
    piece.set(rest, 0);
    const whole = wholeCharacters(piece);
    rest = Buffer.from(piece.subarray(whole));
    yield piece.subarray(0, whole);
  }
  if (rest.byteLength > 0) yield rest;
}

/** The first piece that is no UTF-8. The whole file is looked at, as a name on its last page may be the only one with an accent. */
async function firstForeign(file: OpenSheet): Promise<Uint8Array | undefined> {
  for await (const piece of wholePieces(file)) {
    if (isUtf8(piece)) continue;
    const start = Math.max(0, piece.findIndex((byte) => byte >= 0x80) - 1_000);
    return Uint8Array.from(piece.subarray(start, start + sampleBytes));
  }
  return undefined;
}

async function guessEncoding(file: OpenSheet, sample: Uint8Array): Promise<Encoding> {
  const utf16 = unmarkedUtf16(sample);
  if (utf16) return { name: utf16, markBytes: 0 };
  const foreign = await firstForeign(file);
  if (!foreign) return { name: 'utf-8', markBytes: 0 };
  const { encoding, isMixed } = guessOther(foreign);
  return isMixed || isSingleByte(encoding) ? { name: 'utf-8', other: encoding, markBytes: 0 } : { name: encoding, markBytes: 0 };
}

/** Controls that no text is laid out with. Of a compressed file they are a tenth, of other binary files more. */
// oxlint-disable-next-line no-control-regex -- controls are what it counts
const strayControls = /[\u0000-\u0008\u000e-\u001f]/g;

/** Whether it holds zero bytes and so many controls that they cannot be strays; a few in a text are for `cleanText` to remove. */
function isBinary(sample: string): boolean {
  if (!sample.includes('\0')) return false;
  const strays = sample.match(strayControls)?.length ?? 0;
  return strays > Math.max(3, sample.length / 20);
}

/**
 * How a file is to be read.
 * @throws Fault `input` where the bytes are not text.
 */
export async function findEncoding(file: OpenSheet): Promise<Encoding> {
  const sample = await file.head(sampleBytes);
  const mark = marks.find((candidate) => candidate.bytes.every((byte, index) => sample[index] === byte));
  const encoding = await (mark ? markedEncoding(mark, file) : guessEncoding(file, sample));
  if (isBinary(iconv.decode(Buffer.from(sample), encoding.other ?? encoding.name))) {
    throw new Fault('input', `${file.name} is not a spreadsheet that can be read. Save it as CSV, XLSX or JSON.`, { detail: { file: file.name } });
  }
  return encoding;
}

/** A file that says to be UTF-8 may have texts that are not, pasted into it by an older program. */
async function markedEncoding(mark: (typeof marks)[number], file: OpenSheet): Promise<Encoding> {
  const markBytes = mark.bytes.length;
  const foreign = mark.encoding === 'utf-8' ? await firstForeign(file) : undefined;
  return foreign ? { name: mark.encoding, other: guessOther(foreign).encoding, markBytes } : { name: mark.encoding, markBytes };
}

/** Some text of a file; overwritten by the next. */
export interface TextPiece {
  readonly bytes: Uint8Array;
  /** It is UTF-8; where not, each text in it is to be looked at. */
  readonly isUtf8: boolean;
  /** How many of the file's bytes were read so far. */
  readonly read: number;
}

/** The text of a file in its order, in UTF-8 but for what `encoding.other` is of, without byte order mark. */
export async function* readText(file: OpenSheet, encoding: Encoding): AsyncGenerator<TextPiece, void> {
  let read = 0;
  if (encoding.name !== 'utf-8') {
    const decoder = iconv.getDecoder(encoding.name);
    for await (const chunk of file.chunks()) {
      read += chunk.byteLength;
      const text = decoder.write(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength));
      yield { bytes: Buffer.from(text), isUtf8: true, read };
    }
    yield { bytes: Buffer.from(decoder.end() ?? ''), isUtf8: true, read };
    return;
  }
  let skipped = encoding.markBytes;
  for await (const piece of wholePieces(file)) {
    read += piece.byteLength;
    yield { bytes: piece.subarray(skipped), isUtf8: encoding.other === undefined || isUtf8(piece), read };
    skipped = 0;
  }
}

/** The text of a few bytes that are no UTF-8. */
export function decodeOther(bytes: Uint8Array, encoding: string): string {
  return iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), encoding);
}
