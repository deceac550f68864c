// What kinds of files a pack may hold, and how each is held to be what its name says. Nothing here draws or runs them.

import { isUtf8 } from 'node:buffer';
import { Fault } from '../../shared/fault.ts';
import { mediaTypeOf } from '../../shared/mediaType.ts';

/** What is wrong with a file's bytes; undefined where nothing is. */
type Judge = (bytes: Buffer) => string | undefined;

const startsWith = (bytes: Buffer, start: string, at = 0): boolean => bytes.toString('latin1', at, at + start.length) === start;

const neededTables = ['cmap', 'head', 'hhea', 'hmtx', 'maxp'];

/** A TrueType or OpenType file whose table directory holds what shaping needs, all of it inside the file (OpenType 1.9, "Font file"). */
const judgeFont: Judge = (bytes) => {
  const isSfnt = bytes.length >= 12 && ['\0\u0001\0\0', 'OTTO', 'true'].some((magic) => startsWith(bytes, magic));
  if (!isSfnt) return 'is not a TrueType or OpenType font';
  const count = bytes.readUInt16BE(4);
  if (count === 0 || 12 + count * 16 > bytes.length) return 'is a damaged font';
  const tables = new Set<string>();
  for (let index = 0; index < count; index += 1) {
    const record = 12 + index * 16;
    if (bytes.readUInt32BE(record + 8) + bytes.readUInt32BE(record + 12) > bytes.length) return 'is a damaged font';
    tables.add(bytes.toString('latin1', record, record + 4));
  }
  const missing = neededTables.find((table) => !tables.has(table));
  return missing === undefined ? undefined : `is a font without its "${missing}" table`;
};

/** What a picture that is an SVG may not have: code, entities, other documents, and anything fetched. */
const forbiddenInSvg: readonly { readonly pattern: RegExp; readonly what: string }[] = [
  { pattern: /<!(doctype|entity)/i, what: 'a document type or entity' },
  { pattern: /<\?xml-stylesheet/i, what: 'a style sheet' },
  { pattern: /<([\w-]+:)?(script|foreignobject|iframe|embed|object|audio|video|handler|listener)[\s/>]/i, what: 'code or another document' },
  { pattern: /\son[a-z]+\s*=/i, what: 'code' },
  { pattern: /(href|src)\s*=\s*(?!["']\s*(#|data:image\/(png|jpeg|webp)[;,]))/i, what: 'a link to something outside' },
  { pattern: /url\(\s*(?!["']?#)/i, what: 'a link to something outside' },
  { pattern: /@import/i, what: 'a style sheet' },
];

/** What an SVG holds that it may not, in words; undefined where nothing is. Comments do not count. */
export function findForbiddenInSvg(source: string): string | undefined {
  const text = source.replace(/<!--[\s\S]*?-->/g, '');
  return forbiddenInSvg.find(({ pattern }) => pattern.test(text))?.what;
}

const judgeSvg: Judge = (bytes) => {
  if (!isUtf8(bytes)) return 'is not an SVG in UTF-8';
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '').replace(/<!--[\s\S]*?-->/g, '');
  if (!/^\s*(<\?xml[^>]*>\s*)?<svg[\s>]/.test(text)) return 'is not an SVG';
  const found = findForbiddenInSvg(text);
  return found === undefined ? undefined : `holds ${found}, which pictures of a pack may not have`;
};

const is = (what: string, test: (bytes: Buffer) => boolean): Judge => (bytes) => (test(bytes) ? undefined : `is not ${what}`);

const judgePng = is('a PNG', (bytes) => mediaTypeOf(bytes) === 'image/png');
const judgeJpeg = is('a JPEG', (bytes) => mediaTypeOf(bytes) === 'image/jpeg');
const judgeWebp = is('a WebP', (bytes) => mediaTypeOf(bytes) === 'image/webp');
const judgeText = is('text in UTF-8', (bytes) => isUtf8(bytes) && !bytes.includes(0));

/** The lists of files in a manifest. */
export const packParts = ['templates', 'fonts', 'pictures', 'others'] as const;
export type PackPart = (typeof packParts)[number];

/** The kinds by list of the manifest, then by extension. */
const kinds: Readonly<Record<PackPart, Readonly<Record<string, Judge>>>> = {
  templates: { json: judgeText },
  fonts: { ttf: judgeFont, otf: judgeFont },
  pictures: { png: judgePng, jpg: judgeJpeg, jpeg: judgeJpeg, webp: judgeWebp, svg: judgeSvg },
  others: { json: judgeText, txt: judgeText, md: judgeText },
};

/** Holds a file to its kind. Throws a Fault (`input`) that names the pack and the path. */
export function assertKind(part: PackPart, path: string, bytes: Uint8Array, pack: string): void {
  const judges = kinds[part];
  const extension = /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
  const judge = Object.hasOwn(judges, extension) ? judges[extension] : undefined;
  const wrong = judge
    ? judge(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
    : `is of a kind that is not allowed there (${Object.keys(judges).join(', ')} are)`;
  if (wrong !== undefined) throw new Fault('input', `${pack}: ${path} ${wrong}.`, { detail: { file: pack, path } });
}

/** The value of a JSON file. Throws a Fault (`input`) that names the pack and the path. */
export function readJsonFile(bytes: Uint8Array, path: string, pack: string): unknown {
  try {
    return JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8'));
  } catch (error) {
    throw new Fault('input', `${pack}: ${path} is not valid JSON.`, { detail: { file: pack, path }, cause: error });
  }
}
