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

/** One finding where a number is above a limit that the table knows. */
function above(limit: Fact<number> | undefined, count: number, message: (limit: string, count: string) => string, severity?: Severity): readonly Finding[] {
  if (!limit || count <= limit.value) return [];
  return [{ severity: severity ?? severityOf(limit.confidence), message: message(number.format(limit.value), number.format(count)) }];
}

function captionLength(post: PostContent, network: Network): readonly Finding[] {
  const { count, unit, bytes } = countCaption(network, captionFor(post, network.id));
  const { max, maxBytes, advise } = network.caption;
  const tooLong = above(max, count, (most, have) => `The caption for ${network.name} has ${have} ${unit}; the most is ${most}. Shorten it.`);
  const tooMany = above(maxBytes, bytes ?? 0, (most, have) => `The caption for ${network.name} takes ${have} bytes; the most is ${most}. Shorten it.`);
  if (tooLong.length + tooMany.length > 0) return [...tooLong, ...tooMany];
  return above(advise, count, (most, have) => `The caption for ${network.name} has ${have} ${unit}; above ${most} it may be refused or cut. Better shorten it.`, 'warning');
}

function hashtags(post: PostContent, network: Network): readonly Finding[] {
  const count = hashtagsOf(captionFor(post, network.id)).length;
  const { maxHashtags, adviseHashtags } = network.caption;
  const tooMany = above(maxHashtags, count, (most, have) => `The caption for ${network.name} has ${have} hashtags; the most is ${most}. Take some out.`);
  if (tooMany.length > 0) return tooMany;
  return above(adviseHashtags, count, (most, have) => `The caption for ${network.name} has ${have} hashtags; some accounts may use only ${most}. Better take some out.`, 'warning');
}

function altMissing(post: PostContent, network: Network): readonly Finding[] {
  const pictures = picturesFor(post, network);
  const severity = network.altText.supported.value === false ? 'warning' : 'error';
  return pictures.flatMap((picture, index) =>
    picture.alt.trim() === '' ? [{ severity, message: `Picture ${index + 1} for ${network.name} has no alt text. Write what it shows.` }] : [],
  );
}

function altLength(post: PostContent, network: Network): readonly Finding[] {
  const count = countingRules.get('codePoints')!;
  return picturesFor(post, network).flatMap((picture, index) =>
    above(network.altText.max, count.count(picture.alt), (most, have) => `The alt text of picture ${index + 1} for ${network.name} has ${have} characters; the most is ${most}. Shorten it.`),
  );
}

function pictureCount(post: PostContent, network: Network): readonly Finding[] {
  const count = picturesFor(post, network).length;
  if (count === 0) return [{ severity: 'error', message: `The post for ${network.name} has no picture. Add one.` }];
  return above(network.maxImages, count, (most, have) => `The post for ${network.name} has ${have} pictures; the most is ${most}. Take some out.`);
}

/** What is looked at, in the order in which problems are shown. */
const postChecks: readonly PostCheck[] = [
  { id: 'pictureCount', find: pictureCount },
  { id: 'captionLength', find: captionLength },
  { id: 'hashtags', find: hashtags },
  { id: 'altMissing', find: altMissing },
  { id: 'altLength', find: altLength },
];

/** The problems of a post at a network; none where all is well. */
export function postProblems(post: PostContent, network: Network): readonly Problem[] {
  return postChecks.flatMap((check) => check.find(post, network).map((finding) => ({ check: check.id, ...finding })));
}
