// Exports that did not come to their end, found by their journals.

import { readJournal } from './journalText.ts';

export interface UnfinishedExport {
  readonly folder: string;
  /** Of the template or design. */
  readonly template: string;
  /** Pictures it was to make. */
  readonly total: number;
  /** Pictures that its folder holds of it, and perhaps of exports before it. */
  readonly written: number;
  /** As ISO 8601. */
  readonly beganAt: string;
}

/** The export into a folder that was killed, stopped or refused by the disk; undefined where there is none. @throws Fault `storage` */
export async function findUnfinished(folder: string): Promise<UnfinishedExport | undefined> {
  const told = await readJournal(folder);
  if (!told?.beginning || told.leftOver === 0) return undefined;
  const { template, total, at } = told.beginning;
  return { folder, template, total, written: Math.min(total, told.records.size), beganAt: at };
}

/** Whether an export ever began in a folder. @throws Fault `storage` */
export async function hasJournal(folder: string): Promise<boolean> {
  return (await readJournal(folder))?.beginning !== undefined;
}
