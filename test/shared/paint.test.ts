// What is painted, looked at on the press's own canvas: the colour of a pixel here and there.

import { describe, expect, it } from 'vitest';
import { drawOnPress } from '../pixels/pressPainter.ts';
import type { Element, Fill } from '../../shared/design.ts';
import { newElement } from '../../shared/elements/index.ts';
import type { Painting, PaintNode } from '../../shared/paint.ts';
import { derivativesOf, emojiOf, paint } from '../../shared/paint.ts';
import { parseDerivativeKey } from '../../shared/picture.ts';
import { buildScene } from '../../shared/scene.ts';
import type { EmojiTable } from '../../shared/text/emoji.ts';
import { assets, designOf, idOf, picture } from './scenes.ts';

const square = { id: 'square', width: 400, height: 400 };
const info = picture('a', { width: 100, height: 100 });
const noEmoji: Pick<EmojiTable, 'shapes'> = { shapes: () => [] };

/** Elements in a frame that the size scales to 400 pixels; lengths here are given in those. */
function paintingOf(elements: readonly Element[], background: Fill = { type: 'solid', colour: '#ffffff' }): Painting {
  const grow = (element: Element): Element => {
    const by = 1080 / 400;
    const grown = { ...element, x: element.x * by, y: element.y * by, width: element.width * by, height: element.height * by };
    return 'children' in grown ? { ...grown, children: grown.children.map(grow) } : grown;
  };
  const given = assets([info]);
  return paint(buildScene(designOf(elements.map(grow), { background }), 0, square, {}, given), { fonts: given.fonts, emoji: noEmoji });
}

type PixelAt = (x: number, y: number) => readonly number[];

/** Derivatives are green on their left half and blue on their right. */
async function draw(painting: Painting): Promise<PixelAt> {
  const drawn = await drawOnPress(painting, (key) => {
    const { width, height } = parseDerivativeKey(key)!;
    const data = Uint8Array.from({ length: width * height * 4 }, (_, at) => {
      const isLeft = (at >> 2) % width < width / 2;
      return [0, isLeft ? 255 : 0, isLeft ? 0 : 255, 255][at & 3]!;
    });
    return Promise.resolve({ width, height, data });
  });
  return (x, y) => Array.from(drawn.data.subarray((y * drawn.width + x) * 4, (y * drawn.width + x) * 4 + 3));
}

const white = [255, 255, 255];
const red: Fill = { type: 'solid', colour: '#ff0000' };
const shape = (values: Parameters<typeof newElement<'shape'>>[2]): Element => newElement('shape', 'shape', { x: 100, y: 100, width: 200, height: 100, fill: red, ...values });
const image = (values: Parameters<typeof newElement<'image'>>[2]): Element => newElement('image', 'image', { x: 100, y: 100, width: 200, height: 200, source: { asset: idOf('a') }, ...values });

