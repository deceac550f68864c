// Commands of texts: how what is selected of one, or all of the selected ones, looks.

import { selectedElements, useCanvas } from '../editor/canvasStore.ts';
import { useEditor } from '../editor/editorStore.ts';
import { useView } from '../shell/viewStore.ts';
import type { Command } from './commands.ts';

/** Whether a text is being edited in place, or texts are selected. */
function hasText(): boolean {
  if (useView.getState().route.screen !== 'design' || useEditor.getState().open === undefined) return false;
  const { typing, isFilling } = useCanvas.getState();
  return !isFilling && (typing !== undefined || selectedElements().some(({ kind }) => kind === 'text'));
}

/** What the text commands do is loaded when first asked for. */
const styling = () => import('../editor/typing/styling.ts');

export const textCommands: readonly Command[] = [
  { id: 'text.bold', keys: ['Mod+B'], when: hasText, run: async () => (await styling()).toggle('bold') },
  { id: 'text.italic', keys: ['Mod+I'], when: hasText, run: async () => (await styling()).toggle('italic') },
  { id: 'text.underline', keys: ['Mod+U'], when: hasText, run: async () => (await styling()).toggle('underline') },
  { id: 'text.larger', keys: ['Mod+Shift+>', 'Mod+Shift+.'], repeats: true, when: hasText, run: async () => (await styling()).resizeText(1) },
  { id: 'text.smaller', keys: ['Mod+Shift+<', 'Mod+Shift+,'], repeats: true, when: hasText, run: async () => (await styling()).resizeText(-1) },
  { id: 'text.alignLeft', keys: ['Mod+Alt+L'], when: hasText, run: async () => (await styling()).alignText('left') },
  { id: 'text.alignCentre', keys: ['Mod+Alt+T'], when: hasText, run: async () => (await styling()).alignText('centre') },
  { id: 'text.alignRight', keys: ['Mod+Alt+R'], when: hasText, run: async () => (await styling()).alignText('right') },
];
