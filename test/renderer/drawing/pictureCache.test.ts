import { describe, expect, test } from 'vitest';
import { createPictureCache } from '../../../renderer/drawing/pictureCache.ts';
import { scaledKey } from '../../../renderer/drawing/pageDrawing.ts';
import { derivativeKey, parseDerivativeKey } from '../../../shared/picture.ts';

function bitmap(width: number, height: number): ImageBitmap {
  return { width, height, close: () => undefined };
}

describe('pictures on the page', () => {
  test('are asked for once, and told of when they are here', async () => {
    const asked: string[] = [];
    const cache = createPictureCache({ load: (key) => Promise.resolve(bitmap(1, asked.push(key))), roomPixels: 100, lanes: 2 });
    let told = 0;
    cache.subscribe(() => {
      told += 1;
    });
    expect(cache.get('a')).toBeUndefined();
    expect(cache.get('a')).toBeUndefined();
    await cache.whenLoaded(['a']);
    expect(asked).toEqual(['a']);
    expect(told).toBe(1);
    expect(cache.get('a')).toBeDefined();
  });

  test('leave when there is no room, the longest unused first', async () => {
    const cache = createPictureCache({ load: () => Promise.resolve(bitmap(10, 4)), roomPixels: 100, lanes: 4 });
    await cache.whenLoaded(['a', 'b']);
    cache.get('a');
    await cache.whenLoaded(['c']);
    expect(cache.lastOf('a')).toBeDefined();
    expect(cache.lastOf('b')).toBeUndefined();
    expect(cache.lastOf('c')).toBeDefined();
  });

  test('that cannot be loaded are known as such', async () => {
    const cache = createPictureCache({ load: () => Promise.reject(new Error('404')), roomPixels: 100, lanes: 1 });
    await cache.whenLoaded(['a']);
    expect(cache.hasFailed('a')).toBe(true);
    expect(cache.get('a')).toBeUndefined();
  });

  test('are loaded a few at a time', async () => {
    let running = 0;
    let most = 0;
    const load = async (): Promise<ImageBitmap> => {
      running += 1;
      most = Math.max(most, running);
      await Promise.resolve();
      running -= 1;
      return bitmap(1, 1);
    };
    const cache = createPictureCache({ load, roomPixels: 100, lanes: 2 });
    await cache.whenLoaded(['a', 'b', 'c', 'd', 'e']);
    expect(most).toBe(2);
  });
});

test('a smaller drawing asks for a smaller derivative of the same part', () => {
  const request = { asset: 'a'.repeat(64), crop: { x: 1, y: 2, width: 300, height: 200 }, width: 600, height: 400, grey: true };
  const small = parseDerivativeKey(scaledKey(derivativeKey(request), 0.25));
  expect(small).toEqual({ ...request, width: 150, height: 100 });
  expect(scaledKey(derivativeKey(request), 1)).toBe(derivativeKey(request));
});
