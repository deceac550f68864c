// The table of tools. What presses on the canvas mean, it says; generic code never names a tool.

import type { ToolName } from '../canvasStore.ts';
import { cropTool } from './cropTool.ts';
import { panTool } from './panTool.ts';
import { pictureTool } from './pictureTool.ts';
import { selectTool } from './selectTool.ts';
import { shapeTool } from './shapeTool.ts';
import { textTool } from './textTool.ts';
import type { Tool } from './tool.ts';

export const tools: { readonly [T in ToolName]: Tool } = {
  select: selectTool,
  text: textTool,
  shape: shapeTool,
  picture: pictureTool,
  pan: panTool,
  crop: cropTool,
};
