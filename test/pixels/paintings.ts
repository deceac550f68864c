// Paintings that use each thing the painter can draw, alone, so that a difference names its cause.

import { newDesign } from '../../shared/design.ts';
import type { Design, Element, Fill, Icon, Shadow } from '../../shared/design.ts';
import { newElement } from '../../shared/elements/index.ts';

export const sunset: Fill = {
  type: 'linear',
  angle: 65,
  stops: [
    { at: 0, colour: '#0B1F3A' },
    { at: 0.45, colour: 'accent-2', opacity: 0.6 },
    { at: 1, colour: 'accent', opacity: 0.1 },
  ],
};

export function page(name: string, elements: readonly Element[], background: Fill = { type: 'solid', colour: 'surface' }): Design {
  return newDesign({ id: name, name, pages: [{ id: 'page', background, elements, layouts: [] }] });
}

export const box = { x: 140.3, y: 160.7, width: 611.4, height: 433.9 };
export const shape = (values: Parameters<typeof newElement<'shape'>>[2]): Element => newElement('shape', 'shape', { ...box, fill: { type: 'solid', colour: 'accent-2' }, ...values });
export const image = (asset: string, values: Parameters<typeof newElement<'image'>>[2] = {}): Element => newElement('image', 'image', { ...box, source: { asset }, ...values });
export const words = (values: Parameters<typeof newElement<'text'>>[2]): Element =>
  newElement('text', 'text', { ...box, size: { smallest: 20, largest: 90 }, colour: 'on-surface', font: 'display', ...values });
const drop: Icon = { name: 'drop', path: 'M128 16C104 64 56 112 56 160C56 200 88 232 128 232C168 232 200 200 200 160C200 112 152 64 128 16ZM128 200Q96 200 88 168H104Q108 184 128 184Z' };
const shadow: readonly Shadow[] = [{ colour: '#000000', opacity: 0.4, blur: 31, offsetX: 7.5, offsetY: 14 }];

/** Designs by what they show, for a photo (opaque) and a drawing (transparent). */
export function featureDesigns(photo: string, drawing: string): readonly Design[] {
  return [
    page('gradient background', [], sunset),
    page('solid shapes', [shape({ radius: 37.5 }), newElement('shape', 'ellipse', { ...box, x: 500, shape: 'ellipse', fill: { type: 'solid', colour: 'sky' }, opacity: 0.42 })]),
    page('gradient shape', [shape({ fill: sunset, shape: 'ellipse' })]),
    page('stroked shapes', [
      shape({ stroke: { colour: 'leaf', width: 13.3 }, radius: 60 }),
      newElement('shape', 'line', { x: 90, y: 800, width: 900, height: 77, shape: 'line', stroke: { colour: 'sky', width: 5 } }),
    ]),
    page('shadow of a shape', [shape({ shadow, radius: 24 })]),
    page('shadow of a text', [words({ runs: [{ text: 'Shade under words' }], shadow })]),
    page('turned shape and text', [shape({ rotation: 17.3 }), words({ runs: [{ text: 'Turned words 1.4' }], rotation: -33, opacity: 0.8 })]),
    page('photo', [image(photo)]),
    page('photo in an ellipse', [image(photo, { mask: 'ellipse', stroke: { colour: 'accent', width: 9 } })]),
    page('photo with round corners', [image(photo, { radius: 80.5, opacity: 0.7 })]),
    page('photo with a shadow', [image(photo, { mask: 'ellipse', shadow })]),
    page('duotone photo', [image(photo, { filter: { duotone: ['#0B1F3A', 'accent'] } })]),
    page('grey photo', [image(photo, { filter: { grey: true } })]),
    page('turned photo', [image(photo, { rotation: 11, mask: 'ellipse' })]),
    page('drawing with transparency', [shape({}), image(drawing, { fit: 'contain' })]),
    page('drawing with transparency, faint', [shape({}), image(drawing, { fit: 'contain', opacity: 0.5 })]),
    page('emoji', [words({ runs: [{ text: 'Sun ☀️ 🌍 👩🏽‍🔧 🇰🇪 ❤️ 👨‍👩‍👧‍👦 🔌💡🧑🏿‍🦽🏳️‍🌈🐘🦁' }] })]),
    page('scripts', [words({ runs: [{ text: 'Ενέργεια Энергия الطاقة ऊर्जा ' }, { text: 'and more', italic: true, colour: 'leaf', font: 'quote' }], endPoint: 'accent' })]),
    page('QR code', [newElement('qr', 'qr', { ...box, content: 'https://example.org/point?from=test' })]),
    page('dot chart', [newElement('dots', 'dots', { ...box, value: '13 in 40', lit: 'accent-2', unlit: 'on-surface' })]),
    page('dot chart of icons, turned and faint', [newElement('dots', 'dots', { ...box, value: '3 in 7', icon: drop, lit: 'sky', unlit: 'sky', rotation: 13, opacity: 0.8 })]),
    page('ring', [newElement('progress', 'ring', { ...box, value: '62.4%', thickness: 47.3, track: 'on-surface', point: 'accent-2', startAngle: 17 })]),
    page('part of a ring with flat ends, shaded', [newElement('progress', 'ring', { ...box, value: '31%', round: false, sweep: 250, startAngle: -125, track: 'leaf', shadow })]),
    page('bar', [newElement('progress', 'bar', { ...box, shape: 'bar', value: '7 of 9', thickness: 60, track: 'on-surface', point: 'sky', reversed: true })]),
    page('icon', [newElement('icon', 'icon', { ...box, icon: drop, colour: 'sky', flipX: true, shadow })]),
    page('table', [
      newElement('table', 'table', { ...box, rows: [['Year', 'People'], ['2010', '1.14 billion'], ['2023', '666 million']], header: true, headerFill: 'accent', line: 'on-surface', lineWidth: 3, colour: 'on-surface', points: 'accent-2', rail: 'sky' }),
    ]),
    page('turned group', [
      newElement('group', 'group', { ...box, rotation: -8, opacity: 0.6, children: [shape({ x: 10, y: 20 }), words({ x: 30, y: 40, runs: [{ text: 'Together' }] })] }),
    ]),
  ];
}
