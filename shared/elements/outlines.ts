// Outlines of shapes and masks as properties: corner radii, sides, points, free paths.

import type { FreePath, Mask, OutlineValues, PathPoint, Radius, ShapeName } from '../design.ts';
import type { Focus } from '../point.ts';
import { isRecord } from '../record.ts';
import type { Properties, Property, Say } from './property.ts';
import { number, optional, readNumber, usedWhen } from './property.ts';

/** Closed outlines by name, as inspectors show them. */
export const maskNames: Readonly<Record<Mask, string>> = { rectangle: 'Rectangle', ellipse: 'Ellipse', polygon: 'Polygon', star: 'Star', path: 'Path' };
export const shapeNames: Readonly<Record<ShapeName, string>> = { ...maskNames, line: 'Line' };

const widestRadius = 10_000;

function isCorners(value: unknown): value is readonly [unknown, unknown, unknown, unknown] {
  return Array.isArray(value) && value.length === 4;
}

export function radius(label: string): Property<Radius> {
  return {
    label,
    input: { type: 'radius', min: 0, max: widestRadius },
    first: 0,
    read: (value, fallback, say) => {
      const one = typeof fallback === 'number' ? fallback : 0;
      const read = (corner: unknown): number => readNumber(corner, one, 0, widestRadius, say);
      return isCorners(value) ? [read(value[0]), read(value[1]), read(value[2]), read(value[3])] : read(value);
    },
    scale: (value, by) => (typeof value === 'number' ? value * by : [value[0] * by, value[1] * by, value[2] * by, value[3] * by]),
  };
}

/** As a mirror shows them. */
export function mirroredRadius(given: Radius): Radius {
  return typeof given === 'number' ? given : [given[1], given[0], given[3], given[2]];
}

/** More points than that are no drawing by hand, and slow to draw. */
const mostPoints = 2000;
/** Shares of the box: points and handles may lie beside it. */
const reach = 20;

function readPair(value: unknown, say: Say): Focus {
  const given = isRecord(value) ? value : {};
  return { x: readNumber(given['x'], 0, -reach, reach, say), y: readNumber(given['y'], 0, -reach, reach, say) };
}

function readPoint(value: unknown, say: Say): PathPoint {
  const given = isRecord(value) ? value : {};
  return {
    ...readPair(value, say),
    ...(given['in'] === undefined ? {} : { in: readPair(given['in'], say) }),
    ...(given['out'] === undefined ? {} : { out: readPair(given['out'], say) }),
  };
}

/** A triangle, so that there is something to see. */
const firstPath: FreePath = { points: [{ x: 0.5, y: 0 }, { x: 1, y: 1 }, { x: 0, y: 1 }], closed: true };

export function path(label: string): Property<FreePath> {
  return {
    label,
    input: { type: 'path' },
    first: firstPath,
    read: (value, fallback, say) => {
      if (!isRecord(value) || !Array.isArray(value['points']) || value['points'].length < 2) {
        say('was not a path of two points or more and was put back');
        return fallback;
      }
      const { points } = value;
      if (points.length > mostPoints) say(`had ${points.length} points, of which the first ${mostPoints} were kept`);
      return { points: points.slice(0, mostPoints).map((point) => readPoint(point, say)), closed: value['closed'] === true };
    },
  };
}

function mirrored(handle: Focus): Focus {
  return { x: 0 - handle.x, y: handle.y };
}

/** As a mirror shows it. */
export function mirroredPath(given: FreePath): FreePath {
  return {
    ...given,
    points: given.points.map((point) => ({ ...point, x: 1 - point.x, ...(point.in ? { in: mirrored(point.in) } : {}), ...(point.out ? { out: mirrored(point.out) } : {}) })),
  };
}

/** The properties of an outline, for an element whose property `name` says which. */
export function outlineProperties(name: string): Properties<OutlineValues> {
  return {
    radius: usedWhen(radius('Corner radius'), name, ['rectangle', 'polygon', 'star']),
    sides: usedWhen(optional(number('Sides', { first: 5, min: 3, max: 60 })), name, ['polygon', 'star']),
    inner: usedWhen(optional(number('Inner radius', { first: 0.5, min: 0.01, max: 1, step: 0.01 })), name, ['star']),
    path: usedWhen(optional(path('Path')), name, ['path']),
  };
}
