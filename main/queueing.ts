// From a design to the queue: its pictures are rendered, kept in the library, and queued with captions, alt text and a time.

import { join } from 'node:path';
import type { Account } from '../shared/account.ts';
import { defaultExportOptions, refusedType, resolveType } from '../shared/batch.ts';
import { isBlocking } from '../shared/checks/index.ts';
import type { Design } from '../shared/design.ts';
import { Fault } from '../shared/fault.ts';
import type { Point } from '../shared/point.ts';
import { textOf } from '../shared/point.ts';
import type { Post, PostPicture } from '../shared/post.ts';
import type { FileType, Size } from '../shared/size.ts';
import { instantText } from '../shared/time.ts';
import type { DrawingKit } from './kits.ts';
import { postsTakenIn, writeHandOver, type HandedOver, type HandOverRequest, type HandOverResult } from './posting/handOver.ts';
import { hasLook, keepLook, lookOf } from './posting/looks.ts';
import { postsByHand } from './posting/pages.ts';
import { placesOf, refusalAt } from './posting/places.ts';
import type { NewPost, QueuedPost } from './posting/queue.ts';
import type { WarningParts } from './posting/warnings.ts';
import type { RunReport } from './posting/engine.ts';
import type { Scheduler } from './posting/schedulers/scheduler.ts';
import { writeSchedulers, type WrittenScheduler } from './posting/schedulers/write.ts';
import { startTicking, type Ticking } from './posting/ticking.ts';
import type { Studio } from './studio.ts';

/** The caption of a post that was given none. */
export const defaultCaption = '[{figure} {unit}: ]{claim}[ {callToAction}.][ {link}][ {hashtag}]';

export interface DesignPost {
  readonly design: Design;
  readonly kit: DrawingKit;
  readonly point: Point;
  readonly asksConsent: boolean;
  /** The post goes to the networks of these sizes. */
  readonly sizes: readonly Size[];
  /** Ids of accounts to publish to. Networks without one of these are handed over to a person. */
  readonly accounts?: readonly string[];
  /** As of an export; what an export makes by default if absent. */
  readonly type?: FileType | 'auto';
  readonly quality?: number;
  /** By network id; `default` for those without their own. */
  readonly captions: Readonly<Record<string, string>>;
  readonly alt: string;
  /** By size, where a picture has one of its own. */
  readonly alts?: Readonly<Record<string, string>>;
  /** Wall-clock time in `zone`, `YYYY-MM-DDTHH:mm`. */
  readonly wall: string;
  readonly zone: string;
  readonly campaign: string;
  /** `scheduled` if absent. */
  readonly state?: 'needsApproval' | 'scheduled';
  /** Which of several it is, before what is said of it: `Row 3`. */
  readonly label?: string;
}

/** What goes along with many posts. */
export interface QueueingOptions {
  /** Stops before the next picture; nothing is queued then. */
  readonly signal?: AbortSignal;
  /** Called with the number of posts whose pictures are made. */
  readonly onReady?: (count: number) => void;
}

/**
 * Renders and queues posts, to be handed over at their networks: all of them, or none. Pictures of posts that are not queued stay in the
 * library under their content, so that making them again adds nothing.
 * @throws Fault `input` where a time has gone by, a picture may not be made (a required field, consent), or a network would refuse a post
 * @throws Fault `cancelled` where the signal aborts
 */
export async function queueDesigns(studio: Studio, posts: readonly DesignPost[], options: QueueingOptions = {}): Promise<readonly QueuedPost[]> {
  for (const post of posts) await labelled(post, async () => checkBeforehand(studio, post));
  const ready: NewPost[] = [];
  const stopWhereAsked = (): void => {
    if (options.signal?.aborted) throw new Fault('cancelled', `Stopped: ${ready.length} of ${posts.length} posts were ready, and none is queued.`);
  };
  for (const post of posts) {
    const pictures: PostPicture[] = [];
    for (const size of post.sizes) {
      stopWhereAsked();
      pictures.push(await labelled(post, () => renderAndKeep(studio, post, size)));
    }
    const { captions, wall, zone, campaign } = post;
    const language = textOf(post.point, 'language');
    ready.push({ campaign, pictures, captions, language, wall, zone, deliveries: placesOf(networksOf(post), accountsOf(studio, post)), ...(post.state ? { state: post.state } : {}) });
    options.onReady?.(ready.length);
  }
  stopWhereAsked();
  const queued = studio.queue.addAll(ready);
  studio.events.send({ type: 'queueChanged', ...(queued.length === 1 ? { id: queued[0]!.post.id } : {}) });
  return queued;
}

/** What warnings of this studio's posts are made from. */
export function warningPartsOf({ library, networks, accounts }: Studio): WarningParts {
  return { database: library.database, networks, accountName: (id) => accounts.find(id)?.name };
}

/** Renders and queues one post; see `queueDesigns`. */
export async function queueDesign(studio: Studio, post: DesignPost): Promise<QueuedPost> {
  const [queued] = await queueDesigns(studio, [post]);
  return queued!;
}

function networksOf({ sizes }: DesignPost): readonly string[] {
  return [...new Set(sizes.map(({ network }) => network))];
}

function accountsOf(studio: Studio, { accounts = [] }: DesignPost): readonly Account[] {
  return accounts.map((id) => studio.accounts.get(id));
}

