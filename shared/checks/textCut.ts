// A text does not fit its box even at its smallest size, so part of it is left out.

import type { Check } from './check.ts';
import { drawnTexts, fieldOf } from './inspect.ts';

export const textCutCheck: Check = {
  id: 'text-cut',
  name: 'Text cut off',
  severity: 'error',
  blocks: false,
  find({ design, scene }) {
    return drawnTexts(scene.items)
      .filter(({ item }) => item.layout.cut)
      .map(({ item }) => ({
        message: `"${item.name}" does not fit even at its smallest size, so part of it is cut off: shorten "${startOf(item.text)}".`,
        element: item.element,
        field: fieldOf(design, item.element),
      }));
  },
};

/** The first words, to recognise a text by. */
function startOf(text: string): string {
  const words = text.replace(/\s+/g, ' ').trim();
  return words.length <= 40 ? words : `${words.slice(0, 40).toWellFormed().trimEnd()} …`;
}
