// Shapes: closed outlines, lines and free paths; filled plainly, with a gradient, a picture, or just strongly enough to be a scrim.

import { withOpacity } from '../colour.ts';
import type { Fill, ShapeElement, ShapeName } from '../design.ts';
import { outlineValues } from '../outline.ts';
import type { ScenePaint } from '../scene.ts';
import { sceneStroke } from '../scenePaint.ts';
import { scrimInputs, scrimStrength } from '../scrim.ts';
import { fill, mirroredFill } from './fills.ts';
import type { Kind, SceneContext } from './kind.ts';
import { mirroredRadius, outlineProperties, shapeNames } from './outlines.ts';
import { choice, optional, usedWhen } from './property.ts';
import { heads, stroke } from './strokes.ts';
import { scrim } from './styles.ts';

/** A paint whose opacity is multiplied, so that a gradient keeps its shape. */
function fainter(paint: ScenePaint, by: number): ScenePaint {
  if (paint.type === 'solid') return { type: 'solid', colour: withOpacity(paint.colour, by) };
  if (paint.type === 'picture') return { ...paint, opacity: paint.opacity * by };
  return { ...paint, stops: paint.stops.map(([at, hex]) => [at, withOpacity(hex, by)] as const) };
}

/** Shapes that a mirror changes, and that are turned over for it. */
const turnedOver: ReadonlySet<ShapeName> = new Set(['line', 'path']);

function mirroredShape(element: ShapeElement): ShapeElement {
  if (!turnedOver.has(element.shape)) return { ...element, radius: mirroredRadius(element.radius), ...(element.fill ? { fill: mirroredFill(element.fill) } : {}) };
  const { flipX, ...rest } = element;
  return flipX ? rest : { ...rest, flipX: true };
}

function pictureFill(fill: Fill | undefined, context: SceneContext): readonly unknown[] {
  return fill?.type === 'picture' ? [context.picture(fill.asset)] : [];
}

export const shapeKind: Kind<'shape'> = {
  kind: 'shape',
  name: 'Shape',
  mayBleed: true,
  properties: {
    shape: choice('Shape', 'rectangle', shapeNames),
    fill: optional(fill('Fill', { type: 'solid', colour: 'accent' })),
    stroke: optional(stroke('Stroke')),
    ...outlineProperties('shape'),
    heads: usedWhen(optional(heads('Ends')), 'shape', ['line', 'path']),
    scrim: optional(scrim('Scrim')),
  },
  firstValues: { fill: { type: 'solid', colour: 'accent' } },
  mirrored: mirroredShape,
  absence(element, context) {
    if (isStroked(element)) return undefined;
    if (element.shape === 'line' || !element.fill) return 'empty';
    return element.fill.type === 'picture' && !context.picture(element.fill.asset) ? 'missingPicture' : undefined;
  },
  outside: (element, _box, context) => [...pictureFill(element.fill, context), ...(element.scrim ? scrimInputs(element.scrim, context) : [])],
  toScene(element, box, context) {
    const paint = element.fill && element.shape !== 'line' ? context.paint(element.fill, box) : undefined;
    const strength = element.scrim && paint ? scrimStrength(element, box, element.scrim, paint, context) : 1;
    if (strength === 0 && !element.stroke) return undefined;
    return {
      type: 'shape',
      shape: element.shape,
      ...outlineValues(element),
      ...(paint && strength > 0 ? { fill: strength === 1 ? paint : fainter(paint, strength) } : {}),
      ...(element.stroke ? { stroke: sceneStroke(element.stroke, context) } : {}),
      ...(element.heads ? { heads: element.heads } : {}),
    };
  },
};

function isStroked({ stroke: drawn }: ShapeElement): boolean {
  return drawn !== undefined && drawn.width > 0;
}
