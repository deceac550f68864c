// The bench: its tables are whole, its designs can be read, and its rounds give figures.

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readDesign } from '../../shared/readDesign.ts';
import { mapAssets } from '../../main/packs/references.ts';
import { bars, judge, type Verdict } from '../bench/bars.ts';
import { designNames } from '../bench/campaign.ts';
import { cases, rivalFiles, type Case } from '../bench/cases.ts';
import { slopeOf, type Sample } from '../bench/memory.ts';
import { markdownOf } from '../bench/report.ts';
import { rivalsFolder } from '../bench/rivalInstall.ts';
import { measureRounds, median, type Figure } from '../bench/rounds.ts';

const silent = (): void => undefined;
const bench = { rows: 100 };

function figure(id: string, perSecond: number): Figure {
  return { id, title: id, perSecond, processorMs: 1, bytes: 1000, amount: 10, rounds: [] };
}

function verdictsAt(rate: number): readonly Verdict[] {
  return judge({ figures: [figure('my-point', rate), figure('my-point-floor', 100)], missing: [], workers: 2, sizePixels: [] });
}

/** A case that takes 2 ms a turn and writes down what happens to it. */
function counting(id: string, log: string[]): Case<unknown> {
  return {
    id,
    title: id,
    begin: async () => ({
      async turn(amount) {
        log.push(id);
        const until = performance.now() + 2;
        while (performance.now() < until);
        return amount * 10;
      },
      async close() {
        log.push(`${id} closed`);
      },
    }),
  };
}

/** Memory that grows by so many megabytes for each thousand pictures, and sways by one. */
function samples(grow: number): readonly Sample[] {
  return Array.from({ length: 50 }, (_, index) => ({ seconds: index, pictures: index * 100, megabytes: 200 + grow * index * 0.1 + (index % 2) }));
}

describe('the tables', () => {
  test('no two cases have the same name, and every other tool is a case with a file', () => {
    const ids = cases.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const file of rivalFiles) {
      expect(ids).toContain(file);
      expect(existsSync(join(rivalsFolder, `${file}.ts`))).toBe(true);
    }
  });

  test('with a figure for every case, each bar that compares cases has a verdict', () => {
    const results = { figures: cases.map(({ id }) => figure(id, 100)), missing: [], workers: 2, sizePixels: [4, 4, 4, 4] };
    const told = judge(results).map(({ what }) => what);
    const besides = bars.map(({ what }) => what).filter((what) => !told.includes(what));
    expect(besides.map((what) => what.split(/[ :]/)[0])).toEqual(['memory', 'growth', 'rate', 'planning', 'planning', 'first']);
  });

  test('a bar is met by what reaches it, and missed by what does not', () => {
    expect(verdictsAt(50)).toMatchObject([{ value: 0.5, met: true }]);
    expect(verdictsAt(49)).toMatchObject([{ value: 0.49, met: false }]);
  });

  test('what did not run is in the table with its reason', () => {
    const results = { figures: [], missing: [{ id: 'fabric', title: 'fabric', reason: 'its process | ended' }], workers: 2, sizePixels: [] };
    const text = markdownOf(results, { date: '2026-11-24', machine: '2 x CPU', node: '24', load: [0, 0], rounds: 1 });
    expect(text).toContain('| fabric | not run: its process \\| ended |');
  });
});

test.each(designNames)('the design %s needs no repair', async (name) => {
  const file = new URL(`../bench/designs/${name}.json`, import.meta.url);
  expect(readDesign(mapAssets(JSON.parse(await readFile(file, 'utf8')), () => '0'.repeat(64))).repairs).toEqual([]);
});

test('the other tools have exact versions, and their lock file names no place to fetch them from', async () => {
  const { dependencies, optionalDependencies } = JSON.parse(await readFile(join(rivalsFolder, 'package.json'), 'utf8'));
  for (const version of Object.values({ ...dependencies, ...optionalDependencies })) expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  expect(await readFile(join(rivalsFolder, 'package-lock.json'), 'utf8')).not.toContain('"resolved"');
});

describe('rounds', () => {
  test('cases take turns, and each gets figures above 0', async () => {
    const log: string[] = [];
    const { figures } = await measureRounds(bench, [counting('one', log), counting('two', log)], { rounds: 3, turnSeconds: 0.002, say: silent });
    expect(log.slice(-8)).toEqual(['one', 'two', 'one', 'two', 'one', 'two', 'one closed', 'two closed']);
    for (const { perSecond, bytes, rounds } of figures) {
      expect(perSecond).toBeGreaterThan(0);
      expect(bytes).toBe(10);
      expect(rounds).toHaveLength(3);
    }
  });

  test('a case that cannot begin is named with its reason, and the others run', async () => {
    const broken: Case<unknown> = { id: 'broken', title: 'broken', begin: () => Promise.reject(new Error('it is not installed')) };
    const { figures, missing } = await measureRounds(bench, [broken, counting('one', [])], { rounds: 1, turnSeconds: 0.002, say: silent });
    expect(missing).toEqual([{ id: 'broken', title: 'broken', reason: 'it is not installed' }]);
    expect(figures.map(({ id }) => id)).toEqual(['one']);
  });

  test('the median is of the middle', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([9, 1, 5, 3])).toBe(4);
  });
});

test('growth is found to the megabyte, and what only sways has none beyond its error', () => {
  expect(slopeOf(samples(3)).perThousand).toBeCloseTo(3, 1);
  const flat = slopeOf(samples(0));
  expect(Math.abs(flat.perThousand)).toBeLessThan(2 * flat.error);
});
