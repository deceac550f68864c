// Joins accounts, their secrets and their connectors: signs in, and gives the queue the connector of an account.

import { z } from 'zod';
import type { Account } from '../../shared/account.ts';
import { Fault } from '../../shared/fault.ts';
import type { Delivery } from '../../shared/post.ts';
import type { Connector } from '../connectors/connector.ts';
import { connectorKinds, findConnectorKind, noConnector } from '../connectors/index.ts';
import type { Authorise, CheckedBack, ConnectorKind, Secret, Session } from '../connectors/kind.ts';
import { createWire } from '../connectors/wire.ts';
import type { Wire } from '../connectors/wire.ts';
import type { SecretStore } from '../secrets/secrets.ts';
import type { Accounts } from './accounts.ts';

export interface PublishingParts {
  readonly accounts: Accounts;
  readonly secrets: Pick<SecretStore, 'get' | 'set' | 'remove'>;
  readonly clock: () => Date;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly kinds?: readonly ConnectorKind[];
  /** The way out for an account that may ask some hosts without encryption. */
  readonly createWire?: (plainHosts: readonly string[]) => Wire;
}

export interface NewAccount {
  readonly connector: string;
  /** Values of the connector's fields. A secret `env:NAME` is read from the environment at each use, and not kept. */
  readonly given: Readonly<Record<string, string>>;
  /** As people call it; what the server calls it if absent. */
  readonly name?: string;
  /** Lets its server be asked without encryption: one of the user's own, on this computer or network. */
  readonly allowPlain?: boolean;
  readonly authorise?: Authorise;
  readonly signal: AbortSignal;
}

export interface Publishing {
  /** Signs in, and keeps the account with its secret. @throws Fault `input` or `denied` with the reason in a sentence */
  add(account: NewAccount): Promise<Account>;
  /** Removes an account and its secret. */
  remove(id: string): Promise<void>;
  /** The connector of a delivery's account; undefined for a hand-over, and for an account that is gone. */
  connectorOf(delivery: Pick<Delivery, 'network' | 'account'>): Connector | undefined;
  /** Asks the network whether a published post is still there. @throws Fault `input` where it cannot be asked */
  checkBack(delivery: Pick<Delivery, 'network' | 'account' | 'link'>, signal: AbortSignal): Promise<CheckedBack>;
}

const secretText = z.record(z.string(), z.string());

/** Setting that names the hosts which may be asked without encryption, with commas. */
const plainHostsSetting = 'plainHosts';
const fromEnvironment = 'env:';

