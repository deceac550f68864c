// The queue through the doorway.

import { Fault } from '../../shared/fault.ts';
import { mostAnswerBytes } from '../../shared/postReview.ts';
import { spreadTimes } from '../../shared/schedule.ts';
import { instantText, resolveTime } from '../../shared/time.ts';
import { findSizes } from '../../shared/networks/index.ts';
import { drawingKit } from '../kits.ts';
import { handOver, queueDesign, warningPartsOf } from '../queueing.ts';
import { revealFolder } from '../host/reveal.ts';
import { postsBetween, postsByHand, queueOverview, queuePage } from '../posting/pages.ts';
import { isPaused, setPaused } from '../posting/pause.ts';
import { findPosts } from '../posting/posts.ts';
import { mergeAnswers, reviewsOf, writeReview } from '../posting/review/review.ts';
import { considered, warningsOf } from '../posting/warnings.ts';
import { blackoutDays, freeBetween } from '../posting/slots.ts';
import type { Studio } from '../studio.ts';
import { procedures } from './implementer.ts';

export function queueProcedures(studio: Studio) {
  const { queue, library } = studio;
  const { database, settings } = library;
  const warningParts = warningPartsOf(studio);
  const now = (): string => instantText(studio.clock().getTime());
  const changed = (): null => {
    studio.events.send({ type: 'queueChanged' });
    return null;
  };
  return {
    list: procedures.queue.list.handler(() => queue.list()),
    page: procedures.queue.page.handler(({ input }) => queuePage(database, input.filter, input.from, input.count, now())),
    overview: procedures.queue.overview.handler(({ input }) => queueOverview(database, input.filter, now())),
    range: procedures.queue.range.handler(({ input }) => {
      const { filter, edges, most } = input;
      const free = freeBetween(database, { account: filter.account, fromMs: Date.parse(edges[0]!), toMs: Date.parse(edges.at(-1)!) });
      const at = now();
      const spans = edges.slice(1).map((to, index) => {
        const from = edges[index]!;
        return { ...postsBetween(database, filter, { from, to, most }, at), free: free.filter((instant) => instant >= from && instant < to && instant > at) };
      });
      return { spans, blackout: blackoutDays(database) };
    }),
    shift: procedures.queue.shift.handler(({ input }) => {
      const shifted = queue.shift(input.posts, input.minutes);
      changed();
      return { posts: shifted.length, notices: shifted.flatMap(({ notice }) => (notice === '' ? [] : [notice])) };
    }),
    spread: procedures.queue.spread.handler(({ input }) => {
      const { posts, from, zone, days } = input;
      const spread = queue.rescheduleAll(posts, (count) => spreadTimes({ first: from, count, days, closed: blackoutDays(database) }), zone);
      changed();
      return { posts: spread.length, notices: spread.flatMap(({ notice }) => (notice === '' ? [] : [notice])) };
    }),
    warnings: procedures.queue.warnings.handler(({ input }) =>
      Object.fromEntries(findPosts(database, input.posts).flatMap((post) => {
        const found = warningsOf(considered(post), warningParts);
        return found.length === 0 ? [] : [[post.id, found]];
      })),
    ),
    draftWarnings: procedures.queue.draftWarnings.handler(({ input }) => {
      const { due, zone, captions, places } = input;
      return warningsOf({ id: '', captions, due: resolveTime(due, zone).due, places, assets: [] }, warningParts);
    }),
    cancelPosts: procedures.queue.cancelPosts.handler(({ input }) => {
      const cancelled = queue.cancelPosts(input.posts);
      changed();
      return cancelled;
    }),
    reopenAll: procedures.queue.reopenAll.handler(({ input }) => {
      queue.reopenAll(input.deliveries);
      return changed();
    }),
    setCampaign: procedures.queue.setCampaign.handler(({ input }) => {
      const before = queue.setCampaign(input.posts, input.campaign.trim());
      changed();
      return before.map(({ id, campaign }) => ({ post: id, campaign }));
    }),
    record: procedures.queue.record.handler(({ input }) => queue.record(input.delivery).map(({ at, by, from, to, link, reason }) => ({ at, by, from, to, link, reason }))),
    pause: procedures.queue.pause.handler(() => {
      setPaused(settings, true, studio.clock());
      return changed();
    }),
    resume: procedures.queue.resume.handler(() => {
      setPaused(settings, false, studio.clock());
      return changed();
    }),
    isPaused: procedures.queue.isPaused.handler(() => isPaused(settings)),
    add: procedures.queue.add.handler(async ({ input }) => {
      const { design } = studio.library.designs.open(input.design);
      const { captions, alt, alts, due: wall, zone, campaign, accounts, needsApproval } = input;
      const sizes = findSizes(studio.networks, input.sizes.join(','));
      const kit = await drawingKit(studio, design);
      const { post } = await queueDesign(studio, { design, kit, point: design.point, asksConsent: false, sizes, captions, alt, alts, wall, zone, campaign, accounts, ...(needsApproval ? { state: 'needsApproval' } : {}) });
      return post;
    }),
    cancel: procedures.queue.cancel.handler(({ input }) => {
      queue.cancel(input.delivery);
      return changed();
    }),
    reopen: procedures.queue.reopen.handler(({ input }) => {
      queue.reopen(input.delivery);
      return changed();
    }),
    approve: procedures.queue.approve.handler(({ input }) => {
      queue.approve(input.delivery);
      return changed();
    }),
    sendBack: procedures.queue.sendBack.handler(({ input }) => {
      queue.sendBack(input.delivery);
      return changed();
    }),
    review: procedures.queue.review.handler(async ({ input }) => {
      const page = await writeReview(findPosts(database, input.posts), input.title, { ...warningParts, assets: library.assets });
      return new Blob([page], { type: 'text/html' });
    }),
    mergeReview: procedures.queue.mergeReview.handler(async ({ input }) => {
      if (input.file.size > mostAnswerBytes) throw new Fault('input', 'This is not the answer to a review. Choose the file that its page saved.');
      const report = mergeAnswers(new Uint8Array(await input.file.arrayBuffer()), { database, queue, now: now() });
      changed();
      return report;
    }),
    reviews: procedures.queue.reviews.handler(({ input }) => reviewsOf(database, input.post)),
    reschedule: procedures.queue.reschedule.handler(({ input }) => {
      const { post, due, zone, keepsDrafts } = input;
      const rescheduled = keepsDrafts ? queue.move(post, due, zone) : queue.reschedule(post, due, zone);
      changed();
      return rescheduled;
    }),
    rescheduleMissed: procedures.queue.rescheduleMissed.handler(({ input }) => {
      const { length } = queue.rescheduleMissed(input.from, input.zone, input.everyMinutes);
      changed();
      return { posts: length };
    }),
    markPosted: procedures.queue.markPosted.handler(({ input }) => {
      queue.markPosted(input.delivery, input.link);
      return changed();
    }),
    handOver: procedures.queue.handOver.handler(async () => await handOver(studio)),
    byHand: procedures.queue.byHand.handler(({ input }) => postsByHand(database, input.until)),
    revealHandOver: procedures.queue.revealHandOver.handler(async ({ input }) => {
      const aheadHours = Math.max(0, (Date.parse(input.until) - studio.clock().getTime()) / 3_600_000);
      await revealFolder((await handOver(studio, { aheadHours })).folder);
      return null;
    }),
  };
}
