// Which panels beside the canvas are open, and what is being renamed in them.
//   usePanels  showLeft  showRight  startRenaming

import { create } from 'zustand';
import { useCanvas } from './canvasStore.ts';
import { currentDesign, useEditor } from './editorStore.ts';

export const leftPanels = ['point', 'layers', 'pages', 'fields'] as const;
export type LeftPanel = (typeof leftPanels)[number];
export const rightPanels = ['inspector', 'sizes', 'checks'] as const;
export type RightPanel = (typeof rightPanels)[number];

interface Panels {
  readonly left: LeftPanel;
  readonly isLeftOpen: boolean;
  readonly isRightOpen: boolean;
  /** The element whose name is being written. */
  readonly renaming: string | undefined;
  /** Closed sections of the inspector, by name. */
  readonly closedSections: ReadonlySet<string>;
}

export const usePanels = create<Panels>()(() => ({
  left: 'point',
  isLeftOpen: true,
  isRightOpen: true,
  renaming: undefined,
  closedSections: new Set(),
}));

export function isLeftPanel(name: unknown): name is LeftPanel {
  return leftPanels.some((one) => one === name);
}

export function isRightPanel(name: unknown): name is RightPanel {
  return rightPanels.some((one) => one === name);
}

/** Opens a panel on the left. */
export function showLeft(left: LeftPanel): void {
  usePanels.setState({ left, isLeftOpen: true });
}

/** Opens a panel on the right. */
export function showRight(panel: RightPanel): void {
  useEditor.setState({ panel });
  usePanels.setState({ isRightOpen: true });
}

/** Closes the panels of both sides, or opens them. */
export function toggleSides(): void {
  usePanels.setState(({ isLeftOpen, isRightOpen }) => ({ isLeftOpen: !(isLeftOpen || isRightOpen), isRightOpen: !(isLeftOpen || isRightOpen) }));
}

export function startRenaming(id: string): void {
  usePanels.setState({ renaming: id, left: 'layers', isLeftOpen: true });
}

export function toggleSection(name: string): void {
  usePanels.setState(({ closedSections }) => {
    const next = new Set(closedSections);
    if (!next.delete(name)) next.add(name);
    return { closedSections: next };
  });
}

// What a person selects is what they want to see the properties of.
useCanvas.subscribe((now, before) => {
  if (now.selection.length > 0 && before.selection.length === 0 && !now.isFilling) useEditor.setState({ panel: 'inspector' });
});

function pageOnShow(): string {
  const design = currentDesign();
  return `${design?.id ?? ''} ${design?.pages[useCanvas.getState().page]?.id ?? ''}`;
}

let page = pageOnShow();

/** A name is written for an element of one page; that of another may have the same id. */
function endRenaming(): void {
  const now = pageOnShow();
  if (now === page) return;
  page = now;
  if (usePanels.getState().renaming !== undefined) usePanels.setState({ renaming: undefined });
}

useCanvas.subscribe(endRenaming);
useEditor.subscribe(endRenaming);
