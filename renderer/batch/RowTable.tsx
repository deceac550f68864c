// The rows of the spreadsheet: virtualised, each with its problems; the chosen row is shown on the canvas.

import { useEffect, useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Cell, Column, Row, Table, TableBody, TableHeader, TableLayout, Virtualizer } from 'react-aria-components';
import { CircleCheck } from 'lucide-react';
import type { Severity } from '../../shared/checks/check.ts';
import { SeverityMark } from '../export/PlanView.tsx';
import { useConnection } from '../shell/connection.ts';
import { checkRows, rowsToLookAt, showRow, useBatch } from './batchStore.ts';

const ranks: readonly Severity[] = ['error', 'warning', 'notice'];

export function RowTable(): ReactNode {
  const { t } = useTranslation();
  const { studio } = useConnection();
  const batch = useBatch((state) => state.batch);
  const row = useBatch((state) => state.row);
  const checkedCount = useBatch((state) => state.problems.size);
  const toLookAt = useBatch((state) => rowsToLookAt(state.problems));
  const sizeId = useBatch((state) => state.sizeId);
  useEffect(() => {
    if (!batch || !sizeId) return undefined;
    const asking = new AbortController();
    void checkRows(studio, sizeId, asking.signal);
    return () => asking.abort();
  }, [studio, batch, sizeId]);
  const rows = useMemo(() => (batch?.preview ?? []).map((cells, index) => ({ id: index + 1, cells })), [batch]);
  const columns = useMemo(
    () => [
      { id: '#', name: '#', index: -2 },
      { id: 'state', name: t('batch.state'), index: -1 },
      ...(batch?.columns ?? []).map((name, index) => ({ id: `c${index}`, name: name || t('batch.column', { number: index + 1 }), index })),
    ],
    [batch, t],
  );
  if (!batch) return null;
  return (
    <section className="rows" aria-label={t('batch.table')}>
      <output className="rows-words muted small">
        {checkedCount < rows.length
          ? t('batch.checking', { count: checkedCount, total: rows.length })
          : t('batch.withProblems', { count: toLookAt, total: rows.length })}
        {rows.length < batch.rowCount ? ` · ${t('batch.firstRows', { count: rows.length })}` : ''}
      </output>
      <Virtualizer layout={TableLayout} layoutOptions={{ rowHeight: 32, headingHeight: 32 }}>
        <Table
          className="row-table"
          aria-label={t('batch.table')}
          selectionMode="single"
          selectionBehavior="replace"
          disallowEmptySelection
          selectedKeys={[row]}
          onSelectionChange={(keys) => {
            if (keys !== 'all') for (const key of keys) showRow(Number(key));
          }}
        >
          <TableHeader columns={columns}>
            {(column) => (
              <Column id={column.id} isRowHeader={column.index === -2} width={column.index === -2 ? 56 : column.index === -1 ? 88 : undefined} minWidth={column.index < 0 ? 48 : 140} className="row-column">
                {column.name}
              </Column>
            )}
          </TableHeader>
          <TableBody items={rows} dependencies={[columns]}>
            {(item) => (
              <Row id={item.id} columns={columns} className="row-row">
                {(column) => (
                  <Cell className="row-cell">
                    {column.index === -2 ? item.id : column.index === -1 ? <RowState row={item.id} /> : (item.cells[column.index] ?? '')}
                  </Cell>
                )}
              </Row>
            )}
          </TableBody>
        </Table>
      </Virtualizer>
    </section>
  );
}

function RowState({ row }: { row: number }): ReactNode {
  const { t } = useTranslation();
  const found = useBatch((state) => state.problems.get(row));
  if (!found) return <span className="muted">…</span>;
  const worst = ranks.find((severity) => found.some((problem) => problem.severity === severity));
  if (worst) {
    return (
      <span className="row-state" title={found.map((problem) => problem.message).join('\n')}>
        <SeverityMark severity={worst} /> {found.length}
      </span>
    );
  }
  return (
    <span className="row-state is-well">
      <CircleCheck size={14} aria-hidden />
      <span className="unseen">{t('batch.well')}</span>
    </span>
  );
}
