// `accounts`: where posts are published to by themselves. Secrets are typed at the terminal or read from the environment; none is a word
// of the command line, where every program of this computer could read it.

import type { Account, AccountField } from '../../shared/account.ts';
import { Fault } from '../../shared/fault.ts';
import { connectorKinds, findConnectorKind, noConnector } from '../connectors/index.ts';
import type { Authorise, ConnectorKind } from '../connectors/kind.ts';
import { askForCode, openLoopback, wayBack } from '../connectors/oauth.ts';
import { askSecret, canAsk } from './ask.ts';
import { table } from './terminal.ts';
import { exitCodes, pairsOption, textOption, type ExitCode, type Verb, type VerbContext } from './verb.ts';

/** The deeds of the verb by their word; each answers its data for `--json` and says the rest. */
const deeds: Readonly<Record<string, (context: VerbContext) => Promise<unknown>>> = { list, connectors, add, rename, remove };

export const verb: Verb = {
  usage: ['accounts list', 'accounts connectors', 'accounts add CONNECTOR [--set FIELD=VALUE] [--set SECRET=env:NAME] [--name NAME] [--code] [--allow-http]', 'accounts rename ACCOUNT NAME', 'accounts remove ACCOUNT'],
  options: { set: { type: 'string', multiple: true }, name: { type: 'string' }, code: { type: 'boolean' }, 'allow-http': { type: 'boolean' } },
  async run(context): Promise<ExitCode> {
    const name = context.words[0] ?? '';
    const deed = Object.hasOwn(deeds, name) ? deeds[name]! : undefined;
    if (!deed) throw new Fault('usage', `Say what to do with accounts: ${Object.keys(deeds).join(', ')}. "accounts --help" shows how.`);
    const answer = await deed({ ...context, words: context.words.slice(1) });
    if (context.json) context.terminal.data(JSON.stringify(answer, null, 2));
    return exitCodes.done;
  },
};

async function list({ terminal, studio }: VerbContext): Promise<unknown> {
  const accounts = (await studio()).accounts.list();
  if (accounts.length > 0) {
    terminal.say(table([['ACCOUNT', 'NETWORK', 'NAME', 'HANDLE', 'STATE'], ...accounts.map(({ id, network, name, handle, state }) => [id, network, name, handle, state === 'ready' ? 'ready' : 'sign in again'])]));
  } else terminal.say('No account yet. "accounts connectors" shows where posts can be published to.');
  return { accounts };
}

async function connectors({ terminal }: VerbContext): Promise<unknown> {
  const rows = connectorKinds.map(({ id, name, networks, fields, isTried }) => [
    id,
    name,
    networks.length === 0 ? 'any' : networks.join(', '),
    fields.map(shownField).join(' '),
    isTried ? '' : 'not yet tried against the real network',
  ]);
  terminal.say(table([['CONNECTOR', 'NAME', 'NETWORKS', 'FIELDS', ''], ...rows]));
  return { connectors: connectorKinds.map(({ id, name, networks, fields, isTried }) => ({ id, name, networks, fields, isTried })) };
}

function shownField({ name, isSecret, isRequired, fallback }: AccountField): string {
  const shown = `${name}${isSecret ? ' (secret)' : ''}${fallback === undefined ? '' : `=${fallback}`}`;
  return isRequired ? shown : `[${shown}]`;
}

async function add(context: VerbContext): Promise<unknown> {
  const { words, options, terminal, signal, studio } = context;
  const kind = findKind(words);
  const given = await completed(kind, pairsOption(options, 'set'));
  const name = textOption(options, 'name');
  const { publishing } = await studio();
  const allowPlain = options['allow-http'] === true;
  const signIn = (authorise?: Authorise): Promise<Account> =>
    publishing.add({ connector: kind.id, given, signal, allowPlain, ...(name === undefined ? {} : { name }), ...(authorise ? { authorise } : {}) });
  const account = needsPage(kind, given) ? await onPage(kind, context, signIn) : await signIn();
  terminal.say(`${account.name} (${account.handle}) is signed in: ${account.id}`);
  return { account };
}

