// Two processes of one rival, each making half of the rows.

import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { FromRival, Picture, Row, ToRival } from './rival.ts';
import { rivalsFolder } from './rivalInstall.ts';

export interface RivalProcesses {
  readonly name: string;
  readonly version: string;
  readonly cachesBase: boolean;
  /** Makes the rows into the folder; answers the bytes written. */
  make(rows: readonly Row[], folder: string): Promise<number>;
  close(): Promise<void>;
}

export interface RivalOptions {
  /** The rival's file, without its ending. */
  readonly file: string;
  readonly picture: Picture;
  readonly processes: number;
  /** How long it may take to begin, and to make the rows of a turn. */
  readonly patienceMs: number;
}

/** Starts a rival. Throws an Error that says why it does not run here. */
export async function startRival({ file, picture, processes, patienceMs }: RivalOptions): Promise<RivalProcesses> {
  const children = Array.from({ length: processes }, () => fork(join(rivalsFolder, 'worker.ts'), [file], { cwd: rivalsFolder, execArgv: [], stdio: ['ignore', 'ignore', 'pipe', 'ipc'] }));
  for (const child of children) child.stderr?.resume();
  const close = async (): Promise<void> => {
    await Promise.all(children.map((child) => end(child)));
  };
  try {
    const [ready] = await Promise.all(children.map((child) => ask(child, { type: 'prepare', picture }, patienceMs)));
    if (ready?.type !== 'ready') throw new Error('It did not begin.');
    const { name, version, cachesBase } = ready;
    return {
      name,
      version,
      cachesBase,
      close,
      async make(rows, target) {
        const each = Math.ceil(rows.length / children.length);
        const replies = await Promise.all(
          children.map((child, index) => ask(child, { type: 'make', rows: rows.slice(index * each, (index + 1) * each), folder: target, first: index * each }, patienceMs)),
        );
        return replies.reduce((sum, reply) => sum + (reply.type === 'made' ? reply.bytes : 0), 0);
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The next message of a child. Rejects where it fails, ends or keeps silent. */
function ask(child: ChildProcess, message: ToRival, patienceMs: number): Promise<FromRival> {
  return new Promise((resolve, reject) => {
    let errors = '';
    const hear = (chunk: Buffer): void => void (errors = `${errors}${chunk.toString()}`.slice(-600));
    const done = (): void => {
      clearTimeout(timer);
      child.stderr?.off('data', hear);
      child.off('message', take);
      child.off('exit', exited);
    };
    const fail = (reason: string): void => {
      done();
      reject(new Error(reason));
    };
    const take = (reply: FromRival): void => {
      if (reply.type === 'failed') return fail(reply.message.split('\n')[0]!);
      done();
      resolve(reply);
    };
    const exited = (): void => fail(errors.split('\n').find((line) => /error/i.test(line))?.trim() ?? 'its process ended');
    const timer = setTimeout(() => fail(`no answer in ${patienceMs / 1000} s`), patienceMs);
    child.stderr?.on('data', hear);
    child.on('message', take);
    child.on('exit', exited);
    if (child.exitCode === null) child.send(message);
    else exited();
  });
}

/** Asks a child to end, and ends it where it does not. */
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  if (child.connected) child.send({ type: 'close' } satisfies ToRival);
  const timer = setTimeout(() => child.kill('SIGKILL'), 5000);
  await ended;
  clearTimeout(timer);
}
