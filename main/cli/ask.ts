// Asks a person at the terminal for something that nobody should read: what is typed is not shown. Goes to stderr, so that stdout stays
// for data.

import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { Fault } from '../../shared/fault.ts';

/** Whether there is a person to ask. */
export function canAsk(): boolean {
  return process.stdin.isTTY && process.stderr.isTTY;
}

/** What was typed. @throws Fault `cancelled` on Ctrl+C; `usage` where there is no terminal */
export async function askSecret(question: string): Promise<string> {
  if (!canAsk()) throw new Fault('usage', `${question} can only be typed at a terminal. Name a variable of the environment instead: env:NAME.`);
  process.stderr.write(`${question}: `);
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  try {
    return await new Promise<string>((resolve, reject) => {
      reader.once('SIGINT', () => reject(new Fault('cancelled', 'Stopped: nothing was changed.')));
      reader.question('', resolve);
    });
  } finally {
    reader.close();
    process.stderr.write('\n');
  }
}
