// What the command line says and where: data on stdout, people's words on stderr unless stdout is a terminal.

import { once } from 'node:events';
import { styleText } from 'node:util';

export interface Terminal {
  /** A line for people. */
  say(line: string): void;
  /** A line for people that matters: a warning. */
  warn(line: string): void;
  /** Data: the machine-readable answer with `--json`, or a file's text. */
  data(text: string): void;
  /** The same in parts, no faster than they are taken. */
  dataParts(parts: Iterable<string>): Promise<void>;
  /** Progress on one line that the next one replaces; nothing where nobody watches. */
  progress(line: string): void;
}

/** A terminal over the process's streams. With `json` nothing but data reaches stdout. */
export function openTerminal(options: { readonly json: boolean }): Terminal {
  const people = process.stdout.isTTY && !options.json ? process.stdout : process.stderr;
  let progressShown = false;
  const clearProgress = (): void => {
    if (progressShown) process.stderr.write('\r\u001b[K');
    progressShown = false;
  };
  const say = (line: string): void => {
    clearProgress();
    people.write(`${line}\n`);
  };
  return {
    say,
    warn: (line) => say(people.isTTY ? styleText('yellow', line) : line),
    data: (text) => {
      clearProgress();
      process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
    },
    async dataParts(parts) {
      clearProgress();
      for (const part of parts) if (!process.stdout.write(part)) await once(process.stdout, 'drain');
    },
    progress: (line) => {
      if (!process.stderr.isTTY) return;
      process.stderr.write(`\r\u001b[K${line}`);
      progressShown = true;
    },
  };
}

/** Columns of text, each as wide as its widest cell. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows) row.forEach((cell, index) => (widths[index] = Math.max(widths[index] ?? 0, cell.length)));
  return rows.map((row) => row.map((cell, index) => (index === row.length - 1 ? cell : cell.padEnd(widths[index]!))).join('  ').trimEnd()).join('\n');
}

/** `1 picture`, `2 pictures`. */
export function count(amount: number, one: string, many = `${one}s`): string {
  return `${amount.toLocaleString('en')} ${amount === 1 ? one : many}`;
}
