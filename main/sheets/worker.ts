// What reads one spreadsheet apart from the program, as a process or a thread, and answers with it or with the fault it met.

import { parentPort, Worker, workerData } from 'node:worker_threads';
import { asFault } from '../../shared/fault.ts';
import type { SheetAnswer, SheetRequest } from './apart.ts';
import { parseSheet } from './parse.ts';
import { memoryIsFull, memoryVariable } from './process.ts';

async function answer({ bytes, name, sheet }: SheetRequest): Promise<SheetAnswer> {
  try {
    return { sheet: await parseSheet(bytes, name, sheet) };
  } catch (error) {
    const { code, message, detail } = asFault(error);
    return { fault: { code, message, detail } };
  }
}

/** Between two looks at the memory; a reader fills some hundred MB a second at most. */
const watchMs = 50;

/**
 * Ends this process when it takes more memory than it may. V8 bounds its own heap but no buffers, and a reader that is busy does not
 * come to look itself: hence a thread.
 */
function watchMemory(bytes: number): void {
  const watch = `setInterval(() => {
    if (process.memoryUsage.rss() <= ${bytes}) return;
    require('node:fs').writeSync(2, '${memoryIsFull}');
    process.kill(process.pid, 'SIGKILL');
  }, ${watchMs});`;
  new Worker(watch, { eval: true }).unref();
}

function answerParent(): void {
  watchMemory(Number(process.env[memoryVariable]));
  // Ctrl+C reaches every process of the terminal; it is the parent's to say what becomes of the reading.
  process.on('SIGINT', () => undefined);
  process.on('disconnect', () => process.exit());
  process.once('message', (request: SheetRequest) => {
    void answer(request).then((said) => process.send?.(said));
  });
}

if (parentPort) {
  const request: SheetRequest = workerData;
  parentPort.postMessage(await answer(request), []);
} else {
  answerParent();
}
