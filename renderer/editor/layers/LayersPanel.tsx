// The layers of the page as a tree, topmost first: selected with the canvas, put in order by drag or keys, locked, hidden, renamed, found.

import { useDeferredValue, useMemo, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Collection, Input, ListLayout, SearchField, Tree, useDragAndDrop, Virtualizer, type Key } from 'react-aria-components';
import { Search } from 'lucide-react';
import type { Design, Element } from '../../../shared/design.ts';
import { select, useCanvas } from '../canvasStore.ts';
import { usePanels } from '../panelStore.ts';
import { createLayerNodes, groupIds, idsAround, searchLayers, type LayerNode } from './layerNodes.ts';
import { LayerRow } from './LayerRow.tsx';
import { RenameField } from './RenameField.tsx';
import { dropLayers } from './dropLayers.ts';
import './layers.css';

/** Rows of more groups than that begin closed. */
const openAtMost = 40;
const rowHeight = 30;
const noElements: readonly Element[] = [];

export function LayersPanel({ design }: { design: Design }): ReactNode {
  const { t } = useTranslation();
  const page = useCanvas((canvas) => canvas.page);
  const [words, setWords] = useState('');
  const shown = useDeferredValue(design);
  const elements = shown.pages[page]?.elements ?? noElements;
  const [makeNodes] = useState(createLayerNodes);
  const all = useMemo(() => makeNodes(elements), [makeNodes, elements]);
  const nodes = useMemo(() => searchLayers(all, words), [all, words]);
  const room = useRef<HTMLDivElement>(null);
  return (
    <div className="layers" ref={room}>
      <SearchField className="layers-search" aria-label={t('layers.search')} value={words} onChange={setWords}>
        <Search size={14} aria-hidden />
        <Input className="layers-search-input" placeholder={t('layers.search')} data-search="layers" />
      </SearchField>
      <LayerTree key={page} nodes={nodes} isSearching={words.trim() !== ''} elements={elements} />
      <RenameField room={room} />
    </div>
  );
}

function LayerTree({ nodes, isSearching, elements }: { nodes: readonly LayerNode[]; isSearching: boolean; elements: readonly Element[] }): ReactNode {
  const { t } = useTranslation();
  const selection = useCanvas((canvas) => canvas.selection);
  const [expanded, setExpanded] = useState<ReadonlySet<Key>>(() => {
    const groups = groupIds(nodes);
    return new Set(groups.length <= openAtMost ? groups : []);
  });
  // What is selected on the canvas is seen here: the groups around it open.
  const [seen, setSeen] = useState(selection);
  if (selection !== seen) {
    setSeen(selection);
    const around = idsAround(elements, selection);
    if (!around.every((id) => expanded.has(id))) setExpanded(new Set([...expanded, ...around]));
  }
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': String(key), layer: String(key) })),
    acceptedDragTypes: ['layer'],
    getDropOperation: () => 'move',
    onMove: (event) => dropLayers([...event.keys].map(String), { key: String(event.target.key), where: event.target.dropPosition }),
    isDisabled: isSearching,
  });
  return (
    <Virtualizer layout={ListLayout} layoutOptions={{ rowHeight }}>
      <Tree
        className="layer-tree"
        aria-label={t('panels.layers')}
        items={nodes}
        selectionMode="multiple"
        selectionBehavior="replace"
        selectedKeys={selection}
        onSelectionChange={(keys) => select(keys === 'all' ? nodes.map((node) => node.id) : [...keys].map(String))}
        expandedKeys={isSearching ? groupIds(nodes) : expanded}
        onExpandedChange={(keys) => setExpanded(keys)}
        onAction={(key) => usePanels.setState({ renaming: String(key) })}
        dragAndDropHooks={dragAndDropHooks}
        renderEmptyState={() => <p className="panel-empty">{t(isSearching ? 'layers.notFound' : 'layers.none')}</p>}
      >
        {renderNode}
      </Tree>
    </Virtualizer>
  );
}

function renderNode(node: LayerNode): React.ReactElement {
  return <LayerRow node={node}>{node.children ? <Collection items={node.children}>{renderNode}</Collection> : null}</LayerRow>;
}
