// The bars: what is to be reached, as a table. Each is a ratio of figures of one run, or a figure of its own.

import type { Figure, Rounds } from './rounds.ts';
import type { FirstFileFigures } from './firstFile.ts';
import type { MemoryFigures } from './memory.ts';
import type { PlanningFigures } from './planning.ts';
import { signed } from './memoryChart.ts';

export interface Results extends Rounds {
  readonly workers: number;
  /** Pixels of each size of a row, in the order of `sizes`. */
  readonly sizePixels: readonly number[];
  readonly memory?: MemoryFigures;
  readonly firstFile?: FirstFileFigures;
  readonly planning?: PlanningFigures;
}

/** What was found for a bar. */
interface Found {
  /** The figure as it is read. */
  readonly figure: string;
  /** What is compared with the bar. */
  readonly value: number;
}

export interface Bar {
  readonly what: string;
  readonly is: 'at least' | 'at most';
  readonly bar: number;
  readonly unit: '×' | 'MB' | 's' | 'a second' | 'MB a thousand';
  /** Undefined where it was not measured. */
  readonly find: (results: Results) => Found | undefined;
}

export interface Verdict {
  readonly what: string;
  readonly figure: string;
  readonly value?: number;
  readonly bar: string;
  readonly met?: boolean;
}

function figureOf({ figures }: Results, id: string): Figure | undefined {
  return figures.find((figure) => figure.id === id);
}

/** Rate of one case in rates of another. */
function rateOf(id: string, other: string): Bar['find'] {
  return (results) => {
    const [one, two] = [figureOf(results, id), figureOf(results, other)];
    if (!one || !two) return undefined;
    const version = two.version === undefined ? '' : ` (${two.version})`;
    const byProcessor = one.processorMs > 0 ? `, ${(two.processorMs / one.processorMs).toFixed(2)} × by that` : '';
    const figure = `${rate(one)} and ${rate(two)}${version} a second; processor ${one.processorMs.toFixed(1)} and ${two.processorMs.toFixed(1)} ms${byProcessor}`;
    return { figure, value: one.perSecond / two.perSecond };
  };
}

const rate = ({ perSecond }: Figure): string => perSecond.toFixed(perSecond < 20 ? 1 : 0);

function bytesOf(id: string, other: string): Bar['find'] {
  return (results) => {
    const [one, two] = [figureOf(results, id), figureOf(results, other)];
    if (!one || !two) return undefined;
    return { figure: `${(one.bytes / 1000).toFixed(0)} and ${(two.bytes / 1000).toFixed(0)} kB`, value: one.bytes / two.bytes };
  };
}

/** What a pixel of the further sizes costs, in costs of a pixel of the first. */
function furtherSizes(results: Results): Found | undefined {
  const [one, all] = [figureOf(results, 'my-point'), figureOf(results, 'sizes')];
  const [first, ...further] = results.sizePixels;
  if (!one || !all || first === undefined) return undefined;
  const pixels = further.reduce((sum, each) => sum + each, 0);
  const [firstMs, allMs] = [1000 / one.perSecond, 1000 / all.perSecond];
  const value = (allMs - firstMs) / pixels / (firstMs / first);
  return { figure: `${firstMs.toFixed(1)} ms a row for one size, ${allMs.toFixed(1)} ms for ${further.length + 1}`, value };
}

const rival = (title: string, id: string, bar: number): Bar => ({ what: `My point beside ${title}`, is: 'at least', bar, unit: '×', find: rateOf('my-point', id) });

