// A cell of the calendar, with its posts, its free slots, and whether anything goes out on its day.

import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Post } from '../../../shared/post.ts';
import { toggleSelected } from '../queueStore.ts';
import type { Cell } from './cells.ts';
import { PostChip } from './PostChip.tsx';

interface CalendarCellProps {
  readonly cell: Cell;
  readonly zone: string;
  readonly isToday: boolean;
  /** It takes the focus from outside. */
  readonly isEntry: boolean;
  /** A post is held above it. */
  readonly isOver: boolean;
  readonly selected: ReadonlySet<string>;
  readonly onOpen: (post: Post) => void;
  readonly onMore: (day: string) => void;
}

export const CalendarCell = memo(function CalendarCell({ cell, zone, isToday, isEntry, isOver, selected, onOpen, onMore }: CalendarCellProps): ReactNode {
  const { t, i18n } = useTranslation();
  const number = new Intl.NumberFormat(i18n.language);
  const at = new Date(`${cell.day}T${String(cell.hour ?? 0).padStart(2, '0')}:00:00Z`);
  const date = new Intl.DateTimeFormat(i18n.language, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC', ...(cell.hour === undefined ? {} : { hour: 'numeric' }) }).format(at);
  const clock = new Intl.DateTimeFormat(i18n.language, { hour: '2-digit', minute: '2-digit', timeZone: zone });
  const hidden = cell.total - cell.posts.length;
  const label = [
    date,
    t('queue.calendar.posts', { count: cell.total }),
    ...(cell.free.length > 0 ? [t('queue.calendar.free', { count: cell.free.length })] : []),
    ...(cell.isClosed ? [t('queue.calendar.closed')] : []),
    ...(cell.isSkipped ? [t('queue.calendar.skipped')] : []),
  ].join(', ');
  const looks = [cell.isOther && 'is-other', cell.isClosed && 'is-closed', cell.isSkipped && 'is-skipped', isToday && 'is-today', isOver && 'is-over'].filter((look) => look !== false);
  return (
    <td className={['cal-cell', ...looks].join(' ')} data-cell={cell.id} tabIndex={isEntry ? 0 : -1} {...(isToday && cell.hour === undefined ? { 'aria-current': 'date' as const } : {})}>
      <span className="unseen">{label}</span>
      {cell.hour === undefined ? (
        <span className="cal-date figures" aria-hidden>
          <span className="cal-number">{number.format(Number(cell.day.slice(8)))}</span>
          {cell.isClosed ? <span className="cal-note">{t('queue.calendar.closedShort')}</span> : null}
        </span>
      ) : null}
      {cell.posts.map((post) => (
        <PostChip key={post.id} post={post} zone={zone} isSelected={selected.has(post.id)} onOpen={() => onOpen(post)} onToggle={() => toggleSelected(post.id)} />
      ))}
      {hidden > 0 ? (
        <button type="button" className="cal-more figures" tabIndex={-1} onClick={() => onMore(cell.day)}>
          {t('queue.calendar.more', { count: hidden, number: number.format(hidden) })}
        </button>
      ) : null}
      {cell.free.length > 0 ? (
        <span className="cal-free figures" aria-hidden>
          {cell.free.slice(0, 2).map((instant) => clock.format(new Date(instant))).join(', ')}
          {cell.free.length > 2 ? ` +${number.format(cell.free.length - 2)}` : ''}
        </span>
      ) : null}
    </td>
  );
});
