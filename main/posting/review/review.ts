// Reviews: posts go to a colleague as one page, and what comes back is merged. A merge touches no post that has changed since it was shown.

import { Fault } from '../../../shared/fault.ts';
import { findNetwork } from '../../../shared/networks/index.ts';
import type { NetworkTable } from '../../../shared/networks/network.ts';
import { captionFor } from '../../../shared/post.ts';
import type { Delivery } from '../../../shared/post.ts';
import { mostAnswerBytes, readAnswers } from '../../../shared/postReview.ts';
import type { MergedAnswer, MergeReport, PostReview, ReviewAnswer } from '../../../shared/postReview.ts';
import { textAt } from '../../database/database.ts';
import type { Database } from '../../database/database.ts';
import type { AssetStore } from '../../library/assets.ts';
import { sharp } from '../../pictures/sharp.ts';
import { findPosts } from '../posts.ts';
import type { StoredPost } from '../posts.ts';
import type { Queue } from '../queue.ts';
import { reviewPage } from './page.ts';
import type { ReviewItem } from './page.ts';
import { reviewVersion } from './version.ts';

export interface ReviewParts {
  readonly assets: Pick<AssetStore, 'read'>;
  readonly networks: NetworkTable;
  /** How people call an account. */
  readonly accountName: (id: string) => string | undefined;
}

/** Width of a picture in a review: large enough to read, small enough to mail. */
const pictureWidth = 800;
/** Posts of a page: each takes some 100 kB. */
const mostPosts = 500;

async function itemOf(post: StoredPost, { assets, networks, accountName }: ReviewParts): Promise<ReviewItem> {
  const pictures = [];
  for (const { asset, alt } of post.pictures) {
    const { data, info } = await sharp(await assets.read(asset))
      .resize({ width: pictureWidth, withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 82 })
      .toBuffer({ resolveWithObject: true });
    pictures.push({ address: `data:image/jpeg;base64,${data.toString('base64')}`, alt, width: info.width, height: info.height });
  }
  const named = post.deliveries.map(({ network, account }) => ({ network, name: [findNetwork(networks, network)?.name ?? network, accountName(account)].filter((part) => part).join(', ') }));
  const byText = Map.groupBy(named, ({ network }) => captionFor(post, network));
  return {
    post: post.id,
    version: reviewVersion(post),
    campaign: post.campaign,
    time: `${post.wall.replace('T', ' ')} ${post.due.zone}`,
    places: named.map(({ name }) => name),
    captions: [...byText].map(([text, members]) => ({ place: members.map(({ name }) => name).join(' · '), text })),
    pictures,
  };
}

/** The page of a review, as one file. @throws Fault `input` where there are no posts, or too many */
export async function writeReview(posts: readonly StoredPost[], title: string, parts: ReviewParts): Promise<string> {
  if (posts.length === 0) throw new Fault('input', 'There are no posts to review.');
  if (posts.length > mostPosts) throw new Fault('input', `A review takes at most ${mostPosts} posts, and these are ${posts.length}. Choose a campaign.`);
  const items: ReviewItem[] = [];
  for (const post of posts) items.push(await itemOf(post, parts));
  return reviewPage(title, items);
}

export interface MergeParts {
  readonly database: Database;
  readonly queue: Queue;
  /** UTC, ISO 8601. */
  readonly now: string;
}

/**
 * Merges the answer of a reviewer, as one transaction: approves, sends back, and keeps what was said of every post there is. Posts that are
 * not what was shown are left alone, and named.
 * @throws Fault `input` where the file is no answer
 */
export function mergeAnswers(bytes: Uint8Array, { database, queue, now }: MergeParts): MergeReport {
  const file = bytes.length > mostAnswerBytes ? undefined : readAnswers(Buffer.from(bytes).toString('utf8'));
  if (!file) throw new Fault('input', 'This is not the answer to a review. Choose the file that its page saved.');
  const { reviewer, answers } = file;
  return database.transaction(() => {
    const posts = new Map(findPosts(database, answers.map(({ post }) => post)).map((post) => [post.id, post]));
    const merged = answers.map((answer): MergedAnswer => {
      const post = posts.get(answer.post);
      const told = { post: answer.post, title: post ? titleOf(post) : '', verdict: answer.verdict, comment: answer.comment };
      if (!post) return { ...told, outcome: 'gone' };
      database.run('INSERT INTO post_reviews (post, at, reviewer, verdict, comment) VALUES (?, ?, ?, ?, ?)', post.id, now, reviewer, answer.verdict, answer.comment);
      return { ...told, outcome: reviewVersion(post) === answer.version ? settle(post, answer, queue) : 'changed' };
    });
    return { reviewer, merged };
  });
}

function titleOf({ captions, campaign }: StoredPost): string {
  return (captions['default'] ?? Object.values(captions)[0] ?? campaign).split('\n')[0]!.slice(0, 80);
}

/** Moves what waits for the answer, and takes back what is to be changed before it is out. What is out, or under way, is beyond it. */
function settle({ deliveries }: StoredPost, { verdict }: ReviewAnswer, queue: Queue): MergedAnswer['outcome'] {
  if (verdict === 'comment') return 'noted';
  if (verdict === 'change') return sendBack(deliveries, queue);
  const waiting = deliveries.filter(({ state }) => state === 'needsApproval');
  if (waiting.length === 0) return isAllAhead(deliveries) ? 'notWaiting' : 'tooLate';
  try {
    for (const { id } of waiting) queue.approve(id);
  } catch (thrown) {
    // Its time has gone by meanwhile: it needs another before it can be approved.
    if (thrown instanceof Fault && thrown.code === 'input') return 'tooLate';
    throw thrown;
  }
  return 'approved';
}

function sendBack(deliveries: readonly Delivery[], queue: Queue): MergedAnswer['outcome'] {
  const open = deliveries.filter(({ state }) => state === 'needsApproval' || state === 'scheduled');
  if (open.length === 0) return isAllAhead(deliveries) ? 'noted' : 'tooLate';
  for (const { id, state } of open) {
    if (state === 'scheduled') queue.takeBack(id);
    else queue.sendBack(id);
  }
  return 'sentBack';
}

const isAllAhead = (deliveries: readonly Delivery[]): boolean => deliveries.every(({ state }) => state === 'draft' || state === 'scheduled');

/** What reviewers said of a post, oldest first. */
export function reviewsOf(database: Database, post: string): readonly PostReview[] {
  return database.all('SELECT at, reviewer, verdict, comment FROM post_reviews WHERE post = ? ORDER BY number', post).map((row) => {
    const verdict = textAt(row, 'verdict');
    return { at: textAt(row, 'at'), reviewer: textAt(row, 'reviewer'), verdict: verdict === 'approve' || verdict === 'change' ? verdict : 'comment', comment: textAt(row, 'comment') };
  });
}
