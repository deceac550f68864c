// Files as one zip, in memory: the same files give the same bytes on every machine, at any time.

import { zipSync, type Zippable } from 'fflate';

/**
 * Sorted entries of one time. fflate compresses in plain JavaScript; Node's zlib chooses its code, and so its bytes, by the processor.
 * The time is written as local fields, so a local date gives the same bytes in every zone. What is compressed already can be stored as it is.
 */
export function zipFiles(files: ReadonlyMap<string, Uint8Array>, isStored: (path: string) => boolean = () => false): Uint8Array<ArrayBuffer> {
  const paths = [...files.keys()].sort();
  const entries: Zippable = Object.fromEntries(paths.map((path) => [path, [files.get(path)!, { level: isStored(path) ? 0 : 9 }] as const]));
  return zipSync(entries, { level: 9, mtime: new Date(1980, 0, 1, 12) });
}
