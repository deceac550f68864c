// A text is set too small to be read on a phone: below 24 px where the short side is 1080.

import type { Check } from './check.ts';
import { atSize, drawnTexts, fieldOf } from './inspect.ts';

const smallestAt1080 = 24;
/** Sizes are found in quarter pixels; half of one is nobody's mistake. */
const tolerance = 0.125;

export const textSizeCheck: Check = {
  id: 'text-size',
  name: 'Text too small',
  severity: 'warning',
  blocks: false,
  find({ design, scene, size }) {
    const smallest = atSize(smallestAt1080, size);
    return [...drawnTexts(scene.items)].flatMap(({ item }) => {
      const used = Math.min(...item.layout.lines.flatMap((line) => line.runs.map((run) => run.size)));
      if (used >= smallest - tolerance || !Number.isFinite(used)) return [];
      return {
        message: `"${item.name}" is set at ${Math.round(used)} px, too small to read on a phone (${Math.round(smallest)} px is the least here): shorten it.`,
        element: item.element,
        field: fieldOf(design, item.element),
      };
    });
  },
};
