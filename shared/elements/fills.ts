// Fills as a property: one colour, gradients, pictures. How each is read, scaled and mirrored.

import type { Fill, GradientStop, PictureFit } from '../design.ts';
import type { Focus } from '../point.ts';
import { isRecord } from '../record.ts';
import type { Property, Say } from './property.ts';
import { readChoice, readNumber } from './property.ts';
import { readColour, readFocus } from './styles.ts';

const assetPattern = /^[0-9a-f]{64}$/;
const mostStops = 32;
const middle: Focus = { x: 0.5, y: 0.5 };

export const pictureFits: readonly PictureFit[] = ['cover', 'contain', 'tile'];

type Values = Readonly<Record<string, unknown>>;

function readStop(value: unknown, say: Say): GradientStop {
  const stop = isRecord(value) ? value : {};
  const opacity = stop['opacity'] === undefined ? undefined : readNumber(stop['opacity'], 1, 0, 1, say);
  return {
    at: readNumber(stop['at'], 0, 0, 1, say),
    colour: readColour(stop['colour'], 'background', say),
    ...(opacity === undefined ? {} : { opacity }),
  };
}

/** A gradient of two stops at least, else the colour it has; undefined where it has none. */
function readGradient(value: Values, make: (stops: readonly GradientStop[]) => Fill, say: Say): Fill | undefined {
  if (!Array.isArray(value['stops']) || value['stops'].length === 0) return undefined;
  const stops = value['stops'].slice(0, mostStops).map((stop) => readStop(stop, say)).sort((a, b) => a.at - b.at);
  if (stops.length > 1) return make(stops);
  say('was a gradient of one colour and is now plain');
  return { type: 'solid', colour: stops[0]!.colour };
}

function readPicture(value: Values, say: Say): Fill | undefined {
  const { asset } = value;
  if (typeof asset !== 'string' || !assetPattern.test(asset)) return undefined;
  return {
    type: 'picture',
    asset,
    fit: readChoice(value['fit'] ?? 'cover', 'cover', pictureFits, say),
    ...(value['focus'] === undefined ? {} : { focus: readFocus(value['focus'], middle, say) }),
    ...(value['tile'] === undefined ? {} : { tile: readNumber(value['tile'], 200, 4, 20_000, say) }),
  };
}

const readers: { readonly [T in Fill['type']]: (value: Values, fallback: Fill, say: Say) => Fill | undefined } = {
  solid: (value, fallback, say) => ({ type: 'solid', colour: readColour(value['colour'], fallback.type === 'solid' ? fallback.colour : 'background', say) }),
  linear: (value, _, say) => readGradient(value, (stops) => ({ type: 'linear', angle: readNumber(value['angle'] ?? 0, 0, -360, 360, say), stops }), say),
  radial: (value, _, say) =>
    readGradient(
      value,
      (stops) => ({
        type: 'radial',
        centre: value['centre'] === undefined ? middle : readCentre(value['centre'], say),
        radius: readNumber(value['radius'] ?? 1, 1, 0.01, 10, say),
        stops,
      }),
      say,
    ),
  picture: (value, _, say) => readPicture(value, say),
};

/** The middle of a radial gradient may lie beside its box. */
function readCentre(value: unknown, say: Say): Focus {
  const given = isRecord(value) ? value : {};
  return { x: readNumber(given['x'], 0.5, -5, 5, say), y: readNumber(given['y'], 0.5, -5, 5, say) };
}

function isFillType(value: unknown): value is Fill['type'] {
  return typeof value === 'string' && Object.hasOwn(readers, value);
}

/** A fill; a gradient needs two stops at least, else it becomes the colour it has. */
export function readFill(value: unknown, fallback: Fill, say: Say): Fill {
  const type = isRecord(value) ? value['type'] : undefined;
  const read = isRecord(value) && isFillType(type) ? readers[type](value, fallback, say) : undefined;
  if (read) return read;
  say('was not a fill and was put back');
  return fallback;
}

export function fill(label: string, first: Fill): Property<Fill> {
  return { label, input: { type: 'fill' }, first, read: readFill, scale: scaledFill };
}

export function scaledFill(given: Fill, by: number): Fill {
  return given.type === 'picture' && given.tile !== undefined ? { ...given, tile: given.tile * by } : given;
}

/** A fill as a mirror shows it; pictures are not mirrored. */
export function mirroredFill(given: Fill): Fill {
  if (given.type === 'linear') return { ...given, angle: 180 - given.angle };
  return given.type === 'radial' ? { ...given, centre: { ...given.centre, x: 1 - given.centre.x } } : given;
}
