// How feeds fold captions and crop pictures.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldedCaption, seenRatio } from '../../../shared/networks/preview.ts';

test('a caption is folded where its network folds it, not within a word or an emoji', () => {
  const long = `${'energy for all '.repeat(20)}👩🏽‍🚀`;
  const { seen, isFolded } = foldedCaption('instagram', long);
  expect([isFolded, seen.length <= 125, /(energy|for|all)$/.test(seen)]).toEqual([true, true, true]);
  expect(foldedCaption('instagram', 'Short.')).toEqual({ seen: 'Short.', isFolded: false });
  expect(foldedCaption('bluesky', long).isFolded).toBe(false);
  expect(foldedCaption('instagram', '👩🏽‍🚀'.repeat(126)).seen).toBe('👩🏽‍🚀'.repeat(125));
});

test('what is seen of a caption is its beginning, whatever it says', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 600 }), fc.constantFrom('instagram', 'facebook', 'linkedin', 'x'), (caption, network) => {
    expect(caption.startsWith(foldedCaption(network, caption).seen)).toBe(true);
  }));
});

test('pictures are cropped to what the feed shows', () => {
  expect(seenRatio('instagram', { width: 1080, height: 1920 })).toBe(0.8);
  expect(seenRatio('instagram', { width: 1080, height: 1350 })).toBe(0.8);
  expect(seenRatio('bluesky', { width: 1080, height: 1350 })).toBe(0.8);
  expect(seenRatio('bluesky', { width: 100, height: 900 })).toBe(0.5);
  expect(seenRatio('x', { width: 1600, height: 900 }, 2)).toBe(1);
});
