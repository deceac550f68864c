// The picture tool: a click or a drawn box asks for a file and shows it there.

import { useCanvas } from '../canvasStore.ts';
import { tidyBox } from './creating.ts';
import { drawGesture } from './drawGesture.ts';
import { choosePicture, placePicture } from './pictures.ts';
import type { Tool } from './tool.ts';

export const pictureTool: Tool = {
  id: 'picture',
  cursor: 'crosshair',
  press(pointer, stage) {
    const ask = (where: Parameters<typeof placePicture>[2]): void => {
      useCanvas.setState({ tool: 'select' });
      choosePicture((file) => void placePicture(stage.connection, file, where));
    };
    return drawGesture(pointer, stage, { click: ask, drawn: (box) => ask(tidyBox(box)) });
  },
};
