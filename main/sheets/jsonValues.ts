// The rows of a JSON file, found byte by byte as they come: the members of a list, of the list `rows` of an object, or lines. It never
// holds more than one row; whether a row is JSON is for `JSON.parse` to say.

import { Fault } from '../../shared/fault.ts';

/** A row of points takes some hundred bytes. */
const rowBytes = 16_000_000;
const deepest = 500;

/** The bytes of one row, overwritten by the next; `isDoubtful` where a part of it came in a piece that was said to be in doubt. */
export type OnValue = (bytes: Uint8Array, isDoubtful: boolean) => void;

const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
const colon = 0x3a;
const openList = 0x5b;
const closeList = 0x5d;
const openObject = 0x7b;
const closeObject = 0x7d;
const lineFeed = 0x0a;
const isSpace = (byte: number): boolean => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;

/** What a splitter stands in: before the file's value, in its object (a key, or the value of one), in the list of rows, after all of it. */
type Place = 'before' | 'key' | 'colon' | 'value' | 'list' | 'after';

/** Makes the fault of the file, from what is wrong with it. */
export type Refuse = (why: string) => Fault;

class Bytes {
  private readonly refuse: Refuse;
  bytes = new Uint8Array(4_096);
  length = 0;
  /** Rows that were taken. */
  rows = 0;
  isDoubtful = false;

  constructor(refuse: Refuse) {
    this.refuse = refuse;
  }

  append(chunk: Uint8Array, from: number, end: number): void {
    const needed = this.length + end - from;
    if (needed > rowBytes) throw this.refuse(`has more than ${rowBytes / 1_000_000} MB in row ${this.rows + 1}. Give a list of small objects.`);
    if (needed > this.bytes.length) {
      const larger = new Uint8Array(Math.max(needed, this.bytes.length * 2));
      larger.set(this.bytes.subarray(0, this.length));
      this.bytes = larger;
    }
    // Most pieces are shorter than a call of `set` is worth.
    if (end - from > 48) this.bytes.set(chunk.subarray(from, end), this.length);
    else for (let at = from, to = this.length; at < end; at += 1, to += 1) this.bytes[to] = chunk[at]!;
    this.length = needed;
  }

  /** What was pushed since the last time. */
  take(): Uint8Array {
    const taken = this.bytes.subarray(0, this.length);
    this.length = 0;
    return taken;
  }
}

/** Rows of JSON Lines. */
export class LineSplitter {
  private readonly line: Bytes;
  private readonly onValue: OnValue;
  /** The 1-based line that is being read. */
  lines = 1;

  constructor(onValue: OnValue, refuse: Refuse) {
    this.line = new Bytes(refuse);
    this.onValue = onValue;
  }

  push(chunk: Uint8Array, isDoubtful: boolean): void {
    this.line.isDoubtful ||= isDoubtful;
    let at = 0;
    for (let end = chunk.indexOf(lineFeed); end >= 0; end = chunk.indexOf(lineFeed, at)) {
      this.line.append(chunk, at, end);
      this.end();
      this.lines += 1;
      this.line.isDoubtful = isDoubtful;
      at = end + 1;
    }
    this.line.append(chunk, at, chunk.length);
  }

  end(): void {
    const bytes = this.line.take();
    if (bytes.every(isSpace)) return;
    this.onValue(bytes, this.line.isDoubtful);
    this.line.rows += 1;
  }
}

/** Rows of a list. */
export class ListSplitter {
  private readonly refuse: Refuse;
  private readonly row: Bytes;
  private readonly onValue: OnValue;
  private place: Place = 'before';
  private isObject = false;
  private hasRows = false;
  private key: string | undefined;
  private depth = 0;
  private isText = false;
  private isEscaped = false;
  private isFirst = true;

  constructor(onValue: OnValue, refuse: Refuse) {
    this.refuse = refuse;
    this.row = new Bytes(refuse);
    this.onValue = onValue;
  }

  push(chunk: Uint8Array, isDoubtful: boolean): void {
    this.row.isDoubtful ||= isDoubtful;
    let at = 0;
    while (at < chunk.length) {
      if (this.isText) at = this.takeText(chunk, at);
      else {
        const byte = chunk[at]!;
        if (this.place === 'list' || (this.place === 'value' && this.depth > 0)) this.takeMember(chunk, at, isDoubtful);
        else if (!isSpace(byte)) this.takeFrame(chunk, at);
        at += 1;
      }
    }
  }

