// What a verb of the command line is, and how its words are read.

import { parseArgs, type ParseArgsConfig } from 'node:util';
import { Fault } from '../../shared/fault.ts';
import type { Studio } from '../studio.ts';
import type { Terminal } from './terminal.ts';

/** Exit codes, a contract: see the README. */
export const exitCodes = { done: 0, problems: 1, usage: 2, input: 3, interrupted: 4 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

export type OptionTable = NonNullable<ParseArgsConfig['options']>;
export type OptionValues = Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>;

export interface VerbContext {
  readonly words: readonly string[];
  readonly options: OptionValues;
  readonly terminal: Terminal;
  readonly json: boolean;
  /** Aborted by Ctrl+C. */
  readonly signal: AbortSignal;
  /** The studio over the chosen library, opened when first asked for. */
  readonly studio: () => Promise<Studio>;
}

export interface Verb {
  /** One line a form. */
  readonly usage: readonly string[];
  readonly options: OptionTable;
  run(context: VerbContext): Promise<ExitCode>;
}

/** Options every verb has. */
const commonOptions = {
  json: { type: 'boolean' },
  library: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const satisfies OptionTable;

/** Reads a verb's arguments; a word that does not belong is a `usage` fault. */
export function readArguments(verb: Verb, words: readonly string[]): { readonly words: readonly string[]; readonly options: OptionValues } {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: { ...commonOptions, ...verb.options },
      allowPositionals: true,
      strict: true,
    });
    return { words: positionals, options: values };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.split('. ')[0]! : String(cause);
    throw new Fault('usage', `${reason}. Usage: ${verb.usage.join(' | ')}`, { cause });
  }
}

/** An option that holds text; undefined where it was not given. */
export function textOption(options: OptionValues, name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
}

/** All texts of an option that may be repeated. */
function textsOption(options: OptionValues, name: string): readonly string[] {
  const value = options[name];
  return Array.isArray(value) ? value.filter((text) => typeof text === 'string') : [];
}

/** An option that holds a whole number between two bounds. */
export function wholeOption(options: OptionValues, name: string, least: number, most: number): number | undefined {
  const text = textOption(options, name);
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!Number.isInteger(value) || value < least || value > most) {
    throw new Fault('usage', `--${name} takes a whole number from ${least} to ${most}, not "${text}".`);
  }
  return value;
}

/** An option that holds one of some words. */
export function choiceOption<T extends string>(options: OptionValues, name: string, choices: readonly T[]): T | undefined {
  const text = textOption(options, name);
  if (text === undefined) return undefined;
  const found = choices.find((choice) => choice === text);
  if (!found) throw new Fault('usage', `--${name} is one of ${choices.join(', ')}, not "${text}".`);
  return found;
}

/** `name=value` pairs of an option that may be repeated. */
export function pairsOption(options: OptionValues, name: string): Readonly<Record<string, string>> {
  const pairs: Record<string, string> = {};
  for (const text of textsOption(options, name)) {
    const at = text.indexOf('=');
    if (at < 1) throw new Fault('usage', `--${name} takes NAME=VALUE, not "${text}".`);
    pairs[text.slice(0, at)] = text.slice(at + 1);
  }
  return pairs;
}
