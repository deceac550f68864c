// The pages of a carousel as small pictures: shown, put in order by drag or keys, added, copied, taken away.

import { Copy, Plus, Trash2 } from 'lucide-react';
import { useDeferredValue, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button as AriaButton, GridList, GridListItem, useDragAndDrop } from 'react-aria-components';
import type { Design } from '../../../shared/design.ts';
import { Tile } from '../../drawing/Tile.tsx';
import { Button, IconButton } from '../../ui/index.ts';
import { sizeOnShow, useCanvas } from '../canvasStore.ts';
import { useEditor } from '../editorStore.ts';
import { addPageHere, duplicatePageHere, putPage, removePageHere, showPage } from './pageEdits.ts';
import './pages.css';

/** Widest and tallest that a page is shown, in CSS pixels. */
const room = { width: 150, height: 170 };
/** Quiet time after a change before small pictures are drawn again. */
const tileDelayMs = 220;

export function PagesPanel({ design }: { design: Design }): ReactNode {
  const { t } = useTranslation();
  const page = useCanvas((canvas) => canvas.page);
  const assets = useCanvas((canvas) => canvas.assets);
  const isFilling = useCanvas((canvas) => canvas.isFilling);
  useEditor((editor) => editor.sizeId);
  const shown = useDeferredValue(design);
  const size = sizeOnShow();
  const pages = shown.pages.map((one, index) => ({ id: one.id, index }));
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': String(key) })),
    onReorder: ({ keys, target }) => {
      const from = pages.findIndex(({ id }) => keys.has(id));
      const at = pages.findIndex(({ id }) => id === target.key);
      const to = target.dropPosition === 'after' ? at + 1 : at;
      putPage(from, to > from ? to - 1 : to);
    },
    isDisabled: isFilling,
  });
  const scale = size ? Math.min(room.width / size.width, room.height / size.height) : 0;
  return (
    <div className="pages">
      <GridList
        className="page-list"
        aria-label={t('panels.pages')}
        items={pages}
        dependencies={[shown, size, assets, scale]}
        selectionMode="single"
        selectionBehavior="replace"
        disallowEmptySelection
        selectedKeys={[shown.pages[page]?.id ?? '']}
        onSelectionChange={(keys) => {
          const index = keys === 'all' ? -1 : pages.findIndex(({ id }) => keys.has(id));
          if (index >= 0) showPage(index);
        }}
        dragAndDropHooks={dragAndDropHooks}
      >
        {({ id, index }) => (
          <GridListItem id={id} className="page-item" textValue={t('pages.name', { number: index + 1 })}>
            <div className="page-cell">
            {isFilling ? null : (
              <AriaButton slot="drag" className="page-number figures">
                {index + 1}
              </AriaButton>
            )}
            <span className="page-picture">{size ? <Tile design={shown} size={size} page={index} assets={assets} width={Math.round(size.width * scale)} delayMs={tileDelayMs} order={index === page ? 0 : 1} /> : null}</span>
            </div>
          </GridListItem>
        )}
      </GridList>
      {isFilling ? null : (
        <div className="pages-foot">
          <Button icon={<Plus size={14} aria-hidden />} onPress={addPageHere}>
            {t('pages.add')}
          </Button>
          <IconButton label={t('commandNames.pages.duplicate')} onPress={duplicatePageHere}>
            <Copy size={15} aria-hidden />
          </IconButton>
          <IconButton label={t('commandNames.pages.remove')} isDisabled={pages.length < 2} onPress={removePageHere}>
            <Trash2 size={15} aria-hidden />
          </IconButton>
        </div>
      )}
    </div>
  );
}
