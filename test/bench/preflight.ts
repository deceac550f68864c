// What a layout costs: processor time of scene and checks for each bundled template with rows that all differ, of the preflight in the
// press's workers, and of planning.
//   node test/bench/preflight.ts

import { pathToFileURL } from 'node:url';
import { createPress } from '../../main/press/press.ts';
import { planJobs, type Row } from '../../shared/batch.ts';
import type { CheckSubject } from '../../shared/checks/check.ts';
import { runChecks } from '../../shared/checks/index.ts';
import { newDesign, type Design } from '../../shared/design.ts';
import { newElement } from '../../shared/elements/index.ts';
import type { Point } from '../../shared/point.ts';
import { buildScene } from '../../shared/scene.ts';
import type { Size } from '../../shared/size.ts';
import { composeAlt } from '../../shared/template.ts';
import { bundledKit, classSizes, type SamplePhotos } from '../helpers/bundledPack.ts';

/** Words that claims are made of: enough that no two of ten thousand rows are alike, few enough that words come again as in real rows. */
const words = (
  'our clinic has no light after sunset so nurses hold telephones over mothers giving birth every child should study by lamp solar power lines ' +
  'pass the village and stop at mine half of all people here cook with wood smoke energy for means school water health work we asked waited ' +
  'years now want leaders to listen community built its own grid women sell current neighbours evening market stays open because road lit'
).split(' ');
const firstNames = 'Grace Amina Luis Mei Oluwaseun Sofía Jean-Luc Priya Tomáš Fatima Ingrid Kwame Leila Björn Ana'.split(' ');
const lastNames = 'Achieng Okafor García Chen Adeyemi Rossi Dubois Sharma Novák Haddad Larsen Mensah Karimi Öberg Silva'.split(' ');

/** Points that all differ, over the template's own. */
export function differingPoints(design: Design, photos: SamplePhotos, count: number): readonly Point[] {
  let state = 1;
  const next = (below: number): number => {
    state = (Math.imul(state, 48_271) >>> 0) % 2_147_483_647;
    return state % below;
  };
  const some = (least: number, most: number): string => Array.from({ length: least + next(most - least) }, () => words[next(words.length)]).join(' ');
  return Array.from({ length: count }, (_, index): Point => {
    const claim = some(6, 18);
    return {
      ...design.point,
      claim: `${claim[0]!.toUpperCase()}${claim.slice(1)}.`,
      figure: String(1 + next(999)),
      unit: some(2, 5),
      name: `${firstNames[next(firstNames.length)]} ${lastNames[next(lastNames.length)]} ${index}`,
      place: `${some(1, 2)}, ${some(1, 2)}`,
      role: some(1, 3),
      photo: { asset: index % 2 === 0 ? photos.dark : photos.pale },
    };
  });
}

/** A badge: fixed grounds and words, and one name that changes. */
export const nameStrip: Design = newDesign({
  id: 'name-strip',
  name: 'Name strip',
  fields: [{ name: 'name', label: 'Name', type: 'text' }],
  altPattern: 'I am in: {name}',
  pages: [
    {
      id: 'page',
      background: { type: 'solid', colour: 'background' },
      elements: [
        newElement('shape', 'ground', { x: 0, y: 0, width: 1080, height: 800 }),
        newElement('text', 'headline', { x: 80, y: 120, width: 920, height: 500, runs: [{ text: 'Energy for all. I am in, and so are all of us.' }], size: { smallest: 40, largest: 140 }, balance: true }),
        newElement('text', 'name', { x: 80, y: 900, width: 920, height: 90, runs: [{ text: '{name}' }], size: { smallest: 24, largest: 64 } }),
      ],
      layouts: [],
    },
  ],
});

export interface LayoutFigure {
  readonly template: string;
  readonly size: string;
  readonly rows: number;
  /** Processor time of one row, scene and checks. */
  readonly layoutMs: number;
}

export interface WorkersFigure {
  readonly template: string;
  readonly size: string;
  readonly rows: number;
  readonly workers: number;
  /** Row x size laid out and checked in one second of the clock, workers warm. */
  readonly layoutsPerSecond: number;
  /** Processor time of each, with all that sending it to a worker and back takes. */
  readonly layoutMs: number;
}

export interface PreflightFigures {
  readonly layouts: readonly LayoutFigure[];
  readonly workers: WorkersFigure;
  readonly planning: { readonly rows: number; readonly seconds: number; readonly heapMb: number };
}

