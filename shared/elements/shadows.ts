// Shadows as a property: a list, the first on top. Files of earlier versions have one shadow in place of the list.

import type { Shadow } from '../design.ts';
import { isRecord } from '../record.ts';
import type { Property, Say } from './property.ts';
import { readNumber } from './property.ts';
import { readColour } from './styles.ts';

/** More cost time at every drawing and are not seen. */
export const mostShadows = 8;

export const firstShadow: Shadow = { colour: '#000000', opacity: 0.25, blur: 24, offsetX: 0, offsetY: 8 };

function readShadow(value: Readonly<Record<string, unknown>>, fallback: Shadow, say: Say): Shadow {
  const { inner: _, ...outer } = fallback;
  const given: Readonly<Record<string, unknown>> = { ...outer, ...value };
  return {
    colour: readColour(given['colour'], fallback.colour, say),
    opacity: readNumber(given['opacity'], fallback.opacity, 0, 1, say),
    blur: readNumber(given['blur'], fallback.blur, 0, 1000, say),
    offsetX: readNumber(given['offsetX'], fallback.offsetX, -2000, 2000, say),
    offsetY: readNumber(given['offsetY'], fallback.offsetY, -2000, 2000, say),
    ...(given['inner'] === true ? { inner: true } : {}),
  };
}

export function shadows(label: string): Property<readonly Shadow[]> {
  return {
    label,
    input: { type: 'shadows' },
    first: [firstShadow],
    read: (value, fallback, say) => {
      const list: readonly unknown[] = Array.isArray(value) ? value : [value];
      if (list.length > mostShadows) say(`had ${list.length} shadows, of which the first ${mostShadows} were kept`);
      const kept = list.slice(0, mostShadows).filter(isRecord);
      if (kept.length === 0 && list.length > 0) {
        say('was not a shadow and was put back');
        return fallback;
      }
      if (kept.length < Math.min(list.length, mostShadows)) say('had shadows that were none, which were left out');
      return kept.map((shadow, index) => readShadow(shadow, fallback[index] ?? firstShadow, say));
    },
    scale: (value, by) =>
      value.map((shadow) => ({ ...shadow, blur: shadow.blur * by, offsetX: shadow.offsetX * by, offsetY: shadow.offsetY * by })),
  };
}
