// Posts from a finished export: one for each row, with the row's pictures and alt texts as the manifest has them. A manifest holds no
// fields of its rows: captions take them from `files.csv` where it lies beside, and know `row`, `template` and `alt` without it.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { Fault } from '../../shared/fault.ts';
import type { NetworkTable } from '../../shared/networks/network.ts';
import { fieldsIn } from '../../shared/placeholders.ts';
import type { PostPicture } from '../../shared/post.ts';
import { composeText } from '../../shared/template.ts';
import type { AssetStore } from '../library/assets.ts';
import { storageFault, systemCode } from '../library/storage.ts';
import { manifestFile } from '../press/manifest.ts';
import { filesFile } from '../results/files.ts';
import { parseSheet } from '../sheets/parse.ts';
import { isInside } from '../zip.ts';
import { placesOf, refusalAt } from './places.ts';
import type { NamedAccount } from './places.ts';
import type { NewPost } from './queue.ts';

export interface ManifestRequest {
  /** Folder that holds the manifest and the pictures. */
  readonly folder: string;
  readonly assets: Pick<AssetStore, 'put'>;
  /** Called with each picture once it is kept. */
  readonly onPicture?: (asset: string, bytes: Uint8Array) => Promise<void>;
  readonly networks: NetworkTable;
  /** Patterns by network id; `default` for the others. */
  readonly captions: Readonly<Record<string, string>>;
  /** Accounts to publish to; networks without one are handed over. */
  readonly accounts: readonly NamedAccount[];
  readonly campaign: string;
  /** A time for each of so many posts. */
  readonly times: (count: number, networks: readonly string[]) => readonly { readonly wall: string; readonly zone: string }[];
}

const job = z.object({
  row: z.number().int().positive(),
  template: z.string().max(1000),
  size: z.string().max(100),
  network: z.string().max(100),
  file: z.string().max(1000),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  sha256: z.string(),
  alt: z.string().max(20_000),
  status: z.enum(['written', 'skipped', 'failed']),
});
const manifest = z.object({ schema: z.literal(1), jobs: z.array(job).max(500_000) });
type Job = z.infer<typeof job>;

async function bytesOf(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (thrown) {
    throw storageFault('Reading', file, thrown);
  }
}

async function readJobs(folder: string): Promise<readonly Job[]> {
  const file = join(folder, manifestFile);
  const text = (await bytesOf(file)).toString('utf8');
  const refused = (cause?: unknown): Fault => new Fault('input', `${file} is not the manifest of an export. Name the folder that the export was written to.`, { detail: { file }, cause });
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch (cause) {
    throw refused(cause);
  }
  const parsed = manifest.safeParse(read);
  if (!parsed.success) throw refused(parsed.error);
  return parsed.data.jobs.filter(({ status }) => status === 'written');
}

/** The cells of `files.csv` by column, for each picture file that it names; none where it is not there. */
async function readFields(folder: string): Promise<ReadonlyMap<string, Readonly<Record<string, string>>>> {
  const file = join(folder, filesFile);
  const bytes = await readFile(file).catch((thrown: unknown) => {
    if (systemCode(thrown) === 'ENOENT') return undefined;
    throw storageFault('Reading', file, thrown);
  });
  const fields = new Map<string, Readonly<Record<string, string>>>();
  if (!bytes) return fields;
  const { columns, rows } = await parseSheet(bytes, filesFile);
  for (const cells of rows) {
    const texts = columns.map((_, index) => String(cells[index] ?? ''));
    const record = Object.fromEntries(columns.map((column, index) => [column, texts[index]!]));
    for (const text of texts) if (text !== '') fields.set(text, record);
  }
  return fields;
}

async function keepPicture({ folder, assets, onPicture }: ManifestRequest, { file, sha256, size, width, height, alt }: Job): Promise<PostPicture> {
  if (!isInside(file)) throw new Fault('input', `The manifest names a file outside of its folder (${JSON.stringify(file.slice(0, 100))}). Nothing is queued.`, { detail: { file } });
  const bytes = await bytesOf(join(folder, ...file.split('/')));
  const asset = await assets.put(bytes);
  if (asset !== sha256) throw new Fault('input', `${file} has changed since it was exported. Export it again, or bring back the file. Nothing is queued.`, { detail: { file } });
  await onPicture?.(asset, bytes);
  return { asset, size, width, height, alt };
}

/** The language of a row, where its spreadsheet has a column for it. */
function languageOf(point: Readonly<Record<string, string>>): string {
  const column = Object.keys(point).find((name) => name.trim().toLowerCase() === 'language');
  return column === undefined ? '' : point[column]!.trim();
}

/**
 * The posts of an export's rows, in their order, with their pictures kept in the library.
 * @throws Fault `input` where a file is not the one that was exported, a pattern names a field that is not known, or a network would
 *   refuse a post; `storage` where a file cannot be read
 */
export async function postsOfManifest(request: ManifestRequest): Promise<readonly NewPost[]> {
  const { folder, networks, captions, accounts, campaign } = request;
  const byRow = new Map<number, Job[]>();
  for (const one of await readJobs(folder)) byRow.set(one.row, [...(byRow.get(one.row) ?? []), one]);
  if (byRow.size === 0) throw new Fault('input', `The export in ${folder} has no finished picture.`, { detail: { folder } });
  const fields = await readFields(folder);
  const places = [...new Set([...byRow.values()].flat().map(({ network }) => network))];
  const times = request.times(byRow.size, places);
  const posts: NewPost[] = [];
  for (const [row, jobs] of byRow) {
    const [first] = jobs;
    const point = { ...fields.get(first!.file), row: String(row), template: first!.template, alt: first!.alt };
    const unknown = Object.values(captions).flatMap(fieldsIn).find((field) => !Object.hasOwn(point, field));
    if (unknown !== undefined) {
      throw new Fault('input', `Row ${row}: the caption asks for {${unknown}}, which is not known. Known: ${Object.keys(point).join(', ')}; export with --csv to have the columns of the spreadsheet. Nothing is queued.`);
    }
    const words = Object.fromEntries(Object.entries(captions).map(([network, pattern]) => [network, composeText(pattern, point)]));
    const pictures: PostPicture[] = [];
    for (const one of jobs) pictures.push(await keepPicture(request, one));
    const deliveries = placesOf(jobs.map(({ network }) => network), accounts);
    const refusal = refusalAt({ captions: words, pictures }, deliveries, networks, accounts);
    if (refusal) throw new Fault('input', `Row ${row}: ${refusal.problem.message} Nothing is queued.`, { detail: { row } });
    posts.push({ campaign, pictures, captions: words, language: languageOf(point), ...times[posts.length]!, deliveries });
  }
  return posts;
}
