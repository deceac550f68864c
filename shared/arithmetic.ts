// Numbers as people type them into an input: `1080/2+10`, `12,5 px`, `50%` of something.
//   calculate(text, whole) -> number

/** The characters that count, whatever keyboard they come from. */
const spellings: Readonly<Record<string, string>> = { '×': '*', '·': '*', '÷': '/', ':': '/', '−': '-', '–': '-', ',': '.' };

/** Longest input that is looked at; nobody types more by hand. */
const longest = 200;

const token = /\s*(?:(\d+(?:\.\d*)?|\.\d+)|([-+*/()%]))/y;

type Token = number | string;

function tokensOf(text: string): readonly Token[] | undefined {
  const plain = Array.from(text, (character) => spellings[character] ?? character).join('').replace(/\s*(?:px|°|em|deg)\s*$/i, '').trim();
  const found: Token[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < plain.length) {
    const match = token.exec(plain);
    if (!match) return undefined;
    found.push(match[1] === undefined ? match[2]! : Number(match[1]));
  }
  return found;
}

/** Reads sums, products, signs, brackets and percentages, in that order of strength; undefined where the text is none. */
class Reader {
  readonly #tokens: readonly Token[];
  readonly #whole: number;
  #at = 0;

  constructor(tokens: readonly Token[], whole: number) {
    this.#tokens = tokens;
    this.#whole = whole;
  }

  read(): number | undefined {
    const value = this.#sum();
    return this.#at === this.#tokens.length ? value : undefined;
  }

  #take(...wanted: readonly string[]): string | undefined {
    const next = this.#tokens[this.#at];
    if (typeof next !== 'string' || !wanted.includes(next)) return undefined;
    this.#at += 1;
    return next;
  }

  #sum(): number | undefined {
    let value = this.#product();
    for (let sign = this.#take('+', '-'); sign; sign = this.#take('+', '-')) {
      const next = this.#product();
      if (value === undefined || next === undefined) return undefined;
      value = sign === '+' ? value + next : value - next;
    }
    return value;
  }

  #product(): number | undefined {
    let value = this.#factor();
    for (let sign = this.#take('*', '/'); sign; sign = this.#take('*', '/')) {
      const next = this.#factor();
      if (value === undefined || next === undefined) return undefined;
      value = sign === '*' ? value * next : value / next;
    }
    return value;
  }

  #factor(): number | undefined {
    let isNegative = false;
    for (let sign = this.#take('-', '+'); sign; sign = this.#take('-', '+')) if (sign === '-') isNegative = !isNegative;
    const value = this.#bracketOrNumber();
    if (value === undefined) return undefined;
    const share = this.#take('%') ? (value * this.#whole) / 100 : value;
    return isNegative ? -share : share;
  }

  #bracketOrNumber(): number | undefined {
    if (this.#take('(')) {
      const value = this.#sum();
      return this.#take(')') ? value : undefined;
    }
    const next = this.#tokens[this.#at];
    if (typeof next !== 'number') return undefined;
    this.#at += 1;
    return next;
  }
}

/** The value of a typed calculation; `50%` is half of `whole`. Undefined where it is no calculation, or comes to no finite number. */
export function calculate(text: string, whole = 100): number | undefined {
  const tokens = text.length > longest ? undefined : tokensOf(text);
  const value = tokens && tokens.length > 0 ? new Reader(tokens, whole).read() : undefined;
  return value !== undefined && Number.isFinite(value) ? value + 0 : undefined;
}