/** Nobody says yes on a page after so long; a script that waits for it must end. */
const longestConsentMs = 600_000;

function needsPage({ page }: ConnectorKind, given: Readonly<Record<string, string>>): boolean {
  return page !== undefined && given[page.unless] === undefined;
}

/** Signs in on the service's page, in a browser of this computer, or of another one with `--code`. */
async function onPage({ name, page }: ConnectorKind, { terminal, signal, options }: VerbContext, signIn: (authorise: Authorise) => Promise<Account>): Promise<Account> {
  const port = page?.port;
  if (port !== undefined) terminal.say(`Your app at ${name} must have this way back: ${wayBack(port)}`);
  if (options['code'] === true) {
    const ask = async (address: string): Promise<string> => {
      terminal.say(`Open this page in a browser, and say yes there:\n${address}`);
      return await askSecret('The code that it shows, or the address that it leads to');
    };
    return await signIn(askForCode(ask, port === undefined ? undefined : wayBack(port)));
  }
  const words = { language: 'en', done: 'You are signed in. You can close this page.' };
  const show = (address: string): void => terminal.say(`Open this page in a browser of this computer, and say yes there ("--code" if it is on another one):\n${address}`);
  const loopback = await openLoopback(show, words, AbortSignal.any([signal, AbortSignal.timeout(longestConsentMs)]), { port });
  try {
    return await signIn(loopback);
  } finally {
    await loopback.close();
  }
}

function findKind([id, ...more]: readonly string[]): ConnectorKind {
  const ids = connectorKinds.map((kind) => kind.id);
  if (id === undefined || more.length > 0) throw new Fault('usage', `Name one connector: ${ids.join(', ')}.`);
  return findConnectorKind(id) ?? noConnector(id);
}

/** What was given, with the secrets that a person types. */
async function completed(kind: ConnectorKind, given: Readonly<Record<string, string>>): Promise<Readonly<Record<string, string>>> {
  const { name: service, fields, page } = kind;
  const asked = needsPage(kind, given) && given['clientId'] !== undefined && canAsk() ? (page?.asks ?? []) : [];
  const values: Record<string, string> = { ...given };
  for (const { name, isSecret, isRequired } of fields) {
    if (!isSecret) continue;
    if (values[name] !== undefined && !values[name].startsWith('env:')) {
      throw new Fault('usage', `"${name}" is a secret: leave it out to type it, or name a variable of the environment: --set ${name}=env:NAME.`);
    }
    if ((isRequired || asked.includes(name)) && values[name] === undefined) values[name] = await askSecret(`${name} of ${service}`);
  }
  return values;
}

async function find({ words, studio }: VerbContext, what: string): Promise<Account> {
  const [wanted] = words;
  if (wanted === undefined) throw new Fault('usage', `accounts ${what} takes the id or the handle of an account; "accounts list" shows them.`);
  const { accounts } = await studio();
  const byHandle = accounts.list().filter(({ handle }) => handle === wanted);
  return byHandle.length === 1 ? byHandle[0]! : accounts.get(wanted);
}

async function rename(context: VerbContext): Promise<unknown> {
  const account = await find(context, 'rename');
  const name = context.words.slice(1).join(' ').trim();
  if (name === '') throw new Fault('usage', 'Give the new name after the account.');
  const { accounts } = await context.studio();
  accounts.rename(account.id, name);
  context.terminal.say(`${account.name} is called ${name} now.`);
  return { account: accounts.get(account.id) };
}

async function remove(context: VerbContext): Promise<unknown> {
  const account = await find(context, 'remove');
  const { publishing } = await context.studio();
  await publishing.remove(account.id);
  context.terminal.say(`${account.name} is removed, and its secret with it. Posts that wait for it are handed over to a person when they come due.`);
  return { removed: account.id };
}
