// Bytes of a text file to text, whatever program wrote it: by byte order mark, else UTF-8 where it is valid, else by a guess.

import { isUtf8 } from 'node:buffer';
import chardet from 'chardet';
import iconv from 'iconv-lite';
import { Fault } from '../../shared/fault.ts';

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

function guessEncoding(bytes: Uint8Array): string {
  const sample = bytes.subarray(0, sampleBytes);
  const utf16 = unmarkedUtf16(sample);
  if (utf16) return utf16;
  if (isUtf8(bytes)) return 'utf-8';
  const guess = chardet.analyse(sample).find(({ name }) => name !== 'UTF-8' && iconv.encodingExists(name));
  // Below this a guess is worse than the most common encoding of old files.
  const name = guess && guess.confidence >= 25 ? guess.name.toLowerCase() : 'windows-1252';
  return sameAs[name] ?? name;
}

/** Controls that no text is laid out with. Of a compressed file they are a tenth, of other binary files more. */
// oxlint-disable-next-line no-control-regex
const strayControls = /[\u0000-\u0008\u000e-\u001f]/g;

/** Whether it holds zero bytes and so many controls that they cannot be strays; a few in a text are for `cleanText` to remove. */
function isBinary(sample: string): boolean {
  if (!sample.includes('\0')) return false;
  const strays = sample.match(strayControls)?.length ?? 0;
  return strays > Math.max(3, sample.length / 20);
}

/**
 * The text of a file's bytes, without byte order mark.
 * @throws Fault `input` where the bytes are not text.
 */
export function decodeText(bytes: Uint8Array, name: string): string {
  const mark = marks.find((candidate) => candidate.bytes.every((byte, index) => bytes[index] === byte));
  const encoding = mark?.encoding ?? guessEncoding(bytes);
  const text = iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), encoding);
  if (isBinary(text.slice(0, sampleBytes))) {
    throw new Fault('input', `${name} is not a spreadsheet that can be read. Save it as CSV, XLSX or JSON.`, { detail: { file: name } });
  }
  return text;
}
