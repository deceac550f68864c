// The manifest of an export: what became of each job, in the order of the jobs.

import type { JobResult, Manifest } from '../../shared/batch.ts';

export const manifestFile = 'manifest.json';

/** The file's text in parts, so that it is never in memory as a whole: keys in a fixed order, one job a line, comparable line by line. */
export function* manifestParts(head: Omit<Manifest, 'jobs'> & { readonly folder?: string }, jobs: Iterable<JobResult>): Generator<string, void> {
  const { folder, schema, template, pack } = head;
  yield `${JSON.stringify({ ...(folder === undefined ? {} : { folder }), schema, template, pack }, undefined, 2).slice(0, -2)},\n  "jobs": [`;
  let before = '\n';
  for (const job of jobs) {
    const { row, template: ofJob, size, network, file, type, width, height, bytes, sha256, alt, status, warnings } = job;
    yield `${before}    ${JSON.stringify({ row, template: ofJob, size, network, file, type, width, height, bytes, sha256, alt, status, warnings })}`;
    before = ',\n';
  }
  yield '\n  ]\n}\n';
}