/** Rows until the workers' programs are compiled. */
const warmingRows = 3_000;

const cpuMs = (): number => process.cpuUsage().user / 1000;

/** Parts in which rows are measured, of which the median counts: other work on the machine disturbs some of them. */
const slicesMeasured = 20;

/** Processor time of scene and checks for each template at a size, over rows that were not seen before. */
export async function measureLayouts(size: Size, rows = 2000): Promise<readonly LayoutFigure[]> {
  const { pack, loaded, photos } = await bundledKit();
  return [...pack.templates, nameStrip].map((design) => {
    const points = differingPoints(design, photos, rows * 2);
    const once = (point: Point): number => {
      const scene = buildScene(design, 0, size, point, loaded);
      const subject: CheckSubject = { design, size, point, scene, brand: loaded.brand, alt: composeAlt(design, point), asksConsent: true, picture: (id) => loaded.picture(id) };
      return runChecks(subject).length;
    };
    for (const point of points.slice(0, rows)) once(point);
    const slices = Array.from({ length: slicesMeasured }, (_, slice) => {
      const startedAt = cpuMs();
      for (let index = slice; index < rows; index += slicesMeasured) once(points[rows + index]!);
      return ((cpuMs() - startedAt) / rows) * slicesMeasured;
    });
    return { template: design.id, size: size.id, rows, layoutMs: slices.sort((a, b) => a - b)[Math.floor(slicesMeasured / 2)]! };
  });
}

/** Processor time and memory of planning one size of many rows. */
export async function measurePlanning(count = 100_000): Promise<PreflightFigures['planning']> {
  const { pack, photos } = await bundledKit();
  const design = pack.templates.find(({ id }) => id === 'my-point')!;
  const rows = differingPoints(design, photos, count).map((point, index): Row => ({ number: index + 1, point, problems: [] }));
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  const startedAt = cpuMs();
  const plan = planJobs({ design, rows, options: { sizes: [classSizes[2]!], type: 'auto', name: '{row}-{slug}-{size}' } });
  const seconds = (cpuMs() - startedAt) / 1000;
  const heapMb = (process.memoryUsage().heapUsed - before) / 1_000_000;
  if (plan.jobs.length !== count) throw new Error('The plan is not whole.');
  return { rows: count, seconds, heapMb };
}

/** The preflight of an export, in the press's workers. */
export async function measureWorkers(size: Size, rows = 10_000, workers = 2): Promise<WorkersFigure> {
  const { pack, kit, photos } = await bundledKit();
  const design = pack.templates.find(({ id }) => id === 'my-point')!;
  const press = createPress({ workers });
  const check = async (points: readonly Point[]): Promise<void> => {
    const jobs = points.map((point, index) => ({ row: index + 1, size, point, alt: composeAlt(design, point), problems: [] }));
    let checked = 0;
    for await (const chunk of press.preflight({ kit, design, asksConsent: true, jobs })) checked += chunk.jobs.length;
    if (checked !== points.length) throw new Error('The preflight is not whole.');
  };
  try {
    const points = differingPoints(design, photos, rows + warmingRows);
    await check(points.slice(0, warmingRows));
    const [beganAt, cpuAt] = [performance.now(), cpuMs()];
    await check(points.slice(warmingRows));
    const seconds = (performance.now() - beganAt) / 1000;
    return { template: design.id, size: size.id, rows, workers, layoutsPerSecond: rows / seconds, layoutMs: (cpuMs() - cpuAt) / rows };
  } finally {
    await press.close();
  }
}

/** Everything here, for the bench. */
export async function measure(): Promise<PreflightFigures> {
  const size = classSizes[2]!;
  return { layouts: await measureLayouts(size), workers: await measureWorkers(size), planning: await measurePlanning() };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { layouts, workers, planning } = await measure();
  for (const { template, size, layoutMs } of layouts) process.stdout.write(`${template} ${size}: ${layoutMs.toFixed(3)} ms\n`);
  process.stdout.write(`preflight of ${workers.template} on ${workers.workers} workers: ${workers.layoutsPerSecond.toFixed(0)} a second, ${workers.layoutMs.toFixed(3)} ms of processor time each\n`);
  process.stdout.write(`planning ${planning.rows}: ${planning.seconds.toFixed(2)} s, ${planning.heapMb.toFixed(0)} MB\n`);
}