/** What can be said of a post before its pictures are made. */
function checkBeforehand(studio: Studio, post: DesignPost): void {
  studio.queue.checkTime(post.wall, post.zone);
  const networks = networksOf(post);
  const accounts = accountsOf(studio, post);
  const stray = accounts.find(({ network }) => !networks.includes(network));
  if (stray) throw new Fault('input', `${stray.name} publishes to ${stray.network}, and none of the sizes is for it. Add one of its sizes.`, { detail: { account: stray.id } });
  for (const size of post.sizes) {
    const [refused] = refusedType(resolveType(post.type ?? defaultExportOptions.type, size), size);
    if (refused) throw new Fault('input', refused.message, { detail: { size: size.id } });
  }
  const pictures = post.sizes.map(({ id, width, height }): PostPicture => ({ asset: '', size: id, width, height, alt: post.alts?.[id] ?? post.alt }));
  const refusal = refusalAt({ captions: post.captions, pictures }, placesOf(networks, accounts), studio.networks, accounts);
  if (refusal) throw new Fault('input', refusal.problem.message, { detail: { network: refusal.network } });
}

async function renderAndKeep(studio: Studio, post: DesignPost, size: Size): Promise<PostPicture> {
  const { kit, design, point, asksConsent } = post;
  const alt = post.alts?.[size.id] ?? post.alt;
  const type = resolveType(post.type ?? defaultExportOptions.type, size);
  const quality = post.quality ?? defaultExportOptions.quality;
  const picture = await studio.press.renderPicture({ kit, design, size, point, alt, type, quality, asksConsent });
  const blocking = picture.problems.find(isBlocking);
  if (blocking) throw new Fault('input', blocking.message, { detail: { size: size.id } });
  const asset = await studio.library.assets.put(picture.bytes);
  if (!hasLook(studio.library.database, asset)) keepLook(studio.library.database, asset, await lookOf(picture.bytes));
  return { asset, size: size.id, width: picture.width, height: picture.height, alt };
}

/** Lets a step's fault say which post it is about. */
async function labelled<T>({ label }: DesignPost, step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (thrown) {
    if (!(thrown instanceof Fault) || label === undefined) throw thrown;
    throw new Fault(thrown.code, `${label}: ${thrown.message} Nothing is queued.`, { detail: thrown.detail, cause: thrown });
  }
}

/** Does what is due now; a signal lets it come to an end early. */
export async function runQueue(studio: Studio, signal?: AbortSignal): Promise<RunReport> {
  const report = await studio.engine.runOnce(studio.clock(), signal);
  if (report.handedOver.length + report.missed.length + report.sent.length > 0) studio.events.send({ type: 'queueChanged' });
  return report;
}

/** Runs the queue by itself from now on: for as long as a host serves, or the command line runs. */
export function keepQueueRunning(studio: Studio, onReport?: (report: RunReport) => void): Ticking {
  const { clock, onFault, engine } = studio;
  const run = async (signal: AbortSignal): Promise<void> => {
    const report = await runQueue(studio, signal);
    onReport?.(report);
  };
  return startTicking({ run, nextDue: () => engine.nextDue(), clock, onFault });
}

export interface HandOverOptions {
  /** The library's own if absent. */
  readonly folder?: string;
  /** Hours ahead of now: what comes due until then is taken in too. 0 if absent. */
  readonly aheadHours?: number;
  /** Schedulers to write files for. */
  readonly schedulers?: readonly Scheduler[];
  /** The zone that the schedulers are set to; the one in which the posts were chosen if absent. */
  readonly zone?: string;
}

/** A hand-over, and the files for schedulers that were asked for. */
export interface HandedOverAll extends HandOverResult {
  readonly schedulers?: readonly WrittenScheduler[];
}

/**
 * Writes the hand-over folder of what waits for a person, and of what comes due within the hours ahead; with it the files for schedulers.
 * @throws Fault `input` where schedulers are asked for, no zone is named, and the posts were chosen in several
 */
export async function handOver(studio: Studio, options: HandOverOptions = {}): Promise<HandedOverAll> {
  await runQueue(studio);
  const { schedulers = [], aheadHours } = options;
  const folder = options.folder ?? join(studio.library.folder, 'hand-over');
  const { networks, library } = studio;
  const now = studio.clock();
  const until = instantText(now.getTime() + (aheadHours ?? 0) * 3_600_000);
  const request: HandOverRequest = { posts: postsByHand(library.database, until), networks, assets: library.assets, folder, now, ...(aheadHours === undefined ? {} : { aheadHours }) };
  if (schedulers.length === 0) return await writeHandOver(request);
  const zone = options.zone ?? oneZone(postsTakenIn(request));
  const handedOver: HandedOver[] = [];
  const result = await writeHandOver({ ...request, onWritten: (written) => void handedOver.push(written) });
  if (zone === undefined) return { ...result, schedulers: [] };
  return { ...result, folder, schedulers: await writeSchedulers({ folder, schedulers, handedOver, networks, zone, now }) };
}

/** The zone in which posts were chosen; undefined where there are none. */
function oneZone(posts: readonly Post[]): string | undefined {
  const zones = [...new Set(posts.map(({ due }) => due.zone))];
  if (zones.length <= 1) return zones[0];
  throw new Fault('input', `The posts were chosen by the clocks of ${zones.join(', ')}. Say with --zone which one the scheduler is set to.`, { detail: { zones: zones.join(', ') } });
}
