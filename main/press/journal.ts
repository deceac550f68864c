// The journal of an export: which pictures are in the target folder, written down and synced while they are made, so that an export that was
// killed at any moment goes on where it was. Lines are only ever added.

import { mkdir, open, truncate } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { FileHandle } from 'node:fs/promises';
import { asFault } from '../../shared/fault.ts';
import type { Fault } from '../../shared/fault.ts';
import { storageFault, syncFolder, systemCode, writeWhole } from '../library/storage.ts';
import { beginLine, bootLine, endLine, journalFile, readJournal, recordLine, thisBoot } from './journalText.ts';
import type { Beginning, JournalRecord, KnownRecord, Told } from './journalText.ts';

export interface Journal {
  /** What it told when it was opened, by file. */
  readonly known: ReadonlyMap<string, KnownRecord>;
  /** Whether a file of that record can be trusted by its length and time alone: no power cut came between. */
  isOfThisBoot(record: KnownRecord): boolean;
  /** Notes a picture that is in place; it is on disk soon after. */
  add(record: JournalRecord): void;
  /** Why the disk took no more of it. */
  fault(): Fault | undefined;
  /** Notes the end of the export; resolves when all is on disk. @throws Fault `storage` */
  end(leftOver: number): Promise<void>;
  close(): Promise<void>;
}

/** Records are written together: when there are so many, or the first has waited so long. */
const writtenTogether = 16;
const longestWaitMs = 200;

/** A journal is written anew when it holds more lines than twice its records, and so many. */
const fewLines = 1000;

/**
 * Opens the journal of a target folder, or begins one, and notes that an export begins.
 *
 * @throws Fault `storage` where the disk refuses
 */
export async function openJournal(folder: string, beginning: Beginning, onRefused: (fault: Fault) => void): Promise<Journal> {
  const path = journalFile(folder);
  try {
    const told = await readJournal(folder);
    if (told && told.lines > fewLines && told.lines > 2 * told.records.size) await writeWhole(path, textOf(told));
    // A line that was torn must not become part of the next.
    else if (told) await truncate(path, told.wholeBytes);
    else await mkdir(dirname(path), { recursive: false }).catch(unlessThere);
    const handle = await open(path, 'a');
    if (!told) await syncFolder(dirname(path));
    const boot = thisBoot();
    const lines = createLines(handle, path, onRefused);
    lines.add(beginLine(beginning, boot));
    return {
      known: told?.records ?? new Map<string, KnownRecord>(),
      isOfThisBoot: (record) => record.boot === boot,
      add: (record) => lines.add(recordLine(record)),
      fault: () => lines.fault(),
      async end(leftOver) {
        lines.add(endLine(leftOver));
        await lines.flush();
      },
      close: () => lines.close(),
    };
  } catch (thrown) {
    throw storageFault('Saving the pictures in', folder, thrown);
  }
}

function unlessThere(thrown: unknown): void {
  if (systemCode(thrown) !== 'EEXIST') throw thrown;
}

/** The records alone. */
function textOf({ records }: Told): string {
  let boot: string | undefined;
  const lines: string[] = [];
  for (const record of records.values()) {
    if (record.boot !== boot) lines.push(bootLine(record.boot));
    boot = record.boot;
    lines.push(recordLine(record));
  }
  return lines.join('');
}

interface Lines {
  add(line: string): void;
  fault(): Fault | undefined;
  /** @throws Fault `storage` */
  flush(): Promise<void>;
  close(): Promise<void>;
}

/** Adds lines to a file, synced in groups; while one group is written the next one gathers, so that a slow disk gets larger ones. */
function createLines(handle: FileHandle, path: string, onRefused: (fault: Fault) => void): Lines {
  let waiting: string[] = [];
  let writing: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let refused: Fault | undefined;

  const write = async (): Promise<void> => {
    while (waiting.length > 0 && !refused) {
      const group = waiting.join('');
      waiting = [];
      try {
        await handle.appendFile(group);
        await handle.datasync();
      } catch (thrown) {
        refused = asFault(storageFault('Writing', path, thrown));
        onRefused(refused);
      }
    }
  };
  const begin = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    writing ??= write().finally(() => {
      writing = undefined;
      if (waiting.length > 0 && !refused) wait();
    });
    return writing;
  };
  const wait = (): void => {
    timer ??= setTimeout(() => void begin(), longestWaitMs);
  };

  return {
    add(line) {
      waiting.push(line);
      if (writing || refused) return;
      if (waiting.length >= writtenTogether) void begin();
      else wait();
    },
    fault: () => refused,
    async flush() {
      await writing;
      if (waiting.length > 0) await begin();
      if (refused) throw refused;
    },
    async close() {
      clearTimeout(timer);
      await writing;
      await handle.close();
    },
  };
}
