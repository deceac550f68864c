// Workbooks as tests need them: cells by SheetJS, and what it does not write, pictures over and in cells, as parts of their own.

import * as xlsx from '@e965/xlsx';
import { unzipSync, zipSync } from 'fflate';

export type CellValue = string | number | boolean | null;

/** The bytes of a workbook with these sheets; `change` may do to it what arrays cannot say. */
export function bookOf(sheets: Readonly<Record<string, readonly (readonly CellValue[])[]>>, change?: (book: xlsx.WorkBook) => void): Uint8Array {
  const book = xlsx.utils.book_new();
  for (const [name, rows] of Object.entries(sheets)) xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet(rows.map((row) => [...row])), name);
  change?.(book);
  const bytes: ArrayBuffer = xlsx.write(book, { type: 'array', bookType: 'xlsx', compression: true });
  return new Uint8Array(bytes);
}

/** The workbook with some parts replaced or added, given the text of the part (empty where it is new). */
export function withParts(book: Uint8Array, parts: Readonly<Record<string, Uint8Array | ((text: string) => string)>>): Uint8Array {
  const files = new Map<string, Uint8Array>(Object.entries(unzipSync(book)));
  for (const [path, part] of Object.entries(parts)) {
    files.set(path, typeof part === 'function' ? new TextEncoder().encode(part(new TextDecoder().decode(files.get(path) ?? new Uint8Array()))) : part);
  }
  return zipSync(Object.fromEntries(files));
}

const relationships = (targets: readonly string[]): string =>
  `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${targets
    .map((target, index) => `<Relationship Id="rId${index + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/x" Target="${target}"/>`)
    .join('')}</Relationships>`;

/** Where a picture lies: 0-based rows and column, offsets and heights in EMU (190,500 are a row of 15 points). */
export interface Anchor {
  readonly picture: string;
  readonly column?: number;
  readonly from: number;
  readonly fromOffset?: number;
  /** The row of its lower edge; one that has none is given by its height. */
  readonly to?: number;
  readonly toOffset?: number;
  readonly height?: number;
}

function anchorXml({ picture, column = 1, from, fromOffset = 0, to, toOffset = 0, height = 0 }: Anchor, ids: readonly string[]): string {
  const point = (name: string, row: number, offset: number): string =>
    `<xdr:${name}><xdr:col>${column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>${offset}</xdr:rowOff></xdr:${name}>`;
  const kind = to === undefined ? 'oneCellAnchor' : 'twoCellAnchor';
  const end = to === undefined ? `<xdr:ext cx="100000" cy="${height}"/>` : point('to', to, toOffset);
  const blip = `<xdr:blipFill><a:blip r:embed="rId${ids.indexOf(picture) + 1}"/></xdr:blipFill>`;
  return `<xdr:${kind}>${point('from', from, fromOffset)}${end}<xdr:pic><xdr:nvPicPr/>${blip}<xdr:spPr/></xdr:pic><xdr:clientData/></xdr:${kind}>`;
}

/** The first sheet with pictures lying over its cells. */
export function withPicturesOver(book: Uint8Array, pictures: Readonly<Record<string, Uint8Array>>, anchors: readonly Anchor[]): Uint8Array {
  const names = Object.keys(pictures);
  const drawing = `<xdr:wsDr xmlns:xdr="x" xmlns:a="a" xmlns:r="r">${anchors.map((anchor) => anchorXml(anchor, names)).join('')}</xdr:wsDr>`;
  return withParts(book, {
    'xl/worksheets/sheet1.xml': (xml) => xml.replace('</worksheet>', '<drawing r:id="rId1"/></worksheet>'),
    'xl/worksheets/_rels/sheet1.xml.rels': () => relationships(['../drawings/drawing1.xml']),
    'xl/drawings/drawing1.xml': () => drawing,
    'xl/drawings/_rels/drawing1.xml.rels': () => relationships(names.map((name) => `../media/${name}`)),
    ...Object.fromEntries(names.map((name) => [`xl/media/${name}`, pictures[name]!])),
  });
}

/** The first sheet with pictures as the values of cells (by their address), as current versions of Excel place them. */
export function withPicturesIn(book: Uint8Array, pictures: Readonly<Record<string, Uint8Array>>, cells: Readonly<Record<string, string>>): Uint8Array {
  const names = Object.keys(pictures);
  const addresses = Object.keys(cells);
  return withParts(book, {
    'xl/worksheets/sheet1.xml': (xml) =>
      addresses.reduce((changed, address, index) => changed.replace(new RegExp(`<c r="${address}"[^>]*>.*?</c>`), `<c r="${address}" t="e" vm="${index + 1}"><v>#VALUE!</v></c>`), xml),
    'xl/metadata.xml': () =>
      `<metadata xmlns="m" xmlns:xlrd="x"><metadataTypes count="1"><metadataType name="XLRICHVALUE"/></metadataTypes><futureMetadata name="XLRICHVALUE" count="${names.length}">${names
        .map((_, index) => `<bk><extLst><ext uri="{x}"><xlrd:rvb i="${index}"/></ext></extLst></bk>`)
        .join('')}</futureMetadata><valueMetadata count="${addresses.length}">${addresses.map((address) => `<bk><rc t="1" v="${names.indexOf(cells[address]!)}"/></bk>`).join('')}</valueMetadata></metadata>`,
    'xl/richData/rdrichvalue.xml': () => `<rvData xmlns="r" count="${names.length}">${names.map((_, index) => `<rv s="0"><v>${index}</v><v>5</v></rv>`).join('')}</rvData>`,
    'xl/richData/rdrichvaluestructure.xml': () => '<rvStructures xmlns="r" count="1"><s t="_localImage"><k n="_rvRel:LocalImageIdentifier" t="i"/><k n="CalcOrigin" t="i"/></s></rvStructures>',
    'xl/richData/richValueRel.xml': () => `<richValueRels xmlns="r" xmlns:r="r">${names.map((_, index) => `<rel r:id="rId${index + 1}"/>`).join('')}</richValueRels>`,
    'xl/richData/_rels/richValueRel.xml.rels': () => relationships(names.map((name) => `../media/${name}`)),
    ...Object.fromEntries(names.map((name) => [`xl/media/${name}`, pictures[name]!])),
  });
}
