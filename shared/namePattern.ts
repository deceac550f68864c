// The pattern by which an export names its files, such as `{row}-{slug}-{size}`: read once, filled for each job. Never leaves
// the folder of the export.

import { cleanText } from './clean.ts';
import { Fault } from './fault.ts';
import { byteLength, longestNameBytes, nameText, safeName, slugOf } from './fileName.ts';
import { nearest } from './nearest.ts';
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
}

/** Placeholders besides the fields. `longest` is how many graphemes of a text may be used. */
const placeholders: Readonly<Record<string, (source: NameSource, longest: number) => string>> = {
  row: (source) => rowText(source),
  slug: (source, longest) => slugOfPoint(source.point, longest),
  size: (source) => source.size.id,
  network: (source) => source.size.network,
  template: (source, longest) => nameText(source.template, longest),
};

export type NamePart = { readonly text: string } | { readonly placeholder: string };

/** Folders and at last the file, each as its parts. */
export type NamePattern = readonly (readonly NamePart[])[];

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
 * Reads a pattern. `fields` are the template's own; the standard fields are known besides.
 *
 * @throws Fault `usage` for a pattern that is empty, leaves the folder, or holds an unknown placeholder
 */
export function readNamePattern(pattern: string, fields: readonly Field[]): NamePattern {
  const clean = cleanText(pattern).trim();
  refuseEscape(clean);
  const known = new Set([
    ...Object.keys(placeholders),
    ...[...standardFields, ...fields].filter((field) => field.type !== 'image').map((field) => field.name),
  ]);
  return clean.split('/').map((segment) => partsOf(segment, clean, known));
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

function partsOf(segment: string, pattern: string, known: ReadonlySet<string>): readonly NamePart[] {
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
    const placeholder = rest.slice(open + 1, close);
    if (!known.has(placeholder)) refuseUnknown(placeholder, known);
    parts.push({ placeholder });
    rest = rest.slice(close + 1);
  }
  return parts;
}

function refuseUnknown(placeholder: string, known: ReadonlySet<string>): never {
  const near = nearest(placeholder, known, 1)[0];
  const list = [...known].map((name) => `{${name}}`).join(', ');
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
  const filled = (longest: number): string => parts.map((part) => ('text' in part ? part.text : valueOf(part.placeholder, source, longest))).join('');
  for (const longest of [60, 40, 24, 12]) {
    const text = filled(longest);
    if (text.length * 3 <= maxBytes || byteLength(text) <= maxBytes) return text;
  }
  return filled(6);
}

function valueOf(placeholder: string, source: NameSource, longest: number): string {
  const own = Object.hasOwn(placeholders, placeholder) ? placeholders[placeholder] : undefined;
  return own ? own(source, longest) : nameText(textOf(source.point, placeholder), longest);
}
