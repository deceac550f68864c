// A process that reads one spreadsheet: it can be ended at any time, and all of its memory is its own.

import { fork } from 'node:child_process';
import type { Ending, SheetAnswer, StartReader } from './apart.ts';

/** Variable by which the process learns how much memory it may take in all, in bytes. */
export const memoryVariable = 'POINT_STUDIO_READER_MEMORY';

/** What the process says last when it takes more than that; V8 says the like of its heap. */
export const memoryIsFull = 'out of memory';

/** Starts Node with the script and gives it the request. */
export const startProcess: StartReader = (script, request, limits, onAnswer) => {
  const child = fork(script, [], {
    execArgv: [`--max-old-space-size=${limits.heapMb}`],
    env: { ...process.env, [memoryVariable]: String(limits.memoryMb * 1_048_576) },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-20_000);
  });
  child.on('message', (answer: SheetAnswer) => onAnswer(answer));
  const { promise: failed, reject: fail } = Promise.withResolvers<never>();
  child.once('error', fail);
  const gone = new Promise<Ending>((resolve) => {
    // A system that runs out of memory kills without a word.
    child.once('close', (_code, by) => resolve(by === 'SIGKILL' || said.includes(memoryIsFull) ? 'memory' : 'other'));
  });
  // A process that ended at once cannot be sent to; its end is told by `gone`.
  child.send(request, () => undefined);
  return {
    ended: Promise.race([gone, failed]),
    async end() {
      child.kill('SIGKILL');
      if (child.pid !== undefined) await gone;
    },
  };
};
