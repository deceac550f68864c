// The answer of a reviewer: what came back from a review file. It comes from outside, and is read with limits.

import { z } from 'zod';

export type ReviewVerdict = 'approve' | 'change' | 'comment';

/** Longest answer file, in bytes. */
export const mostAnswerBytes = 4_000_000;

const answer = z.object({
  post: z.string().min(1).max(200),
  /** What the post was when it was shown: see `reviewVersion`. */
  version: z.string().regex(/^[0-9a-f]{64}$/),
  verdict: z.enum(['approve', 'change', 'comment']),
  comment: z.string().max(5_000),
});

const answerFile = z.object({
  kind: z.literal('point-review-answer'),
  schema: z.literal(1),
  reviewer: z.string().trim().min(1).max(200),
  answers: z.array(answer).max(2_000),
});

export type ReviewAnswer = z.infer<typeof answer>;
export type ReviewAnswers = z.infer<typeof answerFile>;

/** The answers in a file's text; undefined where it is no such file. */
export function readAnswers(text: string): ReviewAnswers | undefined {
  try {
    return answerFile.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** What became of an answer. `changed`: the post is another by now, and nothing was done. `notWaiting`: nothing of it waited for approval. */
export interface MergedAnswer {
  readonly post: string;
  /** Caption or campaign, by which a person knows the post. */
  readonly title: string;
  readonly outcome: 'approved' | 'sentBack' | 'noted' | 'changed' | 'gone' | 'notWaiting' | 'tooLate';
  readonly verdict: ReviewVerdict;
  readonly comment: string;
}

export interface MergeReport {
  readonly reviewer: string;
  readonly merged: readonly MergedAnswer[];
}

/** A line of what reviewers said of a post. */
export interface PostReview {
  /** UTC, ISO 8601. */
  readonly at: string;
  readonly reviewer: string;
  readonly verdict: ReviewVerdict;
  readonly comment: string;
}
