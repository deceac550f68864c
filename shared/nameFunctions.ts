// What a name pattern may do to a placeholder's text, such as `{name|lower}` or `{row|pad:5}`: a table of functions.

import { cleanText } from './clean.ts';
import { Fault } from './fault.ts';
import { slugOf } from './fileName.ts';
import { nearest } from './nearest.ts';

/** A function with its argument, ready to be applied. */
export interface NameFunction {
  /** `longest` is how many graphemes of a text may be used. */
  apply(text: string, longest: number): string;
  /** The most graphemes it leaves, where it sets a limit. */
  readonly longest?: number;
}

interface FunctionKind {
  /** How it is written, for messages. */
  readonly form: string;
  /** The function for what stands after its colon ('' for nothing); undefined where that cannot be used. */
  read(argument: string): NameFunction | undefined;
  /** The only placeholder it is for; any if absent. */
  readonly of?: string;
}

const plain = (apply: NameFunction['apply']): FunctionKind['read'] => (argument) => (argument === '' ? { apply } : undefined);

/** A whole number from 1 to `most`. */
function wholeNumber(text: string, most: number): number | undefined {
  const value = /^[0-9]{1,3}$/.test(text) ? Number(text) : 0;
  return value >= 1 && value <= most ? value : undefined;
}

const kinds: Readonly<Record<string, FunctionKind>> = {
  lower: { form: 'lower', read: plain((text) => text.toLowerCase()) },
  upper: { form: 'upper', read: plain((text) => text.toUpperCase()) },
  slug: { form: 'slug', read: plain((text, longest) => slugOf(text, longest)) },
  max: {
    form: 'max:1 to max:100',
    read(argument) {
      const longest = wholeNumber(argument, 100);
      return longest === undefined ? undefined : { apply: (text) => text, longest };
    },
  },
  pad: {
    form: 'pad:1 to pad:20',
    read(argument) {
      const digits = wholeNumber(argument, 20);
      return digits === undefined ? undefined : { apply: (text) => padded(cleanText(text).trim(), digits) };
    },
  },
  format: {
    form: 'format:YYYY-MM-DD',
    of: 'date',
    // A letter that is no part of a date would stand in every name, as a mistake of its own.
    read: (argument) => (/^(?:YYYY|YY|MM|DD|[-_. ])+$/.test(argument) ? { apply: (text) => dateText(text, argument) } : undefined),
  },
};

/** Zeros before a text that is there. */
function padded(text: string, digits: number): string {
  return text === '' ? '' : text.padStart(digits, '0');
}

/** A day `YYYY-MM-DD` in another form; '' stays ''. */
function dateText(day: string, form: string): string {
  const [year, month, date] = day.split('-');
  if (year === undefined || month === undefined || date === undefined) return '';
  return form.replaceAll('YYYY', year).replaceAll('YY', year.slice(-2)).replaceAll('MM', month).replaceAll('DD', date);
}

/**
 * The functions of a placeholder by their words, in order.
 *
 * @throws Fault `usage` that says what was probably meant
 */
export function readNameFunctions(words: readonly string[], placeholder: string): readonly NameFunction[] {
  return words.map((word) => {
    const [name = '', ...rest] = word.split(':');
    const kind = Object.hasOwn(kinds, name) ? kinds[name]! : refuse(word, name);
    if (kind.of !== undefined && kind.of !== placeholder) {
      throw new Fault('usage', `The file name pattern uses ${name} in {${placeholder}}; ${kind.form} is for {${kind.of}} alone.`, { detail: { placeholder } });
    }
    const made = kind.read(rest.join(':'));
    if (!made) throw new Fault('usage', `The file name pattern holds {${placeholder}|${word}}; write ${kind.form}.`, { detail: { placeholder } });
    return made;
  });
}

function refuse(word: string, name: string): never {
  const near = nearest(name, Object.keys(kinds), 1)[0];
  const forms = Object.values(kinds).map(({ form }) => form).join(', ');
  throw new Fault('usage', `The file name pattern uses ${word}, which does not exist${near ? `; did you mean ${near}?` : '.'} There are ${forms}.`, {
    detail: { function: name },
  });
}
