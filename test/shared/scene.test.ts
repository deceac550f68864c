import { describe, expect, it } from 'vitest';
import type { Element } from '../../shared/design.ts';
import { newElement } from '../../shared/elements/index.ts';
import type { Point } from '../../shared/point.ts';
import type { Scene, SceneItem } from '../../shared/scene.ts';
import { buildScene } from '../../shared/scene.ts';
import { assets, designOf, idOf, picture } from './scenes.ts';

const square = { id: 'ig-square', width: 1080, height: 1080 };

function sceneOf(elements: readonly Element[], point: Point = {}, given = assets(), values: Parameters<typeof designOf>[1] = {}): Scene {
  return buildScene(designOf(elements, values), 0, square, point, given);
}

type Item<T extends SceneItem['type']> = Extract<SceneItem, { type: T }>;

function first<T extends SceneItem['type']>(scene: Scene, type: T): Item<T> {
  const found = scene.items.find((item): item is Item<T> => item.type === type);
  if (!found) throw new Error(`no ${type} in the scene`);
  return found;
}

describe('Colours', () => {
  it('are the brand\'s by role, and hex where given', () => {
    const scene = sceneOf([newElement('shape', 's', { fill: { type: 'solid', colour: 'accent' }, stroke: { colour: '#ABCDEF80', width: 2 } })]);
    expect(scene.background).toEqual({ type: 'solid', colour: '#10141a' });
    expect(first(scene, 'shape')).toMatchObject({ fill: { colour: '#ffb000' }, stroke: { colour: '#abcdef80' } });
  });

  it('of gradients run through the box along their angle', () => {
    const fill = { type: 'linear', angle: 90, stops: [{ at: 0, colour: 'accent', opacity: 0.5 }, { at: 1, colour: '#000000' }] } as const;
    expect(first(sceneOf([newElement('shape', 's', { width: 100, height: 50, fill })]), 'shape').fill).toEqual({
      type: 'linear',
      from: [50, 0],
      to: [50, 50],
      stops: [[0, '#ffb00080'], [1, '#000000ff']],
    });
  });
});

describe('Text', () => {
  it('is asked for with fonts by role, and physical alignment', () => {
    const given = assets();
    sceneOf([newElement('text', 't', { runs: [{ text: '{claim}' }, { text: '{unit}!', weight: 300, font: 'Other' }], font: 'display', align: 'end', endPoint: 'accent' })], { claim: 'Yes', unit: 'kW' }, given);
    expect(given.fonts.asked[0]).toMatchObject({
      runs: [
        { text: 'Yes', family: 'Bricolage Grotesque', weight: 800, colour: '#ffffff', letterSpacing: -0.02 },
        { text: 'kW!', family: 'Other', weight: 300 },
      ],
      align: 'right',
      direction: 'auto',
      endPoint: '#ffb000',
    });
  });

  it('of a right-to-left point is mirrored, and runs that way where it holds such a script', () => {
    const given = assets();
    const words = ['الطاقة UN', '#MakeYourPoint'].map((text, index) => newElement('text', `t${index}`, { runs: [{ text }] }));
    sceneOf(words, { language: 'ar-EG' }, given);
    expect(given.fonts.asked.map(({ align, direction, language }) => [align, direction, language])).toEqual([
      ['right', 'rtl', 'ar-EG'],
      ['right', 'auto', 'ar-EG'],
    ]);
  });

  it('in capitals follows its language', () => {
    const given = assets();
    sceneOf([newElement('text', 't', { runs: [{ text: 'istanbul' }], uppercase: true })], { language: 'tr' }, given);
    expect(given.fonts.asked[0]!.runs[0]!.text).toBe('İSTANBUL');
  });

  it('with nothing to say is absent', () => {
    const scene = sceneOf([newElement('text', 't', { runs: [{ text: '{claim}' }] }), newElement('text', 'h', { hidden: true })]);
    expect(scene.items).toEqual([]);
    expect(scene.absent).toEqual([{ element: 't', reason: 'empty' }, { element: 'h', reason: 'hidden' }]);
  });
});

