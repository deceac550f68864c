// Pictures: a photo of the point or an asset, cropped about its subject or shown whole, cut to any outline, filtered.

import type { Subject } from '../crop.ts';
import { contain, cover, enlargementOf } from '../crop.ts';
import type { ImageElement, PictureSource } from '../design.ts';
import type { Focus, Point } from '../point.ts';
import { pictureOf } from '../point.ts';
import { outlineValues } from '../outline.ts';
import type { PictureInfo } from '../picture.ts';
import type { PictureFilter } from '../pictureFilter.ts';
import { pictureFilter } from '../pictureFilter.ts';
import { isRecord } from '../record.ts';
import { sceneStroke } from '../scenePaint.ts';
import { filter } from './filters.ts';
import type { Kind, SceneContext } from './kind.ts';
import { maskNames, mirroredPath, mirroredRadius, outlineProperties } from './outlines.ts';
import type { Property } from './property.ts';
import { choice, number, optional, usedWhen } from './property.ts';
import { stroke } from './strokes.ts';
import { focus } from './styles.ts';

const assetPattern = /^[0-9a-f]{64}$/;
const fieldPattern = /^[A-Za-z][\w-]{0,99}$/;

const source: Property<PictureSource> = {
  label: 'Picture',
  input: { type: 'source' },
  first: { field: 'photo' },
  read: (value, fallback, say) => {
    const { asset, field } = isRecord(value) ? value : { asset: undefined, field: undefined };
    if (typeof asset === 'string' && assetPattern.test(asset)) return { asset };
    if (typeof field === 'string' && fieldPattern.test(field)) return { field };
    say('named no picture and was put back');
    return fallback;
  },
};

/** The asset an image shows, and where its subject is if the point says so. */
function shown(image: Pick<ImageElement, 'source'>, point: Point): { readonly asset: string; readonly focus?: Focus } | undefined {
  return 'asset' in image.source ? image.source : pictureOf(point, image.source.field);
}

function filterOf({ filter: given = {} }: ImageElement, context: SceneContext): PictureFilter {
  const opaque = (colour: string): string => context.colour(colour).slice(0, 7);
  const { duotone, tint, ...rest } = given;
  return pictureFilter({
    ...rest,
    ...(duotone ? { duotone: [opaque(duotone[0]), opaque(duotone[1])] } : {}),
    ...(tint ? { tint: { ...tint, colour: opaque(tint.colour) } } : {}),
  });
}

const middle: Focus = { x: 0.5, y: 0.5 };

/**
 * What the crop is about: what somebody said of this photo; else what was found in it. An element's own focus was chosen for the picture
 * that the design names, and is a guess for any other.
 */
function subjectOf({ source: { field }, focus: chosen }: ImageElement, point: Point, info: PictureInfo): Subject {
  const found = info.faces && info.faces.length > 0 ? info.faces : info.focus;
  const subject = field === undefined ? (chosen ?? found) : (pictureOf(point, field)?.focus ?? found ?? chosen);
  return subject ?? middle;
}

export const imageKind: Kind<'image'> = {
  kind: 'image',
  name: 'Picture',
  mayBleed: true,
  properties: {
    source,
    fit: choice('Fit', 'cover', { cover: 'Fill the frame', contain: 'Show all of it' }),
    focus: optional(focus('Focus')),
    zoom: usedWhen(optional(number('Zoom', { first: 1, min: 1, max: 20, step: 0.05 })), 'fit', ['cover']),
    mask: choice('Mask', 'rectangle', maskNames),
    ...outlineProperties('mask'),
    filter: optional(filter('Filter')),
    stroke: optional(stroke('Stroke')),
  },
  mirrored: (element) => ({ ...element, radius: mirroredRadius(element.radius), ...(element.path ? { path: mirroredPath(element.path) } : {}) }),
  fill(element, point) {
    const picture = element.source && shown({ source: element.source }, point);
    return picture ? { ...element, source: { ...element.source, asset: picture.asset }, ...(picture.focus ? { focus: picture.focus } : {}) } : element;
  },
  fieldsOf: ({ source: { field } }) => (field === undefined ? [] : [field]),
  outside(element, _box, context) {
    const picture = shown(element, context.point);
    return [picture && context.picture(picture.asset)];
  },
  absence(element, context) {
    const picture = shown(element, context.point);
    if (!picture) return 'empty';
    return context.picture(picture.asset) ? undefined : 'missingPicture';
  },
  toScene(element, box, context) {
    const picture = shown(element, context.point);
    const info = picture && context.picture(picture.asset);
    if (!picture || !info) return undefined;
    const framed = element.fit === 'cover' ? cover(info, box, subjectOf(element, context.point, info), element.zoom) : contain(info, box);
    const { width, height } = framed.box;
    return {
      type: 'picture',
      box: framed.box,
      derivative: { asset: picture.asset, crop: framed.crop, width, height, ...filterOf(element, context) },
      mask: element.mask,
      ...outlineValues(element),
      ...(info.hasAlpha ? { hasAlpha: true } : {}),
      ...(element.stroke ? { stroke: sceneStroke(element.stroke, context) } : {}),
      enlargement: enlargementOf(info, framed.scale),
    };
  },
};
