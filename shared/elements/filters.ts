// Filters of pictures as a property.

import type { Filter } from '../design.ts';
import { isRecord } from '../record.ts';
import type { Property, Say } from './property.ts';
import { readNumber } from './property.ts';
import { readColour } from './styles.ts';

/** Bounds of a filter's plain numbers; `blur` in pixels of the frame. */
export const filterBounds = {
  brightness: { min: -1, max: 1 },
  contrast: { min: -1, max: 1 },
  saturation: { min: -1, max: 1 },
  blur: { min: 0, max: 200 },
} as const;

function readTint(value: unknown, say: Say): NonNullable<Filter['tint']> {
  const given = isRecord(value) ? value : {};
  return { colour: readColour(given['colour'], 'accent', say), strength: readNumber(given['strength'] ?? 1, 1, 0, 1, say) };
}

function readAmounts(value: Readonly<Record<string, unknown>>, say: Say): Partial<Filter> {
  const amounts = Object.entries(filterBounds).flatMap(([name, { min, max }]) => (value[name] === undefined ? [] : [[name, readNumber(value[name], 0, min, max, say)] as const]));
  return Object.fromEntries(amounts);
}

export function filter(label: string): Property<Filter> {
  return {
    label,
    input: { type: 'filter' },
    first: {},
    read: (value, fallback, say) => {
      if (!isRecord(value)) {
        say('was not a filter and was put back');
        return fallback;
      }
      const pair = value['duotone'];
      return {
        ...(Array.isArray(pair) ? { duotone: [readColour(pair[0], 'background', say), readColour(pair[1], 'accent', say)] } : {}),
        ...(!Array.isArray(pair) && value['grey'] === true ? { grey: true } : {}),
        ...(value['tint'] === undefined ? {} : { tint: readTint(value['tint'], say) }),
        ...readAmounts(value, say),
      };
    },
    scale: (value, by) => (value.blur === undefined ? value : { ...value, blur: value.blur * by }),
  };
}
