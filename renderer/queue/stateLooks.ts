// How a state looks: what is well, what waits, what needs a person.

import type { DeliveryState, Post } from '../../shared/post.ts';

export type StateLook = 'well' | 'waiting' | 'look' | 'ended';

export const stateLooks: Readonly<Record<DeliveryState, StateLook>> = {
  draft: 'waiting',
  needsApproval: 'look',
  scheduled: 'waiting',
  sending: 'waiting',
  awaitingPerson: 'look',
  published: 'well',
  rejected: 'look',
  unconfirmed: 'look',
  missed: 'look',
  cancelled: 'ended',
};

const mostUrgent: readonly StateLook[] = ['look', 'waiting', 'well', 'ended'];

/** The look of a post: that of the delivery which asks for most. */
export function lookOf({ deliveries }: Pick<Post, 'deliveries'>): StateLook {
  return mostUrgent.find((look) => deliveries.some(({ state }) => stateLooks[state] === look)) ?? 'ended';
}

/** States that another time brings back. */
export const postponable: ReadonlySet<DeliveryState> = new Set(['draft', 'needsApproval', 'scheduled', 'missed', 'awaitingPerson']);

/** Whether a post can be given another time. */
export function isMovable({ deliveries }: Pick<Post, 'deliveries'>): boolean {
  return deliveries.some(({ state }) => postponable.has(state));
}
