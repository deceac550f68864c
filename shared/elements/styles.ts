// The looks that kinds share: colours, fills, strokes, shadows, pins and crops, each as a property.

import { hexPattern, rolePattern } from '../colour.ts';
import type { Colour, Fill, Filter, GradientStop, Pin, Scrim, Shadow, Stroke, TextSize } from '../design.ts';
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

function readStop(value: unknown, say: Say): GradientStop {
  const stop = isRecord(value) ? value : {};
  const opacity = stop['opacity'] === undefined ? undefined : readNumber(stop['opacity'], 1, 0, 1, say);
  return {
    at: readNumber(stop['at'], 0, 0, 1, say),
    colour: readColour(stop['colour'], 'background', say),
    ...(opacity === undefined ? {} : { opacity }),
  };
}

/** A fill; a gradient needs two stops at least, else it becomes the colour it has. */
export function readFill(value: unknown, fallback: Fill, say: Say): Fill {
  if (isRecord(value) && value['type'] === 'solid') {
    return { type: 'solid', colour: readColour(value['colour'], fallback.type === 'solid' ? fallback.colour : 'background', say) };
  }
  if (isRecord(value) && value['type'] === 'linear' && Array.isArray(value['stops']) && value['stops'].length > 0) {
    const stops = value['stops'].slice(0, 32).map((stop) => readStop(stop, say)).sort((a, b) => a.at - b.at);
    if (stops.length > 1) return { type: 'linear', angle: readNumber(value['angle'] ?? 0, 0, -360, 360, say), stops };
    say('was a gradient of one colour and is now plain');
    return { type: 'solid', colour: stops[0]!.colour };
  }
  say('was not a fill and was put back');
  return fallback;
}

export function fill(label: string, first: Fill): Property<Fill> {
  return { label, input: { type: 'fill' }, first, read: readFill };
}

/** A fill as a mirror shows it. */
export function mirroredFill(given: Fill): Fill {
  return given.type === 'linear' ? { ...given, angle: 180 - given.angle } : given;
}

export function stroke(label: string): Property<Stroke> {
  return {
    label,
    input: { type: 'stroke' },
    first: { colour: 'text', width: 4 },
    read: (value, fallback, say) => {
      const given = isRecord(value) ? value : {};
      return {
        colour: readColour(given['colour'], fallback.colour, say),
        width: readNumber(given['width'], fallback.width, 0, 2000, say),
      };
    },
    scale: (value, by) => ({ ...value, width: value.width * by }),
  };
}

export function shadow(label: string): Property<Shadow> {
  return {
    label,
    input: { type: 'shadow' },
    first: { colour: '#000000', opacity: 0.25, blur: 24, offsetX: 0, offsetY: 8 },
    read: (value, fallback, say) => {
      const given: Readonly<Record<string, unknown>> = { ...fallback, ...(isRecord(value) ? value : {}) };
      if (!isRecord(value)) say('was not a shadow and was put back');
      return {
        colour: readColour(given['colour'], fallback.colour, say),
        opacity: readNumber(given['opacity'], fallback.opacity, 0, 1, say),
        blur: readNumber(given['blur'], fallback.blur, 0, 1000, say),
        offsetX: readNumber(given['offsetX'], fallback.offsetX, -2000, 2000, say),
        offsetY: readNumber(given['offsetY'], fallback.offsetY, -2000, 2000, say),
      };
    },
    scale: (value, by) => ({ ...value, blur: value.blur * by, offsetX: value.offsetX * by, offsetY: value.offsetY * by }),
  };
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
      if (Array.isArray(pair)) return { duotone: [readColour(pair[0], 'background', say), readColour(pair[1], 'accent', say)] };
      return value['grey'] === true ? { grey: true } : {};
    },
  };
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
