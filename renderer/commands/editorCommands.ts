// Commands of the design on show.

import { allSizes } from '../drawing/sizes.ts';
import { redoChange, undoChange } from '../batch/changes.ts';
import { hasSheet } from '../batch/batchStore.ts';
import { clampZoom } from '../drawing/usePan.ts';
import { redoStep, showSize, undoStep, useEditor } from '../editor/editorStore.ts';
import { currentSource } from '../export/source.ts';
import { text } from '../i18n/index.ts';
import { announce, go, showDialog, tell, useView } from '../shell/viewStore.ts';
import type { Command } from './commands.ts';

const hasDesign = (): boolean => useView.getState().route.screen === 'design' && useEditor.getState().open !== undefined;

/** Factor of one step of the zoom. */
const zoomStep = 1.25;

function zoomBy(factor: number): void {
  useEditor.setState(({ scale }) => ({ mode: 'one', zoom: clampZoom(scale * factor) }));
}

function stepSize(by: number): void {
  const { networks, sizeId } = useEditor.getState();
  const sizes = networks ? allSizes(networks) : [];
  const index = sizes.findIndex((size) => size.id === sizeId);
  const next = sizes[(index + by + sizes.length) % sizes.length];
  if (!next) return;
  showSize(next.id);
  announce(text('design.sizeShown', { name: next.name, width: next.width, height: next.height }));
}

export const editorCommands: readonly Command[] = [
  { id: 'edit.undo', keys: ['Mod+Z'], repeats: true, when: () => hasDesign() || hasSheet(), run: ({ studio }) => (hasSheet() ? undoChange(studio) : undoStep()) },
  { id: 'edit.redo', keys: ['Mod+Shift+Z', 'Mod+Y'], repeats: true, when: () => hasDesign() || hasSheet(), run: ({ studio }) => (hasSheet() ? redoChange(studio) : redoStep()) },
  { id: 'edit.save', keys: ['Mod+S'], when: hasDesign, run: () => useEditor.getState().open?.saves.flush() },
  {
    id: 'edit.duplicate',
    keys: [],
    when: hasDesign,
    async run({ studio }) {
      const { open } = useEditor.getState();
      if (!open) return;
      await open.saves.flush();
      const copy = await studio.designs.duplicate({ id: open.id });
      go({ screen: 'design', id: copy.design.id });
      tell(text('gallery.duplicated', { name: copy.design.name }));
    },
  },
  { id: 'view.zoomIn', keys: ['+', 'Mod+=', 'Mod++'], repeats: true, when: hasDesign, run: () => zoomBy(zoomStep) },
  { id: 'view.zoomOut', keys: ['-', 'Mod+-'], repeats: true, when: hasDesign, run: () => zoomBy(1 / zoomStep) },
  { id: 'view.zoomWhole', keys: ['Mod+0'], when: hasDesign, run: () => useEditor.setState({ mode: 'one', zoom: 1 }) },
  { id: 'view.zoomFit', keys: ['Shift+1'], when: hasDesign, run: () => useEditor.setState({ mode: 'one', zoom: 'fit' }) },
  {
    id: 'view.wall',
    keys: ['W'],
    when: hasDesign,
    run: () => useEditor.setState(({ mode }) => ({ mode: mode === 'wall' ? 'one' : 'wall' })),
  },
  {
    id: 'view.safeZone',
    keys: ['S'],
    when: hasDesign,
    run: () => useEditor.setState(({ showsSafeZone }) => ({ showsSafeZone: !showsSafeZone })),
  },
  { id: 'view.sizes', keys: ['Shift+S'], when: hasDesign, run: () => useEditor.setState({ panel: 'sizes' }) },
  { id: 'view.checks', keys: ['Shift+C'], when: hasDesign, run: () => useEditor.setState({ panel: 'checks' }) },
  { id: 'view.nextSize', keys: [']'], repeats: true, when: hasDesign, run: () => stepSize(1) },
  { id: 'view.previousSize', keys: ['['], repeats: true, when: hasDesign, run: () => stepSize(-1) },
  { id: 'share.export', keys: ['Mod+E'], when: () => currentSource() !== undefined, run: () => showDialog('export') },
  { id: 'share.queue', keys: ['Mod+Shift+E'], when: hasDesign, run: () => showDialog('post') },
  {
    id: 'share.copyPicture',
    keys: ['Mod+Shift+C'],
    when: hasDesign,
    async run(connection) {
      const { copyPicture } = await import('../drawing/copyPicture.ts');
      await copyPicture(connection);
      tell(text('share.copied'));
    },
  },
];
