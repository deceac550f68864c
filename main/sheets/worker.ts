// What reads one spreadsheet apart from the program, as a process or a thread, and tells its rows and all else, or the fault
// it met.

import { parentPort, Worker, workerData } from 'node:worker_threads';
import { asFault } from '../../shared/fault.ts';
import type { SheetAnswer, SheetRequest } from './apart.ts';
import { parseInto } from './parse.ts';
import { memoryIsFull, memoryVariable } from './process.ts';
import { openSheetFile } from './source.ts';

/** Says something; resolves when it was handed over, so that nothing piles up here. */
type Say = (answer: SheetAnswer) => Promise<void>;

async function read({ file, name, sheet }: SheetRequest, say: Say): Promise<void> {
  try {
    const opened = await openSheetFile(file, name);
    let said = Promise.resolve();
    const head = await parseInto(opened, sheet, {
      block: (block) => {
        said = say({ block });
      },
      progress: async (bytes) => {
        await said;
        await say({ read: bytes });
      },
    });
    await say({ head });
  } catch (error) {
    const { code, message, detail } = asFault(error);
    await say({ fault: { code, message, detail } });
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
    void read(request, (answer) => new Promise((resolve) => process.send?.(answer, undefined, {}, () => resolve())));
  });
}

if (parentPort) {
  const request: SheetRequest = workerData;
  const port = parentPort;
  await read(request, async (answer) => port.postMessage(answer, []));
} else {
  answerParent();
}
