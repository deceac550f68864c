// A text is set too small to be read on a phone: below 24 px where the short side is 1080.

import type { TextLayout } from '../text/text.ts';
import type { Check } from './check.ts';
import { atSize, drawnTexts, fieldOf } from './inspect.ts';

const smallestAt1080 = 24;
/** Sizes are found in quarter pixels; half of one is nobody's mistake. */
const tolerance = 0.125;

/** The smallest size of any glyph; infinite where there is none. */
function smallestOf({ lines }: TextLayout): number {
  let smallest = Infinity;
  for (const { runs } of lines) for (const { size } of runs) if (size < smallest) smallest = size;
  return smallest;
}

export const textSizeCheck: Check = {
  id: 'text-size',
  name: 'Text too small',
  severity: 'warning',
  blocks: false,
  find({ design, scene, size }) {
    const smallest = atSize(smallestAt1080, size);
    return drawnTexts(scene.items).flatMap(({ item }) => {
      const used = smallestOf(item.layout);
      if (used >= smallest - tolerance || !Number.isFinite(used)) return [];
      return {
        message: `"${item.name}" is set at ${Math.round(used)} px, too small to read on a phone (${Math.round(smallest)} px is the least here): shorten it.`,
        element: item.element,
        field: fieldOf(design, item.element),
      };
    });
  },
};