describe('A picture', () => {
  const wide = picture('a');
  const frame = newElement('image', 'i', { x: 10.4, y: 20.6, width: 100, height: 100 });
  const photo = { photo: { asset: wide.id } };

  it('fills its box in whole pixels, cropped about its subject', () => {
    const item = first(sceneOf([frame], { photo: { asset: wide.id, focus: { x: 0.6, y: 0.5 } } }, assets([wide])), 'picture');
    expect(item.box).toEqual({ x: 10, y: 21, width: 100, height: 100 });
    expect(item.derivative).toEqual({ asset: wide.id, crop: { x: 700, y: 0, width: 1000, height: 1000 }, width: 100, height: 100 });
    expect(item.enlargement).toBeCloseTo(0.1);
  });

  const face = { x: 0.6, y: 0, width: 0.2, height: 0.4 };
  const said = { photo: { asset: wide.id, focus: { x: 1, y: 0 } } };
  const own = { source: { asset: wide.id } };

  it.each([
    ['what the point says, before all', said, {}, { faces: [face] }, 1000],
    ['the faces found in a photo of the point', photo, {}, { faces: [face], focus: { x: 0, y: 0 } }, 900],
    ['what the eye is drawn to, where there are none', photo, {}, { faces: [], focus: { x: 0, y: 0 } }, 0],
    ['what the template guesses, where nothing is known', photo, {}, {}, 500],
    ['what was chosen for a picture of the design', {}, own, { faces: [face] }, 500],
  ])('takes its subject from %s', (_, point, values, known, x) => {
    const scene = sceneOf([{ ...frame, focus: { x: 0.5, y: 0.5 }, ...values }], point, assets([{ ...wide, ...known }]));
    expect(first(scene, 'picture').derivative.crop.x).toBe(x);
  });

  it('is shown whole where it is to be, in the middle', () => {
    const item = first(sceneOf([{ ...frame, fit: 'contain' }], photo, assets([wide])), 'picture');
    expect(item.box).toEqual({ x: 10, y: 46, width: 100, height: 50 });
    expect(item.derivative.crop).toEqual({ x: 0, y: 0, width: 2000, height: 1000 });
  });

  it('has its filter in the colours of the brand', () => {
    const item = first(sceneOf([{ ...frame, filter: { duotone: ['background', 'accent'] } }], photo, assets([wide])), 'picture');
    expect(item.derivative.duotone).toEqual(['#10141a', '#ffb000']);
  });

  const without = { layouts: [{ without: 'photo', changes: { c: { width: 900 } } }] };
  const words = newElement('text', 'c', { width: 300, runs: [{ text: 'Light' }] });

  it.each([
    ['is not given', {}, 'empty'],
    ['cannot be read', { photo: { asset: idOf('b') } }, 'missingPicture'],
  ])('that %s leaves no frame, and lets the layout close up', (_, point, reason) => {
    const scene = sceneOf([frame, words], point, assets([wide]), without);
    expect(scene.absent).toEqual([{ element: 'i', reason }]);
    expect(scene.elements[1]).toMatchObject({ width: 900 });
    expect(sceneOf([frame, words], photo, assets([wide]), without).elements[1]).toMatchObject({ width: 300 });
  });
});

describe('A logo', () => {
  const light = picture('c', { width: 200, height: 100 });
  const dark = picture('d', { width: 200, height: 100 });
  const logos = [{ asset: light.id, on: 'light' as const }, { asset: dark.id, on: 'dark' as const }];
  const logo = newElement('logo', 'logo', { x: 100, y: 100, width: 300, height: 50, alignX: 'end' });
  const shown = (below: readonly Element[], background = 'background', pictures = [light, dark]): string =>
    first(sceneOf([...below, logo], { photo: { asset: idOf('p') } }, assets([...pictures, picture('p', {}, [0.9])], { logos }), { background: { type: 'solid', colour: background } }), 'picture').derivative.asset;

  it('is the variant for the page under it', () => {
    expect(shown([])).toBe(dark.id);
    expect(shown([], 'accent')).toBe(light.id);
  });

  it('is the variant for what lies between it and the page', () => {
    const panel = newElement('shape', 's', { x: 50, y: 50, width: 500, height: 200, fill: { type: 'solid', colour: 'surface' } });
    expect(shown([panel])).toBe(light.id);
    expect(shown([{ ...panel, opacity: 0.1 }])).toBe(dark.id);
    expect(shown([{ ...panel, x: 700 }])).toBe(dark.id);
    expect(shown([newElement('group', 'g', { width: 800, height: 800, children: [panel] })])).toBe(light.id);
  });

  it('takes a further variant where its own is missing', () => {
    expect(shown([], 'background', [light])).toBe(light.id);
  });

  it('is shown whole at its end of the box', () => {
    const scene = sceneOf([logo], {}, assets([dark], { logos }));
    expect(first(scene, 'picture').box).toEqual({ x: 300, y: 100, width: 100, height: 50 });
  });

  it('that the brand does not have leaves nothing, and lets the layout close up', () => {
    const words = newElement('text', 'c', { runs: [{ text: 'Light' }] });
    const scene = sceneOf([logo, words], {}, assets(), { layouts: [{ without: 'logo', changes: { c: { width: 900 } } }] });
    expect(scene.absent).toEqual([{ element: 'logo', reason: 'empty' }]);
    expect(scene.elements[1]).toMatchObject({ width: 900 });
  });
});

function line(id: string, values: Parameters<typeof newElement<'text'>>[2] = {}): Element {
  return newElement('text', id, { width: 400, height: 200, size: { smallest: 50, largest: 50 }, lineHeight: 1, runs: [{ text: `{${id}}` }], ...values });
}

const bar = newElement('shape', 'bar', { width: 60, height: 10, fill: { type: 'solid', colour: 'accent' } });

