// The table of networks: reading and checking it, and finding sizes in it. A table that was read is whole: every id is known
// and unique, every source exists, every network recommends one size.

import { z } from 'zod';
import { Fault } from '../fault.ts';
import { nearest } from '../nearest.ts';
import type { Size } from '../size.ts';
import { countingRules } from './counting.ts';
import type { Network, NetworkTable } from './network.ts';

const confidence = z.enum(['official', 'secondary', 'uncertain']);
const sources = z.array(z.string().min(1));
const note = z.string().min(1).optional();
const pixels = z.number().int().min(1).max(20_000);
const inset = z.number().int().nonnegative();
const whole = z.number().int().positive();
const address = z.string().regex(/^https:\/\/[a-z0-9.-]+(?:[/?#]\S*)?$/i, 'must be an https address');
const id = z.string().regex(/^[a-zA-Z][a-zA-Z0-9-]*$/, 'must be letters, digits and hyphens');

function fact<T extends z.ZodType>(value: T) {
  return z.strictObject({ value, confidence, sources, note });
}

const size = z.strictObject({
  id,
  name: z.string().min(1),
  width: pixels,
  height: pixels,
  use: z.enum(['post', 'cover', 'profile']),
  recommended: z.boolean(),
  types: z.array(z.enum(['jpeg', 'png', 'webp', 'avif'])).min(1),
  maxBytes: whole.optional(),
  minBytes: whole.optional(),
  safeZone: z.strictObject({ top: inset, right: inset, bottom: inset, left: inset }).optional(),
  safeZoneConfidence: confidence.optional(),
  confidence,
  limitsConfidence: confidence,
  sources,
  note,
});

const network = z.strictObject({
  id,
  name: z.string().min(1),
  composer: address.optional(),
  caption: z.strictObject({
    counting: z.string(),
    max: fact(whole).optional(),
    advise: fact(whole).optional(),
    maxBytes: fact(whole).optional(),
    maxHashtags: fact(whole).optional(),
    adviseHashtags: fact(whole).optional(),
  }),
  altText: z.strictObject({ supported: fact(z.boolean().nullable()), max: fact(whole).optional() }),
  maxImages: fact(whole).optional(),
  sizes: z.array(size).min(1),
});

const tableFile = z.strictObject({
  compiledOn: z.iso.date(),
  networks: z.array(network).min(1),
  sources: z.record(z.string().min(1), z.strictObject({ title: z.string().min(1), url: address, asOf: z.string() })),
});

type TableFile = z.infer<typeof tableFile>;

/** The name by which a message calls the entry at a path, e.g. `networks / instagram / sizes / ig-story / width`. */
function entryName(json: unknown, path: readonly PropertyKey[]): string {
  let value: unknown = json;
  const names = path.map((key) => {
    value = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
    const own: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'id') : undefined;
    return typeof own === 'string' ? own : String(key);
  });
  return names.join(' / ') || 'the file';
}

function refuse(entry: string, why: string): never {
  throw new Fault('input', `The table of networks cannot be used: ${entry}: ${why}. Correct that entry.`, { detail: { entry } });
}

function refuseRepeats(what: string, ids: readonly string[]): void {
  const seen = new Set<string>();
  for (const id of ids) {
    if (seen.has(id)) refuse(id, `two ${what} have this id`);
    seen.add(id);
  }
}

/** Every list of source keys in an entry, however deep. */
function sourceKeys(entry: unknown): readonly string[] {
  if (typeof entry !== 'object' || entry === null) return [];
  return Object.entries(entry).flatMap(([key, value]: [string, unknown]) =>
    key === 'sources' && Array.isArray(value) ? value.map(String) : sourceKeys(value),
  );
}

function checkSize(owner: string, size: TableFile['networks'][number]['sizes'][number]): void {
  const entry = `${owner} / ${size.id}`;
  if (size.minBytes !== undefined && size.maxBytes !== undefined && size.minBytes >= size.maxBytes) {
    refuse(entry, 'minBytes is not below maxBytes');
  }
  if (size.safeZone) {
    const { top, right, bottom, left } = size.safeZone;
    if (top + bottom >= size.height || left + right >= size.width) refuse(entry, 'the safe zone leaves nothing of the picture');
  }
  if ((size.safeZone === undefined) !== (size.safeZoneConfidence === undefined)) {
    refuse(entry, 'safeZone and safeZoneConfidence belong together');
  }
}

function checkWhole(table: TableFile): void {
  refuseRepeats('networks', table.networks.map((network) => network.id));
  // One name space, since a list of sizes may name sizes and networks.
  refuseRepeats('sizes or networks', table.networks.flatMap((network) => [network.id, ...network.sizes.map((size) => size.id)]));
  for (const network of table.networks) {
    if (!countingRules.has(network.caption.counting)) refuse(network.id, `there is no counting rule '${network.caption.counting}'`);
    const recommended = network.sizes.filter((size) => size.recommended);
    if (recommended.length !== 1 || recommended[0]!.use !== 'post') refuse(network.id, 'exactly one size for posts must be recommended');
    for (const key of sourceKeys(network)) if (!Object.hasOwn(table.sources, key)) refuse(network.id, `there is no source '${key}'`);
    for (const size of network.sizes) checkSize(network.id, size);
  }
}

/** The table of a data file. Throws a Fault (`input`) that names the first entry that is wrong. */
export function readNetworks(json: unknown): NetworkTable {
  const read = tableFile.safeParse(json);
  if (!read.success) {
    const issue = read.error.issues[0]!;
    refuse(entryName(json, issue.path), issue.message);
  }
  checkWhole(read.data);
  const networks: Network[] = read.data.networks.map((network) => {
    const { max } = network.altText;
    const altLimit = max ? { altLimit: { characters: max.value, network: network.name } } : {};
    return { ...network, sizes: network.sizes.map((size) => ({ ...size, network: network.id, ...altLimit })) };
  });
  return { ...read.data, networks };
}

/** All sizes, in the order of the table. */
export function sizesOf(table: NetworkTable): readonly Size[] {
  return table.networks.flatMap((network) => network.sizes);
}

/** The network of an id; undefined if there is none. */
export function findNetwork(table: NetworkTable, id: string): Network | undefined {
  return table.networks.find((network) => network.id === id);
}

/** Words that stand for several sizes. Covers and profile pictures are only asked for by their own id. */
const sizeSets: Readonly<Record<string, (size: Size) => boolean>> = {
  all: (size) => size.use === 'post',
  recommended: (size) => size.recommended,
};

function matches(table: NetworkTable, sizes: readonly Size[], word: string): readonly Size[] {
  if (Object.hasOwn(sizeSets, word)) return sizes.filter(sizeSets[word]!);
  const lower = word.toLowerCase();
  const network = table.networks.find((candidate) => candidate.id.toLowerCase() === lower);
  if (network) return network.sizes.filter(sizeSets['all']!);
  return sizes.filter((size) => size.id.toLowerCase() === lower);
}

/**
 * The sizes a list asks for: `all`, `recommended`, ids of sizes, or ids of networks (their sizes for posts), joined by commas.
 * Each size once, in the order asked. Throws a Fault (`input`) that names an unknown id and what was probably meant.
 */
export function findSizes(table: NetworkTable, spec: string): readonly Size[] {
  const words = spec.split(',').map((word) => word.trim()).filter((word) => word !== '');
  if (words.length === 0) throw new Fault('input', "No size was named. Give 'all', 'recommended', or ids of sizes joined by commas.");
  const sizes = sizesOf(table);
  const found = new Set<Size>();
  for (const word of words) {
    const asked = matches(table, sizes, word);
    if (asked.length === 0) {
      const known = [...sizes.map((size) => size.id), ...table.networks.map((network) => network.id), ...Object.keys(sizeSets)];
      const near = nearest(word, known);
      const hint = near.length > 0 ? `Did you mean ${near.join(', ')}?` : "See 'sizes' for all of them.";
      throw new Fault('input', `There is no size or network '${word}'. ${hint}`, { detail: { size: word } });
    }
    for (const size of asked) found.add(size);
  }
  return [...found];
}
