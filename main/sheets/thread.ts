// A thread that reads one spreadsheet, with a limit on its heap.

import { Worker } from 'node:worker_threads';
import type { SheetAnswer, StartReader } from './apart.ts';

export const startThread: StartReader = (script, request, limits, onAnswer) => {
  const worker = new Worker(script, { workerData: request, resourceLimits: { maxOldGenerationSizeMb: limits.heapMb } });
  worker.on('message', (answer: SheetAnswer) => onAnswer(answer));
  return {
    ended: new Promise((resolve, reject) => {
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
};
