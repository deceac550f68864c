// Writing and reading `.point` files. Reading takes any bytes: what comes out is a design with a list of what was repaired, or one sentence
// that says why not. Nothing is written, and the bytes stay as they are.

import { createHash } from 'node:crypto';
import { bakeBrand } from '../../shared/bakeBrand.ts';
import type { Brand } from '../../shared/brand.ts';
import type { Design } from '../../shared/design.ts';
import { asFault, Fault } from '../../shared/fault.ts';
import { readBrand } from '../../shared/pack.ts';
import { pointFilePaths, pointFileSchema, readPointFileContents, type PointFileContents } from '../../shared/pointFile.ts';
import { parseDesign, type ReadDesign } from '../../shared/readDesign.ts';
import { writeDesign } from '../../shared/writeDesign.ts';
import { assetsIn } from '../packs/references.ts';
import { readZip, type ZipEntries } from '../zip.ts';
import { zipFiles } from '../zipFiles.ts';

/** What a file may hold, unpacked. */
export const pointFileLimits = { entries: 2_500, bytes: 500_000_000, ratio: 1_000 } as const;
/** The design alone: ten thousand elements with much to say are a third of it. */
const mostDesignBytes = 16_000_000;
const mostFileBytes = 300_000_000;

export interface PointFileInput {
  readonly design: Design;
  readonly brand: Brand;
  readonly fonts: readonly string[];
  readonly tags: readonly string[];
  /** The pictures that the design names. */
  readonly pictures: readonly { readonly asset: string; readonly name: string; readonly type: string; readonly bytes: Uint8Array }[];
}

/** The bytes of a `.point` file; the same design gives the same bytes. */
export function writePointFile({ design, brand, fonts, tags, pictures }: PointFileInput): Uint8Array<ArrayBuffer> {
  const files = new Map<string, Uint8Array>();
  const listed = pictures.map(({ asset, name, type, bytes }) => {
    const path = `${pointFilePaths.pictures}${asset}.${type}`;
    files.set(path, bytes);
    return { path, sha256: asset, name };
  });
  const contents: PointFileContents = { schema: pointFileSchema, name: design.name, pack: design.pack, fonts, pictures: listed, tags };
  files.set(pointFilePaths.contents, toJson(contents));
  files.set(pointFilePaths.brand, toJson(brand));
  files.set(pointFilePaths.design, Buffer.from(writeDesign(design), 'utf8'));
  return zipFiles(files, (path) => path.startsWith(pointFilePaths.pictures) && !path.endsWith('.svg'));
}

function toJson(value: unknown): Uint8Array {
  return Buffer.from(`${JSON.stringify(value, null, 2)}\n`, 'utf8');
}

export interface PointFileRead {
  readonly design: Design;
  readonly tags: readonly string[];
  /** The pictures that the design names and that are in the file as they were put there. */
  readonly pictures: readonly { readonly asset: string; readonly name: string; readonly bytes: Uint8Array }[];
  /** A sentence for each thing that had to be mended or is missing. */
  readonly repairs: readonly string[];
  /** The same design without its pack, looking as it did there; absent where the file does not say how that was. */
  readonly baked?: Design;
}

/** The design alone, as text, is a file too: without its pictures. */
const openBrace = 0x7b;

/** Reads a `.point` file. Throws a Fault (`input`) with one sentence that names it. */
export async function readPointFile(bytes: Uint8Array, name: string): Promise<PointFileRead> {
  const refuse = (why: string, cause?: unknown): Fault => new Fault('input', `${name} ${why}.`, { detail: { file: name }, cause });
  if (bytes.byteLength === 0) throw refuse('is empty; get it again from where it came');
  if (bytes[0] === openBrace) return { ...readDesignIn(bytes, refuse), tags: [], pictures: [] };
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw refuse('is not a .point file');
  if (bytes.byteLength > mostFileBytes) throw refuse(`is larger than ${mostFileBytes / 1_000_000} MB`);
  const entries = await readZip(bytes, name, pointFileLimits);
  const repairs: string[] = [];
  const contents = readPointFileContents(jsonIn(entries, pointFilePaths.contents), name);
  if (!contents) repairs.push('The list of what is in the file could not be read; its design was opened without it.');
  const { design, repairs: mended } = readDesignIn(entries.get(pointFilePaths.design), refuse);
  const read = readPictures(design, entries, contents);
  const brand = brandIn(entries, name);
  return {
    design,
    tags: contents?.tags ?? [],
    pictures: read.pictures,
    repairs: [...repairs, ...mended, ...read.repairs],
    ...(brand ? { baked: bakeBrand(design, brand) } : {}),
  };
}

/** The value of a JSON file; undefined where it is missing or none. */
function jsonIn(entries: ZipEntries, path: string): unknown {
  const bytes = entries.get(path);
  try {
    return bytes && bytes.byteLength <= mostDesignBytes ? JSON.parse(textOf(bytes)) : undefined;
  } catch {
    // What cannot be read is told by whoever asked for it.
    return undefined;
  }
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
}

function readDesignIn(bytes: Uint8Array | undefined, refuse: (why: string, cause?: unknown) => Fault): ReadDesign {
  if (!bytes) throw refuse('is not a .point file: it holds no design');
  if (bytes.byteLength > mostDesignBytes) throw refuse(`holds a design of more than ${mostDesignBytes / 1_000_000} MB, which is too large to be one`);
  try {
    return parseDesign(textOf(bytes));
  } catch (thrown) {
    // Nesting beyond the stack is the one way left for plain JSON to fail.
    if (thrown instanceof RangeError) throw refuse('holds a design that is nested too deeply to be one', thrown);
    if (thrown instanceof Fault) throw new Fault(thrown.code, `${refuse('cannot be opened').message.slice(0, -1)}: ${thrown.message}`, { cause: thrown });
    throw thrown;
  }
}

/** The brand, for the case that the design's pack is not at hand; one that cannot be read is as good as none. */
function brandIn(entries: ZipEntries, name: string): Brand | undefined {
  const value = jsonIn(entries, pointFilePaths.brand);
  if (value === undefined) return undefined;
  try {
    return readBrand(value, name);
  } catch (thrown) {
    if (asFault(thrown).code === 'internal') throw thrown;
    return undefined;
  }
}

function readPictures(design: Design, entries: ZipEntries, contents: PointFileContents | undefined): Pick<PointFileRead, 'pictures' | 'repairs'> {
  const listed = new Map(contents?.pictures.map((picture) => [picture.sha256, picture]));
  const pictures: { asset: string; name: string; bytes: Uint8Array }[] = [];
  const repairs: string[] = [];
  for (const asset of new Set(assetsIn([design.pages, design.point]))) {
    const known = listed.get(asset);
    const path = known?.path ?? [...entries.keys()].find((one) => one.startsWith(`${pointFilePaths.pictures}${asset}.`));
    const bytes = path === undefined ? undefined : entries.get(path);
    const name = known?.name || `${asset.slice(0, 8)} …`;
    if (!bytes) repairs.push(`The picture "${name}" is not in the file; choose it again.`);
    else if (createHash('sha256').update(bytes).digest('hex') !== asset) repairs.push(`The picture "${name}" was changed or damaged and was left out; choose it again.`);
    else pictures.push({ asset, name, bytes });
  }
  return { pictures, repairs };
}
