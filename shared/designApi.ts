// The doorway's part for designs: the library, versions, undo that outlasts the program, and `.point` files.

import { oc, type } from '@orpc/contract';
import { z } from 'zod';
import type { Kit } from './api.ts';
import { designValue, file, id, point } from './apiReaders.ts';
import type { DesignDifference } from './compareDesigns.ts';
import type { Delta } from './delta.ts';
import type { Design } from './design.ts';
import type { KeptHistory } from './historySteps.ts';
import { isRecord } from './record.ts';

export interface DesignSummary {
  readonly id: string;
  readonly name: string;
  readonly template: string;
  /** UTC, ISO 8601. */
  readonly changedAt: string;
  readonly revision: number;
  /** In the order of the alphabet. */
  readonly tags: readonly string[];
  /** When it went to the trash; '' while it is in use. */
  readonly removedAt: string;
}

export interface DesignVersion {
  readonly revision: number;
  /** UTC, ISO 8601. */
  readonly savedAt: string;
  /** What a person called it; '' for nothing. Named ones are never thinned out. */
  readonly name: string;
}

/** A file of the disk that a design was read from or saved to. */
export interface DesignFile {
  readonly design: string;
  /** The file's name without its folder. */
  readonly name: string;
  /** Whole path, as a person reads it. */
  readonly path: string;
  /** `changed`: it is not what was read or written last, so another program changed it. */
  readonly state: 'same' | 'changed' | 'gone';
  /** Whether the design changed since. */
  readonly isBehind: boolean;
}

export interface OpenDesign {
  readonly design: Design;
  /** Raised by every save; a save names the revision it changes. */
  readonly revision: number;
  readonly kit: Kit;
  /** What reading the stored design had to repair; empty as a rule. */
  readonly repairs: readonly string[];
}

/** What a file opened from outside came to. */
export interface OpenedFile {
  readonly id: string;
  readonly name: string;
  readonly repairs: readonly string[];
}

const revision = z.number().int().nonnegative();
/** What it holds is read when it is applied. */
const delta = z.custom<Delta>((value) => isRecord(value) && ['set', 'keys', 'list'].some((key) => key in value));

/** Steps of undo that are new. */
const historyChange = z.object({
  first: revision,
  keepTo: revision,
  at: revision,
  add: z.array(z.object({ back: delta, forward: delta })).max(10_000).readonly(),
});
const designName = z.string().trim().min(1).max(200);

export const designContract = {
  /** The designs in use, last changed first. */
  list: oc.output(type<readonly DesignSummary[]>()),
  /** Designs, or those in the trash, by words that are on them, in their names or tags, and by a tag; '' for any. */
  find: oc
    .input(z.object({ words: z.string().max(500).default(''), tag: z.string().max(60).default(''), isInTrash: z.boolean().default(false) }))
    .output(type<readonly DesignSummary[]>()),
  /** A design of a template, or an empty one. */
  create: oc.input(z.object({ template: id.optional(), name: designName.optional(), point: point.optional() })).output(type<OpenDesign>()),
  open: oc.input(z.object({ id })).output(type<OpenDesign>()),
  /**
   * Saves a design with the steps of undo that led there (shared/historySteps.ts); one step if absent. `by` names the opened page: one whose
   * last answer was lost may save over what it saved itself.
   */
  save: oc
    .input(z.object({ design: designValue, revision, steps: historyChange.optional(), by: z.string().max(64).default('') }))
    .output(type<{ readonly revision: number }>()),
  /** Steps of undo from before it was opened; none where the revision is not the last one. */
  history: oc.input(z.object({ id, revision })).output(type<KeptHistory>()),
  rename: oc.input(z.object({ id, name: designName })).output(type<null>()),
  /** Gives a design these tags in place of those it has; answers them as they are kept. */
  tag: oc.input(z.object({ id, tags: z.array(z.string().max(200)).max(100) })).output(type<readonly string[]>()),
  duplicate: oc.input(z.object({ id })).output(type<OpenDesign>()),
  /** Puts into the trash, where it stays for at least 30 days. */
  remove: oc.input(z.object({ id })).output(type<null>()),
  restore: oc.input(z.object({ id })).output(type<null>()),
  /** Removes designs of the trash for ever: those named, or all; answers how many. */
  emptyTrash: oc.input(z.object({ ids: z.array(id).max(10_000).optional() })).output(type<number>()),
  /** A small picture of a design or of one of its versions, in the shape of a square: a JPEG. */
  picture: oc.input(z.object({ id, revision: revision.optional(), longPx: z.number().int().min(16).max(1080) })).output(type<Blob>()),
  /** Newest first. */
  versions: oc.input(z.object({ id })).output(type<readonly DesignVersion[]>()),
  openVersion: oc.input(z.object({ id, revision })).output(type<OpenDesign>()),
  /** Names a version, which is kept for ever then; '' takes its name away. */
  nameVersion: oc.input(z.object({ id, revision, name: z.string().trim().max(200) })).output(type<null>()),
  /** Makes a new version of an old one's content. */
  restoreVersion: oc.input(z.object({ id, revision })).output(type<OpenDesign>()),
  /** What is different in a later version. */
  compare: oc.input(z.object({ id, from: revision, to: revision })).output(type<readonly DesignDifference[]>()),
  /** A design as a `.point` file, to be kept anywhere. */
  saveFile: oc.input(z.object({ id })).output(type<{ readonly name: string; readonly file: Blob }>()),
  /** Takes a `.point` file into the library; what had to be repaired is among `repairs`. The file stays as it is. */
  openFile: oc.input(z.object({ name: z.string().max(255), file })).output(type<OpenDesign>()),
  /** The file of the disk that a design is tied to; null for none. */
  fileOf: oc.input(z.object({ id })).output(type<DesignFile | null>()),
  /**
   * Writes a design to a file of the disk: the one it is tied to, or one that the person chooses in the system's dialog (desktop only). Faults
   * with `conflict` where the file was changed meanwhile and `isOver` is not set. Answers null where the person chose none.
   */
  saveToFile: oc.input(z.object({ id, to: z.enum(['same', 'another']), isOver: z.boolean().default(false) })).output(type<DesignFile | null>()),
  /** Takes what the tied file holds now as a new version. */
  readFileAgain: oc.input(z.object({ id })).output(type<OpenDesign>()),
  /** Has the person choose a file in the system's dialog and opens it (desktop only); null where they chose none. */
  chooseFile: oc.output(type<OpenDesign | null>()),
  /** The design that a file opened from outside (by a double click) came to, once; null for none. See the event `designOpened`. */
  takeOpened: oc.output(type<OpenedFile | null>()),
  /** Files of designs in use, the last used first. */
  recentFiles: oc.output(type<readonly DesignFile[]>()),
};
