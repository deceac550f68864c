// What an export's results left, as it is written down in the folder that the export keeps for itself: by it a purge knows them again.

import { open, readFile } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { systemCode } from '../library/storage.ts';
import { keptFolder } from '../press/place.ts';

export interface RecordedFile {
  /** Relative to the export's folder, with `/`; a zip beside it begins with `../`. */
  readonly file: string;
  readonly bytes: number;
  /** '' where it is too large to be worth it. */
  readonly sha256: string;
}

const line = z.object({ file: z.string(), bytes: z.number(), sha256: z.string() });

export function recordFile(folder: string): string {
  return join(folder, keptFolder, 'results');
}

/** By file; none where no result was ever made. A line that is torn counts as not there. */
export async function readRecord(folder: string): Promise<ReadonlyMap<string, RecordedFile>> {
  const text = await readFile(recordFile(folder), 'utf8').catch((thrown: unknown) => {
    if (['ENOENT', 'ENOTDIR'].includes(systemCode(thrown))) return '';
    throw thrown;
  });
  const known = new Map<string, RecordedFile>();
  for (const written of text.split('\n')) {
    const record = readLine(written);
    if (record) known.set(record.file, record);
  }
  return known;
}

function readLine(text: string): RecordedFile | undefined {
  try {
    return line.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

export interface ResultRecord {
  /** Notes a file before it takes its place, so that none is there unnoted. */
  readonly add: (file: RecordedFile) => Promise<void>;
  close(): Promise<void>;
}

/** Opens the record, with what earlier results left. */
export async function openRecord(folder: string): Promise<ResultRecord> {
  const known = await readRecord(folder);
  const handle: FileHandle = await open(recordFile(folder), 'w');
  await handle.appendFile([...known.values()].map(lineOf).join(''));
  return {
    add: async (file) => await handle.appendFile(lineOf(file)),
    close: () => handle.close(),
  };
}

function lineOf({ file, bytes, sha256 }: RecordedFile): string {
  return `${JSON.stringify({ file, bytes, sha256 })}\n`;
}
