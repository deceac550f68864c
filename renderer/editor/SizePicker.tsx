// All sizes by network; the chosen one is shown on the canvas. Each tells whether it needs a look.

import { memo, useEffect, useMemo, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Collection, Header, ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components';
import { ShapeMark } from '../drawing/ShapeMark.tsx';
import { sizeGroups } from '../drawing/sizes.ts';
import { Pixels } from '../ui/index.ts';
import { stateOf } from './checkState.ts';
import { showSize, useEditor } from './editorStore.ts';
import { StateDot } from './StateDot.tsx';

/** Follows the state of its size by itself, so that the list is not made anew whenever a check answers. */
function SizeDot({ id }: { id: string }): ReactNode {
  return <StateDot state={useEditor((editor) => stateOf(editor.problems[id]))} />;
}

export const SizePicker = memo(function SizePicker(): ReactNode {
  const { t } = useTranslation();
  const networks = useEditor((editor) => editor.networks);
  const sizeId = useEditor((editor) => editor.sizeId);
  const groups = useMemo(() => (networks ? sizeGroups(networks).map((group) => ({ ...group, id: group.network })) : []), [networks]);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (groups.length > 0) list.current?.querySelector(`[data-key="${CSS.escape(sizeId)}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [sizeId, groups]);
  return (
    <ListBox
      ref={list}
      className="size-list"
      aria-label={t('design.sizes')}
      items={groups}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[sizeId]}
      onSelectionChange={(keys) => {
        if (keys !== 'all') for (const key of keys) showSize(String(key));
      }}
    >
      {(group) => (
        <ListBoxSection className="size-group">
          <Header className="size-network">{group.name}</Header>
          <Collection items={group.sizes}>
            {(size) => (
              <ListBoxItem id={size.id} className="size-item" textValue={`${group.name} ${size.name}`}>
                <ShapeMark width={size.width} height={size.height} />
                <span className="size-name">
                  <span className="unseen">{group.name} </span>
                  {size.name}
                </span>
                <span className="size-pixels">
                  <Pixels width={size.width} height={size.height} />
                </span>
                {size.use === 'post' ? <SizeDot id={size.id} /> : <span className="state-dot" />}
              </ListBoxItem>
            )}
          </Collection>
        </ListBoxSection>
      )}
    </ListBox>
  );
});
