// A writer of SVG path data: numbers in hundredths go straight to bytes, which is several times faster than joining strings, and the
// text is the same everywhere.

const minus = 45;
const point = 46;
const zero = 48;
const blank = 32;
/** Longest number written: sign, ten digits, point, two digits, and a blank. */
const longestNumber = 16;
const decoder = new TextDecoder();

export class PathBytes {
  #bytes = new Uint8Array(4096);
  #length = 0;

  /** Starts a command; its letter's char code. */
  command(letter: number): void {
    this.#reserve(1);
    this.#bytes[this.#length++] = letter;
  }

  /** A coordinate, rounded to hundredths. Values beyond ±10^7 are held there. */
  number(value: number): void {
    this.#reserve(longestNumber);
    const bytes = this.#bytes;
    let hundredths = Math.round(Math.max(-1e7, Math.min(1e7, value)) * 100);
    if (hundredths < 0) {
      bytes[this.#length++] = minus;
      hundredths = -hundredths;
    } else if (this.#length > 0 && bytes[this.#length - 1]! <= 57) bytes[this.#length++] = blank;
    const whole = Math.floor(hundredths / 100);
    this.#digits(whole);
    const fraction = hundredths - whole * 100;
    if (fraction === 0) return;
    bytes[this.#length++] = point;
    bytes[this.#length++] = zero + Math.floor(fraction / 10);
    if (fraction % 10 !== 0) bytes[this.#length++] = zero + (fraction % 10);
  }

  #digits(whole: number): void {
    let divisor = 1;
    while (divisor * 10 <= whole) divisor *= 10;
    for (; divisor >= 1; divisor = Math.floor(divisor / 10)) this.#bytes[this.#length++] = zero + (Math.floor(whole / divisor) % 10);
  }

  #reserve(count: number): void {
    if (this.#length + count <= this.#bytes.length) return;
    const larger = new Uint8Array(this.#bytes.length * 2);
    larger.set(this.#bytes);
    this.#bytes = larger;
  }

  get isEmpty(): boolean {
    return this.#length === 0;
  }

  /** What was written since the last call. */
  take(): string {
    const text = decoder.decode(this.#bytes.subarray(0, this.#length));
    this.#length = 0;
    return text;
  }
}
