// How an export stops its workers at once: memory shared with them says that nothing more is to be put in place, and counts what was, so that
// the export knows of every picture in its folder before it ends.

export interface Halt {
  /** For the workers. */
  readonly memory: SharedArrayBuffer;
  /** From now on no worker puts a picture in place. */
  stop(): void;
  /** Pictures that were put in place, or are being. */
  placed(): number;
}

const stopAt = 0;
const placedAt = 1;

export function createHalt(): Halt {
  const memory = new SharedArrayBuffer(8);
  const cells = new Int32Array(memory);
  return {
    memory,
    stop: () => void Atomics.store(cells, stopAt, 1),
    placed: () => Atomics.load(cells, placedAt),
  };
}

export function isStopped(memory: SharedArrayBuffer): boolean {
  return Atomics.load(new Int32Array(memory), stopAt) === 1;
}

/** Whether a picture may be put in place; where it may it counts as placed already, so that no stop can come between. */
export function claimPlace(memory: SharedArrayBuffer): boolean {
  Atomics.add(new Int32Array(memory), placedAt, 1);
  if (!isStopped(memory)) return true;
  giveUpPlace(memory);
  return false;
}

/** A picture that was claimed and could not be put in place. */
export function giveUpPlace(memory: SharedArrayBuffer): void {
  Atomics.sub(new Int32Array(memory), placedAt, 1);
}
