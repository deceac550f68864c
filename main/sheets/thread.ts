// A thread that reads one spreadsheet, with a limit on its heap.

import { Worker } from 'node:worker_threads';
import type { Reader, ReadingLimits, SheetAnswer, SheetRequest } from './apart.ts';

export function startThread(script: URL, request: SheetRequest, limits: ReadingLimits): Reader {
  const worker = new Worker(script, { workerData: request, resourceLimits: { maxOldGenerationSizeMb: limits.heapMb } });
  return {
    outcome: new Promise((resolve, reject) => {
      worker.once('message', (answer: SheetAnswer) => resolve(answer));
      worker.once('error', (error: Error & { readonly code?: string }) => {
        if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve('memory');
        else reject(error);
      });
      worker.once('exit', () => resolve('other'));
    }),
    async end() {
      await worker.terminate();
    },
  };
}
