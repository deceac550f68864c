// The calendar's cells: one a day in a month, one an hour in a week or a day.

import { isSkippedHour, type CalendarMode } from '../../../shared/calendar.ts';
import type { Post } from '../../../shared/post.ts';
import type { QueueCalendar } from '../../../shared/queuePage.ts';
import { wallTimeOf } from '../../../shared/time.ts';

export interface Cell {
  /** `YYYY-MM-DD`, with `THH` where it is an hour. */
  readonly id: string;
  readonly day: string;
  readonly hour?: number;
  readonly posts: readonly Post[];
  /** With those that are not shown. */
  readonly total: number;
  /** Instants of free slots. */
  readonly free: readonly string[];
  /** No slot is used on its day. */
  readonly isClosed: boolean;
  /** Clocks skip it. */
  readonly isSkipped?: boolean;
  /** Outside of the month that is shown. */
  readonly isOther: boolean;
}

interface Shown {
  readonly mode: CalendarMode;
  /** The day that the calendar is about. */
  readonly day: string;
  readonly days: readonly string[];
  readonly zone: string;
  readonly calendar: QueueCalendar;
}

/** Posts of a month's cell; the others are behind a button. */
export const mostInMonth = 4;

/** The rows of cells. */
export function cellRows({ mode, day, days, zone, calendar }: Shown): readonly (readonly Cell[])[] {
  const { spans, blackout } = calendar;
  const closed = new Set(blackout);
  if (mode === 'month') {
    const cells = days.map((date, index): Cell => ({ id: date, day: date, ...spans[index]!, isClosed: closed.has(date), isOther: date.slice(0, 7) !== day.slice(0, 7) }));
    return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
  }
  const hourOf = (instant: string): number => Number(wallTimeOf({ instant, zone }).slice(11, 13));
  const byHour = spans.map(({ posts, free }) => ({ posts: Map.groupBy(posts, ({ due }) => hourOf(due.instant)), free: Map.groupBy(free, hourOf) }));
  return Array.from({ length: 24 }, (_, hour) =>
    days.map((date, index): Cell => {
      const posts = byHour[index]!.posts.get(hour) ?? [];
      return {
        id: `${date}T${String(hour).padStart(2, '0')}`,
        day: date,
        hour,
        posts,
        total: posts.length,
        free: byHour[index]!.free.get(hour) ?? [],
        isClosed: closed.has(date),
        isSkipped: isSkippedHour(date, hour, zone),
        isOther: false,
      };
    }),
  );
}

/** What a cell's clock shows for a post that is put into it: the post's own time of day in a month, its own minutes in an hour. */
export function wallIn(cell: Cell, post: Post, zone: string): string {
  const wall = wallTimeOf({ instant: post.due.instant, zone });
  return cell.hour === undefined ? `${cell.day}${wall.slice(10)}` : `${cell.id}${wall.slice(13)}`;
}
