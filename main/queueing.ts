// From a design to the queue: its pictures are rendered, kept in the library, and queued with captions, alt text and a time.

import { join } from 'node:path';
import { resolveType } from '../shared/batch.ts';
import { isBlocking } from '../shared/checks/index.ts';
import type { Design } from '../shared/design.ts';
import { Fault } from '../shared/fault.ts';
import { findNetwork } from '../shared/networks/index.ts';
import type { Point } from '../shared/point.ts';
import type { PostPicture } from '../shared/post.ts';
import { postProblems } from '../shared/postProblems.ts';
import type { Size } from '../shared/size.ts';
import { defaultExportOptions } from '../shared/batch.ts';
import type { DrawingKit } from './kits.ts';
import { writeHandOver, type HandOverResult } from './posting/handOver.ts';
import type { QueuedPost } from './posting/queue.ts';
import type { RunReport } from './posting/engine.ts';
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
  /** By network id; `default` for those without their own. */
  readonly captions: Readonly<Record<string, string>>;
  readonly alt: string;
  /** Wall-clock time in `zone`, `YYYY-MM-DDTHH:mm`. */
  readonly wall: string;
  readonly zone: string;
  readonly campaign: string;
}

/**
 * Renders and queues one post, to be handed over at its networks.
 * @throws Fault `input` where a picture may not be made (a required field, consent) or a network would refuse the post
 */
export async function queueDesign(studio: Studio, post: DesignPost): Promise<QueuedPost> {
  const pictures: PostPicture[] = [];
  for (const size of post.sizes) pictures.push(await renderAndKeep(studio, post, size));
  const networks = [...new Set(post.sizes.map((size) => size.network))];
  for (const id of networks) {
    const network = findNetwork(studio.networks, id);
    const refused = network && postProblems({ captions: post.captions, pictures }, network).find(({ severity }) => severity === 'error');
    if (refused) throw new Fault('input', refused.message, { detail: { network: id } });
  }
  const { captions, wall, zone, campaign } = post;
  const queued = studio.queue.add({ campaign, pictures, captions, wall, zone, deliveries: networks.map((network) => ({ network, account: '' })) });
  studio.events.send({ type: 'queueChanged', id: queued.post.id });
  return queued;
}

async function renderAndKeep(studio: Studio, { kit, design, point, alt, asksConsent }: DesignPost, size: Size): Promise<PostPicture> {
  const type = resolveType('auto', size);
  const picture = await studio.press.renderPicture({ kit, design, size, point, alt, type, quality: defaultExportOptions.quality, asksConsent });
  const blocking = picture.problems.find(isBlocking);
  if (blocking) throw new Fault('input', blocking.message, { detail: { size: size.id } });
  return { asset: await studio.library.assets.put(picture.bytes), size: size.id, width: picture.width, height: picture.height, alt };
}

/** Does what is due now. */
export async function runQueue(studio: Studio): Promise<RunReport> {
  const report = await studio.engine.runOnce(studio.clock());
  if (report.handedOver.length + report.missed.length + report.sent.length > 0) studio.events.send({ type: 'queueChanged' });
  return report;
}

/** Runs the queue by itself from now on: for as long as a host serves. */
export function keepQueueRunning(studio: Studio): Ticking {
  const { clock, onFault, engine } = studio;
  return startTicking({ run: () => runQueue(studio), nextDue: () => engine.nextDue(), clock, onFault });
}

/** Writes the hand-over folder of what waits for a person, and of what comes due within the hours ahead. */
export async function handOver(studio: Studio, options: { readonly folder?: string; readonly aheadHours?: number } = {}): Promise<HandOverResult> {
  await runQueue(studio);
  return await writeHandOver({
    posts: studio.queue.list(),
    networks: studio.networks,
    assets: studio.library.assets,
    folder: options.folder ?? join(studio.library.folder, 'hand-over'),
    now: studio.clock(),
    ...(options.aheadHours === undefined ? {} : { aheadHours: options.aheadHours }),
  });
}
