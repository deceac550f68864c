// The lines of an export's journal, and what a journal tells: JSON, a line each, read as they come. A line that was torn, or is of a form
// that is not known here, counts as not there.

import { createReadStream, readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { uptime } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { storageFault, systemCode } from '../library/storage.ts';
import { keptFolder } from './place.ts';

/** Of the lines. */
const form = 1;

/** One picture that was put in place. */
export interface JournalRecord {
  /** Relative to the target folder. */
  readonly file: string;
  /** Of the job it was made for: see identity.ts. */
  readonly identity: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly changedMs: number;
  /** What was found while it was made, besides what its job knew before. */
  readonly found: readonly Finding[];
}

export interface Finding {
  readonly check: string;
  readonly severity: 'error' | 'warning' | 'notice';
  readonly message: string;
}

/** A record, and the run of the computer in which it was written: files written since it started can be trusted to hold what was written. */
export interface KnownRecord extends JournalRecord {
  readonly boot: string;
}

/** An export as its first line tells it. */
export interface Beginning {
  readonly template: string;
  readonly total: number;
  /** As ISO 8601. */
  readonly at: string;
}

/** What a journal tells. */
export interface Told {
  /** By file; the last record of each. */
  readonly records: Map<string, KnownRecord>;
  /** The last export that began. */
  beginning?: Beginning;
  /** Jobs that it left over; absent where it never came to its end. */
  leftOver?: number;
  /** How many whole lines there are, and the bytes they take. */
  lines: number;
  wholeBytes: number;
}

export function journalFile(folder: string): string {
  return join(folder, keptFolder, 'journal');
}

const finding = z.object({ check: z.string(), severity: z.enum(['error', 'warning', 'notice']), message: z.string() });
const lineOf = z.union([
  z.object({
    file: z.string(),
    identity: z.string(),
    bytes: z.number().int(),
    sha256: z.string().length(64),
    changedMs: z.number(),
    found: z.array(finding).readonly().default([]),
  }),
  z.object({ begin: z.number(), boot: z.string(), template: z.string(), total: z.number().int(), at: z.string() }),
  z.object({ form: z.number(), boot: z.string() }),
  z.object({ end: z.number().int() }),
]);

export function beginLine({ template, total, at }: Beginning, boot: string): string {
  return `${JSON.stringify({ begin: form, boot, template, total, at })}\n`;
}

/** Stands before records that were written in another run of the computer. */
export function bootLine(boot: string): string {
  return `${JSON.stringify({ form, boot })}\n`;
}

export function recordLine({ file, identity, bytes, sha256, changedMs, found }: JournalRecord): string {
  return `${JSON.stringify({ file, identity, bytes, sha256, changedMs, ...(found.length > 0 ? { found } : {}) })}\n`;
}

export function endLine(leftOver: number): string {
  return `${JSON.stringify({ end: leftOver })}\n`;
}

/** What the journal of a folder tells; undefined where there is none. @throws Fault `storage` where it cannot be read */
export async function readJournal(folder: string): Promise<Told | undefined> {
  const path = journalFile(folder);
  try {
    const wholeBytes = await lengthOfWhole(path);
    const told: Told = { records: new Map(), lines: 0, wholeBytes };
    let boot: string | undefined;
    if (wholeBytes === 0) return told;
    for await (const line of createInterface({ input: createReadStream(path, { end: wholeBytes - 1 }), crlfDelay: Infinity })) {
      told.lines += 1;
      const value = parseLine(line);
      if (value === undefined) continue;
      if ('file' in value) {
        if (boot !== undefined) told.records.set(value.file, { ...value, boot });
      } else if ('end' in value) told.leftOver = value.end;
      else if ('form' in value) boot = value.form === form ? value.boot : undefined;
      else {
        boot = value.begin === form ? value.boot : undefined;
        told.beginning = { template: value.template, total: value.total, at: value.at };
        delete told.leftOver;
      }
    }
    return told;
  } catch (thrown) {
    if (systemCode(thrown) === 'ENOENT' || systemCode(thrown) === 'ENOTDIR') return undefined;
    throw storageFault('Reading', path, thrown);
  }
}

function parseLine(line: string): z.infer<typeof lineOf> | undefined {
  try {
    return lineOf.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}

const lineFeed = 10;

/** The bytes up to the last line that ends. */
async function lengthOfWhole(path: string): Promise<number> {
  const handle = await open(path, 'r');
  try {
    const piece = Buffer.alloc(65_536);
    for (let end = (await handle.stat()).size; end > 0; ) {
      const start = Math.max(0, end - piece.length);
      const { bytesRead } = await handle.read(piece, 0, end - start, start);
      const last = piece.subarray(0, bytesRead).lastIndexOf(lineFeed);
      if (last >= 0) return start + last + 1;
      end = start;
    }
    return 0;
  } finally {
    await handle.close();
  }
}

/** A text that is the same as long as the computer runs. Where the system has none it is the time it started, which a changed clock changes. */
export function thisBoot(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return `started ${Math.round((Date.now() / 1000 - uptime()) / 10)}`;
  }
}
