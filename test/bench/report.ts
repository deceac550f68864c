// What the bench says at its end: a table of bars, and one of everything that was measured, in Markdown.

import { bars, judge, written, type Results } from './bars.ts';

export interface Circumstances {
  readonly date: string;
  readonly machine: string;
  readonly node: string;
  /** Of the machine when it began and when it ended: above the number of processors, others had their share. */
  readonly load: readonly [number, number];
  readonly rounds: number;
}

export function markdownOf(results: Results, { date, machine, node, load, rounds }: Circumstances): string {
  const verdicts = judge(results);
  const notRun = results.missing.map(({ title, reason }) => `| ${cell(title)} | not run: ${cell(reason)} | | | |`);
  const rows = verdicts.map(({ what, figure, value, bar, met }) => {
    const unit = bars.find((one) => one.what === what)!.unit;
    return `| ${cell(what)} | ${cell(figure)} | ${written(value!, unit)} | ${bar} | ${met ? 'yes' : '**no**'} |`;
  });
  const figures = results.figures.map(
    ({ id, title, version, perSecond, processorMs, bytes, amount }) =>
      `| ${cell(title === id ? id : `${id}: ${title}`)}${version === undefined ? '' : ` ${version}`} | ${perSecond.toFixed(perSecond < 20 ? 1 : 0)} | ${processorMs.toFixed(1)} | ${(bytes / 1000).toFixed(0)} | ${amount} |`,
  );
  return [
    `1080x1080, JPEG q85, ${results.workers} workers or processes each, files written; median of ${rounds} interleaved rounds. ${machine}, Node.js ${node}, ${date}; load ${load[0].toFixed(1)} at the start, ${load[1].toFixed(1)} at the end.`,
    '',
    '| what | measured | result | bar | met |',
    '|---|---|---|---|---|',
    ...rows,
    ...notRun,
    '',
    ...(figures.length === 0 ? [] : ['| case | a second | processor ms each | kB each | pictures a turn |', '|---|---|---|---|---|', ...figures, '']),
  ].join('\n');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
