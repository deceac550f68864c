// What a server's answers mean to the queue, in the same words for every service.

import { z } from 'zod';
import type { Held, Refused, Unknown } from './connector.ts';
import type { Session } from './kind.ts';
import { held, retryAt, waitedUntil } from './wire.ts';
import type { Answered, Unanswered } from './wire.ts';

export interface Replies {
  /** Of a request that makes nothing public: it is tried again. */
  later(unanswered: Unanswered): Held;
  /** Of the one request that does. */
  afterPublishing(unanswered: Unanswered): Held | Unknown;
  /** An answer that is not what was hoped for: signed out, a limit, an error of the server's own, or a refusal in its own words. */
  problem(answer: Answered, what: string): Refused | Held;
  /** The same of the one request that makes it public: an error of the server's own says nothing of what it did before. */
  publishingProblem(answer: Answered, what: string): Refused | Held | Unknown;
  /** Of a look at what is there, after publishing: it is looked for again, or, where the look itself is refused, nobody will know. */
  unreadable(answer: Answered): Held | Unknown;
  /** Of a look that somebody asked for: whatever the answer is, it does not say. */
  cannotTell(answer: Answered): Held;
}

export interface ServiceWords {
  /** How the service is called in a sentence. */
  readonly name: string;
  /** What it says in an answer; the `error`, `message` or `description` of JSON, or the text, if absent. */
  readonly messageOf?: (answer: Answered) => string;
  /** Whether it refuses a sign-in in another way than by 401. */
  readonly isSignedOut?: (answer: Answered) => boolean;
  /** Whether it asks to wait in another way than by 429. */
  readonly isBusy?: (answer: Answered) => boolean;
  /** Seconds that it asks to wait, where it says so in another place than its headers. */
  readonly waitSeconds?: (answer: Answered) => number | undefined;
  /** How long it is left alone where it does not say; a minute if absent. */
  readonly usualWaitMs?: number;
}

const longestMessage = 300;
const usual = z.union([z.object({ message: z.string() }), z.object({ description: z.string() }), z.object({ error: z.string() })]);

/** The sentence in an answer, in the forms that are usual. */
export function usualMessage({ json, text }: Answered): string {
  const read = usual.safeParse(json);
  if (!read.success) return text.slice(0, longestMessage);
  return Object.values(read.data)[0]!.slice(0, longestMessage);
}

/**
 * The wait after an answer to a sign-in that blames nothing which was given: a limit, an error of the server's own, or what something in
 * between says for it. Undefined for a refusal.
 */
export function signInLater(answer: Answered, service: string, now: Date): Held | undefined {
  if (answer.status === 429) return { type: 'held', until: retryAt(answer, now), reason: `${service} asks to wait before the next sign-in.` };
  if (answer.status >= 500) return held(`${service} answered with an error of its own (${answer.status}).`, now);
  if (answer.status < 400) return held(`${service} answered in a way that is not understood (${answer.status}). Check the connection and the address.`, now);
  return undefined;
}

/** An hour: a person must act, and what is due again before then would only be refused again. */
const signInMs = 3_600_000;

export function createReplies({ account, clock }: Pick<Session, 'account' | 'clock'>, words: ServiceWords): Replies {
  const { name, messageOf = usualMessage } = words;
  const busyUntil = (answer: Answered, now: Date): Date => {
    const seconds = words.waitSeconds?.(answer);
    return seconds === undefined ? retryAt(answer, now, words.usualWaitMs) : waitedUntil(seconds * 1000, now);
  };
  const problem = (answer: Answered, what: string): Refused | Held => {
    const now = clock();
    if (answer.status === 401 || words.isSignedOut?.(answer)) return held(`${name} has signed ${account.handle} out. Sign in again.`, now, signInMs, true);
    if (answer.status === 429 || words.isBusy?.(answer)) return { type: 'held', until: busyUntil(answer, now), reason: `${name} asks to wait: too many requests.` };
    if (answer.status >= 500) return held(`${name} answered with an error of its own (${answer.status}).`, now);
    // The page of a hotel's network, say, which answers 200 to everything.
    if (answer.status < 400) return held(`${name} answered in a way that is not understood (${answer.status}).`, now);
    return { type: 'refused', reason: `${what} by ${name}: ${messageOf(answer).replace(/\.$/, '') || answer.status}.` };
  };
  return {
    later: ({ reason }) => held(reason, clock()),
    afterPublishing: ({ mayHaveArrived, reason }) => (mayHaveArrived ? { type: 'unknown', reason } : held(reason, clock())),
    problem,
    unreadable(answer) {
      const found = problem(answer, 'The question was refused');
      return found.type === 'held' ? found : { type: 'unknown', reason: found.reason };
    },
    cannotTell(answer) {
      const { reason } = problem(answer, 'The question was refused');
      return held(reason, clock());
    },
    publishingProblem(answer, what) {
      // A 2xx that cannot be read, a redirect, and an error after the work was done look alike: nobody knows.
      if (answer.status >= 500 || answer.status < 400) return { type: 'unknown', reason: `${name} answered in a way that does not say whether it took the post (${answer.status}).` };
      return problem(answer, what);
    },
  };
}
