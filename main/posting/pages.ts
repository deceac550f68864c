// The queue in windows: which posts a filter lists, how many, a part of them, and those of a span of time. Nothing here reads all posts: it
// goes over the queue's lines, which the database keeps along with the deliveries (migration 0007).

import type { PostsOfSpan, QueueFilter, QueueOverview, QueuePage, QueueView } from '../../shared/queuePage.ts';
import { textAt, wholeAt } from '../database/database.ts';
import type { Database, SqlValue } from '../database/database.ts';
import { findPosts } from './posts.ts';
import type { StoredPost } from './posts.ts';

/** The place of a line that stands for all places. */
const everywhere = '*';

/** The numbers of a line's standing: which of them put a post into a view. `draft` and `scheduled` are looked at with the time and the accounts. */
const standings = { needsYou: 1, planned: 2, posted: 4, cancelled: 8, draft: 16, scheduled: 32 } as const;

/** What needs a person for another reason than a state: a draft whose time has come, and a sign-in that the network takes no more. */
interface Circumstances {
  readonly now: string;
  readonly isSignedOut: boolean;
}

interface Condition {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

/** The lines `l` of a filter, whatever the view. */
function linesOf({ account, campaign, search }: QueueFilter): Condition {
  const conditions = ['l.place = ?'];
  const values: SqlValue[] = [account ?? everywhere];
  if (campaign !== undefined) {
    conditions.push('l.campaign = ?');
    values.push(campaign);
  }
  if (search.trim() !== '') {
    const pattern = `%${search.trim().replaceAll(/[\\%_]/g, '\\$&')}%`;
    conditions.push(`l.post IN (SELECT id FROM posts WHERE captions LIKE ? ESCAPE '\\' OR campaign LIKE ? ESCAPE '\\')`);
    values.push(pattern, pattern);
  }
  return { sql: conditions.join(' AND '), values };
}

/** Which lines a view lists. */
function viewed(view: QueueView, filter: QueueFilter, { now, isSignedOut }: Circumstances): Condition {
  if (view === 'all') return { sql: 'true', values: [] };
  if (view !== 'needsYou') return { sql: `l.standing & ${standings[view]} <> 0`, values: [] };
  const due = `l.standing & 17 <> 0 AND (l.standing & ${standings.needsYou} <> 0 OR l.due_at <= ?)`;
  if (!isSignedOut) return { sql: due, values: [now] };
  const own = filter.account === undefined ? '' : ' AND account = ?';
  const signedOut = `l.post IN (SELECT post FROM deliveries WHERE state = 'scheduled' AND account IN (SELECT id FROM accounts WHERE state = 'signInNeeded')${own})`;
  return { sql: `(${due} OR ${signedOut})`, values: [now, ...(filter.account === undefined ? [] : [filter.account])] };
}

function circumstances(database: Database, now: string): Circumstances {
  return { now, isSignedOut: database.get(`SELECT 1 FROM accounts WHERE state = 'signInNeeded' LIMIT 1`) !== undefined };
}

function joined(...conditions: readonly Condition[]): Condition {
  return { sql: conditions.map(({ sql }) => sql).join(' AND '), values: conditions.flatMap(({ values }) => values) };
}

const order = 'ORDER BY l.due_at, l.created_at, l.post';

/** Posts of a filter in the order in which they are due, from one of them on. */
export function queuePage(database: Database, filter: QueueFilter, from: number, count: number, now: string): QueuePage {
  const { sql, values } = joined(linesOf(filter), viewed(filter.view, filter, circumstances(database, now)));
  const start = Math.max(0, from - 1);
  const rows = database.all(`SELECT l.post FROM queue_lines l WHERE ${sql} ${order} LIMIT ? OFFSET ?`, ...values, count + from - start, start);
  const posts = findPosts(database, rows.map((row) => textAt(row, 'post')));
  if (from === 0) return { posts };
  const [before, ...shown] = posts;
  return { posts: shown, ...(before ? { before: before.due } : {}) };
}

const sum = (number: number, of: string): string => `coalesce(sum(iif(standing & ${number}, ${of}, 0)), 0)`;

/** Counts of the views that follow from states alone: from the counters, or, where words are searched for, from the lines. */
function countStates(database: Database, filter: QueueFilter): Readonly<Record<QueueView, number>> {
  const isSearch = filter.search.trim() !== '';
  const of = isSearch ? '1' : 'posts';
  const { sql, values } = linesOf(filter);
  const row = database.get(
    `SELECT coalesce(sum(${of}), 0) AS "all", ${(['needsYou', 'planned', 'posted', 'cancelled'] as const).map((view) => `${sum(standings[view], of)} AS ${view}`).join(', ')}
     FROM ${isSearch ? 'queue_lines' : 'queue_counts'} l WHERE ${sql}`,
    ...values,
  )!;
  const countOf = (view: QueueView): number => wholeAt(row, view);
  return { needsYou: countOf('needsYou'), planned: countOf('planned'), posted: countOf('posted'), cancelled: countOf('cancelled'), all: countOf('all') };
}

/** How many posts each view of a filter lists, and what to filter by. */
export function queueOverview(database: Database, filter: QueueFilter, now: string): QueueOverview {
  const needsYou = joined(linesOf(filter), viewed('needsYou', filter, circumstances(database, now)));
  const countOf = (sql: string, ...values: readonly SqlValue[]): number => wholeAt(database.get(sql, ...values)!, 'count');
  const inState = (state: string): number => countOf('SELECT count(*) AS count FROM deliveries WHERE state = ?', state);
  return {
    counts: { ...countStates(database, filter), needsYou: countOf(`SELECT count(*) AS count FROM queue_lines l WHERE ${needsYou.sql}`, ...needsYou.values) },
    campaigns: database
      .all(`SELECT DISTINCT campaign FROM queue_counts WHERE place = ? AND campaign <> '' AND posts > 0 ORDER BY campaign`, everywhere)
      .map((row) => textAt(row, 'campaign')),
    missed: inState('missed'),
    byHand: inState('awaitingPerson'),
  };
}

export interface Span {
  /** UTC, ISO 8601: the first instant, and the first after it. */
  readonly from: string;
  readonly to: string;
  /** Posts that are read. */
  readonly most: number;
}

/** The first posts of a filter in a span of time, in the order in which they are due, and how many there are. */
export function postsBetween(database: Database, filter: QueueFilter, { from, to, most }: Span, now: string): PostsOfSpan {
  const { sql, values } = joined(linesOf(filter), viewed(filter.view, filter, circumstances(database, now)), { sql: 'l.due_at >= ? AND l.due_at < ?', values: [from, to] });
  const ids = database.all(`SELECT l.post FROM queue_lines l WHERE ${sql} ${order} LIMIT ?`, ...values, most).map((row) => textAt(row, 'post'));
  const total = ids.length < most ? ids.length : wholeAt(database.get(`SELECT count(*) AS count FROM queue_lines l WHERE ${sql}`, ...values)!, 'count');
  return { posts: findPosts(database, ids), total };
}

/** Posts with a delivery that a person has to make now, or by an instant (UTC, ISO 8601); in the order in which they are due. */
export function postsByHand(database: Database, until: string): readonly StoredPost[] {
  const rows = database.all(
    `SELECT post FROM deliveries WHERE state = 'awaitingPerson' UNION SELECT post FROM deliveries WHERE state = 'scheduled' AND due_at <= ? AND account = ''`,
    until,
  );
  return findPosts(database, rows.map((row) => textAt(row, 'post')));
}
