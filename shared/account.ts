// An account: a place that a connector publishes to, as everyone but the connector sees it. A secret is never part of it.

/** `signInNeeded`: its server refused what Point Studio holds; nothing is sent until a person signs in again. */
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
  /** Origin of its server: `https://example.social`. */
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
