// A small file of JSON that is read anew each time and replaced whole, one change after the other: two at once would each keep only its own.

import { readFile } from 'node:fs/promises';
import type { z } from 'zod';
import { Fault } from '../../shared/fault.ts';
import { storageFault, systemCode, writeWhole } from '../library/storage.ts';

export interface JsonFile<T> {
  /** Undefined where there is no file. @throws Fault `storage`, or `input` where it is damaged */
  read(): Promise<T | undefined>;
  /** Replaces what is there by what is made of it. */
  change(make: (found: T | undefined) => T | Promise<T>): Promise<void>;
}

async function after<T>(previous: Promise<unknown>, work: () => Promise<T>): Promise<T> {
  await previous.catch(() => undefined);
  return await work();
}

/** The secrets' file at a path. */
export function jsonFile<T>(file: string, schema: z.ZodType<T>): JsonFile<T> {
  let last: Promise<unknown> = Promise.resolve();
  const readNow = async (): Promise<T | undefined> => {
    try {
      return schema.parse(JSON.parse(await readFile(file, 'utf8')));
    } catch (thrown) {
      const code = systemCode(thrown);
      if (code === 'ENOENT') return undefined;
      if (code !== '') throw storageFault('Reading the secrets in', file, thrown);
      const message = `The secrets in ${file} cannot be read: the file is damaged. Put back a copy of it, or remove it and sign in to your accounts again.`;
      throw new Fault('input', message, { detail: { file }, cause: thrown });
    }
  };
  return {
    read: () => after(last, readNow),
    change(make) {
      const changed = after(last, async () => writeWhole(file, `${JSON.stringify(await make(await readNow()), undefined, 2)}\n`));
      last = changed;
      return changed;
    },
  };
}

/** Entries without one of them. */
export function without(entries: Readonly<Record<string, string>>, key: string): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(entries).filter(([name]) => name !== key));
}
