// What an account's secret meets between its server, its store and the queue: nothing of the environment leaves unasked, and a store that is
// locked neither loses a post nor calls it sent.

import { describe, expect, test } from 'vitest';
import { createAccounts } from '../../../main/accounts/accounts.ts';
import { createPublishing } from '../../../main/accounts/publishing.ts';
import type { Connector } from '../../../main/connectors/connector.ts';
import type { ConnectorKind, Secret, Session } from '../../../main/connectors/kind.ts';
import { held } from '../../../main/connectors/wire.ts';
import { Fault } from '../../../shared/fault.ts';
import { memorySecrets } from '../../helpers/secrets.ts';
import { add, openDesk } from '../posting/desk.ts';

interface Service {
  readonly secret?: Secret;
  readonly connect?: (session: Session) => Partial<Connector>;
}

/** A desk with one account of a service that answers as a test wants. */
async function openOffice({ secret = { token: 'one' }, connect = () => ({}) }: Service = {}) {
  const desk = openDesk();
  const accounts = createAccounts({ database: desk.database, clock: desk.clock });
  const store = memorySecrets();
  let isLocked = false;
  const kind: ConnectorKind = {
    id: 'service',
    name: 'Service',
    networks: ['mastodon'],
    isTried: false,
    fields: [{ name: 'token', isSecret: true, isRequired: false }],
    signIn: async () => ({ type: 'signedIn', network: 'mastodon', name: 'Ana', handle: '@ana', server: 'https://example.social', settings: {}, secret }),
    connect: (session) => ({
      isRepeatable: false,
      prepare: async () => ({ type: 'ready', prepared: null }),
      publish: async () => {
        await session.secret();
        return { type: 'published', link: '' };
      },
      confirm: async () => {
        await session.secret();
        return { type: 'unknown', reason: 'Nobody knows.' };
      },
      ...connect(session),
    }),
  };
  const secrets = {
    ...store,
    get: async (key: string): Promise<string | undefined> => {
      if (isLocked) throw new Fault('denied', 'The secrets are locked.');
      return await store.get(key);
    },
  };
  const publishing = createPublishing({ accounts, secrets, clock: desk.clock, environment: { PLANTED: 'planted-secret' }, kinds: [kind] });
  const signIn = (given: Secret = {}) => publishing.add({ connector: 'service', given, signal: AbortSignal.timeout(5_000) });
  const run = () => desk.run({ connectorOf: (delivery) => publishing.connectorOf(delivery), onFault: () => undefined });
  return { desk, accounts, store, publishing, signIn, run, lock: (locked: boolean) => void (isLocked = locked) };
}

const post = (office: Awaited<ReturnType<typeof openOffice>>, account: string): string => add(office.desk, { deliveries: [{ network: 'mastodon', account }] });

describe('a server that names a variable of the environment', () => {
  test('is refused when signing in, and nothing is kept', async () => {
    const office = await openOffice({ secret: { token: 'env:PLANTED' } });
    await expect(office.signIn()).rejects.toMatchObject({ code: 'denied', message: 'The server answered with something that is no sign-in. Nothing of it was kept.' });
    expect(office.accounts.list()).toEqual([]);
  });

  test('is refused when it renews a token; a variable that a person named stays one', async () => {
    let session: Session | undefined;
    const office = await openOffice({
      secret: { token: 'planted-secret' },
      connect: (own) => {
        session = own;
        return {};
      },
    });
    const { id } = await office.signIn({ token: 'env:PLANTED' });
    office.publishing.connectorOf({ network: 'mastodon', account: id });
    await expect(session!.keepSecret({ token: 'planted-secret', other: 'env:PLANTED' })).rejects.toMatchObject({ code: 'denied' });
    await session!.keepSecret({ token: 'planted-secret', other: 'two' });
    expect(await office.store.read(id)).toEqual({ token: 'env:PLANTED', other: 'two' });
    expect(await session!.secret()).toEqual({ token: 'planted-secret', other: 'two' });
  });

  test('makes way for what a server renewed: the old one is good no more', async () => {
    let session: Session | undefined;
    const office = await openOffice({
      secret: { token: 'planted-secret' },
      connect: (own) => {
        session = own;
        return {};
      },
    });
    const { id } = await office.signIn({ token: 'env:PLANTED' });
    office.publishing.connectorOf({ network: 'mastodon', account: id });
    await session!.keepSecret({ token: 'renewed' });
    expect(await session!.secret()).toEqual({ token: 'renewed' });
  });
});

