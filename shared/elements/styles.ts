// What kinds share besides their looks: colours, pins, sizes and crops, each as a property. Looks have files of their own beside this one.

import { hexPattern, rolePattern } from '../colour.ts';
import type { Colour, Pin, Scrim, TextSize } from '../design.ts';
import type { Focus } from '../point.ts';
import { isRecord } from '../record.ts';
import type { Property, Say } from './property.ts';
import { readChoice, readNumber, readText } from './property.ts';

/** A role or hex value; short and upper-case hex are accepted. */
export function readColour(value: unknown, fallback: Colour, say: Say): Colour {
  if (typeof value === 'string') {
    if (hexPattern.test(value) || rolePattern.test(value)) return value;
    const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(value);
    if (short) return `#${short.slice(1).map((digit) => digit + digit).join('')}`;
  }
  say(`was not a colour and is now ${fallback}`);
  return fallback;
}

export function colour(label: string, first: Colour): Property<Colour> {
  return { label, input: { type: 'colour' }, first, read: readColour };
}

export function pin(label: string): Property<Pin> {
  return {
    label,
    input: { type: 'pin' },
    first: { x: 'start', y: 'top' },
    read: (value, fallback, say) => {
      const given: Readonly<Record<string, unknown>> = { ...fallback, ...(isRecord(value) ? value : {}) };
      return {
        x: readChoice(given['x'], fallback.x, ['start', 'end', 'centre', 'stretch'], say),
        y: readChoice(given['y'], fallback.y, ['top', 'bottom', 'middle', 'stretch'], say),
      };
    },
  };
}

const sizeBounds = { min: 1, max: 4000 };

/** Smallest and largest size of a text; one number stands for both. */
export function textSize(label: string, first: TextSize): Property<TextSize> {
  return {
    label,
    input: { type: 'textSize' },
    first,
    read: (value, fallback, say) => {
      const given: Readonly<Record<string, unknown>> = isRecord(value) ? { ...fallback, ...value } : { smallest: value, largest: value };
      const largest = readNumber(given['largest'], fallback.largest, sizeBounds.min, sizeBounds.max, say);
      const smallest = readNumber(given['smallest'], Math.min(fallback.smallest, largest), sizeBounds.min, sizeBounds.max, say);
      if (smallest > largest) say(`had a smallest size above its largest; both are now ${largest}`);
      return { smallest: Math.min(smallest, largest), largest };
    },
    scale: (value, by) => ({ smallest: value.smallest * by, largest: value.largest * by }),
  };
}

export function readFocus(value: unknown, fallback: Focus, say: Say): Focus {
  const given = isRecord(value) ? value : {};
  return { x: readNumber(given['x'], fallback.x, 0, 1, say), y: readNumber(given['y'], fallback.y, 0, 1, say) };
}

export function focus(label: string): Property<Focus> {
  return { label, input: { type: 'focus' }, first: { x: 0.5, y: 0.5 }, read: readFocus };
}

export function scrim(label: string): Property<Scrim> {
  return {
    label,
    input: { type: 'scrim' },
    first: { over: '', texts: [], contrast: 4.5 },
    read: (value, fallback, say) => {
      const given: Readonly<Record<string, unknown>> = { ...fallback, ...(isRecord(value) ? value : {}) };
      const texts = Array.isArray(given['texts']) ? given['texts'] : [];
      return {
        over: readText(given['over'], fallback.over, 200, say),
        texts: texts.slice(0, 100).map((id) => readText(id, '', 200, say)),
        contrast: readNumber(given['contrast'], fallback.contrast, 1, 21, say),
      };
    },
  };
}
