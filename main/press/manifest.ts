// The manifest of an export: what became of each job, in the order of the jobs.

import type { Job, JobResult, Manifest } from '../../shared/batch.ts';
import type { Problem } from '../../shared/checks/check.ts';

export const manifestFile = 'manifest.json';

/** A result without a file. */
export function withoutFile(job: Job, status: 'skipped' | 'failed', warnings: readonly Problem[]): JobResult {
  return { ...identity(job), bytes: 0, sha256: '', status, warnings: warnings.map(warningOf) };
}

export function written(job: Job, made: { readonly bytes: number; readonly sha256: string }, warnings: readonly Problem[]): JobResult {
  return { ...identity(job), bytes: made.bytes, sha256: made.sha256, status: 'written', warnings: warnings.map(warningOf) };
}

function identity(job: Job): Omit<JobResult, 'bytes' | 'sha256' | 'status' | 'warnings'> {
  const { row, template, size, file, type, alt } = job;
  return { row, template, size: size.id, network: size.network, file, type, width: size.width, height: size.height, alt };
}

function warningOf({ check, severity, message }: Problem): JobResult['warnings'][number] {
  return { check, severity, message };
}

/** The file's text: keys in a fixed order, one job a line, so that two manifests can be compared line by line. */
export function manifestText(manifest: Manifest): string {
  const jobs = manifest.jobs.map((job) => {
    const { row, template, size, network, file, type, width, height, bytes, sha256, alt, status, warnings } = job;
    return `    ${JSON.stringify({ row, template, size, network, file, type, width, height, bytes, sha256, alt, status, warnings })}`;
  });
  const head = JSON.stringify({ schema: manifest.schema, template: manifest.template, pack: manifest.pack }, undefined, 2).slice(0, -2);
  return `${head},\n  "jobs": [\n${jobs.join(',\n')}\n  ]\n}\n`;
}
