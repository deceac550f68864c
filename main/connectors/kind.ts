// What a kind of connector is: one file for each, with one line in index.ts. It knows what a person must give, signs in, and makes the
// connector of an account.

import type { Account, AccountField } from '../../shared/account.ts';
import type { Connector, Held, Refused } from './connector.ts';
import type { Wire } from './wire.ts';

/** What is kept of an account where nobody reads it: passwords, tokens, keys. */
export type Secret = Readonly<Record<string, string>>;

/** An account in the hands of its connector. */
export interface Session {
  readonly account: Account;
  readonly wire: Wire;
  readonly clock: () => Date;
  /** @throws Fault `denied` where the secret store is locked or has none for it */
  secret(): Promise<Secret>;
  /** Keeps a renewed secret. */
  keepSecret(secret: Secret): Promise<void>;
}

/** What signing in found. */
export interface SignedIn {
  readonly type: 'signedIn';
  readonly network: string;
  readonly name: string;
  readonly handle: string;
  readonly server: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly secret: Secret;
}

export interface SignInParts {
  readonly wire: Wire;
  readonly clock: () => Date;
  readonly signal: AbortSignal;
  /** For sign-ins in a browser: see oauth.ts. */
  readonly authorise?: Authorise;
}

/** Sends a person to a page that asks for consent, and answers the code that came back. */
export interface Authorise {
  /** Where the page sends the person back to. */
  readonly redirect: string;
  /** Opens the address and waits for the parameters of the way back. @throws Fault `cancelled` */
  ask(address: string, state: string): Promise<URLSearchParams>;
}

/** Of a kind that signs in on a page of its service. */
export interface SignInPage {
  /** Field that makes the page needless. */
  readonly unless: string;
  /** Secret fields that the page needs. */
  readonly asks: readonly string[];
  /** Port of the way back, where its address must be registered with the service; any if absent. */
  readonly port?: number;
}

export interface ConnectorKind {
  readonly id: string;
  /** The name of the service; not translated. */
  readonly name: string;
  /** Networks it can publish to, any if empty; what an account is for is said by `signIn`. */
  readonly networks: readonly string[];
  /** Whether someone has published to the real network with it. */
  readonly isTried: boolean;
  readonly fields: readonly AccountField[];
  /** Absent where it never needs a page. */
  readonly page?: SignInPage;
  /** Checks what was given with the server. It changes nothing there but, where the protocol asks for it, the registration of this program. */
  signIn(given: Readonly<Record<string, string>>, parts: SignInParts): Promise<SignedIn | Refused | Held>;
  connect(session: Session): Connector;
  /** Reads whether a published post is still there and still has its alt texts; absent where the network cannot be asked. */
  checkBack?(session: Session, link: string, signal: AbortSignal): Promise<CheckedBack | Held>;
}

export interface CheckedBack {
  readonly type: 'there' | 'gone';
  /** Alt texts of its pictures, in order, where the network tells them. */
  readonly alts?: readonly string[];
}
