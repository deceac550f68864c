import { describe, expect, it } from 'vitest';
import type { Element, ShapeElement } from '../../../shared/design.ts';
import { newDesign, readDesign, writeDesign } from '../../../shared/design.ts';
import { mirrorLook, newElement, scaleElement } from '../../../shared/elements/index.ts';
import { scaledFill } from '../../../shared/elements/fills.ts';

const photo = 'a'.repeat(64);

/** What reading makes of one element's values, and what it had to say. */
function read(values: Readonly<Record<string, unknown>>, changes: Readonly<Record<string, unknown>> = {}): { readonly element: Readonly<Record<string, unknown>>; readonly repairs: readonly string[] } {
  const page = { id: 'page-1', background: { type: 'solid', colour: 'background' }, elements: [{ id: 'one', name: 'One', ...values }], layouts: [{ shape: 'story', changes: { one: changes } }] };
  const { design, repairs } = readDesign({ ...newDesign({ id: 'd', name: 'D' }), pages: [page] });
  return { element: { ...design.pages[0]!.elements[0] }, repairs };
}

describe('A file of an earlier version', () => {
  it.each([
    ['one shadow', { kind: 'text', runs: 'Hi', shadow: { colour: 'text', opacity: 0.5, blur: 8, offsetX: 2, offsetY: 4 } }, { shadow: [{ colour: 'text', opacity: 0.5, blur: 8, offsetX: 2, offsetY: 4 }] }],
    ['one radius', { kind: 'shape', radius: 12 }, { radius: 12 }],
    ['a plain stroke', { kind: 'shape', stroke: { colour: 'text', width: 3 } }, { stroke: { colour: 'text', width: 3 } }],
    ['a duotone', { kind: 'image', source: { field: 'photo' }, filter: { duotone: ['#000000', 'accent'] } }, { filter: { duotone: ['#000000', 'accent'] } }],
    ['grey', { kind: 'image', source: { field: 'photo' }, filter: { grey: true } }, { filter: { grey: true } }],
    ['a gradient', { kind: 'shape', fill: { type: 'linear', angle: 20, stops: [{ at: 0, colour: 'text' }, { at: 1, colour: 'accent' }] } }, { fill: { type: 'linear', angle: 20 } }],
    ['an ellipse as mask', { kind: 'image', source: { field: 'photo' }, mask: 'ellipse' }, { mask: 'ellipse', radius: 0 }],
  ])('with %s is read without a word, and keeps its look', (_, values, expected) => {
    const { element, repairs } = read(values);
    expect(repairs).toEqual([]);
    expect(element).toMatchObject(expected);
    for (const added of ['blend', 'flipX', 'flipY', 'zoom', 'sides', 'inner', 'path', 'heads']) expect(element).not.toHaveProperty(added);
  });

  it('may change one value of a shadow in a layout', () => {
    const shadow = { colour: 'text', opacity: 0.5, blur: 8, offsetX: 2, offsetY: 4 };
    const given = { ...newDesign({ id: 'd', name: 'D' }), pages: [{ id: 'page-1', elements: [{ kind: 'text', id: 'one', name: 'One', runs: 'Hi', shadow }], layouts: [{ shape: 'story', changes: { one: { shadow: { blur: 20 } } } }] }] };
    const { design, repairs } = readDesign(given);
    expect(repairs).toEqual([]);
    expect(design.pages[0]!.layouts[0]!.changes['one']).toEqual({ shadow: [{ ...shadow, blur: 20 }] });
  });
});

