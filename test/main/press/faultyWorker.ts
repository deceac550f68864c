// A worker that answers every task, but ends in the middle of one whose alt text is `end`, or `once FILE` and the file is not there.

import { existsSync, writeFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import type { FromWorker, ToWorker, Work, WorkerData } from '../../../main/press/messages.ts';

const { at }: WorkerData = workerData;

function mustEnd(task: Work): boolean {
  if (!('alt' in task)) return false;
  const [word, file] = task.alt.split(' ');
  if (word !== 'once' || file === undefined) return word === 'end';
  const isFirst = !existsSync(file);
  writeFileSync(file, '');
  return isFirst;
}

parentPort!.on('message', (message: ToWorker) => {
  if (message.type === 'end') process.exit();
  if (message.type !== 'tasks') return;
  for (const { id, task } of message.tasks) {
    at[0] = id;
    if (mustEnd(task)) process.exit(1);
    const reply: FromWorker = { answers: [{ id, outcome: { status: 'checked', problems: [] } }] };
    parentPort!.postMessage(reply, []);
  }
});
