// Posts in the database: written as one transaction, read back as values with their pictures and deliveries.

import { z } from 'zod';
import { Fault } from '../../shared/fault.ts';
import type { Delivery, DeliveryState, Post, PostPicture } from '../../shared/post.ts';
import { textAt, wholeAt } from '../database/database.ts';
import type { Database, SqlRow, SqlValue } from '../database/database.ts';
import { deliveryColumns, readDelivery } from './deliveries.ts';

/** A post with what only main needs of it. */
export interface StoredPost extends Post {
  /** The wall clock a person chose it by, `YYYY-MM-DDTHH:mm`. */
  readonly wall: string;
  /** UTC, ISO 8601. */
  readonly createdAt: string;
  readonly changedAt: string;
  /** Raised by every change that a calendar should take over. */
  readonly sequence: number;
}

const captions = z.record(z.string(), z.string());

function readPicture(row: SqlRow): PostPicture {
  return {
    asset: textAt(row, 'asset'),
    size: textAt(row, 'size'),
    width: wholeAt(row, 'width'),
    height: wholeAt(row, 'height'),
    alt: textAt(row, 'alt'),
  };
}

function readPost(row: SqlRow, pictures: readonly PostPicture[], deliveries: readonly Delivery[]): StoredPost {
  return {
    id: textAt(row, 'id'),
    campaign: textAt(row, 'campaign'),
    pictures,
    captions: captions.parse(JSON.parse(textAt(row, 'captions'))),
    language: textAt(row, 'language'),
    due: { instant: textAt(row, 'due_at'), zone: textAt(row, 'zone') },
    wall: textAt(row, 'due_wall'),
    graceMinutes: wholeAt(row, 'grace_minutes'),
    deliveries,
    createdAt: textAt(row, 'created_at'),
    changedAt: textAt(row, 'changed_at'),
    sequence: wholeAt(row, 'sequence'),
  };
}

function grouped<T>(rows: readonly SqlRow[], read: (row: SqlRow) => T): ReadonlyMap<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const post = textAt(row, 'post');
    const group = groups.get(post);
    if (group) group.push(read(row));
    else groups.set(post, [read(row)]);
  }
  return groups;
}

function select(database: Database, where: string, ...values: SqlValue[]): readonly StoredPost[] {
  const posts = database.all(`SELECT * FROM posts WHERE ${where} ORDER BY due_at, created_at, id`, ...values);
  const inPosts = `post IN (SELECT id FROM posts WHERE ${where}) ORDER BY post, position`;
  const pictures = grouped(database.all(`SELECT * FROM post_pictures WHERE ${inPosts}`, ...values), readPicture);
  const deliveries = grouped(database.all(`SELECT post, ${deliveryColumns} FROM deliveries WHERE ${inPosts}`, ...values), readDelivery);
  return posts.map((row) => {
    const id = textAt(row, 'id');
    return readPost(row, pictures.get(id) ?? [], deliveries.get(id) ?? []);
  });
}

/** All posts in the order in which they are due. */
export function allPosts(database: Database): readonly StoredPost[] {
  return select(database, 'true');
}

/** Posts by their ids, in the order in which they are due; those that are gone are left out. */
export function findPosts(database: Database, ids: readonly string[]): readonly StoredPost[] {
  return select(database, 'id IN (SELECT value FROM json_each(?))', JSON.stringify(ids));
}

/** Posts with a delivery in a state, in the order in which they are due. */
export function postsInState(database: Database, state: DeliveryState): readonly StoredPost[] {
  return select(database, 'id IN (SELECT post FROM deliveries WHERE state = ?)', state);
}

/** A post by its id. Throws a Fault (`notFound`). */
export function findPost(database: Database, id: string): StoredPost {
  const [post] = select(database, 'id = ?', id);
  if (!post) throw new Fault('notFound', `The queue has no post '${id.slice(0, 80)}'. See the queue for those there are.`, { detail: { post: id } });
  return post;
}

/** Adds a post with its pictures and deliveries, each recorded as added by a person. */
export function insertPost(database: Database, post: StoredPost): void {
  database.transaction(() => {
    database.run(
      `INSERT INTO posts (id, campaign, captions, language, due_at, due_wall, zone, grace_minutes, created_at, changed_at, sequence)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      post.id,
      post.campaign,
      JSON.stringify(post.captions),
      post.language,
      post.due.instant,
      post.wall,
      post.due.zone,
      post.graceMinutes,
      post.createdAt,
      post.changedAt,
      post.sequence,
    );
    for (const [position, picture] of post.pictures.entries()) {
      database.run(
        'INSERT INTO post_pictures (post, position, asset, size, width, height, alt) VALUES (?, ?, ?, ?, ?, ?, ?)',
        post.id,
        position,
        picture.asset,
        picture.size,
        picture.width,
        picture.height,
        picture.alt,
      );
    }
    for (const [position, delivery] of post.deliveries.entries()) {
      database.run(
        `INSERT INTO deliveries (id, post, position, network, account, state, changed_at, changed_by) VALUES (?, ?, ?, ?, ?, ?, ?, 'person')`,
        delivery.id,
        post.id,
        position,
        delivery.network,
        delivery.account,
        delivery.state,
        post.createdAt,
      );
    }
  });
}

/** Gives a post another time; who works on it for the old one loses it. */
export function updateDue(database: Database, post: string, due: Post['due'], wall: string, at: string): void {
  database.run('UPDATE posts SET due_at = ?, zone = ?, due_wall = ?, changed_at = ?, sequence = sequence + 1 WHERE id = ?', due.instant, due.zone, wall, at, post);
  database.run(`UPDATE deliveries SET fence = fence + 1, lease_until = 0 WHERE post = ? AND state = 'scheduled'`, post);
}

/** Notes that something a calendar shows of a post has changed. */
export function touchPost(database: Database, post: string, at: string): void {
  database.run('UPDATE posts SET changed_at = ?, sequence = sequence + 1 WHERE id = ?', at, post);
}
