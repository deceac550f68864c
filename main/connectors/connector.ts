// What a connector is: the code that publishes to one account. The queue promises it three things: `publish` is called at most once for
// each value that `prepare` answered, unless repeating is declared safe; that value is on disk before; and nobody else works on the delivery.

import type { Delivery, PostPicture } from '../../shared/post.ts';

/** A value that survives a restart. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

export interface TaskPicture extends PostPicture {
  /** The file's bytes, read when asked for. */
  bytes(): Promise<Uint8Array>;
}

/** One delivery to be made. */
export interface Task {
  readonly delivery: Pick<Delivery, 'id' | 'network' | 'account'>;
  readonly caption: string;
  /** The pictures for this network, in order. */
  readonly pictures: readonly TaskPicture[];
  /** BCP 47; '' where it is not known. */
  readonly language: string;
  /** The instant it is due, UTC. */
  readonly dueAt: string;
  /** Aborted when the step has taken so long that another worker may take over, or the queue is closed. A step must then end without another request. */
  readonly signal: AbortSignal;
}

/** The network said no for good, and why, as a sentence. */
export interface Refused {
  readonly type: 'refused';
  readonly reason: string;
}

/** Nothing is public, and this account must wait: a limit, no connection, an expired sign-in. */
export interface Held {
  readonly type: 'held';
  /** When to try again. */
  readonly until: Date;
  readonly reason: string;
  /** Only a person can end the wait, by signing in again. */
  readonly needsSignIn?: boolean;
}

/** It may be public or not. */
export interface Unknown {
  readonly type: 'unknown';
  readonly reason: string;
}

export interface Found {
  readonly type: 'published';
  /** Address of the post; '' if the network gives none. */
  readonly link: string;
}

/** The network answered that it is not there. */
export interface Absent {
  readonly type: 'absent';
}

/**
 * Expected outcomes are answers. What is thrown counts as a defect: in `prepare` the delivery stays scheduled and is tried again, in
 * `publish` and `confirm` it counts as `unknown`.
 */
export interface Connector {
  /** Whether publishing one prepared value twice makes one post (a record key, an idempotency key). Then the queue may repeat it. */
  readonly isRepeatable: boolean;
  /** Uploads, and chooses keys; makes nothing public and is safe to repeat. Its value is stored before `publish`. */
  prepare(task: Task): Promise<{ readonly type: 'ready'; readonly prepared: Json } | Refused | Held>;
  /** The one call that makes it public. */
  publish(task: Task, prepared: Json): Promise<Found | Refused | Held | Unknown>;
  /** Reads whether it is public. `held`: cannot be asked now. */
  confirm(task: Task, prepared: Json): Promise<Found | Absent | Held | Unknown>;
}
