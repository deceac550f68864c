// Gives posts another time from the calendar: one by the clock that is on show, several by as much, each by its own clock. Says where they
// went, and can be undone.

import type { TFunction } from 'i18next';
import { daysApart, movedTo } from '../../../shared/calendar.ts';
import type { Post } from '../../../shared/post.ts';
import { wallTimeOf } from '../../../shared/time.ts';
import { tell, tellFault } from '../../shell/viewStore.ts';
import type { Studio } from '../../shell/connection.ts';

type QueueClient = Studio['queue'];

export interface MoveRequest {
  readonly queue: QueueClient;
  readonly t: TFunction;
  readonly language: string;
  /** The zone of the calendar. */
  readonly zone: string;
  /** The post that was taken hold of. */
  readonly post: Post;
  /** The clock of the calendar at its new time. */
  readonly wall: string;
  /** Ids of all that go with it. */
  readonly selected: ReadonlySet<string>;
}

const minutesOf = (wall: string): number => Number(wall.slice(11, 13)) * 60 + Number(wall.slice(14, 16));

/** Minutes by the calendar from one wall-clock time to another: a day is 1,440 whatever clocks do. */
export function minutesApart(from: string, to: string): number {
  return daysApart(from.slice(0, 10), to.slice(0, 10)) * 1440 + minutesOf(to) - minutesOf(from);
}

/** Answers whether they were moved; tells itself what went wrong. */
export async function movePosts({ queue, t, language, zone, post, wall, selected }: MoveRequest): Promise<boolean> {
  const before = wallTimeOf({ instant: post.due.instant, zone });
  const minutes = minutesApart(before, wall);
  if (minutes === 0) return false;
  const at = new Intl.DateTimeFormat(language, { weekday: 'long', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit', timeZone: 'UTC' }).format(new Date(`${wall}:00Z`));
  try {
    if (selected.has(post.id) && selected.size > 1) {
      const posts = [...selected];
      const { notices } = await queue.shift({ posts, minutes });
      const undo = (): void => void queue.shift({ posts, minutes: -minutes }).catch(tellFault);
      tell([t('queue.calendar.movedAll', { count: posts.length, time: at }), ...notices].join(' '), { words: t('queue.calendar.undo'), run: undo }, 'queue');
      return true;
    }
    const { due, zone: own, notice } = movedTo(post.due, wall, zone);
    await queue.reschedule({ post: post.id, due, zone: own, keepsDrafts: true });
    const undo = (): void => void queue.reschedule({ post: post.id, due: wallTimeOf(post.due), zone: post.due.zone, keepsDrafts: true }).catch(tellFault);
    tell([t('queue.calendar.moved', { time: at }), notice].join(' ').trim(), { words: t('queue.calendar.undo'), run: undo }, 'queue');
    return true;
  } catch (thrown) {
    tellFault(thrown);
    return false;
  }
}
