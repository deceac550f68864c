// What a run of the press needs in tests: the bundled pack's fonts, brand and templates in a folder, people's photos, points and sizes.

import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inRoot } from '../../../main/here.ts';
import { shippedNetworks } from '../../../main/networks.ts';
import { buildPack } from '../../../main/packs/build.ts';
import { openPack } from '../../../main/packs/open.ts';
import { inspectPicture } from '../../../main/pictures/inspect.ts';
import type { ExportKit } from '../../../main/press/kit.ts';
import { planJobs } from '../../../shared/batch.ts';
import type { ExportOptions, Job, Row } from '../../../shared/batch.ts';
import type { Design } from '../../../shared/design.ts';
import { findSizes } from '../../../shared/networks/index.ts';
import { packFiles } from '../../../shared/pack.ts';
import type { Point } from '../../../shared/point.ts';
import type { Size } from '../../../shared/size.ts';

export interface Campaign {
  readonly kit: ExportKit;
  readonly templates: ReadonlyMap<string, Design>;
  /** Asset ids of the photos. */
  readonly photos: readonly string[];
}

/** The campaign with its files in `folder`. */
export async function makeCampaign(folder: string, extraPhotos: readonly string[] = []): Promise<Campaign> {
  const source = inRoot('./assets/packs/make-your-point');
  const pack = await openPack(await buildPack(source), 'make-your-point');
  await mkdir(folder, { recursive: true });
  for (const { sha256 } of packFiles(pack.manifest)) await writeFile(join(folder, sha256), pack.bytes(sha256));
  const fonts = pack.manifest.fonts.map(({ sha256, family, weight, italic }) => ({
    face: { id: sha256, family, weight, italic },
    file: join(folder, sha256),
  }));
  const portraits = inRoot('./assets/samples/portraits');
  const photoFiles = [...(await readdir(portraits)).filter((name) => name.endsWith('.png')).map((name) => join(portraits, name)), ...extraPhotos];
  const files = [...pack.manifest.pictures.map(({ sha256 }) => join(folder, sha256)), ...photoFiles];
  const pictures = await Promise.all(files.map(async (file) => ({ info: await inspectPicture(await readFile(file), file), file })));
  return {
    kit: { brand: pack.brand, fonts, pictures },
    templates: new Map(pack.templates.map((template) => [template.id, template])),
    photos: pictures.slice(pack.manifest.pictures.length).map(({ info }) => info.id),
  };
}

export async function sizesOf(spec: string): Promise<readonly Size[]> {
  return findSizes(await shippedNetworks(), spec);
}

const people = [
  ['Grace Achieng', 'Homa Bay, Kenya', 'My daughter studies by a solar lamp. Every child should.', 'en'],
  ['Lucía Quispe', 'Cusco, Perú', 'La luz llega a la mina antes que a mi pueblo. Eso no es justo.', 'es'],
  ['ليلى حداد', 'عمّان', 'العدالة في التقنية تبدأ بالضوء.', 'ar'],
  ['Ananya Sharma', 'Jaipur', 'Light first for the village that waited longest 💡.', 'en'],
] as const;

/** Points of supporters, each with a photo. */
export function supporters(campaign: Campaign, count: number): readonly Point[] {
  return Array.from({ length: count }, (_, index) => {
    const [name, place, claim, language] = people[index % people.length]!;
    const asset = campaign.photos[index % campaign.photos.length]!;
    return { name: `${name} ${index + 1}`, place, claim, language, photo: { asset }, consent: 'yes', credit: 'Drawing: samples', callToAction: 'Ask leaders for energy for all', hashtag: '#MakeYourPoint' };
  });
}

export function jobsFor(design: Design, points: readonly Point[], sizes: readonly Size[], options: Partial<ExportOptions> = {}): readonly Job[] {
  const rows = points.map((point, index): Row => ({ number: index + 1, point, problems: [] }));
  return planJobs({ design, rows, options: { sizes, type: 'auto', name: '{row}-{slug}-{size}', ...options } }).jobs;
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
