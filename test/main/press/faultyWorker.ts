// A worker that answers every task, but ends in the middle of one whose alt text is `end`.

import { parentPort } from 'node:worker_threads';
import type { FromWorker, ToWorker } from '../../../main/press/messages.ts';

parentPort!.on('message', (message: ToWorker) => {
  if (message.type !== 'task') return;
  if (message.task.alt === 'end') process.exit(1);
  const reply: FromWorker = { id: message.id, outcome: { status: 'checked', problems: [] } };
  parentPort!.postMessage(reply, []);
});
