// `export --purge FOLDER`: removes the supporters' data and pictures of a finished campaign, and says what was removed.

import { Fault } from '../../shared/fault.ts';
import type { PurgedKind, PurgeReport } from '../purge/purge.ts';
import { byteText } from '../results/reportText.ts';
import { count } from './terminal.ts';
import { exitCodes, textOption, type ExitCode, type OptionTable, type VerbContext } from './verb.ts';

export const purgeOptions = {
  purge: { type: 'string' },
  campaign: { type: 'string' },
  'with-posts': { type: 'boolean' },
  'dry-run': { type: 'boolean' },
} as const satisfies OptionTable;

/** What each kind is called, for one and for several. */
const names: Readonly<Record<PurgedKind, readonly [one: string, many: string]>> = {
  pictures: ['picture', 'pictures'],
  results: ['report, table, contact sheet, alt text or zip', 'reports, tables, contact sheets, alt texts and zips'],
  records: ['manifest', 'manifests'],
  handOvers: ['hand-over folder', 'hand-over folders'],
  posts: ['post, emptied of its caption and pictures', 'posts, emptied of their captions and pictures'],
  spreadsheets: ['spreadsheet in the library, with its changes', 'spreadsheets in the library, with their changes'],
  exports: ['entry in the list of exports', 'entries in the list of exports'],
  libraryFiles: ['file of the library that nothing uses', 'files of the library that nothing uses'],
  copies: ['scaled copy of a photo', 'scaled copies of photos'],
};

/** Purges the folder that was named. Answers `problems` where something stays that a person may want to look at. */
export async function purge({ words, options, terminal, json, signal, studio }: VerbContext): Promise<ExitCode> {
  if (words.length > 0) throw new Fault('usage', '--purge takes a folder and no template: export --purge FOLDER [--campaign NAME] [--with-posts] [--dry-run].');
  const { purgeCampaign } = await import('../purge/purge.ts');
  const campaign = textOption(options, 'campaign');
  const report = await purgeCampaign(await studio(), {
    folder: textOption(options, 'purge')!,
    ...(campaign === undefined ? {} : { campaign }),
    withPosts: options['with-posts'] === true,
    dryRun: options['dry-run'] === true,
    signal,
  });
  for (const line of purgeLines(report)) terminal.say(line);
  for (const sentence of report.kept) terminal.warn(sentence);
  if (json) terminal.data(JSON.stringify(report));
  return report.kept.length > 0 ? exitCodes.problems : exitCodes.done;
}

function purgeLines({ folder, dryRun, removed }: PurgeReport): readonly string[] {
  const lines = Object.entries(removed).flatMap(([kind, { count: amount, bytes }]) => {
    const name = Object.entries(names).find(([key]) => key === kind)?.[1];
    if (!name || amount === 0) return [];
    return [`  ${count(amount, ...name)}${bytes > 0 ? `, ${byteText(bytes)}` : ''}`];
  });
  const what = dryRun ? 'Would be removed' : 'Removed';
  if (lines.length === 0) return [`${what}: nothing.`];
  return [`${what} of the campaign in ${folder}:`, ...lines, 'Spreadsheets and photos outside of the library stay where you have them.'];
}