describe('Painted pixels', () => {
  it('are those of the background, plain or from colour to colour', async () => {
    expect((await draw(paintingOf([], red)))(200, 200)).toEqual([255, 0, 0]);
    const sky = await draw(paintingOf([], { type: 'linear', angle: 90, stops: [{ at: 0, colour: '#000000' }, { at: 1, colour: '#ffffff' }] }));
    expect(sky(5, 0)[0]).toBeLessThan(3);
    expect(sky(390, 399)[0]).toBeGreaterThan(252);
    expect(sky(200, 200)[0]).toBeCloseTo(128, -1);
  });

  it('of a rectangle lie in its box', async () => {
    const at = await draw(paintingOf([shape({})]));
    expect([at(100, 100), at(299, 199), at(99, 150), at(300, 150)]).toEqual([[255, 0, 0], [255, 0, 0], white, white]);
  });

  it('of an ellipse and of round corners leave the corners free', async () => {
    for (const values of [{ shape: 'ellipse' as const }, { radius: 135 }]) {
      const at = await draw(paintingOf([shape(values)]));
      expect([at(102, 102), at(297, 197), at(200, 150), at(200, 101)]).toEqual([white, white, [255, 0, 0], [255, 0, 0]]);
    }
  });

  it('of a faint shape are mixed with what lies below', async () => {
    expect((await draw(paintingOf([shape({ opacity: 0.5 })])))(200, 150)).toEqual([255, 127, 127]);
    const group = newElement('group', 'g', { x: 0, y: 0, width: 400, height: 400, opacity: 0.5, children: [shape({ opacity: 0.5 })] });
    expect((await draw(paintingOf([group])))(200, 150)[1]).toBeCloseTo(191, -0.5);
  });

  it('of a stroke lie on the edge, half in and half out', async () => {
    const at = await draw(paintingOf([shape({ stroke: { colour: '#0000ff', width: 27 } })]));
    expect([at(97, 150), at(103, 150), at(110, 150), at(93, 150)]).toEqual([[0, 0, 255], [0, 0, 255], [255, 0, 0], white]);
  });

  it('of a line run from corner to corner', async () => {
    const at = await draw(paintingOf([shape({ shape: 'line', fill: undefined, stroke: { colour: '#0000ff', width: 13.5 } })]));
    expect([at(200, 150), at(200, 120), at(110, 105)]).toEqual([[0, 0, 255], white, [0, 0, 255]]);
  });

  it('of a turned shape turn about its centre', async () => {
    const at = await draw(paintingOf([shape({ rotation: 90 })]));
    expect([at(200, 60), at(200, 240), at(110, 150)]).toEqual([[255, 0, 0], [255, 0, 0], white]);
  });

  it('of a turned group turn together', async () => {
    const group = newElement('group', 'g', { x: 100, y: 100, width: 200, height: 200, rotation: 180, children: [shape({ x: 0, y: 0, width: 50, height: 50 })] });
    const at = await draw(paintingOf([group]));
    expect([at(120, 120), at(280, 280)]).toEqual([white, [255, 0, 0]]);
  });

  it('of a shadow fall beside', async () => {
    const at = await draw(paintingOf([shape({ shadow: [{ colour: '#000000', opacity: 1, blur: 0, offsetX: 54, offsetY: 0 }] })]));
    expect([at(110, 150), at(310, 150), at(325, 150)]).toEqual([[255, 0, 0], [0, 0, 0], white]);
  });

  it('of a picture are its derivative, one to one', async () => {
    const at = await draw(paintingOf([image({})]));
    expect([at(100, 100), at(199, 299), at(200, 100), at(299, 299), at(99, 200)]).toEqual([[0, 255, 0], [0, 255, 0], [0, 0, 255], [0, 0, 255], white]);
  });

  it('of a masked picture lie within the mask', async () => {
    const at = await draw(paintingOf([image({ mask: 'ellipse' })]));
    expect([at(103, 103), at(102, 200), at(150, 150)]).toEqual([white, [0, 255, 0], [0, 255, 0]]);
    expect((await draw(paintingOf([image({ radius: 270 })])))(103, 103)).toEqual(white);
  });

  it('of a picture with a shadow show the shadow around it only', async () => {
    const at = await draw(paintingOf([image({ mask: 'ellipse', shadow: [{ colour: '#ff0000', opacity: 1, blur: 0, offsetX: 54, offsetY: 0 }] })]));
    expect([at(110, 200), at(310, 200), at(200, 200)]).toEqual([[0, 255, 0], [255, 0, 0], [0, 0, 255]]);
  });

  it('of a QR code are dark modules on its quiet zone', async () => {
    const at = await draw(paintingOf([newElement('qr', 'qr', { x: 100, y: 100, width: 198, height: 198, content: 'https://example.org', colour: '#0000ff', background: '#ffff00' })], red));
    expect([at(101, 101), at(123, 123), at(126, 126), at(130, 130), at(137, 137)]).toEqual([[255, 255, 0], [255, 255, 0], [0, 0, 255], [255, 255, 0], [0, 0, 255]]);
  });

  it('of text lie on its baseline, in its colour', async () => {
    const words = newElement('text', 't', { x: 100, y: 100, width: 200, height: 100, runs: [{ text: 'HH' }], colour: '#0000ff', size: { smallest: 135, largest: 135 }, lineHeight: 1 });
    const at = await draw(paintingOf([words]));
    expect([at(110, 125), at(110, 102), at(110, 145)]).toEqual([[0, 0, 255], white, white]);
  });
});

describe('A painting', () => {
  const given = assets([info]);

  it('names the derivatives and emoji to load, each once', () => {
    const scene = buildScene(designOf([image({}), newElement('group', 'g', { width: 400, height: 400, children: [{ ...image({}), id: 'same' }, { ...image({ width: 90 }), id: 'other' }] })]), 0, square, {}, given);
    expect(derivativesOf(scene)).toHaveLength(2);
    const text = scene.items[0]!;
    const emoji = [{ key: '1f30d', x: 0, y: 0, size: 10, cluster: 0 }];
    const line = { x: 0, width: 0, baseline: 0, start: 0, end: 0, runs: [], emoji: [...emoji, ...emoji], circles: [] };
    const layout = { lines: [line], size: 10, height: 10, top: 0, width: 0, shrunk: false, cut: false, missing: [], substituted: [] };
    expect(emojiOf({ items: [{ ...text, type: 'text', text: '', layout, smallest: 10 }] })).toEqual(['1f30d']);
  });

  it('scales emoji from their square, and ends a text with its circle', () => {
    const line = { x: 0, width: 0, baseline: 0, start: 0, end: 0, runs: [], emoji: [{ key: 'sun', x: 5, y: 6, size: 72, cluster: 0 }], circles: [{ x: 50, y: 20, radius: 4, colour: '#ff0000' }] };
    const layout = { lines: [line], size: 10, height: 10, top: 0, width: 0, shrunk: false, cut: false, missing: [], substituted: [] };
    const scene = buildScene(designOf([shape({})]), 0, square, {}, given);
    const item = { ...scene.items[0]!, type: 'text' as const, text: '', layout, smallest: 10, box: { x: 100, y: 100, width: 200, height: 100 } };
    const { nodes } = paint({ ...scene, items: [item] }, { fonts: given.fonts, emoji: { shapes: () => [{ fill: '#FFAC33', path: 'M0 0h36v36z' }] } });
    expect(nodes).toMatchObject([
      { type: 'path', x: 105, y: 106, scale: 2, fill: { colour: '#FFAC33' } },
      { type: 'path', x: 100, y: 100, fill: { colour: '#ff0000' } },
    ]);
  });

  it('keeps pictures in groups at whole pixels', () => {
    const group = newElement('group', 'g', { x: 33.3, y: 11.7, width: 300, height: 300, children: [image({ x: 7.77, y: 1.23 })] });
    const pictures = paintingOf([group]).nodes.filter((node): node is Extract<PaintNode, { type: 'picture' }> => node.type === 'picture');
    expect(pictures).toHaveLength(1);
    for (const { x, y, width, height } of pictures) expect([x, y, width, height].every(Number.isInteger)).toBe(true);
  });
});
