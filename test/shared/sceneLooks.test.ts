import { describe, expect, it } from 'vitest';
import type { Element, Fill } from '../../shared/design.ts';
import { newElement } from '../../shared/elements/index.ts';
import { groundUnder } from '../../shared/ground.ts';
import { derivativesOf, paint } from '../../shared/paint.ts';
import type { PaintNode } from '../../shared/paint.ts';
import { buildScene } from '../../shared/scene.ts';
import type { Scene, SceneItem } from '../../shared/scene.ts';
import { assets, designOf, idOf, picture } from './scenes.ts';

const square = { id: 'square', width: 1080, height: 1080 };
const photo = picture('a', { width: 2000, height: 1000 });
const given = assets([photo]);
const filled: Fill = { type: 'picture', asset: idOf('a'), fit: 'cover' };

function sceneOf(elements: readonly Element[], background?: Fill): Scene {
  return buildScene(designOf(elements, background ? { background } : {}), 0, square, {}, given);
}

function first<T extends SceneItem['type']>(scene: Scene, type: T): Extract<SceneItem, { type: T }> {
  const found = scene.items.find((item): item is Extract<SceneItem, { type: T }> => item.type === type);
  if (!found) throw new Error(`there is no ${type}`);
  return found;
}

function flat(nodes: readonly PaintNode[]): readonly PaintNode[] {
  return nodes.flatMap((node) => (node.type === 'group' ? [node, ...flat(node.children)] : [node]));
}

function nodesOf(scene: Scene): readonly PaintNode[] {
  return flat(paint(scene, { fonts: given.fonts, emoji: { shapes: () => [] } }).nodes);
}

describe('A picture in a shape', () => {
  it('lies on whole pixels, cropped to cover, at the size it is drawn in', () => {
    const { fill } = first(sceneOf([newElement('shape', 's', { x: 10.4, y: 20.6, width: 300.5, height: 300.2, fill: filled })]), 'shape');
    expect(fill).toMatchObject({ type: 'picture', box: { x: 10, y: 21, width: 301, height: 300 }, derivative: { width: 301, height: 300 }, enlargement: 0.3 });
  });

  it('is named among the pictures to load, as a background is', () => {
    const scene = sceneOf([newElement('shape', 's', { width: 100, height: 100, fill: filled })], { ...filled, fit: 'tile', tile: 90 });
    expect(derivativesOf(scene)).toHaveLength(2);
    expect(scene.background).toMatchObject({ type: 'picture', derivative: { width: 1080, height: 1080, tile: { width: 90, height: 45 } }, under: '#10141a' });
  });

  it('that is not there leaves the stroke, or is said to be missing; a page keeps the ground of its brand', () => {
    const missing: Fill = { ...filled, asset: idOf('b') };
    const scene = sceneOf([newElement('shape', 'bare', { fill: missing }), newElement('shape', 'lined', { fill: missing, stroke: { colour: 'text', width: 2 } })], missing);
    expect(scene.absent).toEqual([{ element: 'bare', reason: 'missingPicture' }]);
    expect(first(scene, 'shape')).not.toHaveProperty('fill');
    expect(scene.background).toEqual({ type: 'solid', colour: '#10141a' });
  });

  it('is cut to its outline, and blends as its shape does', () => {
    const nodes = nodesOf(sceneOf([newElement('shape', 's', { width: 100, height: 100, shape: 'ellipse', fill: filled, blend: 'multiply', opacity: 0.5 })]));
    expect(nodes).toMatchObject([{ type: 'group', clip: expect.stringMatching(/^M/), opacity: 1 }, { type: 'picture', blend: 'multiply', opacity: 0.5 }]);
  });
});

type ImageValues = Parameters<typeof newElement<'image'>>[2];
const image = (values: ImageValues): Element => newElement('image', 'i', { source: { asset: idOf('a') }, width: 500, height: 500, ...values });
const cropOf = (values: ImageValues) => first(sceneOf([image(values)]), 'picture').derivative.crop;

describe('A picture', () => {
  it('is zoomed about its focus, never beyond its edges', () => {
    expect(cropOf({ focus: { x: 0.5, y: 0.5 } })).toEqual({ x: 500, y: 0, width: 1000, height: 1000 });
    expect(cropOf({ focus: { x: 0.5, y: 0.5 }, zoom: 4 })).toEqual({ x: 875, y: 375, width: 250, height: 250 });
    expect(cropOf({ focus: { x: 0, y: 1 }, zoom: 4 })).toEqual({ x: 0, y: 750, width: 250, height: 250 });
  });

  it('is as much enlarged as it is zoomed, so that a soft one is found', () => {
    expect(first(sceneOf([image({ zoom: 4 })]), 'picture').enlargement).toBe(2);
  });

  it('asks for its filter in colours of the brand and pixels of the page', () => {
    const { derivative } = first(sceneOf([image({ filter: { tint: { colour: 'accent', strength: 0.5 }, blur: 4, contrast: 0.2, saturation: 0 } })]), 'picture');
    expect(derivative).toMatchObject({ tint: { colour: '#ffb000', strength: 0.5 }, blur: 4, contrast: 0.2 });
    expect(derivative).not.toHaveProperty('saturation');
  });
});

