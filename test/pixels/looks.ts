// Paintings of every look an element can have, each alone and where it meets others, so that a difference names its cause.

import type { BlendMode, Design, Element, Fill, FreePath, HeadStyle, Shadow, Stroke } from '../../shared/design.ts';
import { blendNames } from '../../shared/elements/base.ts';
import { newElement } from '../../shared/elements/index.ts';
import { headStyles } from '../../shared/elements/strokes.ts';
import { box, image, page, shape, sunset, words } from './paintings.ts';

const stops = [{ at: 0, colour: 'accent' }, { at: 0.5, colour: 'accent-2', opacity: 0.7 }, { at: 1, colour: '#0B1F3A' }] as const;
const leaf: FreePath = {
  closed: true,
  points: [
    { x: 0.5, y: 0, out: { x: 0.4, y: 0.1 } },
    { x: 0.95, y: 0.55, in: { x: 0.1, y: -0.3 }, out: { x: -0.1, y: 0.4 } },
    { x: 0.5, y: 1, in: { x: 0.2, y: 0 } },
    { x: 0.08, y: 0.5, out: { x: -0.2, y: -0.5 } },
  ],
};
const wave: FreePath = {
  closed: false,
  points: [
    { x: 0, y: 0.7, out: { x: 0.2, y: -1 } },
    { x: 0.5, y: 0.5, in: { x: -0.2, y: 0.5 }, out: { x: 0.2, y: -0.5 } },
    { x: 1, y: 0.3, in: { x: -0.2, y: 0.9 } },
  ],
};
const soft: Shadow = { colour: '#000000', opacity: 0.4, blur: 31, offsetX: 7.5, offsetY: 14 };
const glow: Shadow = { colour: 'accent', opacity: 0.9, blur: 60, offsetX: -20, offsetY: 0 };
const hard: Shadow = { colour: 'accent-2', opacity: 1, blur: 0, offsetX: 22, offsetY: 18 };
const inner: Shadow = { ...soft, opacity: 0.7, inner: true };
const stroke: Stroke = { colour: 'leaf', width: 17.3 };
const line = (values: Parameters<typeof newElement<'shape'>>[2]): Element =>
  newElement('shape', 'line', { x: 120, y: 140, width: 800, height: 233, shape: 'line', stroke: { colour: 'sky', width: 11 }, ...values });

const fills = (photo: string, drawing: string): readonly Design[] => {
  const picture = (values: Partial<Extract<Fill, { type: 'picture' }>> = {}): Fill => ({ type: 'picture', asset: photo, fit: 'cover', ...values });
  return [
    page('radial background', [], { type: 'radial', centre: { x: 0.3, y: 0.4 }, radius: 0.8, stops }),
    page('radial shape', [shape({ shape: 'ellipse', fill: { type: 'radial', centre: { x: 0.5, y: 0.5 }, radius: 1, stops } })]),
    page('radial beside its box', [shape({ rotation: 12, fill: { type: 'radial', centre: { x: -0.2, y: 1.3 }, radius: 1.4, stops } })]),
    page('picture in a shape', [shape({ shape: 'star', sides: 7, fill: picture() })]),
    page('whole picture in a shape', [shape({ shape: 'ellipse', fill: picture({ fit: 'contain' }), stroke })]),
    page('tiles in a shape', [shape({ radius: 50, fill: picture({ asset: drawing, fit: 'tile', tile: 63.7 }), opacity: 0.8 })]),
    page('picture background', [words({ runs: [{ text: 'On a picture' }] })], picture({ focus: { x: 0.2, y: 0.1 } })),
    page('tiled background', [], picture({ asset: drawing, fit: 'tile', tile: 150 })),
    page('whole picture background', [], picture({ asset: drawing, fit: 'contain' })),
    page('turned picture fill', [shape({ rotation: -23, shape: 'path', path: leaf, fill: picture(), shadow: [soft] })]),
  ];
};

