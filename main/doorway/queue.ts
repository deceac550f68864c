// The queue through the doorway.

import { findSizes } from '../../shared/networks/index.ts';
import { drawingKit } from '../kits.ts';
import { handOver, queueDesign } from '../queueing.ts';
import type { Studio } from '../studio.ts';
import { procedures } from './implementer.ts';

export function queueProcedures(studio: Studio) {
  const { queue } = studio;
  const changed = (): null => {
    studio.events.send({ type: 'queueChanged' });
    return null;
  };
  return {
    list: procedures.queue.list.handler(() => queue.list()),
    add: procedures.queue.add.handler(async ({ input }) => {
      const { design } = studio.library.designs.open(input.design);
      const { captions, alt, due: wall, zone, campaign } = input;
      const sizes = findSizes(studio.networks, input.sizes.join(','));
      const kit = await drawingKit(studio, design);
      const { post } = await queueDesign(studio, { design, kit, point: design.point, asksConsent: false, sizes, captions, alt, wall, zone, campaign });
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
    reschedule: procedures.queue.reschedule.handler(({ input }) => {
      const rescheduled = queue.reschedule(input.post, input.due, input.zone);
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
  };
}
