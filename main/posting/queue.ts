// The queue as a person uses it: posts are added, listed, cancelled, reopened, rescheduled and marked as posted. Each act is one
// transaction, and every change of state it makes is in the record.

import { Fault } from '../../shared/fault.ts';
import { isLegalMove, legalMoves } from '../../shared/post.ts';
import type { Delivery, DeliveryState, MoveName, Post, PostPicture } from '../../shared/post.ts';
import { epochMsOf, instantText, laterWall, resolveTime } from '../../shared/time.ts';
import type { ResolvedTime } from '../../shared/time.ts';
import { textAt } from '../database/database.ts';
import type { Database } from '../database/database.ts';
import { isAssetId } from '../library/assets.ts';
import { newId } from '../library/identity.ts';
import { findDelivery, illegalMove, moveDelivery, recordOf } from './deliveries.ts';
import type { DeliveryRecord } from './deliveries.ts';
import { allPosts, findPost, findPosts, insertPost, postsInState, touchPost, updateDue } from './posts.ts';
import type { StoredPost } from './posts.ts';

/** Minutes after which a post that came due while nothing ran is too late to be sent by itself. */
export const defaultGraceMinutes = 60;

export interface NewPost {
  readonly campaign: string;
  readonly pictures: readonly PostPicture[];
  /** By network id; `default` for those without their own. */
  readonly captions: Readonly<Record<string, string>>;
  /** BCP 47, of the captions; not known if absent. */
  readonly language?: string;
  /** Wall-clock time in `zone`, `YYYY-MM-DDTHH:mm`. */
  readonly wall: string;
  /** IANA zone. */
  readonly zone: string;
  readonly graceMinutes?: number;
  /** Where it goes: each network once per account; account '' is a hand-over. */
  readonly deliveries: readonly Pick<Delivery, 'network' | 'account'>[];
  /** `scheduled` if absent. */
  readonly state?: 'draft' | 'needsApproval' | 'scheduled';
}

export interface QueuedPost {
  readonly post: StoredPost;
  /** What a person should know of its time (a clock change), as a sentence; '' as a rule. */
  readonly notice: string;
}

export interface Queue {
  /** Faults: `input` for a time, a zone or a picture that cannot be used, or a time gone by for longer than the grace time. */
  add(post: NewPost): QueuedPost;
  /** Adds all posts, or none where one cannot be. Faults as of `add`. */
  addAll(posts: readonly NewPost[]): readonly QueuedPost[];
  /** Throws what `add` would say of a time. */
  checkTime(wall: string, zone: string): void;
  /** All posts in the order in which they are due. */
  list(): readonly StoredPost[];
  get(post: string): StoredPost;
  /** The post of a delivery; undefined where there is no such delivery. */
  postOf(delivery: string): string | undefined;
  /** What became of a delivery, oldest first. */
  record(delivery: string): readonly DeliveryRecord[];
  cancel(delivery: string): void;
  /**
   * Takes a delivery back from its end. What was cancelled before it was scheduled is what it was. With its time ahead it is scheduled
   * again, unless it may have been published. Else a hand-over waits for a person, and what would be sent by itself becomes a draft, so
   * that nothing leaves at once.
   */
  reopen(delivery: string): void;
  /** A person placed it, here (an https address; '' if not known). */
  markPosted(delivery: string, link: string): void;
  /** Schedules a draft, or what was approved, for the post's time, which must be ahead. */
  schedule(delivery: string): void;
  approve(delivery: string): void;
  sendBack(delivery: string): void;
  /** Makes a draft of what is scheduled. */
  takeBack(delivery: string): void;
  askApproval(delivery: string): void;
  /** Another time for a post, which schedules all its deliveries that are not at another end, sent already, or awaiting approval. */
  reschedule(post: string, wall: string, zone: string): QueuedPost;
  /** As `reschedule`, but drafts stay drafts, as in every act on several posts: nobody looked at each. */
  move(post: string, wall: string, zone: string): QueuedPost;
  /** The same time by each post's wall clock, some minutes later or, below 0, earlier: all of them, or none. */
  shift(posts: readonly string[], minutes: number): readonly QueuedPost[];
  /** Other times for posts, in the order in which they are due: all of them, or none. */
  rescheduleAll(posts: readonly string[], times: (count: number) => readonly string[], zone: string): readonly QueuedPost[];
  /** Cancels what can still be cancelled of some posts; answers the deliveries that it was. */
  cancelPosts(posts: readonly string[]): readonly string[];
  /** Reopens deliveries: all of them, or none. */
  reopenAll(deliveries: readonly string[]): void;
  /** Puts posts into a campaign; answers those that were in another, and in which. */
  setCampaign(posts: readonly string[], campaign: string): readonly Pick<Post, 'id' | 'campaign'>[];
  /** Another time for every post that was missed, in the order in which they were due: the first at a time, each further one later. */
  rescheduleMissed(from: string, zone: string, everyMinutes: number): readonly QueuedPost[];
}

