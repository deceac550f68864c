// The name of a layer while it is written, over its row. It lies beside the tree, not in it: the tree would take letters for a search.

import { useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { findElement } from '../../../shared/tree.ts';
import { useCanvas } from '../canvasStore.ts';
import { useEditor } from '../editorStore.ts';
import { usePanels } from '../panelStore.ts';
import { renameElement } from './layerEdits.ts';

export function RenameField({ room }: { room: React.RefObject<HTMLElement | null> }): ReactNode {
  const id = usePanels((panels) => panels.renaming);
  const page = useCanvas((canvas) => canvas.page);
  const name = useEditor((editor) => (id === undefined ? undefined : findElement(editor.history?.present.pages[page], id)?.name));
  return id === undefined || name === undefined ? null : <Field key={id} id={id} name={name} room={room} />;
}

/** Where a row is that is not on show. */
const besideSearch = 40;

interface FieldProps {
  readonly id: string;
  readonly name: string;
  readonly room: React.RefObject<HTMLElement | null>;
}

function Field({ id, name, room }: FieldProps): ReactNode {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(name);
  const input = useRef<HTMLInputElement>(null);
  const isDone = useRef(false);
  useLayoutEffect(() => {
    const row = room.current?.querySelector(`[data-key="${CSS.escape(id)}"]`);
    const place = row && room.current ? row.getBoundingClientRect().top - room.current.getBoundingClientRect().top : besideSearch;
    input.current?.style.setProperty('inset-block-start', `${place}px`);
    input.current?.focus();
    input.current?.select();
  }, [id, room]);
  const end = (isKept: boolean): void => {
    if (isDone.current) return;
    isDone.current = true;
    if (isKept) renameElement(id, typed);
    usePanels.setState({ renaming: undefined });
    room.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(id)}"]`)?.focus();
  };
  return (
    <input
      ref={input}
      className="input layer-rename"
      aria-label={t('layers.name')}
      dir="auto"
      maxLength={200}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={() => end(true)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Enter') end(true);
        if (event.key === 'Escape') end(false);
      }}
    />
  );
}
