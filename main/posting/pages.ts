// The queue in windows: which posts a filter lists, how many, and a part of them. Nothing here reads all posts.

import type { QueueFilter, QueueOverview, QueuePage, QueueView } from '../../shared/queuePage.ts';
import { queueViews } from '../../shared/queuePage.ts';
import { textAt, wholeAt } from '../database/database.ts';
import type { Database, SqlValue } from '../database/database.ts';
import { findPosts } from './posts.ts';
import type { StoredPost } from './posts.ts';

/** Which deliveries `d` put their post into a view; `now` stands for the time now. Each part can use the index by state. */
const conditions: Readonly<Record<QueueView, string>> = {
  needsYou: `(d.state IN ('needsApproval', 'awaitingPerson', 'rejected', 'unconfirmed', 'missed')
    OR d.state = 'scheduled' AND d.account IN (SELECT id FROM accounts WHERE state = 'signInNeeded')
    OR d.state = 'draft' AND (SELECT due_at FROM posts WHERE id = d.post) <= now.at)`,
  planned: `d.state IN ('draft', 'needsApproval', 'scheduled', 'sending')`,
  posted: `d.state = 'published'`,
  cancelled: `d.state = 'cancelled'`,
  all: 'true',
};

interface Condition {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

const order = 'ORDER BY p.due_at, p.created_at, p.id';

/** The posts of a filter. */
function matching({ account, campaign, search }: QueueFilter, view: QueueView, now: string): Condition {
  const values: SqlValue[] = [];
  let sql = 'FROM posts p WHERE true';
  if (view !== 'all' || account !== undefined) {
    const own = account === undefined ? '' : ' AND d.account = ?';
    sql += ` AND p.id IN (SELECT d.post FROM deliveries d, (SELECT ? AS at) now WHERE ${conditions[view]}${own})`;
    values.push(now, ...(account === undefined ? [] : [account]));
  }
  if (campaign !== undefined) {
    sql += ' AND p.campaign = ?';
    values.push(campaign);
  }
  if (search.trim() !== '') {
    const pattern = `%${search.trim().replaceAll(/[\\%_]/g, '\\$&')}%`;
    sql += ` AND (p.captions LIKE ? ESCAPE '\\' OR p.campaign LIKE ? ESCAPE '\\')`;
    values.push(pattern, pattern);
  }
  return { sql, values };
}

/** Posts of a filter in the order in which they are due, from one of them on. */
export function queuePage(database: Database, filter: QueueFilter, from: number, count: number, now: string): QueuePage {
  const { sql, values } = matching(filter, filter.view, now);
  const start = Math.max(0, from - 1);
  const ids = database.all(`SELECT p.id ${sql} ${order} LIMIT ? OFFSET ?`, ...values, count + from - start, start).map((row) => textAt(row, 'id'));
  const posts = findPosts(database, ids);
  if (from === 0) return { posts };
  const [before, ...shown] = posts;
  return { posts: shown, ...(before ? { before: before.due } : {}) };
}

/** How many posts each view of a filter lists, and what to filter by. */
export function queueOverview(database: Database, filter: QueueFilter, now: string): QueueOverview {
  const countOf = (view: QueueView): number => {
    const { sql, values } = matching(filter, view, now);
    return wholeAt(database.get(`SELECT count(*) AS count ${sql}`, ...values)!, 'count');
  };
  const inState = (state: string): number => wholeAt(database.get('SELECT count(*) AS count FROM deliveries WHERE state = ?', state)!, 'count');
  return {
    counts: { needsYou: 0, planned: 0, posted: 0, cancelled: 0, all: 0, ...Object.fromEntries(queueViews.map((view) => [view, countOf(view)])) },
    campaigns: database.all(`SELECT DISTINCT campaign FROM posts WHERE campaign <> '' ORDER BY campaign`).map((row) => textAt(row, 'campaign')),
    missed: inState('missed'),
    byHand: inState('awaitingPerson'),
  };
}

/** Posts with a delivery that a person has to make now, or by an instant (UTC, ISO 8601); in the order in which they are due. */
export function postsByHand(database: Database, until: string): readonly StoredPost[] {
  const rows = database.all(
    `SELECT DISTINCT p.id FROM deliveries d JOIN posts p ON p.id = d.post
     WHERE d.state = 'awaitingPerson' OR d.state = 'scheduled' AND d.account = '' AND p.due_at <= ?`,
    until,
  );
  return findPosts(database, rows.map((row) => textAt(row, 'id')));
}
