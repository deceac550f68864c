// CSV and its kin: cells separated by comma, semicolon, tab or bar, found out from the first records. Quotes may hold separators
// and line breaks. Texts are packed as the bytes they are, and decoded only where they hold more than plain letters.

import { Fault } from '../../shared/fault.ts';
import { findEncoding, readText, type Encoding } from './decode.ts';
import { unguardFormula } from './formula.ts';
import { MixedTexts } from './mixed.ts';
import { keptCells, RecordScanner, type ByteRecord } from './records.ts';
import type { OpenSheet } from './source.ts';
import { columnsOf, emptySheet, isBlank, RowWriter, sheetLimits, tooManyColumns, type SheetHead, type SheetSink } from './table.ts';

const separators = [',', ';', '\t', '|'].map((separator) => separator.charCodeAt(0));

/** How much of a file is looked at to find its separator. */
const sampleBytes = 64 * 1024;
const sampleRecords = 50;

/** Records of a sample under one separator: how wide the header is, and how many records are as wide. */
function judge(sample: Uint8Array, separator: number): { readonly separator: number; readonly width: number; readonly share: number } {
  const widths: number[] = [];
  const scanner = new RecordScanner(separator, ({ bytes, ends, count }) => {
    const end = ends[ends.length - 1] ?? 0;
    if (widths.length < sampleRecords && bytes.subarray(0, end).some((byte) => byte > 0x20)) widths.push(count);
  });
  scanner.push(sample);
  scanner.end();
  const width = widths[0] ?? 0;
  return { separator, width, share: widths.length === 0 ? 0 : widths.filter((other) => other === width).length / widths.length };
}

/** The separator that splits the header and leaves most records as wide as it; a comma where nothing does. */
function findSeparator(sample: Uint8Array): number {
  const lineEnd = Math.max(sample.lastIndexOf(0x0a, sampleBytes), sample.lastIndexOf(0x0d, sampleBytes));
  const whole = sample.length <= sampleBytes ? sample : sample.subarray(0, lineEnd > 0 ? lineEnd : sampleBytes);
  const judged = separators.map((separator) => judge(whole, separator)).filter(({ width }) => width > 1);
  const best = judged.sort((a, b) => b.share - a.share || b.width - a.width)[0];
  return best?.separator ?? separators[0]!;
}

/** Excel's own first line for a file with another separator, e.g. `sep=;`. */
const excelHint = /^"?sep=([^"\r\n\u0080-\uffff])"?(?:\r\n|\r|\n)/i;

/**
 * Reads separated text. Empty lines above the header are passed over; those below it count as rows, so that numbers agree with
 * what a spreadsheet program shows.
 * @throws Fault `input` naming the line where a quote is not closed.
 */
export async function readDelimited(file: OpenSheet, sink: SheetSink): Promise<SheetHead> {
  const encoding = await findEncoding(file);
  const taker = new RecordTaker(file.name, sink, encoding);
  let scanner: RecordScanner | undefined;
  for await (const { bytes, isUtf8: isSure, read } of readText(file, encoding)) {
    let start = 0;
    if (!scanner) {
      const hint = excelHint.exec(Buffer.from(bytes.subarray(0, 20)).toString('latin1'));
      start = hint?.[0].length ?? 0;
      scanner = new RecordScanner(hint?.[1]?.charCodeAt(0) ?? findSeparator(bytes), (record) => taker.take(record));
    }
    scanner.push(bytes.subarray(start), !isSure);
    await sink.progress(read);
  }
  const line = scanner?.end();
  if (line !== undefined) throw taker.unclosedQuote(line);
  return taker.finish();
}

/** Puts records into rows. */
class RecordTaker {
  private readonly name: string;
  private readonly texts: MixedTexts;
  /** Whether there are texts that are no UTF-8. */
  private readonly isMixed: boolean;
  private readonly rows: RowWriter;
  private columns: readonly string[] | undefined;
  private readonly shortRows = new Map<number, string>();

  constructor(name: string, sink: SheetSink, encoding: Encoding) {
    this.name = name;
    this.texts = new MixedTexts(encoding);
    this.isMixed = encoding.other !== undefined;
    this.rows = new RowWriter(name, sink);
  }

  take(record: ByteRecord): void {
    const used = usedCells(record);
    if (!this.columns) {
      if (used > 0) this.columns = this.headerOf(record, used);
    } else if (used === 0) this.rows.blankRow();
    else this.takeRow(record, used, this.columns);
  }

  finish(): SheetHead {
    if (!this.columns) throw emptySheet(this.name);
    this.texts.tell(this.rows);
    return { name: this.name, sheets: [this.name], sheet: this.name, columns: this.columns, missing: '', ...this.rows.finish() };
  }

  unclosedQuote(line: number): Fault {
    const row = this.columns ? `row ${(this.rows.row + 1).toLocaleString('en')}` : 'the header';
    return new Fault(
      'input',
      `${this.name} cannot be read beyond line ${line.toLocaleString('en')} (${row}): a quote (") is opened there but never closed. Correct it, or save the file again as CSV.`,
      { detail: { file: this.name, line } },
    );
  }