describe('secrets that are locked', () => {
  test('leave a post scheduled, for this program and for others, and it goes out when they are open', async () => {
    const office = await openOffice();
    const id = post(office, (await office.signIn()).id);
    office.lock(true);
    office.desk.at('07:00');
    await office.run();
    expect([office.desk.path(id), office.desk.database.get('SELECT lease_until FROM deliveries')]).toEqual([['scheduled'], { lease_until: 0 }]);
    office.lock(false);
    await office.run();
    expect(office.desk.state(id)).toBe('published');
  });

  test('leave a post that was being sent so, until the network can be asked', async () => {
    let isCrash = true;
    const office = await openOffice({
      connect: () => ({
        publish: async () => {
          isCrash = false;
          throw new Error('connection reset');
        },
        confirm: async () => ({ type: 'published', link: 'https://example.social/1' }),
      }),
    });
    const id = post(office, (await office.signIn()).id);
    office.desk.at('07:00');
    await office.run();
    expect([isCrash, office.desk.state(id)]).toEqual([false, 'sending']);
    office.lock(true);
    office.desk.at('07:30');
    await office.desk.run({
      connectorOf: () => ({ isRepeatable: false, prepare: () => Promise.reject(new Error('asked')), publish: () => Promise.reject(new Error('asked')), confirm: () => Promise.reject(new Fault('denied', 'The secrets are locked.')) }),
      onFault: () => undefined,
    });
    expect(office.desk.state(id)).toBe('sending');
    office.lock(false);
    office.desk.at('07:40');
    await office.run();
    expect(office.desk.state(id)).toBe('published');
  });
});

describe('one post that gives trouble', () => {
  test('keeps no other of its account back when it cannot be asked about', async () => {
    let published = 0;
    const office = await openOffice({
      connect: () => ({
        publish: async () => {
          published += 1;
          if (published === 1) throw new Error('connection reset');
          return { type: 'published', link: '' };
        },
        confirm: async () => held('It could not answer.', new Date('2026-06-20T07:02:00Z')),
      }),
    });
    const account = (await office.signIn()).id;
    const lost = post(office, account);
    office.desk.at('07:00');
    await office.run();
    const next = post(office, account);
    office.desk.at('07:02');
    await office.run();
    expect([office.desk.state(lost), office.desk.state(next)]).toEqual(['sending', 'published']);
  });

  test('is tried again later, and named if it never goes out', async () => {
    const office = await openOffice();
    const account = (await office.signIn()).id;
    const [bad, good] = [post(office, account), post(office, account)];
    const connector = office.publishing.connectorOf({ network: 'mastodon', account })!;
    const run = () =>
      office.desk.run({
        connectorOf: () => ({ ...connector, prepare: async (task) => (task.delivery.id === bad ? Promise.reject(new Fault('notFound', 'Its picture is gone.')) : connector.prepare(task)) }),
        onFault: () => undefined,
      });
    office.desk.at('07:00');
    await run();
    expect([office.desk.path(bad), office.desk.state(good)]).toEqual([['scheduled'], 'published']);
    office.desk.at('08:01');
    await run();
    expect(office.desk.queue.record(bad).at(-1)).toMatchObject({ to: 'missed', reason: 'It could not be sent in time: Its picture is gone.' });
  });
});
