// The cell under the cursor as an input: Enter and Tab keep what was written and go on, Escape leaves it as it was.

import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { GridColumn } from '../../shared/sheetEdits.ts';
import { useConnection } from '../shell/connection.ts';
import { leadColumns, useBatch, type Editing } from './batchStore.ts';
import { editCells } from './changes.ts';
import { moveTo } from './cursor.ts';
import { headHeight, rowHeight, widthOf } from './gridColumns.ts';

interface CellEditorProps {
  readonly editing: Editing;
  readonly column: GridColumn;
  /** Distance from the grid's start, in CSS pixels. */
  readonly start: number;
  readonly onEnd: () => void;
}

/** Steps of the cursor after a key that keeps the text. */
const stepsAfter: Readonly<Record<string, readonly [number, number]>> = { Enter: [1, 0], Tab: [0, 1] };

export function CellEditor({ editing, column, start, onEnd }: CellEditorProps): ReactNode {
  const { t } = useTranslation();
  const { studio } = useConnection();
  const [text, setText] = useState(editing.text);
  const input = useRef<HTMLTextAreaElement>(null);
  const isOver = useRef(false);
  useEffect(() => {
    const area = input.current;
    area?.focus({ preventScroll: true });
    area?.setSelectionRange(area.value.length, area.value.length);
  }, []);
  // oxlint-disable-next-line react/exhaustive-deps -- the text decides the height
  useEffect(() => {
    const area = input.current;
    if (!area) return;
    area.style.blockSize = `${rowHeight - 1}px`;
    area.style.blockSize = `${Math.min(240, area.scrollHeight + 2)}px`;
  }, [text]);
  const end = (keeps: boolean, by: readonly [number, number] = [0, 0]): void => {
    if (isOver.current) return;
    isOver.current = true;
    useBatch.setState({ editing: undefined });
    if (keeps && (text !== editing.text || editing.isTyped)) void editCells(studio, [{ row: editing.row, column: column.key, text }]);
    if (by[0] !== 0 || by[1] !== 0) moveTo({ place: editing.place + by[0], column: Math.max(leadColumns, editing.column + by[1]) });
  };
  const press = (event: React.KeyboardEvent): void => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    const step = event.altKey || (event.key === 'Enter' && event.ctrlKey) ? undefined : stepsAfter[event.key];
    const isArrow = editing.isTyped && (event.key === 'ArrowUp' || event.key === 'ArrowDown');
    if (event.key === 'Escape') end(false);
    else if (step) end(true, event.shiftKey ? [-step[0], -step[1]] : step);
    else if (isArrow) end(true, [event.key === 'ArrowDown' ? 1 : -1, 0]);
    else return;
    event.preventDefault();
    onEnd();
  };
  return (
    <textarea
      ref={input}
      className="cell-input"
      aria-label={t('batch.cellOf', { column: column.name, row: editing.row })}
      dir="auto"
      rows={1}
      value={text}
      style={{ insetBlockStart: headHeight + editing.place * rowHeight, insetInlineStart: start, inlineSize: widthOf(column) }}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={press}
      onBlur={() => end(true)}
    />
  );
}