export const bars: readonly Bar[] = [
  { what: 'My point, of encoding alone', is: 'at least', bar: 0.5, unit: '×', find: rateOf('my-point', 'my-point-floor') },
  { what: 'only a name strip changes, of encoding alone', is: 'at least', bar: 2.2, unit: '×', find: rateOf('name-strip', 'name-strip-floor') },
  { what: 'everything changes, of encoding alone', is: 'at least', bar: 0.35, unit: '×', find: rateOf('everything', 'everything-floor') },
  rival('fabric on node-canvas with a cached base', 'fabric', 2.5),
  rival('takumi', 'takumi', 7),
  rival('sharp with an SVG overlay', 'sharpOverlay', 5),
  rival("a browser's screenshots", 'browser', 10),
  rival('satori + resvg', 'satori', 50),
  rival('polotno-node', 'polotno', 60),
  { what: 'PNG, of encoding alone (fast, filter Sub)', is: 'at least', bar: 1, unit: '×', find: rateOf('png', 'png-floor') },
  { what: 'PNG: bytes beside those of encoding alone', is: 'at most', bar: 1, unit: '×', find: bytesOf('png', 'png-floor') },
  { what: 'a pixel of a further size beside one of the first', is: 'at most', bar: 1, unit: '×', find: furtherSizes },
  {
    what: 'memory above the idle process, at its highest',
    is: 'at most',
    bar: 350,
    unit: 'MB',
    find: ({ memory }) => memory && { figure: `${memory.peakMegabytes.toFixed(0)} MB, idle ${memory.idleMegabytes.toFixed(0)}; ${memory.long} pictures of ${memory.side} pixels`, value: memory.peakMegabytes - memory.idleMegabytes },
  },
  {
    what: 'growth of memory (less twice its error)',
    is: 'at most',
    bar: 0.1,
    unit: 'MB a thousand',
    find: ({ memory }) => memory && { figure: `${signed(memory.slope.perThousand)} ± ${memory.slope.error.toFixed(2)} MB for each thousand pictures from ${memory.middle} to ${memory.long}`, value: memory.slope.perThousand - 2 * memory.slope.error },
  },
  {
    what: 'rate of a long export beside a short one',
    is: 'at least',
    bar: 0.95,
    unit: '×',
    find: ({ memory }) =>
      memory && {
        figure: `${memory.longRate.toFixed(0)} a second over ${memory.long}, ${memory.shortRate.toFixed(0)} over ${memory.short}; processor ${memory.longProcessorMs.toFixed(2)} and ${memory.shortProcessorMs.toFixed(2)} ms`,
        value: memory.longRate / memory.shortRate,
      },
  },
  { what: 'planning 100,000 rows: time', is: 'at most', bar: 2, unit: 's', find: ({ planning }) => planning && { figure: `processor time of ${planning.rows} rows`, value: planning.seconds } },
  { what: 'planning 100,000 rows: memory', is: 'at most', bar: 300, unit: 'MB', find: ({ planning }) => planning && { figure: `heap for ${planning.rows} rows`, value: planning.heapMb } },
  {
    what: 'first file on disk, from starting the command line',
    is: 'at most',
    bar: 1,
    unit: 's',
    find: ({ firstFile }) => firstFile && { figure: `${firstFile.tries.map((seconds) => seconds.toFixed(2)).join(', ')} s; ${firstFile.rows} rows`, value: firstFile.seconds },
  },
  {
    what: 'preflight: sizes of rows laid out and checked',
    is: 'at least',
    bar: 3000,
    unit: 'a second',
    find: (results) => {
      const layout = figureOf(results, 'preflight');
      return layout && { figure: `processor ${layout.processorMs.toFixed(2)} ms each`, value: layout.perSecond };
    },
  },
];

/** Bars for which nothing was measured are left out, unless it is known why. */
export function judge(results: Results): readonly Verdict[] {
  return bars.flatMap(({ what, is, bar, unit, find }): readonly Verdict[] => {
    const found = find(results);
    if (!found) return [];
    const met = is === 'at least' ? found.value >= bar : found.value <= bar;
    return [{ what, figure: found.figure, value: found.value, bar: `${is} ${written(bar, unit)}`, met }];
  });
}

export function written(value: number, unit: Bar['unit']): string {
  const digits = unit === 'a second' || unit === 'MB' ? 0 : 2;
  return `${Number(value.toFixed(digits))} ${unit}`;
}