export interface QueueParts {
  readonly database: Database;
  /** The time now. */
  readonly clock: () => Date;
  readonly createId?: () => string;
}

type Scheduling = Readonly<Partial<Record<DeliveryState, MoveName>>>;

/** States that a move to another time brings back to `scheduled`, and by which move. */
const moved: Scheduling = { missed: 'schedule', awaitingPerson: 'postpone' };
/** The same where a person gave this one post its time. */
const rescheduled: Scheduling = { ...moved, draft: 'schedule' };

/** What was cancelled in one of these states comes back to it, whatever its time. */
const waiting: readonly DeliveryState[] = ['draft', 'needsApproval', 'awaitingPerson'];

const linkPattern = /^https?:\/\/[^\s<>"]{1,1990}$/i;

function checkNewPost(post: NewPost): void {
  if (post.pictures.length === 0) throw new Fault('input', 'The post has no picture. Add one.');
  for (const picture of post.pictures) {
    if (!isAssetId(picture.asset)) throw new Fault('input', `The picture '${picture.asset.slice(0, 80)}' is not a file of the library.`);
  }
  if (post.deliveries.length === 0) throw new Fault('input', 'The post goes nowhere. Name a network.');
  const places = post.deliveries.map(({ network, account }) => `${network} ${account}`);
  const twice = post.deliveries.find((_, index) => places.indexOf(places[index]!) !== index);
  if (twice) throw new Fault('input', `The post names ${twice.network} twice. Name each place once.`, { detail: { network: twice.network } });
}

class DatabaseQueue implements Queue {
  readonly #database: Database;
  readonly #clock: () => Date;
  readonly #createId: () => string;

  constructor(parts: QueueParts) {
    this.#database = parts.database;
    this.#clock = parts.clock;
    this.#createId = parts.createId ?? newId;
  }

  add(request: NewPost): QueuedPost {
    checkNewPost(request);
    const graceMinutes = request.graceMinutes ?? defaultGraceMinutes;
    const { due, wall, notice } = this.#usableTime(request.wall, request.zone, graceMinutes);
    const now = this.#now();
    const state = request.state ?? 'scheduled';
    const id = this.#createId();
    const deliveries = request.deliveries.map(
      ({ network, account }): Delivery => ({ id: this.#createId(), network, account, state, link: '', reason: '' }),
    );
    const { campaign, pictures, captions, language = '' } = request;
    insertPost(this.#database, { id, campaign, pictures, captions, language, due, wall, graceMinutes, deliveries, createdAt: now, changedAt: now, sequence: 0 });
    return { post: findPost(this.#database, id), notice };
  }

  addAll(posts: readonly NewPost[]): readonly QueuedPost[] {
    return this.#database.transaction(() => posts.map((post) => this.add(post)));
  }

  checkTime(wall: string, zone: string): void {
    this.#usableTime(wall, zone, defaultGraceMinutes);
  }

  list(): readonly StoredPost[] {
    return allPosts(this.#database);
  }

  get(post: string): StoredPost {
    return findPost(this.#database, post);
  }

  postOf(delivery: string): string | undefined {
    const row = this.#database.get('SELECT post FROM deliveries WHERE id = ?', delivery);
    return row && textAt(row, 'post');
  }

  record(delivery: string): readonly DeliveryRecord[] {
    findDelivery(this.#database, delivery);
    return recordOf(this.#database, delivery);
  }

  cancel(delivery: string): void {
    this.#move(delivery, 'cancel', 'cancelled', () => 'cancelled');
  }

  reopen(delivery: string): void {
    this.#move(delivery, 'reopen', 'reopened', (found, post) => this.#stateBefore(found) ?? this.#reopenedState(found, post), { link: '', reason: '' });
  }

  markPosted(delivery: string, link: string): void {
    const address = link.trim();
    if (address !== '' && !linkPattern.test(address)) {
      throw new Fault('input', `'${address.slice(0, 80)}' is not the address of a post. Give one that begins with https://, or none.`, { detail: { link: address } });
    }
    this.#move(delivery, 'markPosted', 'marked as posted', () => 'published', { link: address, reason: '' });
  }

  schedule(delivery: string): void {
    this.#move(delivery, 'schedule', 'scheduled', (_, post) => this.#scheduledState(post), { reason: '' });
  }

  approve(delivery: string): void {
    this.#move(delivery, 'approve', 'approved', (_, post) => this.#scheduledState(post), { reason: '' });
  }

  sendBack(delivery: string): void {
    this.#move(delivery, 'sendBack', 'sent back', () => 'draft');
  }

  askApproval(delivery: string): void {
    this.#move(delivery, 'askApproval', 'put up for approval', () => 'needsApproval');
  }

  takeBack(delivery: string): void {
    this.#move(delivery, 'takeBack', 'taken back', () => 'draft');
  }

  reschedule(id: string, wall: string, zone: string): QueuedPost {
    return this.#retime(id, wall, zone, rescheduled);
  }

  move(id: string, wall: string, zone: string): QueuedPost {
    return this.#retime(id, wall, zone, moved);
  }

  #retime(id: string, wantedWall: string, zone: string, scheduling: Scheduling): QueuedPost {
    const { due, wall, notice } = resolveTime(wantedWall, zone);
    this.#database.transaction(() => {
      const post = findPost(this.#database, id);
      this.#assertNotGone(due, wall, 0);
      const movable = post.deliveries.filter(({ state }) => state === 'scheduled' || state === 'needsApproval' || state in rescheduled);
      if (movable.length === 0) throw illegalMove(post.deliveries[0]!, 'given another time');
      const at = this.#now();
      updateDue(this.#database, id, due, wall, at);
      for (const { id: delivery, state } of movable) {
        const name = scheduling[state];
        if (name) moveDelivery(this.#database, { delivery, name, from: state, to: 'scheduled', at, reason: '' });
      }
    });
    return { post: findPost(this.#database, id), notice };
  }

  rescheduleMissed(from: string, zone: string, everyMinutes: number): readonly QueuedPost[] {
    return this.#database.transaction(() => {
      return postsInState(this.#database, 'missed').map(({ id }, index) => this.move(id, laterWall(from, index * everyMinutes), zone));
    });
  }

  shift(posts: readonly string[], minutes: number): readonly QueuedPost[] {
    return this.#database.transaction(() =>
      findPosts(this.#database, posts).map(({ id, wall, due }) => this.move(id, laterWall(wall, minutes), due.zone)),
    );
  }

  rescheduleAll(posts: readonly string[], times: (count: number) => readonly string[], zone: string): readonly QueuedPost[] {
    return this.#database.transaction(() => {
      const found = findPosts(this.#database, posts);
      const walls = times(found.length);
      return found.map(({ id }, index) => this.move(id, walls[index]!, zone));
    });
  }

  cancelPosts(posts: readonly string[]): readonly string[] {
    return this.#database.transaction(() => {
      const open = findPosts(this.#database, posts).flatMap(({ deliveries }) => deliveries.filter(({ state }) => legalMoves(state, 'person').includes('cancel')));
      for (const { id } of open) this.cancel(id);
      return open.map(({ id }) => id);
    });
  }

  reopenAll(deliveries: readonly string[]): void {
    this.#database.transaction(() => {
      for (const id of deliveries) this.reopen(id);
    });
  }

  setCampaign(posts: readonly string[], campaign: string): readonly Pick<Post, 'id' | 'campaign'>[] {
    return this.#database.transaction(() => {
      const others = findPosts(this.#database, posts).filter((post) => post.campaign !== campaign);
      for (const { id } of others) {
        this.#database.run('UPDATE posts SET campaign = ? WHERE id = ?', campaign, id);
        touchPost(this.#database, id, this.#now());
      }
      return others.map(({ id, campaign: before }) => ({ id, campaign: before }));
    });
  }

  #now(): string {
    return instantText(this.#clock().getTime());
  }

  #isAhead(due: Post['due']): boolean {
    return epochMsOf(due.instant) > this.#clock().getTime();
  }

  /** A time that is not gone by for longer than the grace time. */
  #usableTime(wall: string, zone: string, graceMinutes: number): ResolvedTime {
    const time = resolveTime(wall, zone);
    this.#assertNotGone(time.due, time.wall, graceMinutes);
    return time;
  }

  #assertNotGone(due: Post['due'], wall: string, graceMinutes: number): void {
    if (epochMsOf(due.instant) + graceMinutes * 60_000 >= this.#clock().getTime()) return;
    throw new Fault('input', `${wall.replace('T', ' ')} in ${due.zone} has gone by. Choose a later time.`, { detail: { time: wall, zone: due.zone } });
  }

  #scheduledState(post: StoredPost): DeliveryState {
    this.#assertNotGone(post.due, post.wall, 0);
    return 'scheduled';
  }

  /** What a cancelled delivery was, unless it was scheduled: whether it still can be is a question of its time. */
  #stateBefore({ id, state }: Delivery): DeliveryState | undefined {
    if (state !== 'cancelled') return undefined;
    const before = recordOf(this.#database, id).findLast(({ to }) => to === 'cancelled')?.from;
    return waiting.find((one) => one === before);
  }

  #reopenedState(delivery: Delivery, post: Post): DeliveryState {
    const isHandOver = delivery.account === '';
    const mayBePublic = delivery.state === 'published' || delivery.state === 'unconfirmed';
    if (mayBePublic) return isHandOver ? 'awaitingPerson' : 'draft';
    if (this.#isAhead(post.due)) return 'scheduled';
    return isHandOver ? 'awaitingPerson' : 'draft';
  }

  /** Makes a person's move from whatever state the delivery is in; `wanted` completes "cannot be ...". */
  #move(
    id: string,
    name: MoveName,
    wanted: string,
    target: (delivery: Delivery, post: StoredPost) => DeliveryState,
    change: { readonly link?: string; readonly reason?: string } = {},
  ): void {
    this.#database.transaction(() => {
      const delivery = findDelivery(this.#database, id);
      if (!legalMoves(delivery.state, 'person').includes(name)) throw illegalMove(delivery, wanted);
      const to = target(delivery, findPost(this.#database, delivery.post));
      if (!isLegalMove(name, delivery.state, to)) throw illegalMove(delivery, wanted);
      const at = this.#now();
      moveDelivery(this.#database, { delivery: id, name, from: delivery.state, to, at, ...change });
      touchPost(this.#database, delivery.post, at);
    });
  }
}

/** The queue in a database. */
export function createQueue(parts: QueueParts): Queue {
  return new DatabaseQueue(parts);
}
