// What an export can leave besides its pictures and the manifest, each made from these.

/** In the order in which they are made: the zip holds the others. */
export const resultNames = ['report', 'files', 'contactSheet', 'sidecars', 'zip'] as const;
export type ResultName = (typeof resultNames)[number];
