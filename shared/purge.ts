// What purging a finished campaign removes, by kind.

export const purgedKinds = ['pictures', 'results', 'records', 'handOvers', 'posts', 'spreadsheets', 'exports', 'libraryFiles', 'copies'] as const;
export type PurgedKind = (typeof purgedKinds)[number];

export interface PurgeReport {
  /** Real path of the folder. */
  readonly folder: string;
  readonly dryRun: boolean;
  /** What was removed, or would be, by kind; `bytes` where it is files. */
  readonly removed: Readonly<Record<PurgedKind, { readonly count: number; readonly bytes: number }>>;
  /** What stays and why, a sentence each. */
  readonly kept: readonly string[];
}
