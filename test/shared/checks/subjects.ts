// Subjects for checks: a small design at a size, with a scene made by hand, so that a check is tried without fonts or a canvas.

import type { CheckSubject, Pixels } from '../../../shared/checks/check.ts';
import type { Design, Element } from '../../../shared/design.ts';
import { newElement } from '../../../shared/elements/index.ts';
import type { PictureInfo } from '../../../shared/picture.ts';
import type { Field, Point } from '../../../shared/point.ts';
import type { Box, Scene, SceneItem } from '../../../shared/scene.ts';
import type { Size } from '../../../shared/size.ts';
import type { TextLayout } from '../../../shared/text/text.ts';

export const photoId = 'a'.repeat(64);

export const square: Size = {
  id: 'ig-square',
  network: 'instagram',
  name: 'Square post',
  width: 1080,
  height: 1080,
  use: 'post',
  recommended: true,
  types: ['jpeg'],
  confidence: 'official',
  limitsConfidence: 'official',
  sources: [],
};

export const story: Size = { ...square, id: 'ig-story', name: 'Story', height: 1920, safeZone: { top: 250, right: 60, bottom: 340, left: 60 } };

const fields: readonly Field[] = [
  { name: 'claim', label: 'Claim', type: 'text', required: true, maxLength: 140 },
  { name: 'name', label: 'Name', type: 'text' },
  { name: 'photo', label: 'Photo', type: 'image' },
  { name: 'mood', label: 'Mood', type: 'choice', choices: ['calm', 'loud'] },
];

export const design: Design = {
  schema: 1,
  id: 'my-point',
  name: 'My point',
  description: '',
  fields,
  point: {},
  altPattern: '',
  showsPerson: true,
  pack: 'make-your-point@1.0.0',
  pages: [
    {
      id: 'page',
      background: { type: 'solid', colour: 'background' },
      elements: [
        newElement('image', 'portrait', { name: 'Portrait', source: { field: 'photo' } }),
        newElement('text', 'claim', { name: 'Claim', runs: [{ text: '{claim}' }], font: 'text', weight: 400 }),
      ],
      layouts: [],
    },
  ],
};

/** A text layout of one line of ten glyphs. */
export function layoutOf(changes: Partial<TextLayout> & { readonly colour?: string } = {}): TextLayout {
  const { colour = '#ffffff', ...rest } = changes;
  const size = rest.size ?? 60;
  const glyphs = Array.from({ length: 10 }, (_, index) => ({ glyph: index + 1, x: index * size * 0.5, y: size, cluster: index }));
  const line = { x: 0, width: size * 5, baseline: size, start: 0, end: 10, runs: [{ font: 'f', size, colour, glyphs }], emoji: [], circles: [] };
  return { lines: [line], size, height: size * 1.2, top: 0, width: size * 5, shrunk: false, cut: false, missing: [], substituted: [], ...rest };
}

export function textItem(layout: TextLayout = layoutOf(), box: Box = { x: 100, y: 400, width: 600, height: 200 }, rotation = 0): SceneItem {
  return { type: 'text', element: 'claim', name: 'Claim', kind: 'text', box, rotation, opacity: 1, text: 'Light for all', layout, smallest: 24 };
}

export function pictureItem(enlargement = 1, box: Box = { x: 200, y: 300, width: 400, height: 400 }): SceneItem {
  const crop = { x: 0, y: 0, width: 400, height: 400 };
  const derivative = { asset: photoId, crop, width: box.width, height: box.height };
  return { type: 'picture', element: 'portrait', name: 'Portrait', kind: 'image', box, rotation: 0, opacity: 1, derivative, mask: 'rectangle', radius: 0, enlargement };
}

/** A shape filled with the photo. */
export function filledItem(enlargement: number, box: Box = { x: 200, y: 300, width: 400, height: 400 }): SceneItem {
  const derivative = { asset: photoId, crop: { x: 0, y: 0, width: 400, height: 400 }, width: box.width, height: box.height };
  const fill = { type: 'picture' as const, derivative, box, opacity: 1, enlargement };
  return { type: 'shape', element: 'portrait', name: 'Portrait', kind: 'shape', box, rotation: 0, opacity: 1, shape: 'star', radius: 0, fill };
}

export function groupOf(items: readonly SceneItem[], rotation: number, box: Box): SceneItem {
  return { type: 'group', element: 'group', name: 'Group', kind: 'group', box, rotation, opacity: 1, items };
}

export const photo: PictureInfo = {
  id: photoId,
  width: 400,
  height: 400,
  type: 'jpeg',
  name: 'amina.jpg',
  hasAlpha: false,
  tones: { columns: 1, rows: 1, darkest: [0], lightest: [1] },
};

/** A canvas of one grey, with stripes of another over a share of its rows. */
export function pixelsOf(grey: number, size: Pick<Size, 'width' | 'height'> = square, stripes?: { readonly grey: number; readonly every: number }): Pixels {
  const data = new Uint8ClampedArray(size.width * size.height * 4).fill(255);
  for (let row = 0; row < size.height; row += 1) {
    const value = stripes && row % stripes.every === 0 ? stripes.grey : grey;
    for (let at = row * size.width * 4; at < (row + 1) * size.width * 4; at += 4) data.fill(value, at, at + 3);
  }
  return { width: size.width, height: size.height, data };
}

export interface SubjectChanges {
  readonly point?: Point;
  readonly size?: Size;
  readonly items?: readonly SceneItem[];
  readonly absent?: Scene['absent'];
  readonly alt?: string;
  readonly asksConsent?: boolean;
  readonly design?: Partial<Design>;
  readonly pictures?: readonly PictureInfo[];
  readonly behind?: Pixels;
  /** The design's own if absent. */
  readonly elements?: readonly Element[];
}

/** A subject with nothing wrong, but for the changes. */
export function subject(changes: SubjectChanges = {}): CheckSubject {
  const size = changes.size ?? square;
  const pictures = changes.pictures ?? [photo];
  const { behind } = changes;
  return {
    design: { ...design, ...changes.design },
    size,
    point: { claim: 'Light for all', ...changes.point },
    scene: {
      width: size.width,
      height: size.height,
      background: { type: 'solid', colour: '#10141a' },
      items: changes.items ?? [textItem()],
      absent: changes.absent ?? [],
      elements: changes.elements ?? design.pages[0]!.elements,
      frame: { width: size.width, from: { x: 0, y: 0, ...size }, to: { x: 0, y: 0, ...size }, scales: new Map(), by: 1, isPlain: true },
    },
    brand: { name: 'Brand', colours: {}, fonts: { text: { family: 'Inter', weight: 400 } }, logos: [], logoClearSpace: 0.5, fallback: [] },
    alt: changes.alt ?? 'A claim: light for all.',
    asksConsent: changes.asksConsent ?? false,
    picture: (id) => pictures.find((info) => info.id === id),
    ...(behind ? { pixelsBehind: () => behind } : {}),
  };
}
