// Measures the export beside its floor and beside other tools, in one run and in interleaved rounds, so that ratios can be trusted on
// any machine. Writes out/bench/bench.json, out/bench/bench.md, the curve of its memory, and a picture of each tool to look at.
//   npm run bench [-- --only NAME,NAME] [--rounds N] [--rows N] [--turn SECONDS] [--workers N] [--quick]

import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findSizes } from '../../shared/networks/index.ts';
import { ensureBuilt } from '../../main/build/build.ts';
import { bundledPackFile, inRoot } from '../../main/here.ts';
import { openStudio } from '../../main/studio.ts';
import { findBrowser } from '../helpers/browser.ts';
import { measureApart } from './apart.ts';
import { judge, type Results } from './bars.ts';
import { openCampaign } from './campaign.ts';
import { cases, rivalFiles, sizeIds, type Bench } from './cases.ts';
import { measureFirstFile } from './firstFile.ts';
import type { MemoryFigures, MemoryRequest } from './memory.ts';
import { memoryChart } from './memoryChart.ts';
import type { PlanningFigures } from './planning.ts';
import { markdownOf } from './report.ts';
import { installRivals } from './rivalInstall.ts';
import { measureRounds } from './rounds.ts';

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    rounds: { type: 'string' },
    rows: { type: 'string' },
    turn: { type: 'string' },
    workers: { type: 'string', default: '2' },
    quick: { type: 'boolean', default: false },
  },
});

const usual = values.quick
  ? { rounds: 2, rows: 200, turn: 0.5, long: 600, middle: 200, short: 100, sampleMs: 100, tries: 2, patienceMs: 60_000 }
  : { rounds: 5, rows: 2000, turn: 2.5, long: 20_000, middle: 2000, short: 500, sampleMs: 1000, tries: 5, patienceMs: 120_000 };
const [rounds, rows, turnSeconds] = [Number(values.rounds ?? usual.rounds), Number(values.rows ?? usual.rows), Number(values.turn ?? usual.turn)];
const workers = Number(values.workers);
const quality = 85;

/** Measured besides the cases, each in its own way. */
const others = ['memory', 'first-file', 'planning'] as const;

const known: readonly string[] = [...cases.map(({ id }) => id), ...others];
const wanted = values.only?.split(',') ?? known;
const unknown = wanted.filter((name) => !known.includes(name));
if (unknown.length > 0 || ![rounds, rows, turnSeconds, workers].every((number) => number > 0)) {
  process.stderr.write(unknown.length > 0 ? `There is no ${unknown.join(', ')}. There are ${known.join(', ')}.\n` : 'Numbers must be above 0.\n');
  process.exit(2);
}

const beganAt = performance.now();
const say = (line: string): void => void process.stderr.write(`${((performance.now() - beganAt) / 1000).toFixed(0).padStart(4)} s  ${line}\n`);

/** The value, or undefined after a line that says why not. */
async function orSay<Value>(name: (typeof others)[number], measure: () => Promise<Value>): Promise<Value | undefined> {
  if (!wanted.includes(name)) return undefined;
  say(`${name} …`);
  return await measure().catch((error: unknown) => {
    say(`${name}: not measured: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
    return undefined;
  });
}

const load = loadavg()[0]!;
const out = inRoot('./out/bench');
const folder = await mkdtemp(join(tmpdir(), 'point-studio-bench-'));
// All but the first file and the workers whose memory is measured runs from the sources, with the pack that the build makes.
if (!existsSync(bundledPackFile)) await ensureBuilt();
const library = join(folder, 'library');
const studio = await openStudio({ library, host: 'cli', workers });
try {
  say('making the campaign …');
  const campaign = await openCampaign(studio, folder);
  const sizes = sizeIds.map((id) => findSizes(studio.networks, id)[0]!);
  const browser = findBrowser();
  const chosen = cases.filter(({ id }) => wanted.includes(id));
  const needsRivals = chosen.some(({ id }) => id === 'png-floor' || rivalFiles.some((file) => file === id));
  const bench: Bench = {
    folder,
    campaign,
    press: studio.press,
    workers,
    quality,
    rows,
    sizes,
    ...(browser === undefined ? {} : { browser }),
    hasRivals: needsRivals && installRivals(say),
    patienceMs: usual.patienceMs,
    show: join(folder, 'show'),
  };
  const measured = await measureRounds(bench, chosen, { rounds, turnSeconds, say });
  const firstFile = await orSay('first-file', async () => {
    await ensureBuilt();
    return await measureFirstFile(campaign, { folder, library, rows: 500, tries: usual.tries });
  });
  const planning = await orSay('planning', () => measureApart<PlanningFigures>('planning', undefined, say));
  const { long, middle, short, sampleMs } = usual;
  const request: MemoryRequest = { folder, long, middle, short, workers, quality, side: 540, sampleMs };
  const memory = await orSay('memory', async () => {
    await ensureBuilt();
    return await measureApart<MemoryFigures>('memory', request, say);
  });

  const results: Results = {
    ...measured,
    workers,
    sizePixels: sizes.map(({ width, height }) => width * height),
    ...(memory ? { memory } : {}),
    ...(firstFile ? { firstFile } : {}),
    ...(planning ? { planning } : {}),
  };
  const [{ model } = { model: 'unknown' }, ...more] = cpus();
  const circumstances = { date: new Date().toISOString().slice(0, 10), machine: `${more.length + 1} x ${model}`, node: process.versions.node, load: [load, loadavg()[0]!] as const, rounds };
  const table = markdownOf(results, circumstances);
  await mkdir(out, { recursive: true });
  await writeFile(join(out, 'bench.json'), `${JSON.stringify({ ...circumstances, bars: judge(results), ...results }, null, 2)}\n`);
  await writeFile(join(out, 'bench.md'), table);
  if (memory) await writeFile(join(out, 'memory.svg'), memoryChart(memory));
  if (existsSync(bench.show)) await cp(bench.show, join(out, 'rivals'), { recursive: true });
  process.stdout.write(`\n${table}`);
  say('done; see out/bench');
} finally {
  await studio.close();
  await rm(folder, { recursive: true, force: true });
}
