// One worker of the press, as the crew sees it: a thread that takes tasks several at a time, and answers them several at a time, since
// a message can cost as much as a small picture. When it ends by itself, the task it was at is given to another once more.

import { Worker } from 'node:worker_threads';
import type { Batch } from './crew.ts';
import { groundsHeld } from './messages.ts';
import type { FaultData, FromWorker, Ground, NumberedTask, Outcome, ToWorker, Work, WorkerData } from './messages.ts';

export interface Order {
  readonly ground: Ground;
  readonly task: Work;
  /** How many workers ended at it. */
  attempts: number;
  /** Called once; without an outcome where the task is not to be begun any more. */
  settle(outcome?: Outcome): void;
}

export interface Member {
  batch: Batch | undefined;
  /** Sends it a ground that it does not have. */
  open(ground: Ground): void;
  /** How many orders it should be given now. */
  room(): number;
  give(orders: readonly Order[]): void;
  /** Has it end after the task in hand; one that does not is ended after two seconds. */
  end(): Promise<unknown>;
}

/** Tasks given to a worker ahead, so that it never waits for the next: so many, or what it does in so long. */
const ahead = { fewest: 2, most: 16, ms: 60 } as const;
/** Share of the newest measurement in what a task is taken to last. */
const newest = 0.3;
const attemptsOfATask = 2;
/** Of a thread's young objects: what a row leaves behind is collected before it is much. */
const youngMegabytes = 16;
/** Of its old ones: more than any export was seen to need, and so low that the heap is let grow by half, not to the fourfold, before it is collected. */
const oldMegabytes = 1024;
const longestEndMs = 2000;

/** Starts the thread. `onGone` gets the orders it leaves, of which none was answered, when it ends by itself. */
export function createMember(
  entry: URL,
  idOf: (ground: Ground) => number,
  onFree: (member: Member) => void,
  onGone: (member: Member, left: readonly Order[]) => void,
): Member {
  const at = new Int32Array(new SharedArrayBuffer(4));
  const workerData: WorkerData = { at };
  const worker = new Worker(entry, { workerData, resourceLimits: { maxYoungGenerationSizeMb: youngMegabytes, maxOldGenerationSizeMb: oldMegabytes } });
  const orders = new Map<number, Order>();
  const sent: number[] = [];
  let lastOrder = 0;
  let cause = 'it ended';
  let isEnding = false;
  let hasEnded = false;
  let msOfATask: number = ahead.ms;
  let answeredAtMs = 0;
  const post = (message: ToWorker): void => worker.postMessage(message, []);

  /** Gives every order that it has its outcome, or to somebody else. */
  const leaveOrders = (): void => {
    const left = new Map(orders);
    orders.clear();
    const [first] = left;
    const [id, begun] = left.has(at[0]!) ? [at[0]!, left.get(at[0]!)] : (first ?? []);
    if (begun) begun.attempts += 1;
    if (id !== undefined && (isEnding || begun!.attempts >= attemptsOfATask)) {
      left.delete(id);
      begun!.settle({ status: 'failed', fault: isEnding ? closedFault : endedFault(cause) });
    }
    onGone(member, [...left.values()]);
  };

  const member: Member = {
    batch: undefined,
    open(ground) {
      const id = idOf(ground);
      if (sent.includes(id)) return;
      sent.push(id);
      if (sent.length > groundsHeld) sent.shift();
      post({ type: 'ground', ground: id, value: ground });
    },
    room() {
      const wanted = Math.max(ahead.fewest, Math.min(ahead.most, Math.floor(ahead.ms / msOfATask)));
      return orders.size > wanted / 2 ? 0 : wanted - orders.size;
    },
    give(given) {
      if (orders.size === 0) answeredAtMs = performance.now();
      // A thread that has work keeps the process alive; an idle one does not.
      worker.ref();
      let tasks: NumberedTask[] = [];
      const postTasks = (): void => {
        if (tasks.length > 0) post({ type: 'tasks', tasks });
        tasks = [];
      };
      for (const order of given) {
        const ground = idOf(order.ground);
        // Opening one more may have the worker let go of one that the tasks before need.
        if (!sent.includes(ground)) postTasks();
        member.open(order.ground);
        lastOrder += 1;
        orders.set(lastOrder, order);
        tasks.push({ id: lastOrder, ground, task: order.task });
      }
      postTasks();
    },
    end() {
      isEnding = true;
      if (hasEnded) return Promise.resolve();
      // Nobody waits for the picture in hand any more.
      leaveOrders();
      // It is waited for, so it must keep the process alive.
      worker.ref();
      post({ type: 'end' });
      const overdue = setTimeout(() => void worker.terminate(), longestEndMs);
      return new Promise((resolve) => worker.once('exit', resolve)).finally(() => clearTimeout(overdue));
    },
  };

  worker.unref();
  worker.on('message', ({ answers }: FromWorker) => {
    const now = performance.now();
    msOfATask += newest * ((now - answeredAtMs) / answers.length - msOfATask);
    answeredAtMs = now;
    for (const { id, outcome } of answers) {
      const order = orders.get(id);
      orders.delete(id);
      order?.settle(outcome);
    }
    onFree(member);
    if (orders.size === 0 && !isEnding) worker.unref();
  });
  worker.on('error', (error: unknown) => {
    cause = error instanceof Error ? error.message : String(error);
  });
  worker.on('exit', () => {
    hasEnded = true;
    leaveOrders();
  });
  return member;
}

const closedFault: FaultData = { code: 'cancelled', message: 'The picture was not made, because Point Studio was closed.', detail: {} };

function endedFault(cause: string): FaultData {
  const message = `The picture could not be made: the part of Point Studio that draws it stopped at it twice (${cause}).`;
  return { code: 'internal', message, detail: {} };
}
