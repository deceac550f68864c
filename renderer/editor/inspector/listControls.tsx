// Controls of groups and tables: how a group stacks, the cells of a table and its columns.

import { Minus, Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TableColumn } from '../../../shared/design.ts';
import { propertiesOf } from '../../../shared/elements/index.ts';
import { isRecord } from '../../../shared/record.ts';
import { Button, IconButton } from '../../ui/index.ts';
import { quiet, type ControlProps, type InputOf } from './control.ts';
import { compact, PartChoice, PartColour, PartNumber } from './parts.tsx';

export const firstColumn = { gap: 24, align: 'top' } as const;
const stackAligns = ['top', 'middle', 'bottom'] as const;

export function ColumnControl(props: ControlProps<InputOf<'column'>>): ReactNode {
  const { t } = useTranslation();
  const value: Readonly<Record<string, unknown>> = { ...firstColumn, ...(isRecord(props.value) ? props.value : {}) };
  const { gap } = value;
  const align = stackAligns.find((one) => one === value['align']) ?? 'top';
  return (
    <div className="parts-row is-even">
      <PartNumber whole={props} label={t('column.gap')} mark="↕" value={typeof gap === 'number' ? gap : firstColumn.gap} min={-2000} max={4000} unit="px" make={(wished) => ({ ...value, gap: wished ?? 0 })} />
      <PartChoice whole={props} label={t('column.align')} isLabelHidden value={align} options={stackAligns.map((id) => ({ id, name: t(`pins.${id}`) }))} make={(chosen) => ({ ...value, align: chosen ?? 'top' })} />
    </div>
  );
}

function readRows(value: unknown): readonly (readonly string[])[] {
  return Array.isArray(value) ? value.map((row: unknown) => (Array.isArray(row) ? row.map(String) : [String(row)])) : [];
}

export function CellsControl(props: ControlProps<InputOf<'cells'>>): ReactNode {
  const { t } = useTranslation();
  const { input, isDisabled, onChange } = props;
  const rows = readRows(props.value);
  const width = Math.max(1, ...rows.map((row) => row.length));
  const cells = (row: readonly string[]): readonly string[] => Array.from({ length: width }, (_, index) => row[index] ?? '');
  const changed = (row: number, column: number, words: string): readonly unknown[] => rows.map((one, at) => (at === row ? cells(one).map((cell, index) => (index === column ? words : cell)) : one));
  return (
    <div className="parts">
      {rows.map((row, at) => (
        // Rows have no identity but their place in the table.
        <div key={at} className="cells-row" style={{ '--cells': width }}>
          {cells(row).map((cell, column) => (
            <input
              key={column}
              className="input"
              aria-label={t('cells.cell', { row: at + 1, column: column + 1 })}
              dir="auto"
              disabled={isDisabled}
              value={cell}
              onChange={(event) => props.onRun(changed(at, column, event.target.value))}
              onBlur={props.onDone}
            />
          ))}
          <IconButton label={t('cells.removeRow', { row: at + 1 })} isDisabled={isDisabled || rows.length === 1} onPress={() => onChange(rows.filter((_, index) => index !== at))}>
            <Minus size={14} aria-hidden />
          </IconButton>
        </div>
      ))}
      <div className="parts-row">
        <Button look="quiet" icon={<Plus size={14} aria-hidden />} isDisabled={isDisabled || rows.length >= input.mostRows} onPress={() => onChange([...rows, cells([])])}>
          {t('cells.addRow')}
        </Button>
        <Button look="quiet" icon={<Plus size={14} aria-hidden />} isDisabled={isDisabled || width >= input.mostColumns} onPress={() => onChange(rows.map((row) => [...cells(row), '']))}>
          {t('cells.addColumn')}
        </Button>
      </div>
    </div>
  );
}

const aligns = ['start', 'centre', 'end'] as const;

function readColumns(value: unknown): readonly TableColumn[] {
  const read = propertiesOf('table')['columns']?.read(value ?? [], [], quiet);
  return Array.isArray(read) ? read : [];
}

export function ColumnsControl(props: ControlProps<InputOf<'columns'>>): ReactNode {
  const { t } = useTranslation();
  const { input, isDisabled, onChange } = props;
  const columns = readColumns(props.value);
  const changed = (index: number, change: Partial<TableColumn>): readonly unknown[] => columns.map((column, at) => (at === index ? compact({ ...column, ...change }) : column));
  return (
    <div className="parts">
      {columns.map((column, index) => (
        // Columns have no identity but their place in the table.
        <fieldset key={index} className="parts shadow" aria-label={t('cells.column', { column: index + 1 })}>
          <div className="parts-row is-even">
            <PartNumber whole={props} label={t('cells.share', { column: index + 1 })} mark="↔" value={column.share} min={0.01} max={100} step={0.1} make={(share) => changed(index, { share: share ?? 1 })} />
            <PartChoice whole={props} label={t('cells.align', { column: index + 1 })} isLabelHidden value={column.align} options={aligns.map((id) => ({ id, name: t(`pins.${id}`) }))} make={(align) => changed(index, { align: align ?? 'start' })} />
          </div>
          <div className="parts-foot">
            <PartColour whole={props} label={t('cells.colour', { column: index + 1 })} value={column.colour} placeholder={t('runs.asText')} make={(colour) => changed(index, { colour })} />
            <IconButton label={t('cells.removeColumn', { column: index + 1 })} isDisabled={isDisabled || columns.length === 1} onPress={() => onChange(columns.filter((_, at) => at !== index))}>
              <Minus size={14} aria-hidden />
            </IconButton>
          </div>
        </fieldset>
      ))}
      <Button look="quiet" icon={<Plus size={14} aria-hidden />} isDisabled={isDisabled || columns.length >= input.mostColumns} onPress={() => onChange([...columns, { share: 1, align: 'start' }])}>
        {t('cells.addColumnLook')}
      </Button>
    </div>
  );
}
