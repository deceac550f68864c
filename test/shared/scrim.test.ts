import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../helpers/properties.ts';
import { contrastOf, greyOf, luminanceOfRgb, mix, rgbOf } from '../../shared/colour.ts';
import type { Fill } from '../../shared/design.ts';
import { newElement } from '../../shared/elements/index.ts';
import { colourAt } from '../../shared/ground.ts';
import type { PictureInfo } from '../../shared/picture.ts';
import type { PathFill } from '../../shared/paintNode.ts';
import type { Scene } from '../../shared/scene.ts';
import { buildScene } from '../../shared/scene.ts';
import { assets, designOf, idOf, picture } from './scenes.ts';

const square = { id: 'ig-square', width: 1080, height: 1080 };
const photo = newElement('image', 'photo', { width: 1080, height: 1080, source: { asset: idOf('a') } });
const black: Fill = { type: 'solid', colour: '#000000' };

interface Given {
  readonly fill?: Fill;
  readonly colour?: string;
  readonly contrast?: number;
  readonly words?: string;
  readonly y?: number;
}

function sceneOf(info: PictureInfo | undefined, { fill = black, colour = '#ffffff', contrast = 4.5, words = 'Light', y = 100 }: Given = {}): Scene {
  const veil = newElement('shape', 'veil', { width: 1080, height: 1080, fill, scrim: { over: 'photo', texts: ['words'], contrast } });
  const text = newElement('text', 'words', { x: 100, y, width: 880, height: 200, size: { smallest: 100, largest: 100 }, colour, runs: [{ text: words }] });
  return buildScene(designOf([photo, veil, text]), 0, square, {}, assets(info ? [info] : []));
}

function veilOf(scene: Scene): PathFill | undefined {
  const item = scene.items.find(({ element }) => element === 'veil');
  return item?.type === 'shape' && item.fill?.type !== 'picture' ? item.fill : undefined;
}

/** Contrast of the text over a tone under the veil, at a place of the page. */
function reached(scene: Scene, tone: number, textColour: string, x = 120, y = 160): number {
  const veil = veilOf(scene);
  const over = veil ? colourAt(veil, x, y) : rgbOf('#00000000');
  const grey = greyOf(tone);
  const behind = luminanceOfRgb(mix({ r: grey, g: grey, b: grey, alpha: 1 }, over, over.alpha));
  return contrastOf(luminanceOfRgb(rgbOf(textColour)), behind);
}

describe('A scrim', () => {
  it('is just as strong as the contrast asks', () => {
    const scene = sceneOf(picture('a', {}, [0.6]));
    const contrast = reached(scene, 0.6, '#ffffff');
    expect(contrast).toBeGreaterThanOrEqual(4.5);
    expect(contrast).toBeLessThan(4.8);
  });

  it('reaches the contrast over any tone and for any text that it can serve', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(3, 4.5, 7), fc.boolean(), (tone, contrast, isLight) => {
        const [colour, veil] = isLight ? ['#ffffff', '#000000'] : ['#000000', '#ffffff'];
        const scene = sceneOf(picture('a', {}, [tone]), { contrast, colour, fill: { type: 'solid', colour: veil } });
        expect(reached(scene, tone, colour)).toBeGreaterThanOrEqual(contrast);
      }),
    );
  });

  it('is absent where the picture needs none, or is not there', () => {
    expect(sceneOf(picture('a', {}, [0.05])).absent).toEqual([{ element: 'veil', reason: 'empty' }]);
    expect(sceneOf(undefined).absent.map(({ element }) => element)).toEqual(['photo', 'veil']);
  });

  it('lightens where it is light itself and the text dark', () => {
    const scene = sceneOf(picture('a', {}, [0.1]), { colour: '#000000', fill: { type: 'solid', colour: '#ffffff' } });
    expect(reached(scene, 0.1, '#000000')).toBeGreaterThanOrEqual(4.5);
  });

  it('looks only at what is under the words', () => {
    const half = picture('a', { width: 1000, height: 1000 }, [0.02, 0.95]);
    expect(veilOf(sceneOf(half, { words: 'Light' }))).toBeUndefined();
    expect(veilOf(sceneOf(half, { words: 'Light for every village' }))).toBeDefined();
  });

  it('never hides its picture, and does no harm, for a text it cannot serve', () => {
    const orange = sceneOf(picture('a', {}, [0.5]), { colour: '#ffb000', contrast: 21 });
    expect(veilOf(orange)).toEqual({ type: 'solid', colour: '#000000eb' });
    expect(veilOf(sceneOf(picture('a', {}, [0.1]), { colour: '#000000' }))).toBeUndefined();
  });

  it('keeps the shape of a gradient, and is stronger where the words lie in its fainter part', () => {
    const fill: Fill = { type: 'linear', angle: 90, stops: [{ at: 0, colour: '#000000' }, { at: 1, colour: '#000000', opacity: 0 }] };
    const opacityAt = (y: number): number => {
      const scene = sceneOf(picture('a', {}, [0.5]), { fill, y });
      const veil = veilOf(scene)!;
      expect(colourAt(veil, 10, 1080).alpha).toBe(0);
      expect(reached(scene, 0.5, '#ffffff', 120, y + 60)).toBeGreaterThan(4.4);
      return colourAt(veil, 10, 0).alpha;
    };
    expect(opacityAt(300)).toBeGreaterThan(opacityAt(0));
  });
});
