// `check`: what an export of the same input would find wrong, writing nothing.

import { planExport } from '../exporting.ts';
import { inputOptions, readInput } from './input.ts';
import { hasError, sayProblems } from './summary.ts';
import { count } from './terminal.ts';
import { exitCodes, type Verb } from './verb.ts';

/** Nothing is encoded: its quality does not matter. */
const { quality: _, ...checkOptions } = inputOptions;

export const verb: Verb = {
  usage: ['check TEMPLATE|FILE [the same input as export] [--json]'],
  options: checkOptions,
  async run(context) {
    const { terminal, json, signal, studio } = context;
    const input = await readInput(context);
    const { jobs } = planExport(input, input.options);
    const { design, kit, asksConsent } = input;
    const problems = await (await studio()).press.checkJobs({ jobs, kit, design, asksConsent, signal });
    const checked = jobs.map(({ row, size, file }, index) => ({ row, size: size.id, file, problems: problems[index]! }));
    sayProblems(terminal, checked);
    const wrong = checked.filter((job) => hasError(job.problems)).length;
    const uneasy = checked.filter((job) => job.problems.length > 0).length - wrong;
    terminal.say(`${count(jobs.length, 'picture')} checked: ${wrong} with errors, ${uneasy} with warnings only.`);
    if (json) terminal.data(JSON.stringify({ template: design.id, jobs: checked }));
    return wrong > 0 ? exitCodes.problems : exitCodes.done;
  },
};
