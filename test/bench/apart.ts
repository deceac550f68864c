// Measures in a process of its own, whose memory holds nothing else: `measure` of a module beside this one, called once.
//   measureApart('memory', request) -> what that module's `measure` answers

import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

type Reply<Value> = { readonly value: Value } | { readonly failure: string } | { readonly line: string };

/** What a measuring function is given besides its request: somewhere to tell how far it is. */
export type Say = (line: string) => void;

const self = fileURLToPath(import.meta.url);

/** Throws an Error that says why it could not be measured. */
export async function measureApart<Value>(module: string, request: unknown, say: Say): Promise<Value> {
  return await new Promise<Value>((resolve, reject) => {
    const child = fork(self, [module], { execArgv: ['--expose-gc'] });
    let settled = false;
    child.on('message', (reply: Reply<Value>) => {
      if ('line' in reply) return say(reply.line);
      settled = true;
      if ('failure' in reply) reject(new Error(reply.failure));
      else resolve(reply.value);
    });
    child.on('exit', (code, signal) => {
      if (!settled) reject(new Error(`its process ended (${signal ?? code})`));
    });
    child.send({ request });
  });
}

if (process.argv[1] === self && process.send) {
  const reply = (message: Reply<unknown>): void => void process.send!(message);
  process.once('message', ({ request }: { readonly request: unknown }) => {
    void import(`./${process.argv[2]}.ts`)
      .then((module: { measure(request: unknown, say: Say): unknown }) => module.measure(request, (line) => reply({ line })))
      .then((value) => reply({ value }))
      .catch((error: unknown) => reply({ failure: error instanceof Error ? error.message : String(error) }))
      .finally(() => process.disconnect());
  });
}
