/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows are placed one by one, which those of a table cannot be */
// One row of the grid. The same elements show row after row while the grid scrolls: only texts and marks change.

import { CircleCheck, EyeOff } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { GridRow } from '../../shared/batchGrid.ts';
import type { GridColumn } from '../../shared/sheetEdits.ts';
import { SeverityMark } from '../export/PlanView.tsx';
import { leadColumns } from './batchStore.ts';
import { leadWidths, rowHeight, widthOf, type ColumnSpan } from './gridColumns.ts';
import { RowThumb } from './RowThumb.tsx';

/** Characters of a cell that are put on the page; more than any cell is wide. */
const shownLength = 160;

interface GridRowProps {
  readonly place: number;
  /** Undefined until it is here. */
  readonly row: GridRow | undefined;
  readonly columns: readonly GridColumn[];
  readonly span: ColumnSpan;
  /** Column of the cursor; -1 where it is in another row. */
  readonly cursor: number;
  readonly isSelected: boolean;
  readonly batch: string;
  readonly template: string;
  readonly sizeId: string | undefined;
}

export const cellId = (place: number, column: number): string => `cell-${place}-${column}`;

export const GridRowView = memo(function GridRowView({ place, row, columns, span, cursor, isSelected, batch, template, sizeId }: GridRowProps): ReactNode {
  const shown = columns.slice(span.first, span.last + 1);
  const lead = (index: number, name: string, content: ReactNode, role: 'gridcell' | 'rowheader' = 'gridcell'): ReactNode => (
    <div
      key={name}
      id={cellId(place, index)}
      role={role}
      aria-colindex={index + 1}
      className={`cell cell-${name}${cursor === index ? ' is-cursor' : ''}`}
      style={{ inlineSize: leadWidths[index] }}
      data-column={index}
    >
      {content}
    </div>
  );
  return (
    <div
      role="row"
      aria-rowindex={place + 2}
      aria-selected={isSelected}
      data-place={place}
      className={`grid-row${isSelected ? ' is-selected' : ''}${row?.isOut ? ' is-out' : ''}`}
      style={{ blockSize: rowHeight, transform: `translateY(${place * rowHeight}px)` }}
    >
      {lead(0, 'number', row?.number, 'rowheader')}
      {lead(1, 'thumb', row && sizeId ? <RowThumb batch={batch} template={template} number={row.number} stamp={row.stamp} size={sizeId} longPx={80} /> : <span className="thumb-empty" />)}
      {lead(2, 'state', row ? <RowState row={row} /> : null)}
      <div className="cell-gap" style={{ inlineSize: span.before }} role="presentation" />
      {shown.map((column, at) => {
        const index = span.first + at;
        const isEdited = row?.edited.includes(index) ?? false;
        return (
          <div
            key={column.key}
            id={cellId(place, leadColumns + index)}
            role="gridcell"
            aria-colindex={leadColumns + index + 1}
            className={`cell${cursor === leadColumns + index ? ' is-cursor' : ''}${isEdited ? ' is-edited' : ''}${column.field === undefined ? ' is-unused' : ''}`}
            style={{ inlineSize: widthOf(column) }}
            data-column={leadColumns + index}
          >
            <CellText text={row?.cells[index]} isEdited={isEdited} />
          </div>
        );
      })}
    </div>
  );
});

function CellText({ text, isEdited }: { text: string | undefined; isEdited: boolean }): ReactNode {
  const { t } = useTranslation();
  if (text === undefined) return <span className="cell-waiting" />;
  return (
    <>
      <bdi className="cell-text">{text.length > shownLength ? text.slice(0, shownLength) : text}</bdi>
      {isEdited ? <span className="unseen">{t('batch.edited')}</span> : null}
    </>
  );
}

function RowState({ row }: { row: GridRow }): ReactNode {
  const { t } = useTranslation();
  const [worst, ...others] = row.problems;
  if (row.isOut) {
    return (
      <span className="state">
        <EyeOff size={14} aria-hidden />
        <span className="cell-text">{t('batch.leftOut')}</span>
      </span>
    );
  }
  if (worst) {
    return (
      <span className="state">
        <SeverityMark severity={worst.severity} />
        <span className="cell-text">{worst.message}</span>
        {others.length > 0 ? <span className="state-more figures">+{others.length}</span> : null}
      </span>
    );
  }
  if (!row.isChecked) {
    return (
      <span className="state state-unknown">
        <span className="unseen">{t('batch.notChecked')}</span>
      </span>
    );
  }
  return (
    <span className="state state-well">
      <CircleCheck size={14} aria-hidden />
      <span className="unseen">{t('batch.well')}</span>
    </span>
  );
}