const strokes: readonly Design[] = [
  page('dashes', [shape({ stroke: { ...stroke, dash: [40, 17.5] }, radius: 60 }), line({ stroke: { colour: 'sky', width: 6, dash: [1, 9] } })]),
  page('dots', [shape({ shape: 'ellipse', stroke: { ...stroke, dash: [0, 30], cap: 'round' } }), line({ stroke: { colour: 'sky', width: 12, dash: [0, 24], cap: 'round' } })]),
  page('caps', [line({ stroke: { colour: 'sky', width: 40, cap: 'round' } }), line({ y: 500, stroke: { colour: 'sky', width: 40, cap: 'square' } }), line({ y: 800, height: 0, stroke: { colour: 'sky', width: 33, cap: 'square', dash: [60, 90] } })]),
  page('joins', (['miter', 'round', 'bevel'] as const).map((join, index) => newElement('shape', join, { x: 60 + index * 330, y: 200, width: 280, height: 500, shape: 'star', sides: 5, inner: 0.3, fill: { type: 'solid', colour: 'accent' }, stroke: { ...stroke, join } }))),
  page('inside strokes', [shape({ radius: [90, 0, 40, 200], stroke: { ...stroke, position: 'inside' } }), newElement('shape', 'path', { ...box, x: 430, y: 500, shape: 'path', path: leaf, stroke: { ...stroke, position: 'inside', dash: [30, 20] } })]),
  page('outside strokes', [shape({ radius: 33, stroke: { ...stroke, position: 'outside' } }), newElement('shape', 'star', { ...box, x: 430, y: 500, shape: 'star', stroke: { ...stroke, position: 'outside' } })]),
];

const shadows = (photo: string, drawing: string): readonly Design[] => [
  page('several shadows', [shape({ radius: 24, shadow: [soft, glow, hard] })]),
  page('inner shadow', [shape({ shape: 'ellipse', shadow: [inner, soft] })]),
  page('inner shadows of a turned path', [shape({ shape: 'path', path: leaf, rotation: 31, flipX: true, shadow: [inner, { ...inner, colour: 'sky', offsetX: -40 }] })]),
  page('shadows of strokes and fills', [shape({ stroke, radius: [80, 0, 30, 10], shadow: [hard, glow] }), newElement('shape', 'e', { ...box, y: 640, height: 300, shape: 'ellipse', fill: sunset, stroke: { ...stroke, position: 'outside' }, shadow: [hard] })]),
  page('shadow of a faint shape', [shape({ opacity: 0.5, shadow: [hard] }), newElement('shape', 'faint', { ...box, y: 640, fill: sunset, shadow: [soft] })]),
  page('shadow of a stroke', [line({ shadow: [soft], heads: { end: 'triangle' } }), newElement('shape', 'ring', { ...box, y: 420, shape: 'ellipse', stroke: { ...stroke, dash: [50, 30] }, shadow: [hard] })]),
  page('shadows of words and emoji', [words({ runs: [{ text: 'Two ' }, { text: 'colours 🌍👩🏽‍🔧', colour: 'leaf' }], shadow: [soft, hard], endPoint: 'accent' })]),
  page('shadow of a drawing', [image(drawing, { fit: 'contain', shadow: [soft] })]),
  page('shadow of a turned drawing', [image(drawing, { fit: 'contain', rotation: 20, shadow: [soft] })]),
  page('shadows of what is turned', [17, -40, 90, 180].map((rotation, index) => newElement('shape', `t${index}`, { x: 60 + (index % 2) * 520, y: 100 + Math.floor(index / 2) * 520, width: 380.3, height: 301.9, shape: 'star', rotation, fill: sunset, stroke, flipY: index > 1, shadow: [inner, soft, hard] }))),
  page('shadows of turned words', [words({ runs: [{ text: 'Two ' }, { text: 'colours 🌍', colour: 'leaf' }], rotation: -33, shadow: [soft, hard] })]),
  page('shadows of photos', [-9, 33].map((rotation, index) => image(photo, { x: 100 + index * 300, y: 90 + index * 400, rotation, radius: 70.4, shadow: [soft, inner] }))),
  page('shadows of a photo', [image(photo, { mask: 'star', shadow: [soft, glow, inner] })]),
];

