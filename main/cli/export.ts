// `export`: a template with a spreadsheet, or single values, becomes sized pictures in a folder with their manifest. What an earlier export
// left there and is still right is kept.

import { resolve } from 'node:path';
import { Fault } from '../../shared/fault.ts';
import { planExport } from '../exporting.ts';
import { manifestParts } from '../press/manifest.ts';
import type { ExportOutcome } from '../press/results.ts';
import { hasJournal } from '../press/unfinished.ts';
import { countProgress } from './exportProgress.ts';
import { runPreflight, saySummary, type PreflightSummary } from './preflight.ts';
import { hasError, sayProblems, type JobProblems } from './summary.ts';
import { inputOptions, readInput } from './input.ts';
import { purge, purgeOptions } from './purge.ts';
import { makeResults, resultOptions } from './results.ts';
import { count } from './terminal.ts';
import { exitCodes, textOption, type ExitCode, type Verb, type VerbContext } from './verb.ts';

export const verb: Verb = {
  usage: [
    'export TEMPLATE|FILE [--data FILE [--sheet NAME] [--map FIELD=COLUMN]] [--photos FOLDER] [--set FIELD=VALUE] [--sizes all|recommended|IDS]',
    '       [--type auto|jpeg|png|webp|avif] [--quality N] [--palette] [--out FOLDER [--resume|--fresh]] [--name PATTERN] [--folders network|person|flat] [--jobs N] [--strict] [--json]',
    '       [--report] [--csv] [--contact-sheet] [--sidecars] [--zip]',
    'export --purge FOLDER [--campaign NAME] [--with-posts] [--dry-run] [--json]',
  ],
  options: { ...inputOptions, out: { type: 'string' }, resume: { type: 'boolean' }, fresh: { type: 'boolean' }, strict: { type: 'boolean' }, ...resultOptions, ...purgeOptions },
  async run(context) {
    if (textOption(context.options, 'purge') !== undefined) return await purge(context);
    const { options, terminal, signal, studio } = context;
    const fresh = options['fresh'] === true;
    if (fresh && options['resume'] === true) throw new Fault('usage', '--resume keeps what is there and --fresh makes it anew: give one of them.');
    const input = await readInput(context, { looksAtPhotos: options['strict'] === true });
    const folder = resolve(textOption(options, 'out') ?? `${input.design.id}-export`);
    if (options['resume'] === true) await demandJournal(folder);
    const plan = planExport(input, input.options);
    const total = plan.jobs.length;
    terminal.say(`${count(total, 'picture')}: ${count(input.rows.length, 'row')} x ${count(input.options.sizes.length, 'size')} of ${input.design.name}, into ${folder}`);
    const { press } = await studio();
    const found = await runPreflight({ press, input, jobs: plan.jobs, terminal, signal });
    saySummary(terminal, found);
    if (options['strict'] === true && found.wrong > 0) return refuse(context, folder, found);
    const progress = countProgress(total);
    const outcome = await press.exportJobs({
      jobs: plan.jobs,
      kit: input.kit,
      design: input.design,
      asksConsent: input.asksConsent,
      folder,
      quality: input.options.quality,
      palette: input.options.palette === true,
      fresh,
      signal,
      onResult: ({ warnings }, isKept) => {
        if (progress.note({ hasProblem: warnings.length > 0, isKept })) terminal.progress(progress.line());
      },
    });
    if (!signal.aborted) await makeResults(context, { folder, name: input.design.name, results: () => outcome.results(), ...(input.sheet ? { sheet: input.sheet } : {}) });
    return await tell(context, outcome, { total, seconds: progress.seconds() });
  },
};

async function demandJournal(folder: string): Promise<void> {
  if (await hasJournal(folder)) return;
  throw new Fault('notFound', `There is no export in ${folder} to resume; leave out --resume to begin one, or name its folder with --out.`);
}

/** Says that nothing was written, and why. */
function refuse({ terminal, json }: VerbContext, folder: string, { wrong, checks }: PreflightSummary): ExitCode {
  terminal.say(`Nothing was written to ${folder}: ${count(wrong, 'picture')} ${wrong === 1 ? 'has' : 'have'} errors. Correct them ("check" tells each), or leave out --strict.`);
  if (json) terminal.data(JSON.stringify({ folder, refused: true, checks }));
  return exitCodes.problems;
}

interface Course {
  readonly total: number;
  readonly seconds: number;
}

/** Says what became of the export; answers the exit code. @throws Fault `cancelled` where it was stopped before its end */
async function tell({ terminal, json, signal }: VerbContext, outcome: ExportOutcome, { total, seconds }: Course): Promise<ExitCode> {
  const { folder, counts, kept, left } = outcome;
  sayProblems(terminal, problemsOf(outcome));
  const made = counts.written - kept;
  const parts = [
    `${count(made, 'picture')} written to ${folder} in ${seconds.toFixed(1)} s (${(made / seconds).toFixed(0)} a second), with manifest.json`,
    ...(kept > 0 ? [`${kept.toLocaleString('en')} were there already`] : []),
    ...(counts.skipped > 0 ? [`${counts.skipped.toLocaleString('en')} skipped`] : []),
    ...(counts.failed > 0 ? [`${counts.failed.toLocaleString('en')} failed`] : []),
  ];
  terminal.say(`${parts.join('; ')}.`);
  if (left > 0) terminal.warn(`${count(left, 'picture')} of earlier exports ${left === 1 ? 'is' : 'are'} in ${folder} too, which this one does not make.`);
  if (json) {
    const { schema, template, pack } = outcome;
    await terminal.dataParts(manifestParts({ folder, schema, template, pack }, outcome.results()));
  }
  if (signal.aborted && counts.written < total) {
    throw new Fault('cancelled', `Stopped: ${counts.written.toLocaleString('en')} of ${count(total, 'picture')} are in ${folder}. The same command with --resume makes the rest.`);
  }
  for (const { status, warnings } of outcome.results()) if (status !== 'written' || hasError(warnings)) return exitCodes.problems;
  return exitCodes.done;
}

function* problemsOf(outcome: ExportOutcome): Generator<JobProblems, void> {
  for (const { row, size, warnings } of outcome.results()) yield { row, size, problems: warnings };
}
