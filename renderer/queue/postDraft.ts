// What a person is writing for the queue: sizes, captions, alt text and time; and what the doorway is asked with.

import { networkFor, type Account } from '../../shared/account.ts';
import { strictest } from '../../shared/networks/excess.ts';
import type { Network, NetworkTable } from '../../shared/networks/network.ts';
import { postProblems } from '../../shared/postProblems.ts';
import type { Problem } from '../../shared/checks/check.ts';
import { allSizes } from '../drawing/sizes.ts';

export interface PostDraft {
  /** One size id per network, by network id. */
  readonly sizes: Readonly<Record<string, string>>;
  /** `default`, and by network where it has its own. */
  readonly captions: Readonly<Record<string, string>>;
  readonly alt: string;
  /** By network, where its picture has an alt text of its own. */
  readonly alts?: Readonly<Record<string, string>>;
  /** Ids of the accounts that publish it, by network; a network without one is posted by hand. */
  readonly accounts?: Readonly<Record<string, readonly string[]>>;
  /** `YYYY-MM-DDTHH:mm` in the zone. */
  readonly due: string;
  readonly zone: string;
  readonly campaign: string;
  /** Nothing goes out before somebody approved it. */
  readonly needsApproval?: boolean;
}

/** Chooses a network with its recommended size, or gives it up. */
export function toggleNetwork(draft: PostDraft, table: NetworkTable, network: string, isOn: boolean): PostDraft {
  if (!isOn) {
    const { sizes, captions, alts, accounts } = draft;
    return {
      ...draft,
      sizes: without(sizes, network),
      captions: without(captions, network),
      ...(alts ? { alts: without(alts, network) } : {}),
      ...(accounts ? { accounts: without(accounts, network) } : {}),
    };
  }
  const sizes = allSizes(table).filter((size) => size.network === network);
  const size = sizes.find((one) => one.recommended) ?? sizes[0];
  return size ? { ...draft, sizes: { ...draft.sizes, [network]: size.id } } : draft;
}

/** Gives a network a caption of its own, or with `undefined` the common one. */
export function setCaption(draft: PostDraft, network: string, caption: string | undefined): PostDraft {
  return { ...draft, captions: caption === undefined ? without(draft.captions, network) : { ...draft.captions, [network]: caption } };
}

/** Has a network's post published through an account, or not any more. */
export function toggleAccount(draft: PostDraft, network: string, account: string, isOn: boolean): PostDraft {
  const others = (draft.accounts?.[network] ?? []).filter((id) => id !== account);
  return { ...draft, accounts: { ...draft.accounts, [network]: isOn ? [...others, account] : others } };
}

/** Gives a network's picture an alt text of its own, or with `undefined` the common one. */
export function setAlt(draft: PostDraft, network: string, alt: string | undefined): PostDraft {
  const alts = draft.alts ?? {};
  return { ...draft, alts: alt === undefined ? without(alts, network) : { ...alts, [network]: alt } };
}

/** The alt text of a network's picture. */
export function altFor(draft: PostDraft, network: string): string {
  return draft.alts?.[network] ?? draft.alt;
}

/** The chosen networks, each with the smallest limits of the servers of its chosen accounts. */
export function chosenNetworks(draft: PostDraft, table: NetworkTable, accounts: readonly Account[]): readonly Network[] {
  return table.networks
    .filter(({ id }) => draft.sizes[id] !== undefined)
    .map((network) => {
      const own = accounts.filter(({ id }) => draft.accounts?.[network.id]?.includes(id)).map((account) => networkFor(network, account));
      const [first, ...others] = own;
      return first ? strictest([first, ...others]) : network;
    });
}

/** What each chosen network would refuse or cut. */
export function draftProblems(draft: PostDraft, table: NetworkTable, accounts: readonly Account[] = []): readonly Problem[] {
  const sizes = allSizes(table);
  const pictures = Object.entries(draft.sizes).map(([network, id]) => {
    const size = sizes.find((one) => one.id === id);
    return { asset: '', size: id, width: size?.width ?? 0, height: size?.height ?? 0, alt: altFor(draft, network) };
  });
  return chosenNetworks(draft, table, accounts).flatMap((network) => postProblems({ captions: draft.captions, pictures }, network));
}

/** Tomorrow at 09:00 on this clock, as an input has it. */
export function tomorrowMorning(now: Date): string {
  const day = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1);
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}T09:00`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

function without<T>(values: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(values).filter(([name]) => name !== key));
}
