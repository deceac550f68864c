// Rows kept small: cells as UTF-8 in blocks of some thousand, each block compressed. A hundred thousand rows take a few megabytes,
// and a row is unpacked when it is asked for.

import { zstdCompressSync, zstdDecompressSync, constants } from 'node:zlib';
import type { Cell, CellRows } from '../../shared/sheet.ts';

/** Some rows, packed and compressed: they can be sent from what reads a file to what uses it. */
export interface RowBlock {
  readonly rows: number;
  readonly bytes: Uint8Array;
}

/** Unpacked size at which a block is closed. Larger ones compress no better, and one row costs the unpacking of its block. */
const blockBytes = 512 * 1024;

/** How a cell begins: a number whose two lowest bits are its kind and the others its length (of a yes or no: which of them). */
const kinds = { text: 0, number: 1, truth: 2, nothing: 3 } as const;

/** Texts of people become a third at 90 MB a second; a level higher takes twice the time and saves nothing. */
const compression = { params: { [constants.ZSTD_c_compressionLevel]: 3 } };

/** Takes cells one after the other and hands over blocks. */
export class RowPacker {
  private bytes = Buffer.allocUnsafe(blockBytes * 2);
  private length = 0;
  private ends: number[] = [];
  private readonly onBlock: (block: RowBlock) => void;
  /** Rows that were ended. */
  rows = 0;

  constructor(onBlock: (block: RowBlock) => void) {
    this.onBlock = onBlock;
  }

  /** The next cell, by its UTF-8. */
  utf8(source: Uint8Array, start: number, end: number): void {
    const length = end - start;
    this.makeRoom(length);
    this.head(kinds.text, length);
    // Most cells are shorter than a call of `set` is worth.
    if (length > 48) this.bytes.set(source.subarray(start, end), this.length);
    else for (let at = start, to = this.length; at < end; at += 1, to += 1) this.bytes[to] = source[at]!;
    this.length += length;
  }

  /** The next cell. */
  cell(value: Cell): void {
    if (value === null) {
      this.makeRoom(0);
      this.head(kinds.nothing, 0);
    } else if (typeof value === 'boolean') {
      this.makeRoom(0);
      this.head(kinds.truth, value ? 1 : 0);
    } else {
      const text = String(value);
      const length = Buffer.byteLength(text);
      this.makeRoom(length);
      this.head(typeof value === 'number' ? kinds.number : kinds.text, length);
      this.bytes.write(text, this.length, 'utf8');
      this.length += length;
    }
  }

  /** Ends the row. Cells that it does not have are nothing, or empty texts, as the reader of the blocks wants it. */
  endRow(): void {
    this.ends.push(this.length);
    this.rows += 1;
    if (this.length >= blockBytes || this.ends.length >= blockBytes / 4) this.flush();
  }

  /** Hands over the last block. */
  flush(): void {
    if (this.ends.length === 0) return;
    const ends = Uint32Array.from(this.ends);
    const block = Buffer.concat([Buffer.from(ends.buffer), this.bytes.subarray(0, this.length)]);
    this.onBlock({ rows: ends.length, bytes: zstdCompressSync(block, compression) });
    this.ends = [];
    this.length = 0;
  }

  private head(kind: number, value: number): void {
    let rest = value * 4 + kind;
    while (rest >= 128) {
      this.bytes[this.length] = (rest % 128) + 128;
      this.length += 1;
      rest = Math.floor(rest / 128);
    }
    this.bytes[this.length] = rest;
    this.length += 1;
  }

  private makeRoom(length: number): void {
    const needed = this.length + length + 8;
    if (needed <= this.bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(needed, this.bytes.length * 2));
    this.bytes.copy(larger, 0, 0, this.length);
    this.bytes = larger;
  }
}

export interface RowShape {
  readonly width: number;
  /** What a cell is that its row does not have. */
  readonly missing: Cell;
}

/** Unpacked blocks kept: neighbours are asked for in turn, by several readers at a time. */
const unpackedBlocks = 4;

interface Unpacked {
  readonly ends: Uint32Array;
  readonly cells: Buffer;
}

/** The rows of blocks. Each is unpacked again when it is asked for, so that callers may keep it or let it go. */
export class PackedRows implements CellRows {
  readonly length: number;
  /** Bytes that the blocks take. */
  readonly byteLength: number;
  private readonly shape: RowShape;
  private readonly blocks: readonly RowBlock[];
  private readonly firstRows: readonly number[];
  private readonly unpacked = new Map<number, Unpacked>();

  constructor(blocks: readonly RowBlock[], shape: RowShape) {
    this.blocks = blocks;
    this.shape = shape;
    const firstRows: number[] = [];
    let rows = 0;
    for (const block of blocks) {
      firstRows.push(rows);
      rows += block.rows;
    }
    this.firstRows = firstRows;
    this.length = rows;
    this.byteLength = blocks.reduce((sum, { bytes }) => sum + bytes.byteLength, 0);
  }

  at(index: number): readonly Cell[] | undefined {
    if (!(index >= 0 && index < this.length)) return undefined;
    const block = this.blockOf(index);
    return this.cellsOf(this.unpack(block), index - this.firstRows[block]!);
  }

  slice(start: number, end: number): readonly (readonly Cell[])[] {
    const rows: (readonly Cell[])[] = [];
    for (let index = Math.max(0, start); index < Math.min(end, this.length); index += 1) rows.push(this.at(index)!);
    return rows;
  }

  *[Symbol.iterator](): Iterator<readonly Cell[]> {
    for (let block = 0; block < this.blocks.length; block += 1) {
      const unpacked = this.unpack(block);
      for (let row = 0; row < unpacked.ends.length; row += 1) yield this.cellsOf(unpacked, row);
    }
  }

  /** The last block that begins at the row or before it. */
  private blockOf(index: number): number {
    let low = 0;
    let high = this.firstRows.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.firstRows[middle]! <= index) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  private unpack(block: number): Unpacked {
    const known = this.unpacked.get(block);
    if (known) return known;
    const { rows, bytes } = this.blocks[block]!;
    const whole = zstdDecompressSync(bytes);
    const ends = new Uint32Array(rows);
    Buffer.from(ends.buffer).set(whole.subarray(0, rows * 4));
    const made = { ends, cells: whole.subarray(rows * 4) };
    this.unpacked.set(block, made);
    if (this.unpacked.size > unpackedBlocks) this.unpacked.delete(this.unpacked.keys().next().value!);
    return made;
  }

  private cellsOf({ ends, cells }: Unpacked, row: number): readonly Cell[] {
    const { width, missing } = this.shape;
    const found: Cell[] = [];
    const end = ends[row]!;
    let at = row === 0 ? 0 : ends[row - 1]!;
    while (at < end) {
      let value = 0;
      let factor = 1;
      for (; cells[at]! >= 128; at += 1, factor *= 128) value += (cells[at]! - 128) * factor;
      value += cells[at]! * factor;
      at += 1;
      const kind = value % 4;
      const length = Math.floor(value / 4);
      if (kind === kinds.nothing) found.push(null);
      else if (kind === kinds.truth) found.push(length === 1);
      else {
        const text = cells.toString('utf8', at, at + length);
        found.push(kind === kinds.number ? Number(text) : text);
        at += length;
      }
    }
    while (found.length < width) found.push(missing);
    return found;
  }
}
