// Filling a template: only what its author left open can be changed, on the canvas and in the form.

import { text } from '../i18n/index.ts';
import { announce } from '../shell/viewStore.ts';
import { useCanvas } from './canvasStore.ts';
import { finishTyping } from './editorStore.ts';
import { usePanels } from './panelStore.ts';

/** Begins or ends filling; what is selected or edited in place is let go. */
export function setFilling(isFilling: boolean): void {
  finishTyping();
  useCanvas.setState({ isFilling, selection: [], entered: undefined, typing: undefined, cropping: undefined, tool: 'select' });
  if (isFilling) usePanels.setState({ left: 'point', isLeftOpen: true, renaming: undefined });
  announce(text(isFilling ? 'filling.began' : 'filling.ended'));
}
