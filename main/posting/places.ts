// Where a post goes, and what a place is sure to refuse of it: by each account's own limits where it is published, by the network's where a
// person posts it.

import type { Account } from '../../shared/account.ts';
import { networkFor } from '../../shared/account.ts';
import type { Problem } from '../../shared/checks/check.ts';
import { findNetwork } from '../../shared/networks/index.ts';
import type { NetworkTable } from '../../shared/networks/network.ts';
import type { Delivery, Post } from '../../shared/post.ts';
import { postProblems } from '../../shared/postProblems.ts';

export type Place = Pick<Delivery, 'network' | 'account'>;
export type NamedAccount = Pick<Account, 'id' | 'network' | 'server' | 'settings'>;

/** The places of some networks: the accounts that were named for each, or a person where there is none. */
export function placesOf(networks: Iterable<string>, accounts: readonly NamedAccount[]): readonly Place[] {
  return [...new Set(networks)].flatMap((network) => {
    const own = accounts.filter((account) => account.network === network);
    return own.length > 0 ? own.map(({ id }) => ({ network, account: id })) : [{ network, account: '' }];
  });
}

/** The first thing that one of the places would refuse, and the place's network; undefined where all take it. */
export function refusalAt(
  post: Pick<Post, 'captions' | 'pictures'>,
  places: readonly Place[],
  table: NetworkTable,
  accounts: readonly NamedAccount[],
): { readonly network: string; readonly problem: Problem } | undefined {
  for (const { network: id, account } of places) {
    const usual = findNetwork(table, id);
    if (!usual) continue;
    const own = accounts.find((named) => named.id === account);
    const problem = postProblems(post, own ? networkFor(usual, own) : usual).find(({ severity }) => severity === 'error');
    if (problem) return { network: id, problem };
  }
  return undefined;
}