const shadow = (offsetX: number) => ({ colour: '#000000', opacity: 0.5, blur: 4, offsetX, offsetY: 0 });

describe('Shadows', () => {
  it('lie beneath all of their element, the first on top', () => {
    const nodes = nodesOf(sceneOf([newElement('text', 't', { runs: [{ text: 'Hi' }], shadow: [shadow(1), shadow(2)] })]));
    expect(nodes.map((node) => (node.type === 'path' ? node.shadow?.offsetX : undefined))).toEqual([2, 1, undefined]);
  });

  it('that nobody sees are not drawn', () => {
    expect(nodesOf(sceneOf([newElement('shape', 's', { shadow: [{ ...shadow(1), opacity: 0 }] })]))).toHaveLength(1);
  });

  it('are as wide as the stroke makes an element', () => {
    const [shade] = nodesOf(sceneOf([newElement('shape', 's', { x: 100, width: 50, height: 50, stroke: { colour: 'text', width: 10, position: 'outside' }, shadow: [shadow(1)] })]));
    expect(shade).toMatchObject({ type: 'path', x: 90, path: 'M0 0H70V70H0Z' });
  });
});

describe('Groups', () => {
  it('hand their blending to what they hold, where that has none of its own', () => {
    const children = [newElement('shape', 'one', { width: 9, height: 9 }), newElement('shape', 'two', { width: 9, height: 9, blend: 'screen' })];
    expect(nodesOf(sceneOf([newElement('group', 'g', { blend: 'multiply', children })]))).toMatchObject([{ blend: 'multiply' }, { blend: 'screen' }]);
  });

  it('turned over take all they hold along', () => {
    const [group] = nodesOf(sceneOf([newElement('group', 'g', { x: 5, width: 100, height: 50, flipX: true, children: [newElement('shape', 'one', { x: 10, width: 9, height: 9 })] })]));
    expect(group).toMatchObject({ type: 'group', flipX: true, x: 5, width: 100, rotation: 0 });
  });
});

describe('The ground under a part of the page', () => {
  const halves = picture('c', { width: 1000, height: 1000 }, [0, 1]);
  const own = assets([halves]);
  const page = { x: 0, y: 0, width: 1080, height: 1080 };
  const [left, right] = [{ x: 100, y: 500, width: 100, height: 100 }, { x: 880, y: 500, width: 100, height: 100 }];
  const under = (elements: readonly Element[], part: typeof left, background?: Fill) => {
    const scene = buildScene(designOf(elements, background ? { background } : {}), 0, square, {}, own);
    return groundUnder(scene.background, page, scene.items, part, (id) => own.picture(id));
  };
  const all = { x: 0, y: 0, width: 1080, height: 1080 };
  const shown: Fill = { type: 'picture', asset: idOf('c'), fit: 'cover' };
  const whole = (values: ImageValues): Element => image({ ...all, source: { asset: idOf('c') }, ...values });

  it('is known for pictures in shapes and on pages', () => {
    for (const [elements, background] of [[[newElement('shape', 's', { ...all, fill: shown })], undefined], [[], shown]] as const) {
      expect(under(elements, left, background)).toEqual({ darkest: 0, lightest: 0 });
      expect(under(elements, right, background)).toEqual({ darkest: 1, lightest: 1 });
    }
  });

  it('is on the other side where a picture is turned over', () => {
    expect(under([whole({ flipX: true })], left)).toEqual({ darkest: 1, lightest: 1 });
  });

  it('follows a picture\'s filters', () => {
    expect(under([whole({ filter: { brightness: -1 } })], right)).toEqual({ darkest: 0, lightest: 0 });
    expect(under([whole({ filter: { duotone: ['#ffffff', '#ffffff'] } })], left).darkest).toBeCloseTo(1);
  });

  it('is all that tiles may show, and that lies beneath what is blended or cut', () => {
    expect(under([newElement('shape', 's', { ...all, fill: { ...shown, fit: 'tile', tile: 90 } })], left)).toEqual({ darkest: 0, lightest: 1 });
    for (const values of [{ blend: 'multiply' }, { mask: 'star' }] as const) expect(under([whole(values)], right, { type: 'solid', colour: '#000000' })).toEqual({ darkest: 0, lightest: 1 });
  });
});
