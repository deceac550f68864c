// The queue as a calendar: a month, a week or a day by the clock of a zone. It asks for what is on show alone, so that it holds for any
// number of posts.

import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useCallback, useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountListing } from '../../../shared/api.ts';
import { dayAt, dayEdges, firstWeekday, laterWallOf, shownDays, turned, type CalendarMode } from '../../../shared/calendar.ts';
import type { Post } from '../../../shared/post.ts';
import type { QueueFilter } from '../../../shared/queuePage.ts';
import { resolveTime } from '../../../shared/time.ts';
import { useConnection } from '../../shell/connection.ts';
import { useAnswer } from '../../shell/useAnswer.ts';
import { announce } from '../../shell/viewStore.ts';
import { Button, IconButton, Notice, Window } from '../../ui/index.ts';
import { cancelPosts } from '../bulk.ts';
import { PostCard } from '../PostCard.tsx';
import { showLook, useQueue } from '../queueStore.ts';
import { ZonePick } from '../ZonePick.tsx';
import './calendar.css';
import { CalendarGrid, type Wanted } from './CalendarGrid.tsx';
import { cellRows, mostInMonth, wallIn } from './cells.ts';
import { movePosts } from './movePosts.ts';

/** Posts of a day that are read. */
const mostOfDay: Readonly<Record<CalendarMode, number>> = { month: mostInMonth, week: 60, day: 200 };

const noon = (date: string): Date => new Date(`${date}T12:00:00Z`);

const todayIn = (zone: string): string => dayAt(Date.now(), zone);

interface CalendarViewProps {
  readonly mode: CalendarMode;
  readonly filter: QueueFilter;
  readonly accounts: readonly AccountListing[];
}

export function CalendarView({ mode, filter, accounts }: CalendarViewProps): ReactNode {
  const { t, i18n } = useTranslation();
  const { studio } = useConnection();
  const { day, zone, selected } = useQueue();
  const [open, setOpen] = useState<string>();
  const [wanted, setWanted] = useState<Wanted>();
  const [isByKeys, setByKeys] = useState(false);
  const forget = useCallback(() => setWanted(undefined), []);
  const { language } = i18n;
  const days = useMemo(() => shownDays(mode, day, firstWeekday(language)), [mode, day, language]);
  const edges = useMemo(() => dayEdges(days, zone), [days, zone]);
  const key = edges.join();
  const look = async () => ({ key, days, mode, nowMs: Date.now(), calendar: await studio.queue.range({ filter, edges: [...edges], most: mostOfDay[mode] }) });
  const answer = useAnswer(look, [studio, key, mode, JSON.stringify(filter)], ['queueChanged']);
  // What was asked before is of other days.
  const shown = answer.value?.key === key && answer.value.mode === mode ? answer.value : undefined;
  const rows = useMemo(() => (shown ? cellRows({ mode, day, days: shown.days, zone, calendar: shown.calendar }) : []), [shown, mode, day, zone]);
  const today = shown ? dayAt(shown.nowMs, zone) : '';
  const showToday = (): void => show(todayIn(zone));
  const format = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' });
  const title = titleOf(mode, days, day, language);
  const spans = shown?.calendar.spans ?? [];
  const hidden = mode === 'month' ? 0 : spans.reduce((sum, { total, posts }) => sum + total - posts.length, 0);
  const post = spans.flatMap(({ posts }) => posts).find(({ id }) => id === open);

  const show = (date: string, isByKey = false): void => {
    setByKeys(isByKey);
    showLook(mode, date);
    announce(titleOf(mode, shownDays(mode, date, firstWeekday(language)), date, language));
  };
  const put = async (moved: Post, wall: string): Promise<void> => {
    const isMoved = await movePosts({ queue: studio.queue, t, language, zone, post: moved, wall, selected });
    if (!isMoved) return;
    setWanted({ post: moved.id, instant: resolveTime(wall, zone).due.instant });
    if (!days.includes(wall.slice(0, 10))) showLook(mode, wall.slice(0, 10));
  };
  const minutesOf = (columns: number, steps: number): number => (mode === 'month' ? (columns + steps * 7) * 1440 : columns * 1440 + steps * 60);
  return (
    <section className="cal" aria-label={t('queue.calendar.label')} data-mode={mode}>
      <div className="cal-bar">
        <IconButton label={t(`queue.calendar.previous.${mode}`)} keys="PageUp" onPress={() => show(turned(mode, day, -1))}>
          <ChevronLeft size={16} className="turns" aria-hidden />
        </IconButton>
        <Button onPress={showToday}>{t('queue.calendar.today')}</Button>
        <IconButton label={t(`queue.calendar.next.${mode}`)} keys="PageDown" onPress={() => show(turned(mode, day, 1))}>
          <ChevronRight size={16} className="turns" aria-hidden />
        </IconButton>
        <h2 className="cal-title">{title}</h2>
        <div className="cal-zone">
          <ZonePick value={zone} onChange={(chosen) => useQueue.setState({ zone: chosen })} />
        </div>
      </div>
      {answer.fault ? <Notice look="danger">{answer.fault.message}</Notice> : null}
      {hidden > 0 ? (
        <Notice actions={<Button onPress={() => showLook('list')}>{t('queue.calendar.toList')}</Button>}>{t('queue.calendar.hidden', { count: hidden })}</Notice>
      ) : null}
      {shown ? (
        <div className="cal-scroll">
        <CalendarGrid
          label={title}
          rows={rows}
          columns={days.slice(0, 7).map((date) => ({ day: date, name: format(mode === 'month' ? { weekday: 'short' } : { weekday: 'short', day: 'numeric', month: 'short' }).format(noon(date)), isToday: mode !== 'month' && date === today }))}
          {...(mode === 'month' ? {} : { rowNames: rows.map((_, hour) => format({ hour: 'numeric' }).format(new Date(Date.UTC(2026, 0, 1, hour)))) })}
          today={today}
          zone={zone}
          wanted={wanted}
          takesFocus={isByKeys}
          onFound={forget}
          onOpen={({ id }) => setOpen(id)}
          onMore={(date) => showLook('day', date)}
          onPage={(pages) => show(turned(mode, day, pages), true)}
          onToday={() => show(todayIn(zone), true)}
          onCarry={(moved, columns, steps) => void put(moved, laterWallOf(moved.due, zone, minutesOf(columns, steps)))}
          onPut={(moved, cell) => void put(moved, wallIn(cell, moved, zone))}
          onRemove={({ id }) => void cancelPosts({ queue: studio.queue, t, posts: selected.has(id) ? [...selected] : [id] })}
        />
        </div>
      ) : (
        <div className="cal-scroll cal-waiting" aria-busy="true" />
      )}
      <p className="muted small">{t(mode === 'month' ? 'queue.calendar.keysMonth' : 'queue.calendar.keysHours')}</p>
      {post ? (
        <Window title={t('queue.calendar.post')} onClose={() => setOpen(undefined)}>
          <ul className="posts">
            <PostCard post={post} accounts={accounts} />
          </ul>
        </Window>
      ) : null}
    </section>
  );
}

function titleOf(mode: CalendarMode, days: readonly string[], day: string, language: string): string {
  if (mode === 'month') return new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(noon(day));
  const whole = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' });
  return mode === 'day' ? new Intl.DateTimeFormat(language, { dateStyle: 'full', timeZone: 'UTC' }).format(noon(day)) : whole.formatRange(noon(days[0]!), noon(days.at(-1)!));
}