export function createPublishing(parts: PublishingParts): Publishing {
  const { accounts, secrets, clock, environment } = parts;
  const kindOf = (id: string): ConnectorKind | undefined => (parts.kinds ? parts.kinds.find((kind) => kind.id === id) : findConnectorKind(id));
  const wireFor = parts.createWire ?? ((plainHosts) => createWire({ plainHosts }));
  /** Connectors keep their tokens: one for an account, until the account changes. */
  const connected = new Map<string, { readonly key: string; readonly connector: Connector }>();

  const readSecret = async ({ id, name }: Account): Promise<Secret> => {
    const text = await secrets.get(id);
    if (text === undefined) throw new Fault('denied', `The sign-in of ${name} is not kept on this computer. Sign in again.`, { detail: { account: id } });
    return secretText.parse(JSON.parse(text));
  };
  const sessionOf = (account: Account): Session => ({
    account,
    wire: wireFor(plainHosts(account)),
    clock,
    secret: async () => resolved(await readSecret(account), environment),
    keepSecret: async (renewed) => {
      const kept = await readSecret(account);
      await secrets.set(account.id, storedText(renewed, kept, resolved(kept, environment)));
    },
  });

  return {
    async add({ connector, given, name, allowPlain = false, authorise, signal }) {
      const kind = kindOf(connector) ?? noConnector(connector, parts.kinds ?? connectorKinds);
      const values = checkedFields(kind, given);
      const used = resolved(values, environment);
      const hosts = allowPlain ? plainHostsOf(used) : [];
      const signedIn = await kind.signIn(used, { wire: wireFor(hosts), clock, signal, ...(authorise ? { authorise } : {}) });
      if (signedIn.type !== 'signedIn') throw new Fault(signedIn.type === 'refused' ? 'denied' : 'input', signedIn.reason);
      const text = storedText(signedIn.secret, values, used);
      const { network, handle, server } = signedIn;
      const settings = { ...signedIn.settings, ...(hosts.length > 0 ? { [plainHostsSetting]: hosts.join(',') } : {}) };
      const account = accounts.put({ connector, network, name: name ?? signedIn.name, handle, server, settings });
      try {
        await secrets.set(account.id, text);
      } catch (thrown) {
        // An account without its secret is of no use, and would look as if it were.
        if ((await secrets.get(account.id).catch(() => undefined)) === undefined) accounts.remove(account.id);
        throw thrown;
      }
      connected.delete(account.id);
      return account;
    },
    async remove(id) {
      accounts.get(id);
      await secrets.remove(id);
      accounts.remove(id);
      connected.delete(id);
    },
    connectorOf({ account: id }) {
      const account = id === '' ? undefined : accounts.find(id);
      const kind = account && kindOf(account.connector);
      if (!account || !kind) return undefined;
      const key = JSON.stringify(account);
      const known = connected.get(id);
      if (known?.key === key) return known.connector;
      const session = sessionOf(account);
      const made = kind.connect(session);
      const connector: Connector = {
        isRepeatable: made.isRepeatable,
        async prepare(task) {
          // A store that is locked is met here, before anything is sent.
          await session.secret();
          return await made.prepare(task);
        },
        publish: (task, prepared) => made.publish(task, prepared),
        confirm: (task, prepared) => made.confirm(task, prepared),
      };
      connected.set(id, { key, connector });
      return connector;
    },
    async checkBack({ network, account: id, link }, signal) {
      const account = accounts.find(id);
      const kind = account && kindOf(account.connector);
      if (!account || !kind?.checkBack || link === '') throw new Fault('input', `The post at ${network} cannot be looked up from here. Open its page instead.`);
      const answer = await kind.checkBack(sessionOf(account), link, signal);
      if (answer.type === 'held') throw new Fault('input', answer.reason);
      return answer;
    },
  };
}

function plainHosts({ settings }: Account): readonly string[] {
  return (settings[plainHostsSetting] ?? '').split(',').filter((host) => host !== '');
}

/** Hosts of the addresses among what was given that are not encrypted. */
function plainHostsOf(values: Secret): readonly string[] {
  return Object.values(values).flatMap((value) => (/^http:\/\//i.test(value) && URL.canParse(value) ? [new URL(value).host] : []));
}

/** The values of a connector's fields, with what is used where nothing was given. */
function checkedFields({ id, fields }: ConnectorKind, given: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const known = fields.map(({ name }) => name);
  const stray = Object.keys(given).find((name) => !known.includes(name));
  if (stray !== undefined) throw new Fault('usage', `${id} asks for no "${stray}". It asks for: ${known.join(', ')}.`);
  const values: Record<string, string> = {};
  for (const { name, isRequired, fallback } of fields) {
    const value = given[name]?.trim() || fallback;
    if (value !== undefined) values[name] = value;
    else if (isRequired) throw new Fault('usage', `${id} needs "${name}".`, { detail: { field: name } });
  }
  return values;
}

/**
 * What is kept: what the connector has to keep, with references to the environment in the place of what a person read from there. What a
 * server renewed is kept itself: the environment holds the old one, which is good no more.
 * @throws Fault `denied` where a server named a variable: it would be told its value with the next request
 */
function storedText(secret: Secret, references: Secret, used: Secret): string {
  const isOwn = (name: string): boolean => references[name]?.startsWith(fromEnvironment) === true && (secret[name] === undefined || secret[name] === used[name]);
  const strange = Object.entries(secret).some(([name, value]) => value.startsWith(fromEnvironment) && value !== used[name]);
  if (strange) throw new Fault('denied', 'The server answered with something that is no sign-in. Nothing of it was kept.');
  return JSON.stringify(Object.fromEntries([...Object.entries(secret), ...Object.entries(references).filter(([name]) => isOwn(name))]));
}

/** Values with those of the environment in their place. */
function resolved(values: Secret, environment: PublishingParts['environment']): Secret {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      if (!value.startsWith(fromEnvironment)) return [name, value];
      const found = environment[value.slice(fromEnvironment.length)];
      if (!found) throw new Fault('denied', `The environment has no ${value.slice(fromEnvironment.length)}, from which "${name}" is read. Set it, then try again.`);
      return [name, found];
    }),
  );
}
