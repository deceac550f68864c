// Separated text into records, byte by byte as they come: cells between separators, quotes that may hold separators and line breaks,
// any kind of line end. It never holds more than one record, and of a cell no more than a text may have; every encoding will do whose
// ASCII is ASCII.

/** The cells of one record; overwritten by the next. */
export interface ByteRecord {
  /** The cells, one after the other, their quotes taken off. */
  readonly bytes: Uint8Array;
  /** Where each cell ends in `bytes`. */
  readonly ends: readonly number[];
  /** How many cells there are; `ends` has at most `keptCells` of them. */
  readonly count: number;
  /** By cell: characters beyond those kept of it. */
  readonly beyond: ReadonlyMap<number, number>;
  /** Whether a part of it came in a piece that was said to be in doubt. */
  readonly isDoubtful: boolean;
  /** A quote that spans lines and is followed by more text: the lines where it opens and closes. */
  readonly brokenQuote?: { readonly opened: number; readonly closed: number };
}

/** Bytes kept of a cell; a text of 20,000 characters takes 60,000 at most. */
export const keptBytes = 60_004;
export const keptCells = 20_000;

const quote = 0x22;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** Where in a cell the scanner is. */
const places = { start: 0, plain: 1, quoted: 2, afterQuote: 3 } as const;

/** Takes pieces of a file and calls back with each record. */
export class RecordScanner {
  private readonly separator: number;
  private readonly onRecord: (record: ByteRecord) => void;
  private place: number = places.start;
  private bytes = new Uint8Array(4_096);
  private length = 0;
  private ends: number[] = [];
  private count = 0;
  private cellStart = 0;
  private cellBeyond = 0;
  private beyond = new Map<number, number>();
  private blanks = 0;
  private skipsLineFeed = false;
  private isDoubtful = false;
  private line = 1;
  private quoteLine = 0;
  private brokenQuote: ByteRecord['brokenQuote'];

  constructor(separator: number, onRecord: (record: ByteRecord) => void) {
    this.separator = separator;
    this.onRecord = onRecord;
  }

  /** The next piece; it is not needed any more when this returns. */
  push(chunk: Uint8Array, isDoubtful = false): void {
    if (isDoubtful) this.isDoubtful = true;
    const { separator } = this;
    const size = chunk.length;
    let at = 0;
    while (at < size) {
      const byte = chunk[at]!;
      if (this.place === places.quoted) {
        at = this.takeQuoted(chunk, at);
        continue;
      }
      if (this.skipsLineFeed) {
        this.skipsLineFeed = false;
        if (byte === lineFeed) {
          at += 1;
          continue;
        }
      }
      if (this.place === places.afterQuote && this.takeAfterQuote(byte)) {
        at += 1;
        continue;
      }
      if (this.place === places.start && byte === quote) {
        this.place = places.quoted;
        this.quoteLine = this.line;
        at += 1;
        continue;
      }
      let end = at;
      let last = byte;
      while (last !== separator && last !== lineFeed && last !== carriageReturn) {
        end += 1;
        if (end === size) break;
        last = chunk[end]!;
      }
      if (end > at) {
        this.keep(chunk, at, end);
        this.place = places.plain;
      }
      at = end;
      if (at === size) break;
      this.endCell();
      at += 1;
      if (last === separator) continue;
      this.skipsLineFeed = last === carriageReturn;
      this.endRecord();
      this.isDoubtful = isDoubtful;
    }
  }

  /** The end of the file. Answers the line of a quote that was not closed. */
  end(): number | undefined {
    if (this.place === places.quoted) return this.quoteLine;
    if (this.place !== places.start || this.count > 0) {
      this.endCell();
      this.endRecord();
    }
    return undefined;
  }

  /** Text within quotes, up to the next quote; answers what comes after it. */
  private takeQuoted(chunk: Uint8Array, from: number): number {
    let end = from;
    let lines = 0;
    while (end < chunk.length) {
      const byte = chunk[end]!;
      if (byte === quote) break;
      if (byte === lineFeed || (byte === carriageReturn && chunk[end + 1] !== lineFeed)) lines += 1;
      end += 1;
    }
    this.line += lines;
    this.keep(chunk, from, end);
    if (end === chunk.length) return end;
    this.place = places.afterQuote;
    this.blanks = 0;
    return end + 1;
  }

  /** What follows a quote within quotes: another one stands for itself, blanks before the separator are passed over. */
  private takeAfterQuote(byte: number): boolean {
    if (byte === this.separator || byte === lineFeed || byte === carriageReturn) return false;
    if (byte === quote && this.blanks === 0) {
      this.keepByte(quote);
      this.place = places.quoted;
      return true;
    }
    if (byte === 0x20 || byte === 0x09) {
      this.blanks += 1;
      return true;
    }
    // No quoted cell then, but a text that begins with a quotation: it is taken as it stands.
    if (this.quoteLine < this.line) this.brokenQuote ??= { opened: this.quoteLine, closed: this.line };
    if (this.cellBeyond === 0) {
      this.keepByte(quote);
      this.bytes.copyWithin(this.cellStart + 1, this.cellStart, this.length - 1);
      this.bytes[this.cellStart] = quote;
    }
    this.keepByte(quote);
    for (; this.blanks > 0; this.blanks -= 1) this.keepByte(0x20);
    this.place = places.plain;
    return false;
  }

  private keepByte(byte: number): void {
    if (this.count >= keptCells || this.length - this.cellStart >= keptBytes) {
      this.cellBeyond += 1;
      return;
    }
    this.makeRoom(1);
    this.bytes[this.length] = byte;
    this.length += 1;
  }

  private keep(chunk: Uint8Array, from: number, end: number): void {
    const room = this.count < keptCells ? keptBytes - (this.length - this.cellStart) : 0;
    const kept = Math.min(end - from, Math.max(0, room));
    this.makeRoom(kept);
    const { bytes } = this;
    if (kept > 48) bytes.set(chunk.subarray(from, from + kept), this.length);
    else for (let at = 0, to = this.length; at < kept; at += 1, to += 1) bytes[to] = chunk[from + at]!;
    this.length += kept;
    // Bytes that go on a character of UTF-8 count for none.
    for (let at = from + kept; at < end; at += 1) if ((chunk[at]! & 0xc0) !== 0x80) this.cellBeyond += 1;
  }

  private makeRoom(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const larger = new Uint8Array(Math.max(this.length + more, this.bytes.length * 2));
    larger.set(this.bytes.subarray(0, this.length));
    this.bytes = larger;
  }

  private endCell(): void {
    if (this.count < keptCells) this.ends.push(this.length);
    if (this.cellBeyond > 0) this.beyond.set(this.count, this.cellBeyond);
    this.count += 1;
    this.cellStart = this.length;
    this.cellBeyond = 0;
    this.place = places.start;
  }

  private endRecord(): void {
    const { bytes, ends, count, beyond, isDoubtful, brokenQuote } = this;
    this.onRecord({ bytes, ends, count, beyond, isDoubtful, ...(brokenQuote ? { brokenQuote } : {}) });
    this.line += 1;
    this.length = 0;
    this.cellStart = 0;
    this.count = 0;
    this.ends = [];
    if (beyond.size > 0) this.beyond = new Map();
    this.brokenQuote = undefined;
  }
}
