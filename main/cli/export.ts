// `export`: a template with a spreadsheet, or single values, becomes sized pictures in a folder with their manifest.

import { resolve } from 'node:path';
import { Fault } from '../../shared/fault.ts';
import type { JobResult } from '../../shared/batch.ts';
import { planExport } from '../exporting.ts';
import { hasError, sayProblems } from './summary.ts';
import { inputOptions, readInput } from './input.ts';
import { count } from './terminal.ts';
import { exitCodes, textOption, type Verb } from './verb.ts';

export const verb: Verb = {
  usage: [
    'export TEMPLATE|FILE [--data FILE [--sheet NAME] [--map FIELD=COLUMN]] [--photos FOLDER] [--set FIELD=VALUE] [--sizes all|recommended|IDS]',
    '       [--type auto|jpeg|png|webp] [--quality N] [--out FOLDER] [--name PATTERN] [--jobs N] [--json]',
  ],
  options: { ...inputOptions, out: { type: 'string' } },
  async run(context) {
    const { options, terminal, json, signal, studio } = context;
    const input = await readInput(context);
    const folder = resolve(textOption(options, 'out') ?? `${input.design.id}-export`);
    const plan = planExport(input, input.options);
    terminal.say(`${count(plan.jobs.length, 'picture')}: ${count(input.rows.length, 'row')} x ${count(input.options.sizes.length, 'size')} of ${input.design.name}, into ${folder}`);
    const startedAt = performance.now();
    let done = 0;
    const manifest = await (await studio()).press.exportJobs({
      jobs: plan.jobs,
      kit: input.kit,
      design: input.design,
      asksConsent: input.asksConsent,
      folder,
      quality: input.options.quality,
      signal,
      onResult: () => {
        done += 1;
        const seconds = (performance.now() - startedAt) / 1000;
        terminal.progress(`${done} of ${plan.jobs.length}, ${(done / seconds).toFixed(0)} a second, ${Math.ceil(((plan.jobs.length - done) * seconds) / done)} s left`);
      },
    });
    const seconds = (performance.now() - startedAt) / 1000;
    sayProblems(terminal, manifest.jobs.map(({ row, size, warnings }) => ({ row, size, problems: warnings })));
    const written = manifest.jobs.filter(({ status }) => status === 'written').length;
    terminal.say(`${count(written, 'picture')} written to ${folder} in ${seconds.toFixed(1)} s (${(written / seconds).toFixed(0)} a second), with manifest.json${leftOut(manifest.jobs)}`);
    if (json) terminal.data(JSON.stringify({ folder, ...manifest }));
    if (signal.aborted) throw new Fault('cancelled', `Stopped: ${count(written, 'picture')} of ${plan.jobs.length} are in ${folder}. The same command makes the rest.`);
    return manifest.jobs.some((job) => job.status !== 'written' || hasError(job.warnings)) ? exitCodes.problems : exitCodes.done;
  },
};

function leftOut(jobs: readonly JobResult[]): string {
  const skipped = jobs.filter(({ status }) => status === 'skipped').length;
  const failed = jobs.filter(({ status }) => status === 'failed').length;
  return `${skipped > 0 ? `; ${skipped} skipped` : ''}${failed > 0 ? `; ${failed} failed` : ''}.`;
}
