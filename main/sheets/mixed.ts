// Texts of a file that are in another encoding than the rest: each is decoded by what it is, and the first row that has one is told.

import { isUtf8 } from 'node:buffer';
import { decodeOther, type Encoding } from './decode.ts';
import type { RowWriter } from './table.ts';

const shownNames: Readonly<Record<string, string>> = { 'windows-1252': 'Windows-1252', 'windows-1251': 'Windows-1251', 'windows-1250': 'Windows-1250' };

export class MixedTexts {
  private readonly other: string;
  /** Whether the file has texts in another encoding at all. */
  private readonly isMixed: boolean;
  private hasUtf8 = false;
  private firstOther: number | undefined;
  private lastOther = 0;
  private otherRows = 0;

  constructor(encoding: Encoding) {
    this.other = encoding.other ?? 'windows-1252';
    this.isMixed = encoding.other !== undefined;
  }

  /** The text of bytes of a row; only where they are in doubt can they be anything but UTF-8. */
  textOf(bytes: Uint8Array, isDoubtful: boolean, row: number): string {
    if (isDoubtful && !isUtf8(bytes)) {
      this.firstOther ??= row;
      if (this.lastOther !== row || this.otherRows === 0) this.otherRows += 1;
      this.lastOther = row;
      return decodeOther(bytes, this.other);
    }
    if (this.isMixed) this.hasUtf8 ||= bytes.some((byte) => byte >= 0x80);
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString();
  }

  /** Warns, where a file is in two encodings; one that is all in an old encoding is fine. */
  tell(rows: RowWriter): void {
    const { hasUtf8, firstOther, otherRows, other } = this;
    if (!hasUtf8 || firstOther === undefined) return;
    const which = otherRows === 1 ? 'this row is' : `this row and ${(otherRows - 1).toLocaleString('en')} more are`;
    const message = `Texts of ${rows.name} are in two encodings: ${which} read as ${shownNames[other] ?? other}, the others as UTF-8. Look at the letters, and save the file again as UTF-8.`;
    rows.problem(message, 'warning', Math.max(1, firstOther));
  }
}
