// How networks show a post in their feeds: what comes first, where a caption is folded, how pictures are cropped. Networks that are not in
// the table show pictures whole and captions unfolded, as far as is known.

import { graphemesOf } from '../graphemes.ts';
import type { Confidence } from '../size.ts';

export interface FeedLook {
  /** What stands above the other. */
  readonly first: 'words' | 'picture';
  /** Characters after which the caption is behind a "more". */
  readonly fold?: { readonly characters: number; readonly confidence: Confidence };
  /** Least and most width of a picture for each height; what is outside is cropped about the middle. */
  readonly ratio?: { readonly least: number; readonly most: number; readonly confidence: Confidence };
  /** Several pictures: one beside the other to be swiped, or tiled. */
  readonly several: 'swiped' | 'tiled';
}

const plain: FeedLook = { first: 'words', several: 'tiled' };

/** Facts of the networks' own pages, source code and guides, as compiled for assets/networks.json. */
const looks: Readonly<Record<string, FeedLook>> = {
  instagram: { first: 'picture', fold: { characters: 125, confidence: 'secondary' }, ratio: { least: 0.8, most: 1.91, confidence: 'official' }, several: 'swiped' },
  facebook: { first: 'words', fold: { characters: 477, confidence: 'uncertain' }, several: 'tiled' },
  linkedin: { first: 'words', fold: { characters: 140, confidence: 'uncertain' }, several: 'tiled' },
  // Pictures taller than two widths are cropped in the feed (AutoSizedImage of its app).
  bluesky: { first: 'words', ratio: { least: 0.5, most: 100, confidence: 'secondary' }, several: 'tiled' },
  // Previews are cropped towards 16:9 where there are several; one alone keeps its shape.
  mastodon: { first: 'words', several: 'tiled' },
  pinterest: { first: 'picture', several: 'swiped' },
  tiktok: { first: 'picture', several: 'swiped' },
  threads: { first: 'words', several: 'swiped' },
};

export function feedLook(network: string): FeedLook {
  return looks[network] ?? plain;
}

/** The part of a caption that is seen before "more", and whether that is all of it. A word is not cut where one ends near. */
export function foldedCaption(network: string, caption: string): { readonly seen: string; readonly isFolded: boolean } {
  const { fold } = feedLook(network);
  if (!fold) return { seen: caption, isFolded: false };
  const characters = Array.from(graphemesOf(caption), ({ segment }) => segment);
  if (characters.length <= fold.characters) return { seen: caption, isFolded: false };
  const cut = characters.slice(0, fold.characters).join('');
  const space = cut.search(/\s\S*$/u);
  return { seen: (space > cut.length * 0.8 ? cut.slice(0, space) : cut).trimEnd(), isFolded: true };
}

/** Width for each height of the frame that a picture is seen in. */
export function seenRatio(network: string, { width, height }: { readonly width: number; readonly height: number }, count = 1): number {
  const look = feedLook(network);
  const own = width / height;
  if (count > 1 && look.several === 'tiled') return 1;
  return look.ratio ? Math.min(look.ratio.most, Math.max(look.ratio.least, own)) : own;
}
