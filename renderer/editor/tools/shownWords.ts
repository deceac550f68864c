// The words that elements show, as plain text for other programs.

import { walk } from '../../../shared/elements/index.ts';
import { outermost } from '../../../shared/placed.ts';
import type { CanvasShow } from '../canvasStore.ts';

/** The texts of the elements, and of what groups hold, a line each. */
export function shownText({ scene }: CanvasShow, ids: readonly string[]): string {
  const elements = outermost(scene, ids).map(({ element }) => element);
  return [...walk(elements)].flatMap((element) => ('runs' in element ? element.runs.map(({ text }) => text).join('') : [])).join('\n');
}
