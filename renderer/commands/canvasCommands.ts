// Commands of the canvas: the tools, selecting, moving, copies and the clipboard, guides and snapping.

import { lockGuides } from '../../shared/guides.ts';
import type { ShapeName } from '../../shared/design.ts';
import { isEditing, hasOpenDesign, hasSelection } from '../editor/arranging.ts';
import { zoomToSelection } from '../editor/canvas/pointing.ts';
import { currentShow, useCanvas, type ToolName } from '../editor/canvasStore.ts';
import { currentDesign, edit } from '../editor/editorStore.ts';
import { canLeave, canStep, hasParent, leaveOne, openSelected, selectAll, selectParent, stepSelection } from '../editor/tools/choosing.ts';
import { canPaste, copySelection, cutSelection, pasteMemory } from '../editor/tools/clipboard.ts';
import { middleOf } from '../editor/tools/creating.ts';
import { duplicateSelection } from '../editor/tools/duplicating.ts';
import { deleteSelection, nudge } from '../editor/tools/nudging.ts';
import { choosePicture, placePicture } from '../editor/tools/pictures.ts';
import { toggleProof } from '../editor/proof/proofStore.ts';
import { copyStyle, hasStyle, pasteStyle } from '../editor/tools/stylePaste.ts';
import { text } from '../i18n/index.ts';
import { announce } from '../shell/viewStore.ts';
import type { Command, CommandId } from './commands.ts';

const hasChosen = (): boolean => hasSelection(1);
/** Also while a template is filled: what may be changed can be chosen. */
const hasAny = (): boolean => hasOpenDesign() && useCanvas.getState().selection.length > 0;
const isCropping = (): boolean => useCanvas.getState().cropping !== undefined;

function take(tool: ToolName, shape?: ShapeName): void {
  useCanvas.setState({ tool, cropping: undefined, ...(shape ? { shape } : {}) });
}

const toolKeys: readonly (readonly [CommandId, string[], ToolName, ShapeName?])[] = [
  ['tools.select', ['V'], 'select'],
  ['tools.text', ['T'], 'text'],
  ['tools.rectangle', ['R'], 'shape', 'rectangle'],
  ['tools.ellipse', ['O'], 'shape', 'ellipse'],
  ['tools.line', ['L'], 'shape', 'line'],
  ['tools.polygon', [], 'shape', 'polygon'],
  ['tools.star', [], 'shape', 'star'],
  ['tools.pan', ['H'], 'pan'],
];

const steps: readonly (readonly [CommandId, string, number, number])[] = [
  ['move.left', 'ArrowLeft', -1, 0],
  ['move.right', 'ArrowRight', 1, 0],
  ['move.up', 'ArrowUp', 0, -1],
  ['move.down', 'ArrowDown', 0, 1],
  ['move.farLeft', 'Shift+ArrowLeft', -10, 0],
  ['move.farRight', 'Shift+ArrowRight', 10, 0],
  ['move.farUp', 'Shift+ArrowUp', 0, -10],
  ['move.farDown', 'Shift+ArrowDown', 0, 10],
];

function toggleSnaps(): void {
  const snaps = !useCanvas.getState().snaps;
  useCanvas.setState({ snaps });
  announce(text(snaps ? 'canvas.snapsOn' : 'canvas.snapsOff'));
}

const guides = () => currentDesign()?.pages[useCanvas.getState().page]?.guides ?? [];

function toggleGuides(): void {
  const isLocked = guides().every(({ locked }) => locked);
  const { page } = useCanvas.getState();
  edit((design) => lockGuides(design, page, !isLocked));
  announce(text(isLocked ? 'canvas.guidesFree' : 'canvas.guidesLocked'));
}

export const canvasCommands: readonly Command[] = [
  ...toolKeys.map(([id, keys, tool, shape]): Command => ({ id, keys, when: tool === 'pan' || tool === 'select' ? hasOpenDesign : isEditing, run: () => take(tool, shape) })),
  {
    id: 'tools.picture',
    keys: ['Mod+Shift+K'],
    when: isEditing,
    run(connection) {
      choosePicture((file) => {
        const show = currentShow();
        if (show) void placePicture(connection, file, middleOf(show));
      });
    },
  },
  { id: 'select.all', keys: ['Mod+A'], when: hasOpenDesign, isOfCanvas: true, run: selectAll },
  { id: 'select.none', keys: ['Escape'], when: () => hasOpenDesign() && canLeave(), isOfCanvas: true, run: leaveOne },
  { id: 'select.next', keys: ['Tab'], repeats: true, when: () => hasOpenDesign() && canStep(1), isOfCanvas: true, run: () => stepSelection(1) },
  { id: 'select.previous', keys: ['Shift+Tab'], repeats: true, when: () => hasOpenDesign() && canStep(-1), isOfCanvas: true, run: () => stepSelection(-1) },
  { id: 'select.open', keys: ['Enter'], when: hasAny, isOfCanvas: true, run: openSelected },
  { id: 'select.parent', keys: ['Shift+Enter'], when: () => hasOpenDesign() && hasParent(), isOfCanvas: true, run: selectParent },
  ...steps.map(([id, keys, x, y]): Command => ({ id, keys: [keys], repeats: true, when: () => hasChosen() || isCropping(), isOfCanvas: true, run: () => nudge({ x, y }) })),
  {
    id: 'edit.duplicateElements',
    keys: ['Mod+D'],
    when: hasChosen,
    run() {
      const show = currentShow();
      const count = show ? duplicateSelection(show) : 0;
      if (count > 0) announce(text('canvas.duplicated', { count }));
    },
  },
  { id: 'edit.delete', keys: ['Delete', 'Backspace'], when: hasChosen, isOfCanvas: true, run: deleteSelection },
  { id: 'edit.copy', keys: ['Mod+C'], when: hasChosen, isNative: true, run: () => void copySelection() },
  { id: 'edit.cut', keys: ['Mod+X'], when: hasChosen, isNative: true, run: () => void cutSelection() },
  { id: 'edit.paste', keys: ['Mod+V'], when: () => isEditing() && canPaste(), isNative: true, run: (connection) => pasteMemory(connection, false) },
  { id: 'edit.pasteInPlace', keys: ['Mod+Shift+V'], when: () => isEditing() && canPaste(), isOfCanvas: true, run: (connection) => pasteMemory(connection, true) },
  { id: 'edit.copyStyle', keys: ['Mod+Alt+C'], when: hasChosen, run: copyStyle },
  { id: 'edit.pasteStyle', keys: ['Mod+Alt+V'], when: () => hasChosen() && hasStyle(), run: pasteStyle },
  { id: 'view.zoomSelection', keys: ['Shift+2'], when: hasAny, run: zoomToSelection },
  { id: 'view.snapping', keys: ['Shift+M'], when: isEditing, run: toggleSnaps },
  { id: 'view.rulers', keys: ['Shift+R'], when: isEditing, run: () => useCanvas.setState(({ showsRulers }) => ({ showsRulers: !showsRulers })) },
  { id: 'view.proof', keys: ['P'], when: hasOpenDesign, run: toggleProof },
  { id: 'view.lockGuides', keys: [], when: () => isEditing() && guides().length > 0, run: toggleGuides },
];
