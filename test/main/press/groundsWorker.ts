// A worker that keeps only the grounds sent last, as the press's own does, and fails tasks whose ground it does not have.

import { parentPort } from 'node:worker_threads';
import { groundsHeld } from '../../../main/press/messages.ts';
import type { FromWorker, ToWorker } from '../../../main/press/messages.ts';

const grounds = new Set<number>();

parentPort!.on('message', (message: ToWorker) => {
  if (message.type === 'end') process.exit();
  if (message.type === 'ground') {
    grounds.add(message.ground);
    for (const oldest of grounds) if (grounds.size > groundsHeld) grounds.delete(oldest);
    return;
  }
  const answers: FromWorker['answers'] = message.tasks.map(({ id, ground }) => ({
    id,
    outcome: grounds.has(ground) ? { status: 'checked', problems: [] } : { status: 'failed', fault: { code: 'internal', message: 'no ground', detail: {} } },
  }));
  parentPort!.postMessage({ answers } satisfies FromWorker, []);
});
