// Where a caption becomes too long for a network, so that what is over can be marked in it.

import { graphemesOf } from '../graphemes.ts';
import { countCaption } from './counting.ts';
import type { Network } from './network.ts';

/** The index up to which a caption fits: its length where all of it does. It never cuts a character in two. */
export function fittingEnd(network: Pick<Network, 'id' | 'caption'>, text: string): number {
  if (!countCaption(network, text).over) return text.length;
  const ends = [0, ...Array.from(graphemesOf(text), ({ index, segment }) => index + segment.length)];
  // Counts grow with the text, so that the last end which fits is found by halving.
  let [fits, over] = [0, ends.length - 1];
  while (over - fits > 1) {
    const middle = (fits + over) >> 1;
    if (countCaption(network, text.slice(0, ends[middle])).over) over = middle;
    else fits = middle;
  }
  return ends[fits]!;
}

const smaller = <T extends { readonly value: number }>(a: T | undefined, b: T | undefined): T | undefined => (a && b ? (b.value < a.value ? b : a) : (a ?? b));

/** A network with the smallest limits of several of its servers. */
export function strictest([first, ...others]: readonly [Network, ...Network[]]): Network {
  return others.reduce<Network>((strict, { caption, altText, maxImages }) => {
    const [characters, alt, images] = [smaller(strict.caption.max, caption.max), smaller(strict.altText.max, altText.max), smaller(strict.maxImages, maxImages)];
    return {
      ...strict,
      caption: { ...strict.caption, ...(characters ? { max: characters } : {}) },
      altText: { ...strict.altText, ...(alt ? { max: alt } : {}) },
      ...(images ? { maxImages: images } : {}),
    };
  }, first);
}
