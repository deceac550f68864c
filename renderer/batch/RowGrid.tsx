// The grid of rows: a window onto any number of them. Only what is in view is on the page; focus stays on the grid itself and the cursor is
// told to assistive technology, so that no row has to be there to be moved to.

import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { GridColumn } from '../../shared/sheetEdits.ts';
import { useConnection } from '../shell/connection.ts';
import { leadColumns, rowBlocks, useBatch } from './batchStore.ts';
import { CellEditor } from './CellEditor.tsx';
import { beginEdit, columnCount, moveTo, selectionOf } from './cursor.ts';
import { GridHead } from './GridHead.tsx';
import { headHeight, pinnedWidth, rowHeight, spanOf, startsOf } from './gridColumns.ts';
import { pressInGrid } from './gridKeys.ts';
import { cellId, GridRowView } from './GridRowView.tsx';

/** Rows above and below the view that are on the page too. */
const spareRows = 4;

interface Shown {
  readonly first: number;
  readonly count: number;
  /** Sideways, from the grid's start. */
  readonly from: number;
  readonly to: number;
}

const noColumns: readonly GridColumn[] = [];

/** The cell at which the pointer is. */
function placeAt(event: React.MouseEvent): { readonly place: number; readonly column: number } | undefined {
  const cell = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-column]') : null;
  const row = cell?.closest<HTMLElement>('[data-place]');
  return cell && row ? { place: Number(row.dataset['place']), column: Number(cell.dataset['column']) } : undefined;
}

export function RowGrid(): ReactNode {
  const { t } = useTranslation();
  const { studio } = useConnection();
  const blocks = rowBlocks(studio);
  const version = useSyncExternalStore(blocks.subscribe, blocks.version);
  const { batch, template, total, cursor, anchor, editing, view, sizeId } = useBatch();
  const scroller = useRef<HTMLDivElement>(null);
  const table = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState<Shown>({ first: 0, count: 30, from: 0, to: 1600 });
  const columns = batch?.grid ?? noColumns;
  const starts = useMemo(() => startsOf(columns), [columns]);
  const span = useMemo(() => spanOf(starts, shown.from + pinnedWidth, shown.to), [starts, shown.from, shown.to]);
  const [selectedFrom, selectedTo] = selectionOf({ cursor, anchor });

  const measure = useCallback(() => {
    const element = scroller.current;
    if (!element) return;
    const first = Math.max(0, Math.floor(element.scrollTop / rowHeight) - spareRows);
    const count = Math.ceil((element.clientHeight - headHeight) / rowHeight) + 2 * spareRows;
    const from = Math.abs(element.scrollLeft);
    setShown((before) => {
      const isSame = before.first === first && before.count === count && Math.abs(before.from - from) < 40 && from > 0 === before.from > 0 && before.to - before.from === element.clientWidth;
      return isSame ? before : { first, count, from, to: from + element.clientWidth };
    });
  }, []);
  useLayoutEffect(() => {
    const observer = new ResizeObserver(measure);
    if (scroller.current) observer.observe(scroller.current);
    return () => observer.disconnect();
  }, [measure]);
  const opened = batch?.batch;
  // oxlint-disable-next-line react/exhaustive-deps -- another view of the rows begins at its top
  useEffect(() => {
    scroller.current?.scrollTo({ top: 0 });
  }, [view, opened]);
  // oxlint-disable-next-line react/exhaustive-deps -- what was let go of is asked for again
  useEffect(() => blocks.want(shown.first, Math.min(total - 1, shown.first + shown.count)), [blocks, shown, total, version]);

  // Whatever moved the cursor, it is in view, and its row is on the canvas.
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const top = cursor.place * rowHeight;
    const room = element.clientHeight - headHeight;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + rowHeight > element.scrollTop + room) element.scrollTop = top + rowHeight - room;
    if (cursor.column < leadColumns) return;
    const start = starts[cursor.column - leadColumns] ?? 0;
    const end = starts[cursor.column - leadColumns + 1] ?? start;
    const turn = getComputedStyle(element).direction === 'rtl' ? -1 : 1;
    const at = Math.abs(element.scrollLeft);
    if (start - pinnedWidth < at) element.scrollLeft = turn * Math.max(0, start - pinnedWidth);
    else if (end > at + element.clientWidth) element.scrollLeft = turn * (end - element.clientWidth);
  }, [cursor, starts]);
  const current = blocks.row(cursor.place);
  useEffect(() => {
    if (current && current.number !== useBatch.getState().row) useBatch.setState({ row: current.number });
  }, [current]);

  if (!batch) return null;
  const lastPlace = Math.min(total, shown.first + shown.count);
  const places = Array.from({ length: Math.max(0, lastPlace - shown.first) }, (_, index) => shown.first + index);
  const isCursorShown = cursor.place >= shown.first && cursor.place < lastPlace;
  return (
    <div ref={scroller} className={`grid${shown.from > 0 ? ' is-sideways' : ''}`} onScroll={measure}>
      {/* The grid is one stop of the Tab key; its cells are reached with the arrow keys. */}
      <div
        ref={table}
        className="grid-table"
        role="grid"
        tabIndex={0}
        aria-label={t('batch.table')}
        aria-rowcount={total + 1}
        aria-colcount={columnCount()}
        aria-multiselectable
        aria-activedescendant={isCursorShown ? cellId(cursor.place, cursor.column) : undefined}
        style={{ inlineSize: starts.at(-1) }}
        onKeyDown={(event) => {
          const page = Math.max(1, shown.count - 2 * spareRows - 1);
          const isRightToLeft = getComputedStyle(event.currentTarget).direction === 'rtl';
          if (pressInGrid(event, { studio, row: current, page, isRightToLeft })) event.preventDefault();
        }}
        onMouseDown={(event) => {
          const at = placeAt(event);
          if (at && event.button === 0) moveTo(at, event.shiftKey);
        }}
        onDoubleClick={(event) => {
          const at = placeAt(event);
          if (at) beginEdit(blocks.row(at.place));
        }}
      >
        <GridHead columns={columns} span={span} width={starts.at(-1)!} />
        {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- rows are placed one by one, which those of a table cannot be */}
        <div className="grid-body" role="rowgroup" style={{ blockSize: total * rowHeight }}>
          {places.map((place) => (
            <GridRowView
              // Rows that leave the view at one end lend their elements to those that come in at the other.
              key={place % (shown.count + 1)}
              place={place}
              row={blocks.row(place)}
              columns={columns}
              span={span}
              cursor={place === cursor.place ? cursor.column : -1}
              isSelected={place >= selectedFrom && place <= selectedTo}
              batch={batch.batch}
              template={template}
              sizeId={sizeId}
            />
          ))}
        </div>
      </div>
      {editing && columns[editing.column - leadColumns] ? (
        <CellEditor
          key={`${editing.place} ${editing.column}`}
          editing={editing}
          column={columns[editing.column - leadColumns]!}
          start={starts[editing.column - leadColumns]!}
          onEnd={() => table.current?.focus({ preventScroll: true })}
        />
      ) : null}
    </div>
  );
}
