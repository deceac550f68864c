// The text tool: a click makes a text as wide as there is room for, a drag makes a box; then it is typed into.

import { startTyping } from '../typing/typing.ts';
import { createElement, newText, tidyBox } from './creating.ts';
import { drawGesture } from './drawGesture.ts';
import type { Stage, Tool } from './tool.ts';
import type { Box } from '../../../shared/scene.ts';
import { marginShare } from '../../../shared/snapping.ts';

function create(stage: Stage, box: Box): void {
  const id = createElement(stage.show, newText(stage.show, tidyBox(box)));
  if (id !== '') startTyping(id);
}

export const textTool: Tool = {
  id: 'text',
  cursor: 'text',
  press: (pointer, stage) =>
    drawGesture(pointer, stage, {
      click(at) {
        const { width, height } = stage.show.scene;
        const short = Math.min(width, height);
        const room = width - at.x - short * marginShare;
        create(stage, { x: at.x, y: at.y - short * 0.03, width: Math.max(short * 0.2, Math.min(room, short * 0.6)), height: short * 0.075 });
      },
      drawn: (box) => create(stage, box),
    }),
};
