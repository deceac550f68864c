// Shapes: rectangles, ellipses and lines, filled plainly, with a gradient, or just strongly enough to be a scrim.

import type { ElementOf, ShapeElement } from '../design.ts';
import { scrimInputs, scrimStrength } from '../scrim.ts';
import type { ScenePaint } from '../scene.ts';
import { withOpacity } from '../colour.ts';
import type { Kind } from './kind.ts';
import { choice, length, optional } from './property.ts';
import { fill, mirroredFill, scrim, stroke } from './styles.ts';

/** Degrees from a box's side to its diagonal. */
function diagonal(element: ShapeElement): number {
  return (Math.atan2(element.height, element.width) * 180) / Math.PI;
}

/** A paint whose opacity is multiplied, so that a gradient keeps its shape. */
function fainter(paint: ScenePaint, by: number): ScenePaint {
  return paint.type === 'solid'
    ? { type: 'solid', colour: withOpacity(paint.colour, by) }
    : { ...paint, stops: paint.stops.map(([at, hex]) => [at, withOpacity(hex, by)] as const) };
}

export const shapeKind: Kind<'shape'> = {
  kind: 'shape',
  name: 'Shape',
  mayBleed: true,
  properties: {
    shape: choice('Shape', 'rectangle', { rectangle: 'Rectangle', ellipse: 'Ellipse', line: 'Line' }),
    fill: optional(fill('Fill', { type: 'solid', colour: 'accent' })),
    stroke: optional(stroke('Stroke')),
    radius: length('Corner radius', { first: 0, min: 0, max: 10_000 }),
    scrim: optional(scrim('Scrim')),
  },
  firstValues: { fill: { type: 'solid', colour: 'accent' } },
  mirrored(element) {
    const turned = element.shape === 'line' ? { rotation: element.rotation - 2 * diagonal(element) } : {};
    return { ...element, ...turned, ...(element.fill ? { fill: mirroredFill(element.fill) } : {}) };
  },
  absence(element) {
    return isDrawn(element) ? undefined : 'empty';
  },
  outside: (element, _box, context) => (element.scrim ? scrimInputs(element.scrim, context) : []),
  toScene(element, box, context) {
    const paint = element.fill && element.shape !== 'line' ? context.paint(element.fill, box) : undefined;
    const strength = element.scrim && paint ? scrimStrength(element, box, element.scrim, paint, context) : 1;
    if (strength === 0 && !element.stroke) return undefined;
    return {
      type: 'shape',
      shape: element.shape,
      radius: Math.min(element.radius, box.width / 2, box.height / 2),
      ...(paint && strength > 0 ? { fill: strength === 1 ? paint : fainter(paint, strength) } : {}),
      ...(element.stroke ? { stroke: { colour: context.colour(element.stroke.colour), width: element.stroke.width } } : {}),
    };
  },
};

function isDrawn(element: ElementOf<'shape'>): boolean {
  const isStroked = element.stroke !== undefined && element.stroke.width > 0;
  return isStroked || (element.shape !== 'line' && element.fill !== undefined);
}
