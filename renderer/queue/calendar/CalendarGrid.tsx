// The grid of the calendar: cells that arrow keys go about in, posts that are dragged or carried from one to another.

import { useEffect, useRef, useState, type DragEvent, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Post } from '../../../shared/post.ts';
import { select, toggleSelected, useQueue } from '../queueStore.ts';
import { CalendarCell } from './CalendarCell.tsx';
import { deedOf } from './cellKeys.ts';
import type { Cell } from './cells.ts';
import { postType } from './PostChip.tsx';

export interface ColumnHead {
  readonly day: string;
  readonly name: string;
  readonly isToday: boolean;
}

/** A post that was moved, and when it is due now. */
export interface Wanted {
  readonly post: string;
  readonly instant: string;
}

interface CalendarGridProps {
  readonly label: string;
  readonly rows: readonly (readonly Cell[])[];
  readonly columns: readonly ColumnHead[];
  /** Names of the rows, where they have any. */
  readonly rowNames?: readonly string[];
  readonly today: string;
  readonly zone: string;
  /** The post that is to have the focus once it is shown. */
  readonly wanted: Wanted | undefined;
  /** It came in the place of another whose keys turned the page. */
  readonly takesFocus: boolean;
  readonly onFound: () => void;
  readonly onOpen: (post: Post) => void;
  readonly onMore: (day: string) => void;
  readonly onPage: (pages: number) => void;
  readonly onToday: () => void;
  /** Columns and rows in the directions of time. */
  readonly onCarry: (post: Post, columns: number, rows: number) => void;
  readonly onPut: (post: Post, cell: Cell) => void;
  readonly onRemove: (post: Post) => void;
}

export function CalendarGrid({ label, rows, columns, rowNames, today, zone, wanted, takesFocus, ...on }: CalendarGridProps): ReactNode {
  const { t, i18n } = useTranslation();
  const grid = useRef<HTMLTableElement>(null);
  const selected = useQueue((queue) => queue.selected);
  const cells = rows.flat();
  const posts = new Map(cells.flatMap((cell) => cell.posts.map((post) => [post.id, post] as const)));
  const [active, setActive] = useState('');
  const [over, setOver] = useState('');
  // One cell takes the focus from outside: the last one, else today's, else the first.
  const entry = (cells.find(({ id }) => id === active) ?? cells.find(({ day }) => day === today) ?? cells[0])?.id;

  const find = (selector: string): HTMLElement | null | undefined => grid.current?.querySelector<HTMLElement>(selector);
  const focusCell = (id: string): void => find(`[data-cell="${id}"]`)?.focus();
  const focusPost = (id: string): void => find(`[data-post="${id}"]`)?.focus();
  const { onFound } = on;
  useEffect(() => {
    if (takesFocus && !wanted) grid.current?.querySelector<HTMLElement>('td[tabindex="0"]')?.focus();
    // Only when it appears.
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);
  useEffect(() => {
    if (!wanted || !rows.some((line) => line.some((cell) => cell.posts.some(({ id, due }) => id === wanted.post && due.instant === wanted.instant)))) return;
    grid.current?.querySelector<HTMLElement>(`[data-post="${wanted.post}"]`)?.focus();
    onFound();
  }, [rows, wanted, onFound]);

  const press = (event: KeyboardEvent): void => {
    if (!(event.target instanceof HTMLElement)) return;
    const post = posts.get(event.target.dataset['post'] ?? '');
    const id = event.target.closest<HTMLElement>('[data-cell]')?.dataset['cell'] ?? '';
    if (!post && event.target.dataset['cell'] === undefined) return;
    const deed = deedOf(event, post !== undefined, i18n.dir() === 'rtl');
    if (!deed) return;
    event.preventDefault();
    event.stopPropagation();
    const row = rows.findIndex((line) => line.some((cell) => cell.id === id));
    const column = rows[row]?.findIndex((cell) => cell.id === id) ?? -1;
    const cell = rows[row]?.[column];
    if (!cell) return;
    if (deed.type === 'step') {
      const [nextRow, nextColumn] = [row + deed.rows, column + deed.columns];
      const next = rows[nextRow]?.[nextColumn];
      if (next) focusCell(next.id);
      else on.onPage(deed.columns + deed.rows > 0 ? 1 : -1);
    } else if (deed.type === 'carry' && post) on.onCarry(post, deed.columns, deed.rows);
    else if (deed.type === 'enter') focusPost(cell.posts[0]?.id ?? '');
    else if (deed.type === 'leave') focusCell(cell.id);
    else if (deed.type === 'toggle' && post) toggleSelected(post.id);
    else if (deed.type === 'remove' && post) on.onRemove(post);
    else if (deed.type === 'all') select(posts.keys());
    else if (deed.type === 'page') on.onPage(deed.pages);
    else if (deed.type === 'today') on.onToday();
    else if (deed.type === 'post' && post) {
      const next = cell.posts[cell.posts.findIndex(({ id: one }) => one === post.id) + deed.step];
      if (next) focusPost(next.id);
    }
  };
  const dragOver = (event: DragEvent): void => {
    const id = cellUnder(event);
    if (!id || !event.dataTransfer.types.includes(postType)) return;
    event.preventDefault();
    setOver(id);
  };
  const drop = (event: DragEvent): void => {
    const cell = cells.find(({ id }) => id === cellUnder(event));
    const post = posts.get(event.dataTransfer.getData(postType));
    setOver('');
    if (!cell || !post) return;
    event.preventDefault();
    on.onPut(post, cell);
  };
  return (
    <table
      ref={grid}
      // A table whose cells take the focus: https://www.w3.org/WAI/ARIA/apg/patterns/grid/
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role
      role="grid"
      aria-label={label}
      aria-multiselectable="true"
      className={`cal-grid ${rowNames ? 'has-hours' : 'is-month'}`}
      onKeyDown={press}
      onFocus={(event) => setActive(event.target.closest<HTMLElement>('[data-cell]')?.dataset['cell'] ?? '')}
      onDragOver={dragOver}
      onDragLeave={() => setOver('')}
      onDrop={drop}
    >
      <thead>
        <tr>
          {rowNames ? <th scope="col" className="cal-corner"><span className="unseen">{t('queue.calendar.hour')}</span></th> : null}
          {columns.map(({ day, name, isToday }) => (
            <th key={day} scope="col" className={`cal-head${isToday ? ' is-today' : ''}`}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((line, index) => (
          <tr key={line[0]!.id}>
            {rowNames ? (
              <th scope="row" className="cal-hour figures">
                {rowNames[index]}
              </th>
            ) : null}
            {line.map((cell) => (
              <CalendarCell
                key={cell.id}
                cell={cell}
                zone={zone}
                isToday={cell.day === today}
                isEntry={cell.id === entry}
                isOver={cell.id === over}
                selected={selected}
                onOpen={on.onOpen}
                onMore={on.onMore}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function cellUnder(event: DragEvent): string | undefined {
  return event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-cell]')?.dataset['cell'] : undefined;
}
