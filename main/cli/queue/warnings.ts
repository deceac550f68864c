// Warnings of posts on the command line: on stderr for people, by post in the answer. They keep nothing from being queued.

import { considered, warningsOf } from '../../posting/warnings.ts';
import type { StoredPost } from '../../posting/posts.ts';
import type { PostWarning } from '../../../shared/postWarnings.ts';
import { warningPartsOf } from '../../queueing.ts';
import type { Studio } from '../../studio.ts';
import { count, type Terminal } from '../terminal.ts';

/** Lines that a person reads; the answer has all. */
const mostLines = 10;

/** Says what a person should know of posts; answers it by post. */
export function warnOf(studio: Studio, terminal: Pick<Terminal, 'warn'>, posts: readonly StoredPost[]): Readonly<Record<string, readonly PostWarning[]>> {
  const parts = warningPartsOf(studio);
  const found = posts.flatMap((post) => {
    const warnings = warningsOf(considered(post), parts);
    return warnings.length === 0 ? [] : [{ post, warnings }];
  });
  const lines = found.flatMap(({ post, warnings }) => warnings.map(({ message }) => `${post.wall.replace('T', ' ')} ${post.due.zone}: ${message}`));
  for (const line of lines.slice(0, mostLines)) terminal.warn(line);
  if (lines.length > mostLines) terminal.warn(`And ${count(lines.length - mostLines, 'more warning')}; --json has all.`);
  return Object.fromEntries(found.map(({ post, warnings }) => [post.id, warnings]));
}
