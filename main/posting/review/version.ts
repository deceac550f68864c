// What a post is to a reviewer: another version as soon as anything that was shown is another.

import { createHash } from 'node:crypto';
import type { StoredPost } from '../posts.ts';

/** Hex SHA-256 of all that a review shows of a post. */
export function reviewVersion({ captions, pictures, due, wall, deliveries }: StoredPost): string {
  const shown = {
    captions: Object.entries(captions).sort(([a], [b]) => (a < b ? -1 : 1)),
    pictures: pictures.map(({ asset, alt, size }) => [asset, alt, size]),
    due: [due.instant, due.zone, wall],
    places: deliveries.map(({ network, account }) => [network, account]),
  };
  return createHash('sha256').update(JSON.stringify(shown)).digest('hex');
}
