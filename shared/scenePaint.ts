// The looks of a design as a scene has them: colours resolved, gradients and pictures laid across a box in pixels.

import { withOpacity } from './colour.ts';
import type { Subject } from './crop.ts';
import { contain, cover, enlargementOf } from './crop.ts';
import type { Fill, PictureFill, Shadow, Stroke } from './design.ts';
import { gradientLine, tidy, wholePixels } from './geometry.ts';
import type { PictureInfo } from './picture.ts';
import type { Box, ScenePaint, ScenePicture, SceneShadow, SceneStops, SceneStroke } from './scene.ts';

export interface PaintContext {
  /** Hex of a role or hex. */
  colour(colour: string): string;
  picture(id: string): PictureInfo | undefined;
}

/** Narrower tiles would be a texture nobody sees, drawn very often. */
const smallestTile = 2;

function stopsOf(fill: Extract<Fill, { stops: unknown }>, context: PaintContext): SceneStops {
  return fill.stops.map((stop) => [stop.at, withOpacity(context.colour(stop.colour), stop.opacity ?? 1)] as const);
}

function subjectOf(fill: PictureFill, info: PictureInfo): Subject {
  return fill.focus ?? (info.faces && info.faces.length > 0 ? info.faces : info.focus) ?? { x: 0.5, y: 0.5 };
}

function tilePaint(fill: PictureFill, info: PictureInfo, into: Box): ScenePicture {
  const box = wholePixels(into);
  const width = Math.max(smallestTile, Math.round(fill.tile ?? info.width));
  const height = Math.max(smallestTile, Math.round((width * info.height) / info.width));
  const crop = { x: 0, y: 0, width: info.width, height: info.height };
  const derivative = { asset: info.id, crop, width: box.width, height: box.height, tile: { width, height } };
  return { type: 'picture', box, opacity: 1, enlargement: enlargementOf(info, width / info.width), derivative };
}

function picturePaint(fill: PictureFill, info: PictureInfo, into: Box): ScenePicture {
  if (fill.fit === 'tile') return tilePaint(fill, info, into);
  const { box, crop, scale } = fill.fit === 'cover' ? cover(info, into, subjectOf(fill, info)) : contain(info, into);
  return { type: 'picture', box, opacity: 1, enlargement: enlargementOf(info, scale), derivative: { asset: info.id, crop, width: box.width, height: box.height } };
}

/** A fill across a box of the page; undefined for a picture that is not there. */
export function paintOf(fill: Fill, box: Box, context: PaintContext): ScenePaint | undefined {
  if (fill.type === 'solid') return { type: 'solid', colour: context.colour(fill.colour) };
  if (fill.type === 'linear') return { type: 'linear', ...gradientLine(box, fill.angle), stops: stopsOf(fill, context) };
  if (fill.type === 'radial') {
    const centre = [tidy(fill.centre.x * box.width), tidy(fill.centre.y * box.height)] as const;
    return { type: 'radial', centre, radius: tidy((fill.radius * Math.hypot(box.width, box.height)) / 2), stops: stopsOf(fill, context) };
  }
  const info = context.picture(fill.asset);
  return info && picturePaint(fill, info, box);
}

/** A page's background. A picture lies on the brand's own ground, which alone is seen where the picture is not there. */
export function groundOf(fill: Fill, page: Box, context: PaintContext): ScenePaint {
  const under = context.colour('background');
  const paint = paintOf(fill, page, context) ?? { type: 'solid', colour: under };
  return paint.type === 'picture' ? { ...paint, under } : paint;
}

export function sceneStroke(stroke: Stroke, context: Pick<PaintContext, 'colour'>): SceneStroke {
  return { ...stroke, colour: context.colour(stroke.colour) };
}

export function sceneShadows(shadows: readonly Shadow[], context: Pick<PaintContext, 'colour'>): readonly SceneShadow[] {
  return shadows
    .filter(({ opacity }) => opacity > 0)
    .map(({ blur, offsetX, offsetY, inner, ...shadow }) => ({ colour: withOpacity(context.colour(shadow.colour), shadow.opacity), blur, offsetX, offsetY, ...(inner ? { inner } : {}) }));
}
