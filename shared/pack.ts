// A pack: templates with their brand, fonts, pictures and licences in one file, `.pointpack`. What is in one, and what its
// manifest must say. Reading one is strict: a pack may come from a stranger.

import { z } from 'zod';
import type { Brand } from './brand.ts';
import type { Design } from './design.ts';
import { Fault } from './fault.ts';

/** One file of a pack; its bytes must have this hash. */
export interface PackFile {
  /** Path in the pack, `/`-separated. */
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
}

export interface PackFont extends PackFile {
  readonly family: string;
  readonly weight: number;
  readonly italic: boolean;
  /** Path of its licence text in the pack. */
  readonly licence: string;
}

export interface PackManifest {
  readonly schema: 1;
  /** Lower-case letters, digits and hyphens. */
  readonly id: string;
  readonly name: string;
  /** Semantic version. */
  readonly version: string;
  readonly description: string;
  readonly author: string;
  /** SPDX id of the templates themselves. */
  readonly licence: string;
  readonly templates: readonly PackFile[];
  readonly fonts: readonly PackFont[];
  readonly pictures: readonly PackFile[];
  /** Brand, licences, change log. */
  readonly others: readonly PackFile[];
}

/** A pack opened and verified: all values, the bytes by hash. */
export interface Pack {
  readonly manifest: PackManifest;
  readonly brand: Brand;
  readonly templates: readonly Design[];
}

/** Fixed places in a pack. */
export const manifestPath = 'pack.json';
export const brandPath = 'brand.json';
export const packExtension = '.pointpack';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** A path inside the pack: `/`-separated plain names, no `..`, no leading dot. */
const path = z
  .string()
  .max(200)
  .regex(/^[A-Za-z0-9_+(),@ -][A-Za-z0-9_.+(),@ -]*(\/[A-Za-z0-9_+(),@ -][A-Za-z0-9_.+(),@ -]*)*$/, 'is not a path inside the pack');
const text = z.string().max(2_000);
const file = { path, sha256, bytes: z.number().int().min(0).max(200_000_000) };
const face = { family: z.string().min(1).max(200), weight: z.number().int().min(1).max(1000), italic: z.boolean(), licence: path };

/** What every manifest says of its pack, built or not. */
const about = {
  schema: z.literal(1),
  id: z.string().max(100).regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'may have only lower-case letters, digits and hyphens'),
  name: z.string().min(1).max(200),
  version: z
    .string()
    .max(60)
    .regex(/^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9A-Za-z.-]+)?$/, 'is not a version such as 1.0.0'),
  description: text,
  author: text,
  licence: z.string().min(1).max(200),
};

const manifestReader = z.strictObject({
  ...about,
  templates: z.array(z.strictObject(file)).min(1).max(500),
  fonts: z.array(z.strictObject({ ...file, ...face })).max(500),
  pictures: z.array(z.strictObject(file)).max(1_000),
  others: z.array(z.strictObject(file)).max(500),
});

/** The `pack.json` a person writes: files by path alone; hashes and sizes are found when the pack is built. */
const sourceReader = z.strictObject({
  ...about,
  brand: z.literal(brandPath).default(brandPath),
  templates: z.array(path).min(1).max(500),
  fonts: z.array(z.strictObject({ path, ...face, italic: z.boolean().default(false) })).max(500).default([]),
  pictures: z.array(path).max(1_000).default([]),
  others: z.array(path).max(500).default([]),
});

export type PackSource = z.infer<typeof sourceReader>;

const hex = z.string().regex(/^#[0-9A-Fa-f]{6}$/, 'is not a colour such as #FFB000');

const brandReader = z.strictObject({
  name: z.string().min(1).max(200),
  colours: z.record(z.string().max(100), hex),
  fonts: z.record(
    z.string().max(100),
    z.strictObject({
      family: z.string().min(1).max(200),
      weight: z.number().int().min(1).max(1000),
      italic: z.boolean().optional(),
      letterSpacing: z.number().min(-1).max(5).optional(),
    }),
  ),
  logos: z.array(z.strictObject({ asset: sha256, on: z.enum(['light', 'dark']) })).max(20),
  logoClearSpace: z.number().min(0).max(10),
  fallback: z.array(z.string().min(1).max(200)).max(100),
});

/** @throws Fault `input` naming the place that is wrong; `name` begins the sentence. */
function readWith<T>(reader: z.ZodType<T>, value: unknown, name: string): T {
  const result = reader.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const place = issue === undefined || issue.path.length === 0 ? '' : ` "${issue.path.map(String).join('.')}"`;
  throw new Fault('input', `${name} is not as it should be:${place} ${issue?.message ?? 'it cannot be read'}.`, { cause: result.error });
}

/** Reads the manifest of a built pack. Throws a Fault (`input`) that begins with `name`. */
export function readManifest(value: unknown, name: string): PackManifest {
  return readWith(manifestReader, value, name);
}

/** Reads the `pack.json` of a source folder. Throws a Fault (`input`) that begins with `name`. */
export function readPackSource(value: unknown, name: string): PackSource {
  return readWith(sourceReader, value, name);
}

/** Reads a brand. Throws a Fault (`input`) that begins with `name`. */
export function readBrand(value: unknown, name: string): Brand {
  return readWith(brandReader, value, name);
}

/** All files of a manifest, in its order. */
export function packFiles(manifest: PackManifest): readonly PackFile[] {
  return [...manifest.templates, ...manifest.fonts, ...manifest.pictures, ...manifest.others];
}

/** Negative, zero or positive, as semantic versioning 2.0.0 section 11 orders versions. */
export function compareVersions(one: string, other: string): number {
  const [a, b] = [splitVersion(one), splitVersion(other)];
  for (let at = 0; at < 3; at += 1) if (a.numbers[at] !== b.numbers[at]) return (a.numbers[at] ?? 0) - (b.numbers[at] ?? 0);
  if (a.parts.length === 0 || b.parts.length === 0) return Number(a.parts.length === 0) - Number(b.parts.length === 0);
  for (let at = 0; at < Math.max(a.parts.length, b.parts.length); at += 1) {
    const order = comparePart(a.parts[at], b.parts[at]);
    if (order !== 0) return order;
  }
  return 0;
}

function splitVersion(version: string): { readonly numbers: readonly number[]; readonly parts: readonly string[] } {
  const dash = version.indexOf('-');
  const numbers = (dash < 0 ? version : version.slice(0, dash)).split('.').map(Number);
  return { numbers, parts: dash < 0 ? [] : version.slice(dash + 1).split('.') };
}

function comparePart(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined);
  const [aIsNumber, bIsNumber] = [/^\d+$/.test(a), /^\d+$/.test(b)];
  if (aIsNumber && bIsNumber) return Number(a) - Number(b);
  if (aIsNumber !== bIsNumber) return aIsNumber ? -1 : 1;
  return a < b ? -1 : Number(a > b);
}
