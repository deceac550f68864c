// Pictures in the cells of a workbook: those that lie over a cell (drawings), and those placed in a cell (rich values). Where each lies
// is found out when the workbook is read; its bytes are read when a row needs them.

import { posix } from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import { Fault } from '../../shared/fault.ts';
import { isRecord } from '../../shared/record.ts';
import { unpackFile, type ZipEntries } from '../zip.ts';
import { openSheetFile, type SheetFile } from './source.ts';
import type { PlacedPicture } from './table.ts';

/** A picture by its 0-based place in the grid. */
export interface GridPicture {
  readonly row: number;
  readonly column: number;
  readonly part: string;
}

export interface GridPictures {
  readonly pictures: readonly GridPicture[];
  /** By 0-based rows: pictures that lie over several rows, so that nobody can tell whose they are. */
  readonly unclear: readonly { readonly rows: readonly number[]; readonly part: string }[];
  /** Cells whose value is a picture, as `row:column`. SheetJS takes them for errors. */
  readonly cells: ReadonlySet<string>;
}

const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '@', removeNSPrefix: true, parseTagValue: false, parseAttributeValue: false, processEntities: false });

type Node = Readonly<Record<string, unknown>>;

/** The part of a workbook as nodes; nothing where it is not there, or is no XML. */
function readPart(entries: ZipEntries, path: string): Node {
  const bytes = entries.get(path);
  if (!bytes) return {};
  try {
    const value: unknown = parser.parse(Buffer.from(bytes));
    return isRecord(value) ? value : {};
  } catch {
    // SheetJS has read the cells by now; a drawing that is damaged has no pictures.
    return {};
  }
}

/** The children of a name, however many there are. */
function children(node: unknown, name: string): readonly Node[] {
  const found = isRecord(node) ? node[name] : undefined;
  return (Array.isArray(found) ? found : [found]).filter(isRecord);
}

/** The one descendant by this path of names. */
function descend(node: unknown, ...names: readonly string[]): Node | undefined {
  let found: Node | undefined = isRecord(node) ? node : undefined;
  for (const name of names) found = children(found, name)[0];
  return found;
}

const text = (node: Node | undefined, name: string): string => {
  const value = node?.[name];
  return typeof value === 'string' ? value : '';
};

/** Paths of the parts that a part refers to, by their ids. */
function relationsOf(entries: ZipEntries, part: string): ReadonlyMap<string, string> {
  const folder = posix.dirname(part);
  const relations = children(descend(readPart(entries, `${folder}/_rels/${posix.basename(part)}.rels`), 'Relationships'), 'Relationship');
  return new Map(
    relations
      .filter((relation) => text(relation, '@TargetMode') !== 'External')
      .map((relation) => [text(relation, '@Id'), posix.join('/', text(relation, '@Target').startsWith('/') ? '' : folder, text(relation, '@Target')).slice(1)]),
  );
}

/** XML's own entities, which the parser is told to leave alone, since with them it would take those of a document too. */
function unescaped(name: string): string {
  return name.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&');
}

/** The part with a sheet's cells. */
export function sheetPart(entries: ZipEntries, sheet: string): string | undefined {
  const sheets = children(descend(readPart(entries, 'xl/workbook.xml'), 'workbook', 'sheets'), 'sheet');
  const relations = relationsOf(entries, 'xl/workbook.xml');
  const found = sheets.find((node) => unescaped(text(node, '@name')) === sheet) ?? (sheets.length === 1 ? sheets[0] : undefined);
  return relations.get(text(found, '@id'));
}

/** All pictures of a sheet. `xml` is the part with its cells. */
export function findPictures(entries: ZipEntries, part: string, xml: string): GridPictures {
  const relations = relationsOf(entries, part);
  const drawing = /<(?:\w+:)?drawing\s[^>]*\bid="([^"]+)"/.exec(xml.slice(xml.lastIndexOf('</sheetData>')));
  const lying = drawing ? lyingPictures(entries, relations.get(drawing[1]!) ?? '', xml) : { pictures: [], unclear: [] };
  const placed = placedPictures(entries, xml);
  return {
    pictures: [...lying.pictures, ...placed],
    unclear: lying.unclear,
    cells: new Set(placed.map(({ row, column }) => `${row}:${column}`)),
  };
}

/** English Metric Units of a point. */
const emuPerPoint = 12_700;

/** Heights of rows in EMU: those that are said, and that of all others. */
function rowHeights(xml: string): (row: number) => number {
  const usual = Number(/<sheetFormatPr\s[^>]*\bdefaultRowHeight="([\d.]+)"/.exec(xml.slice(0, 20_000))?.[1] ?? 15);
  const heights = new Map<number, number>();
  for (const [tag] of xml.matchAll(/<row\s[^>]*\bht="[\d.]+"[^>]*>/g)) {
    heights.set(Number(/\br="(\d+)"/.exec(tag)?.[1] ?? 0) - 1, Number(/\bht="([\d.]+)"/.exec(tag)![1]));
  }
  return (row) => Math.max(1, (heights.get(row) ?? usual) * emuPerPoint);
}

/** How much of its height a picture must have in one row to belong to it. */
const ownShare = 0.75;

