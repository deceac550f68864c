// Strokes, and what lines end in, as properties.

import type { HeadStyle, LineHeads, Stroke, StrokeCap, StrokeJoin, StrokePosition } from '../design.ts';
import { isRecord } from '../record.ts';
import type { Property, Say } from './property.ts';
import { readChoice, readNumber } from './property.ts';
import { readColour } from './styles.ts';

export const strokeCaps: readonly StrokeCap[] = ['butt', 'round', 'square'];
export const strokeJoins: readonly StrokeJoin[] = ['miter', 'round', 'bevel'];
export const strokePositions: readonly StrokePosition[] = ['centre', 'inside', 'outside'];
export const headStyles: readonly HeadStyle[] = ['arrow', 'triangle', 'circle', 'square', 'bar'];

const longest = 2000;

function readDash(value: unknown, say: Say): readonly [number, number] | undefined {
  if (!Array.isArray(value) || value.length !== 2) {
    say('had dashes that were not two lengths and is now unbroken');
    return undefined;
  }
  return [readNumber(value[0], 0, 0, longest, say), readNumber(value[1], 0, 0, longest, say)];
}

export function readStroke(value: unknown, fallback: Stroke, say: Say): Stroke {
  const given = isRecord(value) ? value : {};
  const dash = given['dash'] === undefined ? undefined : readDash(given['dash'], say);
  return {
    colour: readColour(given['colour'], fallback.colour, say),
    width: readNumber(given['width'], fallback.width, 0, longest, say),
    ...(dash ? { dash } : {}),
    ...(given['cap'] === undefined ? {} : { cap: readChoice(given['cap'], 'butt', strokeCaps, say) }),
    ...(given['join'] === undefined ? {} : { join: readChoice(given['join'], 'miter', strokeJoins, say) }),
    ...(given['position'] === undefined ? {} : { position: readChoice(given['position'], 'centre', strokePositions, say) }),
  };
}

export function stroke(label: string): Property<Stroke> {
  return {
    label,
    input: { type: 'stroke' },
    first: { colour: 'text', width: 4 },
    read: readStroke,
    scale: (value, by) => ({ ...value, width: value.width * by, ...(value.dash ? { dash: [value.dash[0] * by, value.dash[1] * by] } : {}) }),
  };
}

export function heads(label: string): Property<LineHeads> {
  return {
    label,
    input: { type: 'heads' },
    first: {},
    read: (value, fallback, say) => {
      if (!isRecord(value)) {
        say('were not ends of a line and were put back');
        return fallback;
      }
      return {
        ...(value['start'] === undefined ? {} : { start: readChoice(value['start'], 'arrow', headStyles, say) }),
        ...(value['end'] === undefined ? {} : { end: readChoice(value['end'], 'arrow', headStyles, say) }),
      };
    },
  };
}