function column(align: 'top' | 'middle' | 'bottom', children: readonly Element[]): Element {
  return newElement('group', 'column', { x: 100, y: 100, width: 400, height: 500, column: { gap: 20, align }, children });
}

/** Top and height of what a column shows. */
function boxes(align: 'top' | 'middle' | 'bottom', children: readonly Element[], point: Point): Record<string, readonly [number, number]> {
  return Object.fromEntries(first(sceneOf([column(align, children)], point), 'group').items.map((item) => [item.element, [item.box.y, item.box.height]]));
}

describe('A column', () => {
  it('stacks its children by the height they need', () => {
    expect(boxes('top', [line('a'), bar, line('b')], { a: 'one', b: 'a text of two lines' })).toEqual({ a: [100, 50], bar: [170, 10], b: [200, 100] });
  });

  it('closes up over what is empty or hidden', () => {
    expect(boxes('top', [line('a'), { ...bar, hidden: true }, line('b')], { b: 'one' })).toEqual({ b: [100, 50] });
  });

  it('is aligned in the height of its group', () => {
    expect(boxes('bottom', [line('a'), bar], { a: 'one' })).toEqual({ a: [520, 50], bar: [590, 10] });
    expect(boxes('middle', [line('a'), bar], { a: 'one' })).toEqual({ a: [310, 50], bar: [380, 10] });
  });

  it('gives one child what the others leave', () => {
    const big = line('a', { grow: true, size: { smallest: 10, largest: 1000 } });
    expect(boxes('top', [big, line('b')], { a: 'big', b: 'one' })).toEqual({ a: [100, 430], b: [550, 50] });
    expect(boxes('top', [big, line('b')], { a: 'big' })).toEqual({ a: [100, 500] });
  });

  it('stretches a growing shape', () => {
    expect(boxes('top', [{ ...bar, grow: true }, line('a')], { a: 'one' })).toEqual({ bar: [100, 430], a: [550, 50] });
  });

  it('in a column is as tall as its stack', () => {
    const inner = newElement('group', 'inner', { width: 400, height: 300, column: { gap: 5, align: 'bottom' }, children: [line('a'), bar] });
    const items = first(sceneOf([column('top', [inner, line('b')])], { a: 'one', b: 'one' }), 'group').items;
    expect(items.map((item) => [item.element, item.box.y, item.box.height])).toEqual([['inner', 100, 65], ['b', 185, 50]]);
  });

  it('with nothing to show is absent', () => {
    const scene = sceneOf([column('top', [line('a')])]);
    expect(scene.items).toEqual([]);
    expect(scene.absent).toEqual([{ element: 'column', reason: 'empty' }]);
  });

  it('lays each of its texts out once', () => {
    const given = assets();
    sceneOf([column('top', [line('a'), line('b')])], { a: 'one', b: 'two' }, given);
    expect(given.fonts.asked).toHaveLength(2);
  });
});

describe('A QR code', () => {
  const code = newElement('qr', 'qr', { x: 10.5, y: 10, width: 301, height: 301 });

  it('is a whole number of pixels a module, with a quiet zone of four', () => {
    const item = first(sceneOf([code], { link: 'https://example.org' }), 'outline');
    const modules = 25 + 8;
    expect(item.box).toEqual({ x: 13, y: 12, width: modules * 9, height: modules * 9 });
    expect(item.path.startsWith('M36 36h63v9h-63z')).toBe(true);
    expect(item.background).toBe('#ffffff');
  });

  it.each([[{}], [{ link: '  ' }], [{ link: 'x'.repeat(3000) }]])('that cannot be made is absent: %j', (point) => {
    expect(sceneOf([code], point).absent).toEqual([{ element: 'qr', reason: 'empty' }]);
  });
});

describe('A scene', () => {
  it('has items and elements in the order and place they are drawn, groups with theirs', () => {
    const child = newElement('shape', 'child', { x: 5, y: 6, width: 10, height: 10 });
    const scene = sceneOf([newElement('group', 'g', { x: 100, y: 200, width: 50, height: 50, children: [child] }), newElement('shape', 'top')]);
    expect(scene.items.map((item) => item.element)).toEqual(['g', 'top']);
    expect(first(scene, 'group').items[0]!.box).toEqual({ x: 105, y: 206, width: 10, height: 10 });
    expect(scene.elements[0]).toMatchObject({ children: [{ x: 5, y: 6 }] });
  });

  it('is the same whenever it is built', () => {
    const elements = [newElement('text', 't', { runs: [{ text: '{claim}' }] }), newElement('image', 'i')];
    const point = { claim: 'Light', photo: { asset: idOf('a') } };
    expect(sceneOf(elements, point, assets([picture('a')]))).toEqual(sceneOf(elements, point, assets([picture('a')])));
  });

  it('of a page that is not there is a fault', () => {
    expect(() => buildScene(designOf([]), 3, square, {}, assets())).toThrow('has no page 4');
  });
});
