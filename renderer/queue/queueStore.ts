// How the queue is shown, and which of its posts are selected: kept while other screens are on show.

import { create } from 'zustand';
import { dayAt, type CalendarMode } from '../../shared/calendar.ts';

export type QueueLook = 'list' | CalendarMode;

interface QueueState {
  readonly look: QueueLook;
  /** The day that the calendar is about, `YYYY-MM-DD`. */
  readonly day: string;
  /** The zone by whose clock the calendar shows times. */
  readonly zone: string;
  /** Ids of posts. */
  readonly selected: ReadonlySet<string>;
}

const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;

export const useQueue = create<QueueState>()(() => ({ look: 'list', day: dayAt(Date.now(), zone), zone, selected: new Set() }));

export function showLook(look: QueueLook, day?: string): void {
  useQueue.setState({ look, ...(day === undefined ? {} : { day }) });
}

/** Selects a post, or not any more. */
export function toggleSelected(post: string): void {
  useQueue.setState(({ selected }) => {
    const next = new Set(selected);
    if (!next.delete(post)) next.add(post);
    return { selected: next };
  });
}

export function select(posts: Iterable<string>): void {
  useQueue.setState({ selected: new Set(posts) });
}
