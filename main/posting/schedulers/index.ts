// The schedulers whose files we write. A new one is one file and one line.

import { Fault } from '../../../shared/fault.ts';
import { nearest } from '../../../shared/nearest.ts';
import { buffer } from './buffer.ts';
import { hootsuite } from './hootsuite.ts';
import { metricool } from './metricool.ts';
import { publer } from './publer.ts';
import type { Scheduler } from './scheduler.ts';
import { sprout } from './sprout.ts';

export const schedulers: readonly Scheduler[] = [publer, metricool, buffer, hootsuite, sprout];

/** Schedulers by their ids, with commas. Throws a Fault (`usage`) for one that is not known. */
export function findSchedulers(names: string): readonly Scheduler[] {
  const ids = [...new Set(names.split(',').map((part) => part.trim().toLowerCase()))].filter((id) => id !== '');
  const known = schedulers.map(({ id }) => id);
  return ids.map((id) => {
    const found = schedulers.find((scheduler) => scheduler.id === id);
    if (found) return found;
    const [near] = nearest(id, known, 1);
    throw new Fault('usage', `There is no file for "${id.slice(0, 40)}"${near ? `; did you mean "${near}"` : ''}. There are: ${known.join(', ')}; or fill your own with --template.`);
  });
}
