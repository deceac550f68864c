// The thread that reads one spreadsheet and answers with it, or with the fault it met.

import { parentPort, workerData } from 'node:worker_threads';
import { asFault } from '../../shared/fault.ts';
import { parseSheet } from './parse.ts';
import type { SheetAnswer, SheetRequest } from './thread.ts';

async function answer({ bytes, name, sheet }: SheetRequest): Promise<SheetAnswer> {
  try {
    return { sheet: await parseSheet(bytes, name, sheet) };
  } catch (error) {
    const { code, message, detail } = asFault(error);
    return { fault: { code, message, detail } };
  }
}

const request: SheetRequest = workerData;
parentPort?.postMessage(await answer(request), []);
