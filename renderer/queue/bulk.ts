// What is done with several posts at once, each of it with a way back.

import type { TFunction } from 'i18next';
import type { Studio } from '../shell/connection.ts';
import { tell, tellFault } from '../shell/viewStore.ts';
import { select } from './queueStore.ts';

interface Bulk {
  readonly queue: Studio['queue'];
  readonly t: TFunction;
  readonly posts: readonly string[];
}

const undone = (t: TFunction, act: () => Promise<unknown>): { readonly words: string; run(): void } => ({ words: t('queue.calendar.undo'), run: () => void act().catch(tellFault) });

/** The same time by each post's clock, some minutes later or earlier. */
export async function shiftPosts({ queue, t, posts }: Bulk, minutes: number): Promise<void> {
  try {
    const { posts: count, notices } = await queue.shift({ posts: [...posts], minutes });
    const words = [t('queue.bulk.shifted', { count }), ...notices].join(' ');
    tell(words, undone(t, () => queue.shift({ posts: [...posts], minutes: -minutes })), 'queue');
  } catch (thrown) {
    tellFault(thrown);
  }
}

/** Cancels what can still be cancelled of them. */
export async function cancelPosts({ queue, t, posts }: Bulk): Promise<void> {
  try {
    const deliveries = [...(await queue.cancelPosts({ posts: [...posts] }))];
    select([]);
    if (deliveries.length === 0) tell(t('queue.bulk.nothingToCancel'), undefined, 'queue');
    else tell(t('queue.bulk.cancelled', { count: deliveries.length }), undone(t, () => queue.reopenAll({ deliveries })), 'queue');
  } catch (thrown) {
    tellFault(thrown);
  }
}

/** Puts them into a campaign; '' takes them out of theirs. */
export async function setCampaign({ queue, t, posts }: Bulk, campaign: string): Promise<void> {
  try {
    const before = await queue.setCampaign({ posts: [...posts], campaign });
    const back = async (): Promise<void> => {
      for (const [name, members] of Map.groupBy(before, (one) => one.campaign)) await queue.setCampaign({ posts: members.map(({ post }) => post), campaign: name });
    };
    tell(t('queue.bulk.inCampaign', { count: before.length }), undone(t, back), 'queue');
  } catch (thrown) {
    tellFault(thrown);
  }
}
