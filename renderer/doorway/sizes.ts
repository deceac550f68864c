// How much may go through the doorway at a time: checked here, because a message that is too long would cost the connection.

import { Fault } from '../../shared/fault.ts';
import { fileLimitBytes, messageLimitBytes } from '../../shared/wire.ts';

/** Room for names and structure beside the files of a message. */
const overheadBytes = 1024 * 1024;

/** Throws an input fault that names the file if one is too large, or if all together are. */
export function checkSizes(input: unknown): void {
  let total = 0;
  for (const { name, file } of filesIn(input)) {
    if (file.size > fileLimitBytes) {
      throw new Fault('input', `${name} has ${inMegabytes(file.size)}; at most ${inMegabytes(fileLimitBytes)} can be taken. Make it smaller first.`, {
        detail: { file: name, bytes: file.size },
      });
    }
    total += file.size;
  }
  if (total > messageLimitBytes - overheadBytes) {
    throw new Fault('input', `These files have ${inMegabytes(total)} together; add them in smaller groups.`, { detail: { bytes: total } });
  }
}

/** Splits files into groups that can be sent one after the other, keeping their order; a large file goes alone. */
export function inGroups<T extends { readonly file: Blob }>(items: readonly T[], limits: { bytes?: number; count?: number } = {}): T[][] {
  const { bytes = 32 * 1024 * 1024, count = 50 } = limits;
  const groups: T[][] = [];
  let room = 0;
  for (const item of items) {
    const last = groups.at(-1);
    if (last && last.length < count && item.file.size <= room) {
      last.push(item);
      room -= item.file.size;
    } else {
      groups.push([item]);
      room = bytes - item.file.size;
    }
  }
  return groups;
}

/** Files anywhere in an input, with the name given beside them. */
function filesIn(input: unknown, name = 'This file'): { name: string; file: Blob }[] {
  if (input instanceof Blob) return [{ name: input instanceof File ? input.name : name, file: input }];
  if (Array.isArray(input)) return input.flatMap((item) => filesIn(item, name));
  if (typeof input !== 'object' || input === null) return [];
  const own = 'name' in input && typeof input.name === 'string' ? input.name : name;
  return Object.values(input).flatMap((value) => (typeof value === 'object' ? filesIn(value, own) : []));
}

function inMegabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1024 / 1024)} MB`;
}
