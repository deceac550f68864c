// Looks at a post beside the others of the queue, and says what a person should know. It reads what is near in time alone.

import { findNetwork } from '../../shared/networks/index.ts';
import type { NetworkTable } from '../../shared/networks/network.ts';
import { captionFor } from '../../shared/post.ts';
import type { Post } from '../../shared/post.ts';
import { captionLikeness, closeWarning, lookDistance, nearCaption, nearLook } from '../../shared/postWarnings.ts';
import type { PostWarning } from '../../shared/postWarnings.ts';
import { leastApartMinutes } from '../../shared/schedule.ts';
import { epochMsOf, instantText, wallTimeOf } from '../../shared/time.ts';
import { textAt } from '../database/database.ts';
import type { Database } from '../database/database.ts';
import { looksBetween } from './looks.ts';
import type { Place } from './places.ts';
import { findPosts } from './posts.ts';
import { blackoutDays } from './slots.ts';

/** What is looked at: a post of the queue, or one that is still being written, without an id and perhaps without pictures. */
export interface Considered extends Pick<Post, 'captions' | 'due'> {
  readonly id: string;
  readonly assets: readonly string[];
  readonly places: readonly Place[];
}

export interface WarningParts {
  readonly database: Database;
  readonly networks: NetworkTable;
  /** How people call an account. */
  readonly accountName: (id: string) => string | undefined;
}

/** Days before and after in which something nearly the same is a repetition. */
const repetitionDays = 30;
const dayMs = 86_400_000;
/** Posts near in time that are read; what is beyond is not compared. */
const mostCompared = 400;
const mostLooks = 4_000;

const waiting = `('draft', 'needsApproval', 'scheduled', 'sending', 'awaitingPerson', 'published')`;

/** As a post of the queue is looked at. */
export function considered({ id, captions, due, pictures, deliveries }: Post): Considered {
  const places = deliveries.filter(({ state }) => state !== 'cancelled' && state !== 'published').map(({ network, account }) => ({ network, account }));
  return { id, captions, due, places, assets: pictures.map(({ asset }) => asset) };
}

/** What a person should know of a post, each once. */
export function warningsOf(post: Considered, parts: WarningParts): readonly PostWarning[] {
  if (post.places.length === 0) return [];
  return [...closed(post, parts), ...close(post, parts), ...pictures(post, parts), ...captions(post, parts)];
}

function closed({ due }: Considered, { database }: WarningParts): readonly PostWarning[] {
  const day = wallTimeOf(due).slice(0, 10);
  return blackoutDays(database).includes(day) ? [{ kind: 'blackout', message: `${day} is a day without posts.` }] : [];
}

function placeName({ network, account }: Place, { networks, accountName }: WarningParts): string {
  return (account === '' ? undefined : accountName(account)) ?? findNetwork(networks, network)?.name ?? network;
}

function close({ id, due, places }: Considered, parts: WarningParts): readonly PostWarning[] {
  const at = epochMsOf(due.instant);
  const apartMs = leastApartMinutes * 60_000;
  const rows = parts.database.all(
    `SELECT post, network, account, due_at FROM deliveries WHERE state IN ${waiting} AND due_at > ? AND due_at < ? AND post <> ? ORDER BY due_at`,
    instantText(at - apartMs),
    instantText(at + apartMs),
    id,
  );
  return places.flatMap((place) => {
    const near = rows
      .filter((row) => textAt(row, 'network') === place.network && textAt(row, 'account') === place.account)
      .map((row) => ({ post: textAt(row, 'post'), minutes: Math.round(Math.abs(epochMsOf(textAt(row, 'due_at')) - at) / 60_000) }))
      .sort((a, b) => a.minutes - b.minutes)[0];
    return near ? [closeWarning(placeName(place, parts), near.minutes, near.post)] : [];
  });
}

function around(due: Considered['due']): readonly [from: string, to: string] {
  const at = epochMsOf(due.instant);
  return [instantText(at - repetitionDays * dayMs), instantText(at + repetitionDays * dayMs)];
}

const isAt = (places: readonly Place[], { network, account }: Place): boolean => places.some((place) => place.network === network && place.account === account);

function pictures({ id, assets, due, places }: Considered, { database }: WarningParts): readonly PostWarning[] {
  if (assets.length === 0) return [];
  const own = JSON.stringify(assets);
  const [from, to] = around(due);
  const same = database.get(
    `SELECT p.post FROM post_pictures p JOIN deliveries d ON d.post = p.post WHERE p.asset IN (SELECT value FROM json_each(?)) AND p.post <> ?
       AND d.state IN ${waiting} AND d.due_at >= ? AND d.due_at < ? AND EXISTS (SELECT 1 FROM json_each(?) q WHERE q.value ->> 'network' = d.network AND q.value ->> 'account' = d.account) LIMIT 1`,
    own,
    id,
    from,
    to,
    JSON.stringify(places),
  );
  if (same) return [{ kind: 'samePicture', post: textAt(same, 'post'), message: 'Another post of these weeks has the same picture.' }];
  const looks = database.all('SELECT look FROM picture_looks WHERE asset IN (SELECT value FROM json_each(?))', own).map((row) => textAt(row, 'look'));
  if (looks.length === 0) return [];
  const near = looksBetween(database, from, to, mostLooks).filter((other) => other.post !== id && looks.some((look) => lookDistance(look, other.look) <= nearLook));
  const found = findPosts(database, near.slice(0, 20).map(({ post }) => post)).find((other) => other.deliveries.some((delivery) => isAt(places, delivery)));
  return found ? [{ kind: 'nearPicture', post: found.id, message: 'Another post of these weeks has nearly the same picture.' }] : [];
}

function captions(post: Considered, { database }: WarningParts): readonly PostWarning[] {
  const [from, to] = around(post.due);
  const ids = database
    .all(
      `SELECT DISTINCT post FROM deliveries WHERE state IN ${waiting} AND due_at >= ? AND due_at < ? AND post <> ? AND network IN (SELECT value FROM json_each(?)) LIMIT ?`,
      from,
      to,
      post.id,
      JSON.stringify(post.places.map(({ network }) => network)),
      mostCompared,
    )
    .map((row) => textAt(row, 'post'));
  const found = findPosts(database, ids).find((other) =>
    other.deliveries.some((delivery) => isAt(post.places, delivery) && captionLikeness(captionFor(post, delivery.network), captionFor(other, delivery.network)) >= nearCaption),
  );
  return found ? [{ kind: 'nearCaption', post: found.id, message: 'Another post of these weeks says nearly the same.' }] : [];
}