/** Pictures that lie over cells. One that begins a little above its row, or ends a little below, still belongs to it. */
function lyingPictures(entries: ZipEntries, part: string, xml: string): Pick<GridPictures, 'pictures' | 'unclear'> {
  const drawing = descend(readPart(entries, part), 'wsDr');
  const relations = relationsOf(entries, part);
  const heightOf = rowHeights(xml);
  const pictures: GridPicture[] = [];
  const unclear: { rows: readonly number[]; part: string }[] = [];
  for (const anchor of [...children(drawing, 'twoCellAnchor'), ...children(drawing, 'oneCellAnchor')]) {
    const picture = relations.get(text(descend(anchor, 'pic', 'blipFill', 'blip'), '@embed'));
    const from = descend(anchor, 'from');
    if (picture === undefined || !from) continue;
    const first = Number(text(from, 'row'));
    const shares = sharesOf(anchor, first, Number(text(from, 'rowOff')), heightOf);
    const whole = shares.reduce((sum, share) => sum + share, 0);
    const own = shares.findIndex((share) => share >= whole * ownShare);
    if (own >= 0) pictures.push({ row: first + own, column: Number(text(from, 'col')), part: picture });
    else unclear.push({ rows: shares.flatMap((share, index) => (share >= whole * (1 - ownShare) ? [first + index] : [])), part: picture });
  }
  return { pictures, unclear };
}

/** A workbook has no more rows, and a picture over more of them than this is of none. */
const mostRows = 2_000;

/** How much of a picture lies in each row, from the first on. */
function sharesOf(anchor: Node, first: number, offset: number, heightOf: (row: number) => number): readonly number[] {
  const to = descend(anchor, 'to');
  if (to) {
    const last = Math.min(Number(text(to, 'row')), first + mostRows);
    if (last <= first) return [1];
    const end = Number(text(to, 'rowOff'));
    return Array.from({ length: last - first + 1 }, (_, index) => {
      const row = first + index;
      if (row === first) return Math.max(0, heightOf(row) - offset);
      return row === last ? Math.min(end, heightOf(row)) : heightOf(row);
    });
  }
  let left = Number(text(descend(anchor, 'ext'), '@cy'));
  const shares: number[] = [];
  for (let row = first; left > 0 && shares.length < mostRows; row += 1) {
    const room = Math.max(0, heightOf(row) - (row === first ? offset : 0));
    shares.push(Math.min(room, left));
    left -= room;
  }
  return shares.length > 0 ? shares : [1];
}

/** Pictures that are the value of a cell: its `vm` leads by way of the metadata, the rich values and their structure to a relation. */
function placedPictures(entries: ZipEntries, xml: string): readonly GridPicture[] {
  if (!xml.includes(' vm="')) return [];
  const partOf = richPictures(entries);
  const pictures: GridPicture[] = [];
  for (const [tag] of xml.matchAll(/<c\s[^>]*\bvm="\d+"[^>]*>/g)) {
    const [, letters = '', digits = ''] = /\br="([A-Z]+)(\d+)"/.exec(tag) ?? [];
    const part = partOf(Number(/\bvm="(\d+)"/.exec(tag)![1]));
    if (part !== undefined && letters !== '') pictures.push({ row: Number(digits) - 1, column: columnOf(letters), part });
  }
  return pictures;
}

function columnOf(letters: string): number {
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

/** The picture's part by the number of a cell's value metadata (1-based), as [MS-XLSX] 2.2.4.13 and 2.3.16 lay it out. */
function richPictures(entries: ZipEntries): (metadata: number) => string | undefined {
  const metadata = descend(readPart(entries, 'xl/metadata.xml'), 'metadata');
  const types = children(descend(metadata, 'metadataTypes'), 'metadataType').map((type) => text(type, '@name'));
  const values = children(descend(metadata, 'valueMetadata'), 'bk').map((block) => descend(block, 'rc'));
  const rich = children(metadata, 'futureMetadata').find((future) => text(future, '@name') === 'XLRICHVALUE');
  const richIndices = children(rich, 'bk').map((block) => text(descend(block, 'extLst', 'ext', 'rvb'), '@i'));
  const richValues = children(descend(readPart(entries, 'xl/richData/rdrichvalue.xml'), 'rvData'), 'rv');
  const structures = children(descend(readPart(entries, 'xl/richData/rdrichvaluestructure.xml'), 'rvStructures'), 's');
  const relationIds = children(descend(readPart(entries, 'xl/richData/richValueRel.xml'), 'richValueRels'), 'rel').map((rel) => text(rel, '@id'));
  const relations = relationsOf(entries, 'xl/richData/richValueRel.xml');
  return (number) => {
    const value = values[number - 1];
    if (types[Number(text(value, '@t')) - 1] !== 'XLRICHVALUE') return undefined;
    const richValue = richValues[Number(richIndices[Number(text(value, '@v'))])];
    const keys = children(structures[Number(text(richValue, '@s'))], 'k').map((key) => text(key, '@n'));
    const place = keys.indexOf('_rvRel:LocalImageIdentifier');
    const entry: unknown = richValue?.['v'];
    const fields: readonly unknown[] = Array.isArray(entry) ? entry : [entry];
    return place < 0 ? undefined : relations.get(relationIds[Number(fields[place])] ?? '');
  };
}

/** No photo in a spreadsheet is larger. */
export const pictureBytes = 100_000_000;

/** @throws Fault `input` where a picture is too large, `conflict` where the workbook is not any more what was read. */
export async function readCellPicture(file: SheetFile, name: string, { row, packed }: PlacedPicture): Promise<Uint8Array> {
  if (packed.bytes > pictureBytes) {
    throw new Fault('input', `The picture in row ${row} of ${name} is larger than ${pictureBytes / 1_000_000} MB: put a smaller copy there.`, { detail: { file: name, row } });
  }
  const opened = await openSheetFile(file, name);
  try {
    const bytes = await unpackFile(await opened.range(packed.start, packed.packedBytes), packed);
    if (bytes) return bytes;
  } finally {
    await opened.close();
  }
  throw new Fault('conflict', `The picture in row ${row} of ${name} cannot be read: the workbook is damaged there, or was changed. Open it again.`, { detail: { file: name, row } });
}
