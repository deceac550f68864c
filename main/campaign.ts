// The sample campaign from end to end, without a screen and without a network: facts and supporters become pictures for every
// network, a contact sheet, and a week of queued posts with their hand-over folder.

import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { composeAlt, composeText } from '../shared/template.ts';
import { asFault } from '../shared/fault.ts';
import { defaultExportOptions, type Manifest } from '../shared/batch.ts';
import { findSizes } from '../shared/networks/index.ts';
import type { Size } from '../shared/size.ts';
import { instantText, wallTimeOf } from '../shared/time.ts';
import { contactSheet } from './results/contactSheet.ts';
import { readSample, samples } from './campaign/samples.ts';
import { planExport, type ExportInput } from './exporting.ts';
import { inRoot } from './here.ts';
import { writeWhole } from './library/storage.ts';
import { defaultCaption, handOver, queueDesign } from './queueing.ts';
import { openStudio, type Studio } from './studio.ts';

/** One week: a fact in the morning and a supporter in the evening of each day, at these networks' recommended sizes. */
const week = { days: 7, networks: 'bs-portrait,ma-landscape,x-landscape', morning: '09:00', evening: '18:00' } as const;

async function exportPart(studio: Studio, input: ExportInput, sizes: readonly Size[], folder: string): Promise<Manifest> {
  const { jobs } = planExport(input, { sizes, type: defaultExportOptions.type, name: defaultExportOptions.name });
  const { design, kit, asksConsent } = input;
  return await studio.press.exportJobs({ jobs, design, kit, asksConsent, folder, quality: defaultExportOptions.quality });
}

/** Queues the week that begins tomorrow, by the wall clock of this computer. */
async function queueWeek(studio: Studio, inputs: readonly ExportInput[]): Promise<number> {
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const sizes = findSizes(studio.networks, week.networks);
  const times = [week.morning, week.evening];
  let posts = 0;
  for (let day = 1; day <= week.days; day += 1) {
    const date = wallTimeOf({ instant: instantText(studio.clock().getTime() + day * 86_400_000), zone }).slice(0, 10);
    for (const [index, input] of inputs.entries()) {
      const { point } = input.rows[(day - 1) % input.rows.length]!;
      await queueDesign(studio, {
        ...input,
        point,
        sizes,
        captions: { default: composeText(defaultCaption, point) },
        alt: composeAlt(input.design, point),
        wall: `${date}T${times[index % times.length]!}`,
        zone,
        campaign: 'Make Your Point',
      });
      posts += 1;
    }
  }
  return posts;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** A path as a person reads it from where they are. */
function place(path: string): string {
  return relative(process.cwd(), path) || '.';
}

async function run(out: string): Promise<void> {
  const startedAt = performance.now();
  const studio = await openStudio({ library: join(out, 'library'), host: 'cli' });
  try {
    const sizes = findSizes(studio.networks, 'recommended');
    say(`The sample campaign for ${sizes.length} networks, into ${place(out)}`);
    const inputs: ExportInput[] = [];
    const squares: string[] = [];
    let pictures = 0;
    const exportingAt = performance.now();
    for (const sample of Object.values(samples)) {
      const input = await readSample(studio, sample);
      const folder = join(out, sample.name);
      const { jobs } = await exportPart(studio, input, sizes, folder);
      const written = jobs.filter((job) => job.status === 'written');
      const uneasy = written.filter((job) => job.warnings.length > 0).length;
      say(`  ${place(folder)}: ${written.length} of ${jobs.length} pictures of ${input.rows.length} points, ${uneasy} with warnings; see manifest.json`);
      const [first] = written;
      const shown = written.filter((job) => job.size === 'rd-image' || job.row === first?.row);
      squares.push(...shown.map((job) => join(folder, job.file)));
      inputs.push(input);
      pictures += written.length;
    }
    const seconds = (performance.now() - exportingAt) / 1000;
    const sheet = join(out, 'contact-sheet.png');
    await writeWhole(sheet, await contactSheet(squares, { columns: 12, cell: 240, gap: 16 }));
    say(`  ${place(sheet)}: the first point of each part at every size, and every point once`);
    const posts = await queueWeek(studio, inputs);
    const handedOver = await handOver(studio, { folder: join(out, 'hand-over'), aheadHours: 24 * (week.days + 1) });
    say(`  ${posts} posts queued in ${place(studio.library.folder)}; ${handedOver.posts} deliveries laid out in ${place(handedOver.folder)}`);
    say(`${pictures} pictures in ${seconds.toFixed(1)} s, ${(pictures / seconds).toFixed(0)} a second; everything in ${((performance.now() - startedAt) / 1000).toFixed(1)} s.`);
  } finally {
    await studio.close();
  }
}

try {
  const { values } = parseArgs({ options: { out: { type: 'string' } } });
  await run(resolve(values.out ?? inRoot('./out/campaign')));
} catch (thrown) {
  process.stderr.write(`campaign: ${asFault(thrown).message}\n`);
  process.exitCode = 3;
}
