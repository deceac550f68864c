// What a network would refuse or cut of a post: said while it is written, and again before it is queued. A limit that is only a
// guess warns, and never blocks.

import type { Problem, Severity } from './checks/check.ts';
import { countCaption, countingRules, hashtagsOf } from './networks/counting.ts';
import type { Fact, Network } from './networks/network.ts';
import { captionFor, picturesFor } from './post.ts';
import type { Post } from './post.ts';
import type { Confidence } from './size.ts';

type PostContent = Pick<Post, 'captions' | 'pictures'>;

interface Finding {
  readonly severity: Severity;
  readonly message: string;
}

interface PostCheck {
  readonly id: string;
  find(post: PostContent, network: Network): readonly Finding[];
}

const number = new Intl.NumberFormat('en');

function severityOf(confidence: Confidence): Severity {
  return confidence === 'uncertain' ? 'warning' : 'error';
}

/** One finding where a number is above a limit that the table knows; `say` is given both as people read them. */
function above(
  limit: Fact<number> | undefined,
  count: number,
  say: (have: string, most: string) => string,
  severity?: Severity,
): readonly Finding[] {
  if (!limit || count <= limit.value) return [];
  return [{ severity: severity ?? severityOf(limit.confidence), message: say(number.format(count), number.format(limit.value)) }];
}

function captionLength(post: PostContent, network: Network): readonly Finding[] {
  const { count, unit, bytes } = countCaption(network, captionFor(post, network.id));
  const { max, maxBytes, advise } = network.caption;
  const caption = `The caption for ${network.name}`;
  const refused = [
    ...above(max, count, (have, most) => `${caption} has ${have} ${unit}; the most is ${most}. Shorten it.`),
    ...above(maxBytes, bytes ?? 0, (have, most) => `${caption} takes ${have} bytes; the most is ${most}. Shorten it.`),
  ];
  if (refused.length > 0) return refused;
  const say = (have: string, most: string): string => `${caption} has ${have} ${unit}; above ${most} it may be refused or cut. Better shorten it.`;
  return above(advise, count, say, 'warning');
}

function hashtags(post: PostContent, network: Network): readonly Finding[] {
  const count = hashtagsOf(captionFor(post, network.id)).length;
  const { maxHashtags, adviseHashtags } = network.caption;
  const caption = `The caption for ${network.name}`;
  const refused = above(maxHashtags, count, (have, most) => `${caption} has ${have} hashtags; the most is ${most}. Take some out.`);
  if (refused.length > 0) return refused;
  const say = (have: string, most: string): string => `${caption} has ${have} hashtags; some accounts may use only ${most}. Better take some out.`;
  return above(adviseHashtags, count, say, 'warning');
}

function altMissing(post: PostContent, network: Network): readonly Finding[] {
  const pictures = picturesFor(post, network);
  const severity = network.altText.supported.value === false ? 'warning' : 'error';
  return pictures.flatMap((picture, index) =>
    picture.alt.trim() === '' ? [{ severity, message: `Picture ${index + 1} for ${network.name} has no alt text. Write what it shows.` }] : [],
  );
}

function altLength(post: PostContent, network: Network): readonly Finding[] {
  const characters = countingRules.get('codePoints')!;
  return picturesFor(post, network).flatMap((picture, index) => {
    const alt = `The alt text of picture ${index + 1} for ${network.name}`;
    const say = (have: string, most: string): string => `${alt} has ${have} characters; the most is ${most}. Shorten it.`;
    return above(network.altText.max, characters.count(picture.alt), say);
  });
}

function pictureCount(post: PostContent, network: Network): readonly Finding[] {
  const count = picturesFor(post, network).length;
  if (count === 0) return [{ severity: 'error', message: `The post for ${network.name} has no picture. Add one.` }];
  const say = (have: string, most: string): string => `The post for ${network.name} has ${have} pictures; the most is ${most}. Take some out.`;
  return above(network.maxImages, count, say);
}

/** What is looked at, in the order in which problems are shown. */
const postChecks: readonly PostCheck[] = [
  { id: 'picture-count', find: pictureCount },
  { id: 'caption-length', find: captionLength },
  { id: 'hashtags', find: hashtags },
  { id: 'alt-missing', find: altMissing },
  { id: 'alt-length', find: altLength },
];

/** The problems of a post at a network; none where all is well. */
export function postProblems(post: PostContent, network: Network): readonly Problem[] {
  return postChecks.flatMap((check) => check.find(post, network).map((finding) => ({ check: check.id, ...finding })));
}
