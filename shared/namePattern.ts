// The pattern by which an export names its files, such as `{row}-{slug}-{size}` or `{network}/{name|lower|max:40}`: read once, filled
// for each job. Never leaves the folder of the export.

import { cleanText } from './clean.ts';
import { Fault } from './fault.ts';
import { byteLength, longestNameBytes, nameText, safeName, slugOf } from './fileName.ts';
import { foldName } from './foldName.ts';
import { nearest } from './nearest.ts';
import { readNameFunctions, type NameFunction } from './nameFunctions.ts';
import type { Field, Point } from './point.ts';
import { standardFields, textOf } from './point.ts';
import type { Size } from './size.ts';

/** What a name is made from. */
export interface NameSource {
  readonly row: number;
  /** Digits of the highest row number, so that names sort by row. */
  readonly rowDigits: number;
  readonly point: Point;
  readonly size: Size;
  readonly template: string;
  /** The day of the export, `YYYY-MM-DD`; '' if not known. */
  readonly date: string;
}

/** A placeholder besides the fields. `longest` is how many graphemes of a text may be used. */
interface Placeholder {
  text(source: NameSource, longest: number): string;
  /** It is fit for a name as it is, and nothing that tells names apart is cut off it. */
  readonly isReady: boolean;
}

const placeholders: Readonly<Record<string, Placeholder>> = {
  row: { text: (source) => rowText(source), isReady: true },
  slug: { text: (source, longest) => slugOfPoint(source.point, longest), isReady: true },
  size: { text: (source) => source.size.id, isReady: true },
  network: { text: (source) => source.size.network, isReady: true },
  date: { text: (source) => source.date, isReady: true },
  template: { text: (source) => source.template, isReady: false },
};

export type NamePart = { readonly text: string } | { readonly placeholder: string; readonly functions: readonly NameFunction[] };

/** Folders and at last the file, each as its parts. */
export type NamePattern = readonly (readonly NamePart[])[];

/** How files are laid out in folders: as the pattern says by itself, or by what comes first here. */
export const folderLayouts = ['flat', 'network', 'person'] as const;
export type FolderLayout = (typeof folderLayouts)[number];

const layouts: Readonly<Record<FolderLayout, (pattern: string) => string>> = {
  flat: (pattern) => pattern.replaceAll('/', '-'),
  network: (pattern) => `{network}/${pattern}`,
  // Two people may have one name, and share no folder.
  person: (pattern) => `{row}-{slug}/${pattern}`,
};

/** The pattern laid out in folders; as it is where no layout is given. */
export function inFolders(pattern: string, layout: FolderLayout | undefined): string {
  return layout === undefined ? pattern : layouts[layout](pattern);
}

/** The row number with leading zeros. */
export function rowText(source: Pick<NameSource, 'row' | 'rowDigits'>): string {
  return String(source.row).padStart(source.rowDigits, '0');
}

/** The slug of a point: of its name, else its claim, else its figure and unit; `point` where it has none of them. */
function slugOfPoint(point: Point, longest: number): string {
  return (
    slugOf(textOf(point, 'name'), longest) ||
    slugOf(textOf(point, 'claim'), longest) ||
    slugOf(`${textOf(point, 'figure')} ${textOf(point, 'unit')}`, longest) ||
    'point'
  );
}

/**
 * Reads a pattern. `fields` are the template's own; the standard fields are known besides, and each goes by its label and aliases too.
 *
 * @throws Fault `usage` for a pattern that is empty, leaves the folder, or holds an unknown placeholder or function
 */
export function readNamePattern(pattern: string, fields: readonly Field[]): NamePattern {
  const clean = cleanText(pattern).trim();
  refuseEscape(clean);
  const names = placeholderNames(fields);
  return clean.split('/').map((segment) => partsOf(segment, clean, names));
}

/** What may stand in braces: the names to offer, and every spelling that is taken for one of them. */
interface PlaceholderNames {
  readonly offered: readonly string[];
  readonly spellings: ReadonlyMap<string, string>;
}

function placeholderNames(fields: readonly Field[]): PlaceholderNames {
  const own = fields.filter(({ type }) => type !== 'image');
  const standard = standardFields.filter(({ type }) => type !== 'image');
  const offered = [...new Set([...Object.keys(placeholders), ...standard.map(({ name }) => name), ...own.map(({ name }) => name)])];
  const spellings = new Map<string, string>();
  const add = (spelling: string, name: string): void => {
    if (spelling !== '' && !spellings.has(spelling)) spellings.set(spelling, name);
  };
  for (const name of offered) add(name, name);
  for (const name of offered) add(foldName(name), name);
  for (const { name, label } of [...own, ...standard]) add(foldName(label), name);
  for (const { name, aliases } of standard) for (const alias of aliases) add(alias, name);
  return { offered, spellings };
}