describe('What cannot be drawn', () => {
  it.each([
    ['more shadows than are seen', { kind: 'shape', shadow: Array.from({ length: 12 }, () => ({})) }, 'shadow had 12 shadows, of which the first 8 were kept'],
    ['a fill without a picture', { kind: 'shape', fill: { type: 'picture', asset: '../../secret' } }, 'fill could not be read and was taken away'],
    ['a gradient of one colour', { kind: 'shape', fill: { type: 'radial', stops: [{ at: 0, colour: 'text' }] } }, 'fill was a gradient of one colour and is now plain'],
    ['dashes that are none', { kind: 'shape', stroke: { colour: 'text', width: 3, dash: 'dotted' } }, 'stroke had dashes that were not two lengths and is now unbroken'],
    ['a path of one point', { kind: 'shape', shape: 'path', path: { points: [{ x: 0, y: 0 }] } }, 'path could not be read and was taken away'],
    ['a blend mode of another program', { kind: 'shape', blend: 'luminosity' }, 'blend could not be read and was taken away'],
    ['a zoom that shows nothing', { kind: 'image', source: { field: 'photo' }, zoom: 0 }, 'zoom could not be read and was taken away'],
    ['a radius that is none', { kind: 'shape', radius: ['a', 2, 3, 4] }, 'corner radius was not a number and is now 0'],
    ['a filter far out', { kind: 'image', source: { field: 'photo' }, filter: { brightness: 7 } }, 'filter was 7 and is now 1, within -1 to 1'],
  ])('is mended, and said: %s', (_, values, says) => {
    const { repairs } = read(values);
    expect(repairs.join('\n')).toContain(says);
    expect(repairs).toHaveLength(1);
  });
});

const look: Partial<ShapeElement> = {
  radius: [1, 2, 3, 4],
  stroke: { colour: 'text', width: 3, dash: [6, 4], cap: 'round', join: 'bevel', position: 'inside' },
  shadow: [{ colour: 'text', opacity: 1, blur: 5, offsetX: 6, offsetY: 7, inner: true }],
  blend: 'multiply',
  flipX: true,
};

const mirrored = (values: Partial<ShapeElement>): Element => mirrorLook(newElement('shape', 's', values));

describe('A look', () => {
  it('is written and read as it is', () => {
    const elements: readonly Element[] = [newElement('shape', 'one', look), newElement('image', 'two', { source: { asset: photo }, zoom: 2.5, mask: 'star', sides: 7, inner: 0.3, filter: { tint: { colour: 'accent', strength: 0.5 }, blur: 4, brightness: -0.25 } })];
    const design = newDesign({ id: 'd', name: 'D', pages: [{ id: 'page-1', background: { type: 'picture', asset: photo, fit: 'tile', tile: 90 }, elements, layouts: [] }] });
    expect(readDesign(JSON.parse(writeDesign(design)))).toEqual({ design, repairs: [] });
  });

  it('grows with the page, shares of the box and of the picture aside', () => {
    const path = { closed: false, points: [{ x: 0, y: 0 }, { x: 1, y: 0.5, in: { x: -0.2, y: 0 } }] };
    expect(scaleElement(newElement('shape', 's', { ...look, path }), 2)).toMatchObject({
      radius: [2, 4, 6, 8], stroke: { width: 6, dash: [12, 8] }, shadow: [{ blur: 10, offsetX: 12, offsetY: 14, opacity: 1 }], path,
    });
    expect(scaleElement(newElement('image', 'i', { zoom: 3, filter: { blur: 5, contrast: 0.5 } }), 2)).toMatchObject({ zoom: 3, filter: { blur: 10, contrast: 0.5 } });
    expect(scaledFill({ type: 'picture', asset: photo, fit: 'tile', tile: 40 }, 2)).toMatchObject({ tile: 80 });
  });

  it('is mirrored where a mirror would change it', () => {
    expect(mirrored({ radius: [1, 2, 3, 4] })).toMatchObject({ radius: [2, 1, 4, 3] });
    expect(mirrored({ fill: { type: 'radial', centre: { x: 0.2, y: 0.3 }, radius: 1, stops: [] } })).toMatchObject({ fill: { centre: { x: 0.8, y: 0.3 } } });
    expect(mirrored({ shape: 'path' })).toMatchObject({ flipX: true });
    expect(mirrored({ shape: 'line', flipX: true })).not.toHaveProperty('flipX');
    expect(mirrored({ fill: { type: 'picture', asset: photo, fit: 'cover', focus: { x: 0.2, y: 0 } } })).toMatchObject({ fill: { focus: { x: 0.2 } } });
  });
});
