// `check`: what an export of the same input would find wrong, writing nothing. Without drawing, unless it is asked for.

import type { Job } from '../../shared/batch.ts';
import type { Problem } from '../../shared/checks/check.ts';
import { checkNames, checks } from '../../shared/checks/index.ts';
import { planExport } from '../exporting.ts';
import { inputOptions, readInput, type CliInput } from './input.ts';
import { createSummary, runPreflight, saySummary, type PreflightSummary } from './preflight.ts';
import { sayProblems } from './summary.ts';
import { count } from './terminal.ts';
import { exitCodes, type Verb, type VerbContext } from './verb.ts';

/** Nothing is encoded: its quality and colours do not matter. */
const { quality: _, palette: __, ...checkOptions } = inputOptions;

export const verb: Verb = {
  usage: ['check TEMPLATE|FILE [the same input as export] [--drawn] [--json]'],
  options: { ...checkOptions, drawn: { type: 'boolean' } },
  async run(context) {
    const { terminal, json, options } = context;
    const input = await readInput(context, { looksAtPhotos: true });
    const { jobs } = planExport(input, input.options);
    const drawn = options['drawn'] === true;
    const { summary, found } = drawn ? await checkDrawn(context, input, jobs) : await checkLaidOut(context, input, jobs);
    sayProblems(terminal, problemsOf(jobs, found));
    saySummary(terminal, summary);
    const left = drawn ? '' : ` ${checksLeft()} is checked when pictures are drawn: here with --drawn.`;
    terminal.say(`${count(jobs.length, 'picture')} checked: ${summary.wrong} with errors, ${summary.uneasy} with warnings only.${left}`);
    if (json) await terminal.dataParts(dataOf(input.design.id, summary, jobs, found));
    return summary.wrong > 0 ? exitCodes.problems : exitCodes.done;
  },
};

/** Problems by the index of the job; those without any are left out. */
type Found = ReadonlyMap<number, readonly Problem[]>;

interface Checked {
  readonly summary: PreflightSummary;
  readonly found: Found;
}

async function checkLaidOut({ studio, terminal, signal }: VerbContext, input: CliInput, jobs: readonly Job[]): Promise<Checked> {
  const found = new Map<number, readonly Problem[]>();
  const { press } = await studio();
  const summary = await runPreflight({
    press,
    input,
    jobs,
    terminal,
    signal,
    onChunk: ({ from, problems }) => problems.forEach((ofJob, index) => ofJob.length > 0 && found.set(from + index, ofJob)),
  });
  return { summary, found };
}

async function checkDrawn({ studio, signal }: VerbContext, { design, kit, asksConsent }: CliInput, jobs: readonly Job[]): Promise<Checked> {
  const problems = await (await studio()).press.checkJobs({ jobs, kit, design, asksConsent, signal });
  const { take, summary } = createSummary();
  take({ jobs, problems });
  return { summary: summary(), found: new Map([...problems.entries()].filter(([, ofJob]) => ofJob.length > 0)) };
}

/** Names of the checks that wait until a picture is drawn. */
function checksLeft(): string {
  return checks.filter(({ needs }) => needs === 'pixels').map(({ id }) => checkNames.get(id) ?? id).join(', ');
}

function* problemsOf(jobs: readonly Job[], found: Found): Generator<{ readonly row: number; readonly size: string; readonly problems: readonly Problem[] }, void> {
  for (const [index, problems] of found) yield { row: jobs[index]!.row, size: jobs[index]!.size.id, problems };
}

/** One JSON object in parts, a job a line. */
function* dataOf(template: string, summary: PreflightSummary, jobs: readonly Job[], found: Found): Generator<string, void> {
  yield `{"template":${JSON.stringify(template)},"checks":${JSON.stringify(summary.checks)},"jobs":[`;
  for (const [index, { row, size, file }] of jobs.entries()) {
    yield `${index > 0 ? ',' : ''}\n${JSON.stringify({ row, size: size.id, file, problems: found.get(index) ?? [] })}`;
  }
  yield '\n]}\n';
}