function refuseEscape(pattern: string): void {
  const refuse = (why: string): never => {
    throw new Fault('usage', `The file name pattern ${why}.`, { detail: { pattern: pattern.slice(0, 300) } });
  };
  if (pattern === '') refuse('is empty; give one such as {row}-{slug}-{size}');
  if (pattern.length > 300) refuse('is longer than 300 characters; shorten it');
  if (pattern.includes('\\')) refuse(`'${pattern}' holds a backslash; write / between folders`);
  if (/^(?:\/|[A-Za-z]:)/.test(pattern)) refuse(`'${pattern}' begins at a drive or root; names are made inside the export folder, so leave that out`);
  const segments = pattern.split('/').map((segment) => segment.trim());
  if (segments.includes('..')) refuse(`'${pattern}' leaves the export folder; leave out the ..`);
  if (segments.some((segment) => segment === '' || segment === '.')) refuse(`'${pattern}' holds a folder without a name; put a name between the slashes`);
}

function partsOf(segment: string, pattern: string, names: PlaceholderNames): readonly NamePart[] {
  const parts: NamePart[] = [];
  let rest = segment;
  while (rest !== '') {
    const open = rest.search(/[{}]/);
    const close = rest.indexOf('}');
    if (open < 0) return [...parts, { text: rest }];
    if (open > 0) parts.push({ text: rest.slice(0, open) });
    if (rest[open] === '}' || close < 0) {
      throw new Fault('usage', `The file name pattern '${pattern}' has a brace without its partner; write placeholders as {row}.`);
    }
    parts.push(readPlaceholder(rest.slice(open + 1, close), names));
    rest = rest.slice(close + 1);
  }
  return parts;
}

/** A placeholder with its functions, as they stand between the braces: `name|lower|max:40`. */
function readPlaceholder(words: string, names: PlaceholderNames): NamePart {
  const [name = '', ...functions] = words.split('|').map((word) => word.trim());
  const placeholder = names.spellings.get(name) ?? names.spellings.get(foldName(name));
  if (placeholder === undefined) refuseUnknown(name, names.offered);
  return { placeholder, functions: readNameFunctions(functions, placeholder) };
}

function refuseUnknown(placeholder: string, offered: readonly string[]): never {
  const near = nearest(placeholder, offered, 1)[0];
  const list = offered.map((name) => `{${name}}`).join(', ');
  throw new Fault(
    'usage',
    `The file name pattern holds {${placeholder}}, which does not exist${near ? `; did you mean {${near}}?` : '.'} There are ${list}.`,
    { detail: { placeholder } },
  );
}

/** The path of a job's file: `/`-separated, safe on every system, ending in `ending` (such as `.jpg`). */
export function fillNamePattern(pattern: NamePattern, source: NameSource, ending: string): string {
  return pattern
    .map((parts, index) => {
      const own = index === pattern.length - 1 ? ending : '';
      return safeName(fillParts(parts, source, longestNameBytes - byteLength(own) - roomForClash), own);
    })
    .join('/');
}

/** Bytes kept free for a row number and a counter, should two jobs come to the same name. */
const roomForClash = 20;

/** Long texts are shortened before the whole is cut, so that what tells names apart (row, size) stays. */
function fillParts(parts: readonly NamePart[], source: NameSource, maxBytes: number): string {
  const filled = (longest: number): string => parts.map((part) => ('text' in part ? part.text : valueOf(part, source, longest))).join('');
  for (const longest of [60, 40, 24, 12]) {
    const text = filled(longest);
    if (text.length * 3 <= maxBytes || byteLength(text) <= maxBytes) return text;
  }
  return filled(6);
}

function valueOf({ placeholder, functions }: Extract<NamePart, { placeholder: string }>, source: NameSource, most: number): string {
  const longest = Math.min(most, ...functions.map((one) => one.longest ?? Infinity));
  const own = Object.hasOwn(placeholders, placeholder) ? placeholders[placeholder] : undefined;
  const text = own ? own.text(source, longest) : textOf(source.point, placeholder);
  const made = functions.reduce((value, one) => one.apply(value, longest), text);
  return own?.isReady ? made : nameText(made, longest);
}
