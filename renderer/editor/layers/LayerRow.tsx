// One layer in the list: what it is, its name, and whether it is locked or hidden.

import { ChevronRight, CircleDashed, Eye, EyeOff, Folder, Grip, GripVertical, Image, Lock, LockOpen, QrCode, Shapes, ShieldHalf, Smile, Stamp, Table, Type, type LucideIcon } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, TreeItem, TreeItemContent } from 'react-aria-components';
import type { ElementKind } from '../../../shared/design.ts';
import { kindName } from '../kindName.ts';
import { toggleFlag } from './layerEdits.ts';
import { usePanels } from '../panelStore.ts';
import type { LayerNode } from './layerNodes.ts';

const icons: Readonly<Record<ElementKind, LucideIcon>> = {
  text: Type,
  image: Image,
  shape: Shapes,
  group: Folder,
  qr: QrCode,
  logo: Stamp,
  icon: Smile,
  dots: Grip,
  progress: CircleDashed,
  table: Table,
};

export const LayerRow = memo(function LayerRow({ node, children }: { node: LayerNode; children: ReactNode }): ReactNode {
  const { t } = useTranslation();
  const Icon = icons[node.kind];
  const state = [node.isHidden ? t('layers.isHidden') : '', node.isLocked ? t('layers.isLocked') : ''].filter((one) => one !== '');
  return (
    <TreeItem
      id={node.id}
      textValue={node.name}
      className={`layer${node.isDimmed ? ' is-dimmed' : ''}`}
      aria-label={[node.name, kindName(node.kind), ...state].join(', ')}
      hasChildItems={(node.children?.length ?? 0) > 0}
    >
      <TreeItemContent>
        <div className="layer-cell">
          <Button slot="drag" className="layer-grip">
            <GripVertical size={12} aria-hidden />
          </Button>
          <Button slot="chevron" className="layer-chevron">
            {(node.children?.length ?? 0) > 0 ? <ChevronRight size={14} className="turns" aria-hidden /> : null}
          </Button>
          <Icon size={14} className="layer-kind" aria-hidden />
          <span className="layer-name" dir="auto" onDoubleClick={() => usePanels.setState({ renaming: node.id })}>
            {node.name}
          </span>
          {node.isGuarded ? <ShieldHalf size={13} className="layer-guard" aria-label={t('layers.isGuarded')} /> : null}
          <Button className={`layer-button${node.isLocked ? ' is-on' : ''}`} aria-label={t(node.isLocked ? 'layers.unlock' : 'layers.lock', { name: node.name })} onPress={() => toggleFlag([node.id], 'locked')}>
            {node.isLocked ? <Lock size={13} aria-hidden /> : <LockOpen size={13} aria-hidden />}
          </Button>
          <Button className={`layer-button${node.isHidden ? ' is-on' : ''}`} aria-label={t(node.isHidden ? 'layers.show' : 'layers.hide', { name: node.name })} onPress={() => toggleFlag([node.id], 'hidden')}>
            {node.isHidden ? <EyeOff size={13} aria-hidden /> : <Eye size={13} aria-hidden />}
          </Button>
        </div>
      </TreeItemContent>
      {children}
    </TreeItem>
  );
});
