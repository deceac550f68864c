// What is in a compound file: the container of Excel's formats before 2007, and of workbooks with a password.

import type { OpenSheet } from './source.ts';

/** Streams by which a container is known ([MS-OFFCRYPTO] 2.3.4.4, [MS-XLS] 2.1.2), in the UTF-16 of its directory. */
const streams = [
  { name: 'EncryptedPackage', kind: 'password' },
  { name: 'Workbook', kind: 'old' },
  { name: 'Book', kind: 'old' },
] as const;

/** A directory of some dozen entries; what matters is among the first. */
const directoryBytes = 16_384;

/** What a compound file holds, by its directory ([MS-CFB] 2.2 and 2.6). */
export async function containerKind(file: OpenSheet): Promise<'password' | 'old' | 'other'> {
  const head = Buffer.from(await file.head(512));
  if (head.byteLength < 512) return 'other';
  const sectorBytes = 2 ** Math.min(head.readUInt16LE(30), 12);
  const start = (head.readUInt32LE(48) + 1) * sectorBytes;
  const directory = Buffer.from(await file.range(start, directoryBytes));
  return streams.find(({ name }) => directory.includes(Buffer.from(`${name}\0`, 'utf16le')))?.kind ?? 'other';
}
