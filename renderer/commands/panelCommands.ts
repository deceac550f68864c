// Commands of the panels beside the canvas, of pages, and of filling a template.

import { hasOpenDesign, isEditing } from '../editor/arranging.ts';
import { useCanvas } from '../editor/canvasStore.ts';
import { currentDesign } from '../editor/editorStore.ts';
import { setFilling } from '../editor/filling.ts';
import { addPageHere, duplicatePageHere, movePageHere, removePageHere, stepPage } from '../editor/pages/pageEdits.ts';
import { showLeft, showRight, toggleSides } from '../editor/panelStore.ts';
import type { Command } from './commands.ts';

const pageCount = (): number => currentDesign()?.pages.length ?? 0;
const hasPages = (): boolean => hasOpenDesign() && pageCount() > 1;
const canReorder = (): boolean => isEditing() && pageCount() > 1;

export const panelCommands: readonly Command[] = [
  { id: 'view.point', keys: ['Shift+O'], when: hasOpenDesign, run: () => showLeft('point') },
  { id: 'view.layers', keys: ['Shift+L'], when: isEditing, run: () => showLeft('layers') },
  { id: 'view.pages', keys: ['Shift+P'], when: hasOpenDesign, run: () => showLeft('pages') },
  { id: 'view.fields', keys: ['Shift+F'], when: isEditing, run: () => showLeft('fields') },
  { id: 'view.inspector', keys: ['Shift+I'], when: isEditing, run: () => showRight('inspector') },
  { id: 'view.panels', keys: ['Mod+.'], when: hasOpenDesign, run: toggleSides },
  { id: 'view.fill', keys: ['Mod+Shift+F'], when: hasOpenDesign, run: () => setFilling(!useCanvas.getState().isFilling) },
  { id: 'pages.add', keys: [], when: isEditing, run: addPageHere },
  { id: 'pages.duplicate', keys: [], when: isEditing, run: duplicatePageHere },
  { id: 'pages.remove', keys: [], when: canReorder, run: removePageHere },
  { id: 'pages.earlier', keys: ['Alt+Shift+PageUp'], when: canReorder, run: () => movePageHere(-1) },
  { id: 'pages.later', keys: ['Alt+Shift+PageDown'], when: canReorder, run: () => movePageHere(1) },
  { id: 'pages.next', keys: ['Alt+PageDown'], repeats: true, when: hasPages, run: () => stepPage(1) },
  { id: 'pages.previous', keys: ['Alt+PageUp'], repeats: true, when: hasPages, run: () => stepPage(-1) },
];