const outlines = (photo: string): readonly Design[] => [
  page('corners one by one', [shape({ radius: [0, 120.5, 33, 400] }), image(photo, { x: 500, y: 560, radius: [200, 0, 60, 10] })]),
  page('polygons', [3, 5, 6, 12].map((sides, index) => newElement('shape', `p${sides}`, { x: 50 + index * 240, y: 100 + index * 170, width: 211.4, height: 260, shape: 'polygon', sides, radius: index * 14, fill: { type: 'solid', colour: 'sky' }, stroke }))),
  page('stars', [3, 5, 12].map((sides, index) => newElement('shape', `s${sides}`, { x: 50 + index * 330, y: 300, width: 311.4, height: 360, shape: 'star', sides, inner: 0.2 + index * 0.25, radius: index * 9, fill: sunset }))),
  page('free paths', [shape({ shape: 'path', path: leaf, stroke }), newElement('shape', 'wave', { ...box, y: 620, shape: 'path', path: wave, stroke: { colour: 'sky', width: 14, cap: 'round' } })]),
  page('masks', (['polygon', 'star', 'path', 'ellipse'] as const).map((mask, index) => image(photo, { x: 40 + (index % 2) * 520, y: 40 + Math.floor(index / 2) * 520, width: 470, height: 470, mask, path: leaf, radius: 20, stroke: { colour: 'accent', width: 9 } }))),
  page('flips', [shape({ shape: 'path', path: leaf, flipX: true, fill: sunset }), words({ y: 500, runs: [{ text: 'Turned over' }], flipY: true, rotation: 9 }), image(photo, { x: 500, y: 600, flipX: true, mask: 'path', path: leaf })]),
  page('flipped photos', [image(photo, { y: 40, height: 300, flipX: true }), image(photo, { y: 360, height: 301, flipY: true }), image(photo, { y: 680, height: 300, flipX: true, flipY: true, rotation: 14 })]),
  page('flipped group', [newElement('group', 'group', { ...box, flipX: true, flipY: true, rotation: 5, children: [image(photo, { x: 0, y: 0 }), words({ x: 30, y: 40, runs: [{ text: 'Together' }], shadow: [soft] })] })]),
  page('zoomed photo', [image(photo, { zoom: 2.35, focus: { x: 0.3, y: 0.4 } })]),
];

const ends: readonly Design[] = headStyles.map((style: HeadStyle) =>
  page(`ends: ${style}`, [
    line({ heads: { start: style, end: style }, stroke: { colour: 'sky', width: 9 } }),
    line({ y: 420, height: 0, heads: { end: style }, stroke: { colour: '#2F6BFF80', width: 21, dash: [44, 30] } }),
    newElement('shape', 'wave', { ...box, y: 560, shape: 'path', path: wave, stroke: { colour: 'leaf', width: 7, join: 'round', cap: 'round' }, heads: { start: style, end: style } }),
  ]),
);

const isMode = (name: string): name is BlendMode => Object.hasOwn(blendNames, name);

const blends = (photo: string): readonly Design[] =>
  Object.keys(blendNames).filter(isMode).map((blend) =>
    page(`blend: ${blend}`, [
      image(photo, { x: 60, y: 60, width: 640, height: 900 }),
      shape({ x: 200.4, y: 140, width: 700, height: 300, shape: 'ellipse', fill: { type: 'solid', colour: 'accent' }, blend }),
      shape({ x: 260, y: 480, width: 600, height: 240, fill: sunset, stroke, blend, opacity: 0.8, rotation: 7 }),
      words({ x: 300, y: 740, runs: [{ text: 'Blended words 🌍' }], blend }),
      image(photo, { x: 720, y: 100, width: 300, height: 380, mask: 'star', blend, shadow: [soft] }),
      newElement('group', 'group', { x: 30, y: 880, width: 400, height: 160, blend, children: [shape({ x: 0, y: 0, width: 200, height: 150 }), shape({ x: 120, y: 30, width: 200, height: 120, flipX: true, shape: 'path', path: leaf })] }),
    ]),
  );

const filters = (photo: string): readonly Design[] => [
  page('tinted photo', [image(photo, { filter: { tint: { colour: 'sky', strength: 0.7 } } })]),
  page('lighter photo', [image(photo, { filter: { brightness: 0.25, contrast: -0.3, saturation: 0.8 } })]),
  page('darker photo', [image(photo, { filter: { brightness: -0.35, contrast: 0.4, saturation: -0.6 } })]),
  page('blurred photo', [image(photo, { filter: { blur: 4.5 } }), image(photo, { y: 620, filter: { blur: 60, grey: true } })]),
];

/** Designs by what they show, for a photo (opaque) and a drawing (transparent). */
export function lookDesigns(photo: string, drawing: string): readonly Design[] {
  return [...fills(photo, drawing), ...strokes, ...shadows(photo, drawing), ...outlines(photo), ...ends, ...blends(photo), ...filters(photo)];
}
