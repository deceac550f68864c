/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows are placed one by one, which those of a table cannot be */
// The head of the grid: what each column is, and which field it fills.

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { GridColumn } from '../../shared/sheetEdits.ts';
import { leadColumns } from './batchStore.ts';
import { headHeight, leadWidths, widthOf, type ColumnSpan } from './gridColumns.ts';

export function GridHead({ columns, span, width }: { columns: readonly GridColumn[]; span: ColumnSpan; width: number }): ReactNode {
  const { t } = useTranslation();
  const lead = [t('batch.number'), t('batch.picture'), t('batch.state')];
  const names = ['number', 'thumb', 'state'];
  return (
    <div className="grid-head" role="rowgroup" style={{ inlineSize: width }}>
      <div role="row" aria-rowindex={1} className="grid-headings" style={{ blockSize: headHeight }}>
        {lead.map((name, index) => (
          <div key={name} role="columnheader" aria-colindex={index + 1} className={`head cell-${names[index]}`} style={{ inlineSize: leadWidths[index] }}>
            <span className={index === 1 ? 'unseen' : undefined}>{name}</span>
          </div>
        ))}
        <div className="cell-gap" style={{ inlineSize: span.before }} role="presentation" />
        {columns.slice(span.first, span.last + 1).map((column, at) => (
          <div
            key={column.key}
            role="columnheader"
            aria-colindex={leadColumns + span.first + at + 1}
            className={`head${column.field === undefined ? ' is-unused' : ''}${column.isAdded ? ' is-added' : ''}`}
            style={{ inlineSize: widthOf(column) }}
            title={column.isAdded ? t('batch.addedColumn', { name: column.name }) : column.field === undefined ? t('batch.unusedColumn', { name: column.name }) : undefined}
          >
            <span className="cell-text">{column.name || t('batch.column', { number: span.first + at + 1 })}</span>
          </div>
        ))}
      </div>
    </div>
  );
}
