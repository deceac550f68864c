// Schedulers publish to many places; an account is one of them. Which one, is asked by its id, or found where there is no choice.

import type { Refused } from './connector.ts';

export interface Channel {
  readonly id: string;
  readonly name: string;
  /** As the scheduler calls the service: `linkedin-page`. */
  readonly provider: string;
  /** Id of the network; undefined where Point Studio has none for it. */
  readonly network: string | undefined;
}

/** The channel that is meant, or a refusal that lists those there are. */
export function chooseChannel(channels: readonly Channel[], wanted: { readonly integration?: string; readonly network?: string }, scheduler: string): { readonly type: 'channel'; readonly channel: Channel & { readonly network: string } } | Refused {
  const usable = channels.flatMap((channel) => (channel.network === undefined ? [] : [{ ...channel, network: channel.network }]));
  const fitting = usable.filter(({ id, network }) => (wanted.integration ? id === wanted.integration : !wanted.network || network === wanted.network));
  const [only, ...more] = fitting;
  if (only && more.length === 0) return { type: 'channel', channel: only };
  const shown = (only ? fitting : usable).map(({ id, name, network }) => `${name} on ${network} (integration=${id})`).join(', ');
  if (shown === '') return { type: 'refused', reason: `${scheduler} has no channel for a network of Point Studio. Add one there.` };
  return { type: 'refused', reason: `${only ? `${scheduler} has several channels; say which` : `${scheduler} has no such channel; there are`}: ${shown}.` };
}