  private headerOf(record: ByteRecord, used: number): readonly string[] {
    if (used > sheetLimits.columns) throw tooManyColumns(record.count >= keptCells ? record.count : used, this.name);
    return columnsOf(Array.from({ length: used }, (_, index) => this.textOf(record, index)), this.name);
  }

  private takeRow(record: ByteRecord, used: number, columns: readonly string[]): void {
    const { rows } = this;
    const width = columns.length;
    rows.beginRow();
    if (used > width) rows.problem(this.tooMany(record, used, width));
    else if (record.count < width) rows.problem(this.tooFew(record.count, width), 'warning');
    if (record.brokenQuote) rows.problem(brokenQuote(record.brokenQuote));
    const most = Math.min(used, width);
    for (let index = 0; index < most; index += 1) this.takeCell(record, index, columns);
    rows.endRow();
  }

  private takeCell(record: ByteRecord, index: number, columns: readonly string[]): void {
    const { bytes } = record;
    let start = index === 0 ? 0 : record.ends[index - 1]!;
    let end = record.ends[index]!;
    const beyond = record.beyond.get(index);
    if (beyond !== undefined) {
      this.rows.longCell(this.textOf(record, index).length + beyond, columns[index]!, index);
      return;
    }
    while (start < end && bytes[start] === 0x20) start += 1;
    while (start < end && bytes[end - 1] === 0x20) end -= 1;
    if (end - start <= sheetLimits.cellLength && isClean(bytes, start, end, this.isMixed)) this.rows.utf8(bytes, start, end);
    else this.rows.cell(unguardFormula(this.textOf(record, index)), columns[index]!, index);
  }

  private textOf({ bytes, ends, isDoubtful }: ByteRecord, index: number): string {
    return this.texts.textOf(bytes.subarray(index === 0 ? 0 : ends[index - 1]!, ends[index]), isDoubtful, this.rows.row);
  }

  private tooMany(record: ByteRecord, used: number, width: number): string {
    const at = Array.from({ length: used - width }, (_, index) => index + width).find((index) => !isBlank(this.textOf(record, index))) ?? width;
    const extra = this.textOf(record, at).slice(0, 40).toWellFormed();
    return `This row has ${used.toLocaleString('en')} cells but ${this.name} has ${width} columns ("${extra}" has none): put quotes around a text that holds the separator.`;
  }

  private tooFew(count: number, width: number): string {
    const known = this.shortRows.get(count);
    if (known) return known;
    const cells = count === 1 ? '1 cell' : `${count} cells`;
    const message = `This row has ${cells} but ${this.name} has ${width} columns: the others stay empty. Look whether a line break split the row.`;
    this.shortRows.set(count, message);
    return message;
  }
}

const brokenQuote = ({ opened, closed }: NonNullable<ByteRecord['brokenQuote']>): string =>
  `A quote (") opens in line ${opened.toLocaleString('en')} and closes in line ${closed.toLocaleString('en')} with more text behind it: one of them is missing or too many.`;

/** Cells up to the last that has more than spaces. */
function usedCells({ bytes, ends, count, beyond }: ByteRecord): number {
  // More cells than were kept: what they hold does not matter any more.
  if (count > ends.length) return count;
  for (let index = count - 1; index >= 0; index -= 1) {
    if (beyond.has(index)) return index + 1;
    for (let at = index === 0 ? 0 : ends[index - 1]!; at < ends[index]!; at += 1) if (bytes[at]! > 0x20) return index + 1;
  }
  return 0;
}

/**
 * Whether a text may be packed as it stands: it is not guarded, and nothing in it is for `cleanText` or `trim` to change. Whoever asks
 * knows that the bytes are UTF-8, or allows for ASCII alone.
 */
function isClean(bytes: Uint8Array, start: number, end: number, isAscii: boolean): boolean {
  if (bytes[start] === 0x27) return false;
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at]!;
    if (byte >= 0x20 && byte < 0x7f) continue;
    if (byte < 0x80 || isAscii) return false;
    const next = bytes[at + 1]!;
    // C1 controls and the hard space; a space of Ogham; spaces, separators and embeddings from U+2000; the wide space; U+FEFF and U+FFFx.
    if (byte === 0xc2 && next <= 0xa0) return false;
    if (byte === 0xe1 && next === 0x9a) return false;
    if (byte === 0xe2 && next <= 0x81 && !isQuotation(next, bytes[at + 2]!)) return false;
    if (byte === 0xe3 && next === 0x80 && bytes[at + 2] === 0x80) return false;
    if (byte === 0xef && (next === 0xbb || next === 0xbf)) return false;
  }
  return true;
}

/** Dashes, quotation marks and the ellipsis: U+2010 to U+2027. */
const isQuotation = (second: number, third: number): boolean => second === 0x80 && third >= 0x90 && third <= 0xa7;
