// The results of an export as options of the command line, and what is said of them.

import { resultNames, type ResultName } from '../../shared/results.ts';
import type { FinishedExport } from '../results/result.ts';
import { byteText } from '../results/reportText.ts';
import { count } from './terminal.ts';
import type { OptionTable, OptionValues, VerbContext } from './verb.ts';

/** The option that asks for each result. */
const optionOf: Readonly<Record<ResultName, string>> = { report: 'report', files: 'csv', contactSheet: 'contact-sheet', sidecars: 'sidecars', zip: 'zip' };

export const resultOptions: OptionTable = Object.fromEntries(Object.values(optionOf).map((option) => [option, { type: 'boolean' as const }]));

function wantedResults(options: OptionValues): readonly ResultName[] {
  return resultNames.filter((name) => options[optionOf[name]] === true);
}

/** Makes the results that were asked for, and says each as it is there. Throws what `writeResults` does. */
export async function makeResults({ options, terminal, signal }: Pick<VerbContext, 'options' | 'terminal' | 'signal'>, finished: FinishedExport): Promise<void> {
  const wanted = wantedResults(options);
  if (wanted.length === 0) return;
  const { writeResults, resultKinds } = await import('../results/index.ts');
  await writeResults(finished, wanted, {
    signal,
    onBegin: (name) => terminal.progress(`making the ${resultKinds[name].title} …`),
    onResult: ({ result, file, files, bytes }) =>
      terminal.say(`${file === '' ? resultKinds[result].title : file}${files > 1 ? `, ${count(files, 'file')}` : ''}, ${byteText(bytes)}`),
  });
}
