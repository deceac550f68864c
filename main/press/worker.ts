// A worker of the press: takes tasks one after the other and answers each, whatever happens in it.

import { hash } from 'node:crypto';
import { setImmediate as nextMacrotask } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { asFault } from '../../shared/fault.ts';
import { findingsOf } from './findings.ts';
import { isStopped } from './halt.ts';
import { createKitLoader } from './kit.ts';
import type { LoadedKit } from './kit.ts';
import { groundsHeld } from './messages.ts';
import type { FromWorker, Ground, NumberedTask, Outcome, ToWorker, Work, WorkerData } from './messages.ts';
import { placeFile, stoppedFault } from './place.ts';
import { createPrinter } from './printer.ts';

const port = parentPort;
if (!port) throw new Error('the press worker was started outside a worker thread');

const { at }: WorkerData = workerData;
const kits = createKitLoader();
const printer = createPrinter();
interface OpenGround {
  readonly value: Ground;
  readonly kit: Promise<LoadedKit>;
}

/** The grounds sent last: an export has one, and beside it pictures may be made for the screen. */
const grounds = new Map<number, OpenGround>();

async function perform(ground: OpenGround, task: Work): Promise<Outcome> {
  const kit = await ground.kit;
  if ('checked' in task) return { status: 'found', ...findingsOf(kit, ground.value, task.checked) };
  const { design, asksConsent } = ground.value;
  const target = task.print?.target;
  const demandWanted = (): void => {
    if (target && isStopped(target.halt)) throw stoppedFault();
  };
  demandWanted();
  const { point, problems: ofPhotos } = await kit.complete(design, task.size, task.point, task.page);
  const printed = { design, asksConsent, size: task.size, page: task.page ?? 0, point, alt: task.alt, problems: [...task.problems, ...ofPhotos] };
  if (!task.print) return { status: 'checked', problems: await printer.check(kit, printed) };
  const made = await printer.print(kit, printed, { ...task.print, demandWanted });
  if (made.status === 'blocked') return made;
  const { bytes, problems } = made;
  const placed = target && placeFile(target, bytes);
  return {
    status: 'made',
    problems,
    byteLength: bytes.length,
    sha256: hash('sha256', bytes, 'hex'),
    ...(placed ?? { bytes: new Uint8Array(bytes) }),
  };
}

async function answer(ground: OpenGround | undefined, task: Work): Promise<Outcome> {
  try {
    if (!ground) throw new Error('a task came without its ground');
    return await perform(ground, task);
  } catch (thrown) {
    const { code, message, detail } = asFault(thrown);
    return { status: 'failed', fault: { code, message, detail } };
  }
}

function open(message: Extract<ToWorker, { type: 'ground' }>): void {
  const kit = kits.load(message.value.kit);
  // The tasks that need it tell why it cannot be loaded.
  kit.catch(() => undefined);
  grounds.set(message.ground, { value: message.value, kit });
  for (const oldest of grounds.keys()) if (grounds.size > groundsHeld) grounds.delete(oldest);
}

/** Answers that wait to be sent together, until there are so many or one has waited so long. */
const sentTogether = 16;
const longestWaitMs = 30;
let answers: FromWorker['answers'][number][] = [];
let waitingSinceMs = 0;
let waiting = 0;

function send(id: number, outcome: Outcome): void {
  if (answers.length === 0) waitingSinceMs = performance.now();
  answers.push({ id, outcome });
  const bytes = outcome.status === 'made' ? outcome.bytes : undefined;
  if (waiting > 0 && !bytes && answers.length < sentTogether && performance.now() - waitingSinceMs < longestWaitMs) return;
  const reply: FromWorker = { answers };
  answers = [];
  port!.postMessage(reply, bytes ? [bytes.buffer] : []);
}

async function takeAfter(previous: Promise<void>, { id, ground, task }: NumberedTask): Promise<void> {
  const opened = grounds.get(ground);
  waiting += 1;
  await previous;
  if (isEnding) return;
  at[0] = id;
  const outcome = await answer(opened, task);
  waiting -= 1;
  send(id, outcome);
  // Native memory is given back between macrotasks only.
  await nextMacrotask();
}

let last = Promise.resolve();
let isEnding = false;

/** Ends between two steps of native code: where a thread is ended from outside in the middle of one, that may take the whole process along. */
async function end(): Promise<void> {
  isEnding = true;
  await last;
  await Promise.allSettled([...grounds.values()].map(({ kit }) => kit));
  process.exit();
}

port.on('message', (message: ToWorker) => {
  if (message.type === 'ground') open(message);
  else if (message.type === 'end') void end();
  else for (const task of message.tasks) last = takeAfter(last, task);
});
