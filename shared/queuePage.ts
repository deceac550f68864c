// The queue in windows: what is looked for, and the part of the answer that is on show. It holds for any number of posts.

import type { DueTime, Post } from './post.ts';

/** What is listed. `needsYou`: something that only a person can bring further. A post may be in several of them by its deliveries. */
export const queueViews = ['needsYou', 'planned', 'posted', 'cancelled', 'all'] as const;
export type QueueView = (typeof queueViews)[number];

export interface QueueFilter {
  readonly view: QueueView;
  /** Id of an account; '' for what is posted by hand; absent for all. */
  readonly account?: string | undefined;
  /** Absent for all. */
  readonly campaign?: string | undefined;
  /** A part of a caption or of a campaign's name; '' for all. */
  readonly search: string;
}

export interface QueuePage {
  readonly posts: readonly Post[];
  /** When the post before the first of these is due; absent where there is none. */
  readonly before?: DueTime;
}

/** The first posts of a span of time, and how many it has. */
export interface PostsOfSpan {
  readonly posts: readonly Post[];
  readonly total: number;
}

/** A day, or another span, of the calendar. */
export interface CalendarSpan extends PostsOfSpan {
  /** Instants of posting slots at which nothing goes out yet (UTC, ISO 8601), in order. */
  readonly free: readonly string[];
}

export interface QueueCalendar {
  /** One for each span between the edges that were asked for. */
  readonly spans: readonly CalendarSpan[];
  /** Days on which no slot is used, `YYYY-MM-DD`. */
  readonly blackout: readonly string[];
}

export interface QueueOverview {
  /** How many posts each view lists, with the rest of the filter. */
  readonly counts: Readonly<Record<QueueView, number>>;
  /** Names of campaigns, in their order. */
  readonly campaigns: readonly string[];
  /** Deliveries that were missed, whatever the filter. */
  readonly missed: number;
  /** Deliveries that a person has to post now, whatever the filter. */
  readonly byHand: number;
}

/** A line of the record of what became of a delivery. */
export interface DeliveryStep {
  /** UTC, ISO 8601. */
  readonly at: string;
  readonly by: string;
  /** '' when it was added. */
  readonly from: string;
  readonly to: string;
  readonly link: string;
  readonly reason: string;
}
