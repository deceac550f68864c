// Alt texts as files: beside each picture one of its name with `.txt` added, for tools that pick them up from there.

import type { JobResult } from '../../shared/batch.ts';
import type { ResultKind } from './result.ts';

/** The file of a picture's alt text. */
export function sidecarOf(file: string): string {
  return `${file}.txt`;
}

export const sidecarsResult: ResultKind = {
  name: 'sidecars',
  title: 'alt texts',
  async make({ results, put }) {
    let [files, bytes] = [0, 0];
    for (const job of results()) {
      if (!hasSidecar(job)) continue;
      bytes += await put(sidecarOf(job.file), [`${job.alt}\n`], false);
      files += 1;
    }
    return { file: '', files, bytes };
  },
};

function hasSidecar({ status, alt }: JobResult): boolean {
  return status === 'written' && alt !== '';
}
