// What a property of an element is: how it is shown, read, and scaled. A kind declares its properties once; reading, writing,
// inspectors, layouts at a size and new elements all follow from the declaration.

/** Told what reading had to mend, as the end of a sentence that starts with the element and the property. */
export type Say = (mended: string) => void;

/** What an inspector shows for a property. */
export type Input =
  | { readonly type: 'number'; readonly min: number; readonly max: number; readonly step: number; readonly unit: '' | 'px' | '°' | 'em' | '%' }
  | { readonly type: 'text'; readonly multiline: boolean }
  | { readonly type: 'flag' }
  | { readonly type: 'choice'; readonly choices: readonly { readonly value: string; readonly name: string }[] }
  | { readonly type: 'colour' }
  | { readonly type: 'font' }
  | { readonly type: 'fill' }
  | { readonly type: 'stroke' }
  /** A list, the first on top. */
  | { readonly type: 'shadows' }
  /** One length or four, see `Radius`. */
  | { readonly type: 'radius'; readonly min: number; readonly max: number }
  | { readonly type: 'heads' }
  | { readonly type: 'path' }
  | { readonly type: 'runs' }
  | { readonly type: 'textSize' }
  | { readonly type: 'pin' }
  | { readonly type: 'source' }
  | { readonly type: 'focus' }
  | { readonly type: 'filter' }
  | { readonly type: 'scrim' }
  | { readonly type: 'column' }
  /** A drawing of the packed set: see `icons.ts`. */
  | { readonly type: 'icon' }
  /** Texts in rows and columns. */
  | { readonly type: 'cells'; readonly mostRows: number; readonly mostColumns: number }
  /** The columns of such rows, with their widths and looks. */
  | { readonly type: 'columns'; readonly mostColumns: number }
  /** What may not be changed: see `locks.ts`. */
  | { readonly type: 'locks' }
  /** Fields by the property they decide. */
  | { readonly type: 'bindings' };

/** Another property of the element, and the values of it with which a property counts. */
export interface Condition {
  readonly property: string;
  readonly is: readonly string[];
}

export interface Property<T> {
  readonly label: string;
  readonly input: Input;
  /** Absent: it always counts. */
  readonly usedWhen?: Condition;
  /** The value of a new element; undefined for a property that need not be there. */
  readonly first: T;
  /** The value, mended where it must be (and said so); `fallback` where nothing can be made of it. */
  read(value: unknown, fallback: T, say: Say): T;
  /** The value in a frame `by` times as large; absent where the property holds no length. */
  scale?(value: T, by: number): T;
}

/** The property as one that counts only where another has one of these values; what it holds is kept meanwhile. */
export function usedWhen<T>(property: Property<T>, other: string, is: readonly string[]): Property<T> {
  return { ...property, usedWhen: { property: other, is } };
}

/** A declaration for every property of `T`, so that none is forgotten. */
export type Properties<T> = { readonly [P in keyof T]-?: Property<T[P]> };

/** A finite number within bounds. Texts of digits are taken as numbers. */
export function readNumber(value: unknown, fallback: number, min: number, max: number, say: Say): number {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number)) {
    say(`was not a number and is now ${fallback}`);
    return fallback;
  }
  const within = Math.min(max, Math.max(min, number)) + 0;
  if (within !== number) say(`was ${number} and is now ${within}, within ${min} to ${max}`);
  return within;
}

/** One of the given texts. */
export function readChoice<T extends string>(value: unknown, fallback: T, choices: readonly T[], say: Say): T {
  const found = choices.find((choice) => choice === value);
  if (found === undefined) say(`was none of ${choices.join(', ')} and is now ${fallback}`);
  return found ?? fallback;
}

interface NumberOptions {
  readonly first: number;
  readonly min: number;
  readonly max: number;
  readonly step?: number;
  readonly unit?: '' | 'px' | '°' | 'em' | '%';
}

export function number(label: string, options: NumberOptions): Property<number> {
  const { first, min, max, step = 1, unit = '' } = options;
  return {
    label,
    input: { type: 'number', min, max, step, unit },
    first,
    read: (value, fallback, say) => readNumber(value, fallback, min, max, say),
  };
}

/** A number of pixels of the layout's frame. */
export function length(label: string, options: NumberOptions): Property<number> {
  return { ...number(label, { unit: 'px', ...options }), scale: (value, by) => value * by };
}

export function text(label: string, first: string, options: { readonly multiline?: boolean; readonly maxLength?: number } = {}): Property<string> {
  const { multiline = false, maxLength = 20_000 } = options;
  return {
    label,
    input: { type: 'text', multiline },
    first,
    read: (value, fallback, say) => readText(value, fallback, maxLength, say),
  };
}

export function readText(value: unknown, fallback: string, maxLength: number, say: Say): string {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') {
    say(`was not text and is now "${fallback}"`);
    return fallback;
  }
  if (value.length > maxLength) say(`was longer than ${maxLength} characters and was cut`);
  const cut = value.slice(0, maxLength);
  if (!cut.isWellFormed()) say('held half a character, which was replaced');
  return cut.toWellFormed();
}

export function flag(label: string, first: boolean): Property<boolean> {
  return {
    label,
    input: { type: 'flag' },
    first,
    read: (value, fallback, say) => {
      if (typeof value === 'boolean') return value;
      say(`was neither true nor false and is now ${fallback}`);
      return fallback;
    },
  };
}

export function choice<T extends string>(label: string, first: NoInfer<T>, names: Readonly<Record<T, string>>): Property<T> {
  const isValue = (value: string): value is T => Object.hasOwn(names, value);
  const values = Object.keys(names).filter(isValue);
  return {
    label,
    input: { type: 'choice', choices: values.map((value) => ({ value, name: names[value] })) },
    first,
    read: (value, fallback, say) => readChoice(value, fallback, values, say),
  };
}

/** A property that need not be there: `null` takes it away, and what cannot be read leaves it as it was. */
export function optional<T>(property: Property<T>): Property<T | undefined> {
  return {
    label: property.label,
    input: property.input,
    ...(property.usedWhen ? { usedWhen: property.usedWhen } : {}),
    first: undefined,
    read: (value, fallback, say) => {
      if (value === null || value === undefined) return undefined;
      const mended: string[] = [];
      const base = fallback ?? property.first;
      const read = property.read(value, base, (what) => mended.push(what));
      if (mended.length > 0 && read === base && fallback === undefined) {
        say('could not be read and was taken away');
        return undefined;
      }
      for (const what of mended) say(what);
      return read;
    },
    ...(property.scale ? { scale: (value: T | undefined, by: number) => (value === undefined ? undefined : property.scale?.(value, by)) } : {}),
  };
}
