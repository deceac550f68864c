// Posts of a campaign in the queue: what they say and show of people is removed, and the record of what became of them stays.

import { endStates } from '../../shared/post.ts';
import type { Database } from '../database/database.ts';
import { allPosts, type StoredPost } from '../posting/posts.ts';

export interface CampaignPosts {
  /** Nothing of them is still to be sent. */
  readonly ended: readonly StoredPost[];
  /** Something waits to be sent. */
  readonly open: readonly StoredPost[];
}

const isEnded = (post: StoredPost): boolean => post.deliveries.every(({ state }) => endStates.includes(state));

/** Posts that show one of these pictures, or belong to the campaign; those emptied already are left out. */
export function findPosts(database: Database, { pictures, campaign }: { readonly pictures: ReadonlySet<string>; readonly campaign?: string }): CampaignPosts {
  const found = allPosts(database).filter((post) => {
    if (post.pictures.length === 0 && Object.keys(post.captions).length === 0) return false;
    return (campaign !== undefined && post.campaign === campaign) || post.pictures.some(({ asset }) => pictures.has(asset));
  });
  return { ended: found.filter(isEnded), open: found.filter((post) => !isEnded(post)) };
}

/** Removes captions, pictures, alt texts, what reviewers said and what a connector prepared of a post; its deliveries and their record stay. */
export function emptyPost(database: Database, post: string, at: string): void {
  database.run('DELETE FROM post_reviews WHERE post = ?', post);
  database.run('DELETE FROM post_pictures WHERE post = ?', post);
  database.run("UPDATE posts SET captions = '{}', changed_at = ?, sequence = sequence + 1 WHERE id = ?", at, post);
  database.run("UPDATE deliveries SET prepared = 'null' WHERE post = ?", post);
}