  end(): void {
    if (this.place === 'before') return;
    if (this.place !== 'after') throw this.broken(this.hasRows || this.place === 'list' ? `it breaks off in row ${this.row.rows + 1}` : 'it breaks off');
    if (!this.hasRows) throw this.refuse(noRows);
  }

  private broken(reason: string): Fault {
    return this.refuse(`is not valid JSON: ${reason}. Correct it and try again.`);
  }

  /** Within quotes, where nothing but a quote matters; answers what comes after it. */
  private takeText(chunk: Uint8Array, from: number): number {
    let end = from;
    for (; this.isText && end < chunk.length; end += 1) {
      const byte = chunk[end]!;
      if (this.isEscaped) this.isEscaped = false;
      else if (byte === backslash) this.isEscaped = true;
      else if (byte === quote) this.isText = false;
    }
    if (this.place === 'list' || this.place === 'key') this.row.append(chunk, from, end);
    if (!this.isText && this.place === 'key') this.endKey();
    return end;
  }

  private endKey(): void {
    const bytes = this.row.take();
    this.key = bytes.length > 100 ? '' : Buffer.from(bytes).toString();
    this.place = 'colon';
  }

  /** A byte of a member of the list, or of a value that is passed over. */
  private takeMember(chunk: Uint8Array, at: number, isDoubtful: boolean): void {
    const byte = chunk[at]!;
    const isRow = this.place === 'list';
    if (isRow && this.depth === 0 && (byte === comma || byte === closeList)) {
      this.endMember(byte, isDoubtful);
      return;
    }
    if (byte === openList || byte === openObject) this.depth += 1;
    else if (byte === closeList || byte === closeObject) this.depth -= 1;
    else if (byte === quote) this.isText = true;
    if (this.depth > deepest) throw this.refuse(`is nested too deeply${isRow ? ` in row ${this.row.rows + 1}` : ''}. Give a list of objects.`);
    if (this.depth < 0) throw this.broken(`row ${this.row.rows + 1} closes what was not opened`);
    if (isRow) this.row.append(chunk, at, at + 1);
  }

  private endMember(byte: number, isDoubtful: boolean): void {
    const bytes = this.row.take();
    const isNothing = bytes.every(isSpace);
    const isEmptyList = isNothing && this.isFirst && byte === closeList;
    if (isNothing && !isEmptyList) throw this.broken(`row ${this.row.rows + 1} is missing between two commas`);
    this.isFirst = false;
    if (!isNothing) {
      this.onValue(bytes, this.row.isDoubtful);
      this.row.rows += 1;
      this.row.isDoubtful = isDoubtful;
    }
    if (byte === closeList) this.place = this.isObject ? 'value' : 'after';
  }

  /** A byte between the values of the file. */
  private takeFrame(chunk: Uint8Array, at: number): void {
    const byte = chunk[at]!;
    if (this.place === 'before') this.begin(byte);
    else if (this.place === 'key') this.takeKey(chunk, at);
    else if (this.place === 'colon') {
      if (byte !== colon) throw this.broken('a key has no value');
      this.place = 'value';
    } else if (this.place === 'value') this.takeValue(byte);
    else throw this.broken('something follows its end');
  }

  private begin(byte: number): void {
    if (byte === openList) this.beginList();
    else if (byte === openObject) {
      this.isObject = true;
      this.place = 'key';
    } else {
      const first = String.fromCharCode(byte);
      throw scalarStart.test(first) ? this.refuse(noRows) : this.broken(`it begins with "${first}"`);
    }
  }

  private beginList(): void {
    this.place = 'list';
    this.hasRows = true;
    this.isFirst = true;
  }

  private takeKey(chunk: Uint8Array, at: number): void {
    const byte = chunk[at]!;
    if (byte === quote) {
      this.isText = true;
      this.row.append(chunk, at, at + 1);
    } else if (byte === closeObject) this.place = 'after';
    else throw this.broken('a key has no quotes');
  }

  /** The value of a key of the file's object, or what follows it. */
  private takeValue(byte: number): void {
    if (byte === openList && this.key === '"rows"' && !this.hasRows) this.beginList();
    else if (byte === openList || byte === openObject) this.depth = 1;
    else if (byte === quote) this.isText = true;
    else if (byte === comma) this.place = 'key';
    else if (byte === closeObject) this.place = 'after';
  }
}

/** What a text, a number, true, false and null begin with. */
const scalarStart = /^["\-\dtfn]$/;

const noRows = 'holds no rows: give a list of objects, or an object with a list named "rows".';
