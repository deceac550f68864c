// An account: a place that a connector publishes to, as everyone but the connector sees it. A secret is never part of it.

import type { Fact, Network } from './networks/network.ts';

/** `signInNeeded`: its server refused what Point Studio holds; it is asked again once an hour until a person signs in anew. */
export type AccountState = 'ready' | 'signInNeeded';

export interface Account {
  readonly id: string;
  /** Id of the connector that publishes. */
  readonly connector: string;
  /** Id of the network that the posts are for. */
  readonly network: string;
  /** As people call it: `Practical Action on Mastodon`. */
  readonly name: string;
  /** As its server names it: `@alice@example.social`, `alice.bsky.social`, a channel. */
  readonly handle: string;
  /** Its server: `https://example.social`, with a path where the service is below one. */
  readonly server: string;
  /** What its connector keeps of it, in the clear: ids, and what the server said of its limits. */
  readonly settings: Readonly<Record<string, string>>;
  readonly state: AccountState;
}

/** What a person gives to add an account. Labels are texts of the interface: `accounts.fields.NAME`. */
export interface AccountField {
  readonly name: string;
  /** Kept in the secret store, and never shown again. */
  readonly isSecret: boolean;
  readonly isRequired: boolean;
  /** What is used where nothing is given. */
  readonly fallback?: string;
}

/** Settings in which a connector keeps what an account's own server takes; see `networkFor`. */
export const limitSettings = {
  characters: 'limit.characters',
  pictures: 'limit.pictures',
  pictureBytes: 'limit.pictureBytes',
  altCharacters: 'limit.altCharacters',
} as const;

/** The network as an account's own server has it: its limits in the place of the usual ones. */
export function networkFor(network: Network, { settings, server }: Pick<Account, 'settings' | 'server'>): Network {
  const own = (name: string, usual: Fact<number> | undefined): { readonly limit: Fact<number> } | undefined => {
    const value = Number(settings[name]);
    if (!(value > 0)) return usual && { limit: usual };
    return { limit: { value, confidence: 'official', sources: [], note: server } };
  };
  const [characters, pictures, alt] = [
    own(limitSettings.characters, network.caption.max),
    own(limitSettings.pictures, network.maxImages),
    own(limitSettings.altCharacters, network.altText.max),
  ];
  return {
    ...network,
    caption: { ...network.caption, ...(characters ? { max: characters.limit } : {}) },
    altText: { ...network.altText, ...(alt ? { max: alt.limit } : {}) },
    ...(pictures ? { maxImages: pictures.limit } : {}),
  };
}
