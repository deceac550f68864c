// Every connector of the table against a server that keeps to its service's contract, odd answers and all: what is sent arrives whole, is
// public once or said to be unconfirmed, and no secret is anywhere.

import { readFileSync, existsSync } from 'node:fs';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createAccounts } from '../../../main/accounts/accounts.ts';
import { createPublishing } from '../../../main/accounts/publishing.ts';
import type { Account } from '../../../shared/account.ts';
import type { Json, Task } from '../../../main/connectors/connector.ts';
import { connectorKinds } from '../../../main/connectors/index.ts';
import type { Authorise } from '../../../main/connectors/kind.ts';
import { askForCode, openLoopback } from '../../../main/connectors/oauth.ts';
import { sharp } from '../../../main/pictures/sharp.ts';
import { endBluesky } from '../../helpers/contracts/bluesky.ts';
import { fetchFrom, wireTo } from '../../helpers/contracts/contract.ts';
import type { ContractService } from '../../helpers/contracts/contract.ts';
import { contracts } from '../../helpers/contracts/index.ts';
import { memorySecrets } from '../../helpers/secrets.ts';
import { aPost, add, openDesk } from '../posting/desk.ts';
import type { Desk } from '../posting/desk.ts';

const painted = (background: string): Promise<Buffer> => sharp({ create: { width: 64, height: 80, channels: 3, background } }).jpeg().toBuffer();
const [red, blue] = [await painted('#c4122e'), await painted('#123ec4')];
const caption = 'Energy for all: 1 point (of 5), #TechJustice';
const alt = aPost.pictures[0]!.alt;
const soon = (): AbortSignal => AbortSignal.timeout(20_000);

afterAll(endBluesky);

test('every connector of the table has its contract', () => {
  expect(contracts.map(({ id }) => id)).toEqual(connectorKinds.map(({ id }) => id));
});

describe.each(contracts.map((contract) => ({ name: contract.id, contract })))('$name', ({ contract }) => {
  let service: ContractService;
  let desk: Desk;
  /** All that was said or kept in the open. */
  let said: string[];
  /** Count of requests when it was signed in to. */
  let signedInAt: number;

  beforeEach(async () => {
    service = await contract.start();
    desk = openDesk();
    said = [];
  });
  afterEach(async () => {
    await service.close();
    const files = [desk.file, `${desk.file}-wal`].filter((file) => existsSync(file)).map((file) => readFileSync(file, 'latin1'));
    if (service.secrets.length === 0) throw new Error('The contract plants no secret.');
    const found = service.secrets.filter((secret) => [...files, ...said].some((text) => text.includes(secret)));
    if (found.length > 0) throw new Error('A secret is in the open.');
  });

  async function openOffice() {
    const accounts = createAccounts({ database: desk.database, clock: desk.clock });
    const secrets = memorySecrets();
    const publishing = createPublishing({ accounts, secrets, clock: desk.clock, environment: {}, createWire: (plainHosts) => wireTo(service, plainHosts) });
    const add = (given: Readonly<Record<string, string>>, authorise?: Authorise) =>
      publishing.add({ connector: contract.id, given, allowPlain: true, signal: soon(), ...(authorise ? { authorise } : {}) });
    const signIn = (change: Readonly<Record<string, string>> = {}) => add({ ...service.given, ...change });
    return { accounts, secrets, publishing, add, signIn };
  }

  /** What was given but for the token, with the person's own app in its place. */
  const byApp = (): Readonly<Record<string, string>> => {
    const { accessToken: _token, ...rest } = service.given;
    return { ...rest, ...service.consent!.app };
  };

  /** An office that is signed in, with one post that is due at 07:00. */
  async function openWithPost(join?: (office: Awaited<ReturnType<typeof openOffice>>) => Promise<Account>) {
    const office = await openOffice();
    const account = await (join ?? (({ signIn }) => signIn()))(office);
    signedInAt = service.requests.length;
    const id = add(desk, { captions: { default: caption }, language: 'en', deliveries: [{ network: contract.network, account: account.id }] });
    const connector = office.publishing.connectorOf({ network: contract.network, account: account.id })!;
    /** Runs the queue at these times. */
    const runAt = async (...times: readonly string[]): Promise<void> => {
      for (const time of times) {
        desk.at(time);
        await desk.run({
          connectorOf: (delivery) => office.publishing.connectorOf(delivery),
          assets: { read: async () => red },
          onSignInNeeded: (which) => office.accounts.setState(which, 'signInNeeded'),
        });
      }
    };
    const task = (pictures: readonly Buffer[], signal = soon()): Task => ({
      delivery: { id, network: contract.network, account: account.id },
      caption,
      language: 'en',
      pictures: pictures.map((bytes, index) => ({ ...aPost.pictures[0]!, alt: `${alt} ${index + 1}`, bytes: async () => bytes })),
      dueAt: '2026-06-20T07:00:00.000Z',
      signal,
    });
    const last = () => desk.queue.record(id).at(-1)!;
    return { ...office, account, id, connector, runAt, task, last };
  }

  /** A receiver whose every 2xx is believed says itself that it has the post. */
  const isBelievedOnly = (isPublishing: boolean, odd: object): boolean => isPublishing && contract.takesAny2xx === true && 'answer' in odd && odd.answer === 200;

  /** How often it was asked to publish since it was signed in to. */
  const published = (): number => service.requests.slice(signedInAt).filter((request) => request === service.publishes).length;
  const shownAlt = (text: string): string => (contract.hasAlt ? text : '');

  test('signs in, and says in one sentence why it cannot', async () => {
    const { accounts, signIn } = await openOffice();
    const { given, says } = service.wrong;
    const refused: unknown = await signIn(given).catch((thrown: unknown) => thrown);
    expect(refused).toBeInstanceOf(Error);
    const { message } = refused instanceof Error ? refused : new Error('It was taken.');
    said.push(message);
    expect(message).toMatch(says);
    expect(accounts.list()).toEqual([]);
    const account = await signIn();
    said.push(JSON.stringify(account));
    expect(account).toMatchObject({ connector: contract.id, network: contract.network, state: 'ready', handle: expect.stringMatching(contract.handle) });
  });

  /** A network that wants its terms accepted answers for everyone. */
  const portal = { answer: 200, body: '<html>Accept</html>' };
  test.each([
    { name: 'breaks off', odd: { cut: 'before' } as const },
    { name: 'answers with an error of its own', odd: { answer: 503 } },
    { name: 'asks to wait', odd: contract.busy(600) },
    ...(contract.takesAny2xx ? [] : [{ name: 'cannot be reached for a network that wants its terms accepted', odd: portal }]),
  ])('blames nothing that was given for a sign-in when the service $name', async ({ odd }) => {
    const { accounts, signIn } = await openOffice();
    service.odd('*', odd);
    const failed: unknown = await signIn().catch((thrown: unknown) => thrown);
    expect(failed).toMatchObject({ code: 'input', message: expect.stringMatching(/^[^\n]+[.]$/) });
    said.push(failed instanceof Error ? failed.message : '');
    expect(accounts.list()).toEqual([]);
    expect(await signIn()).toMatchObject({ state: 'ready' });
  });

  test.each([
    { name: 'breaks off', odd: { cut: 'before' } as const },
    { name: 'answers with an error of its own', odd: { answer: 500 } },
    { name: 'asks to wait', odd: contract.busy(60) },
    { name: 'is answered by a network that wants its terms accepted', odd: portal },
  ])('is not refused for good when the first request for it $name', async ({ odd }) => {
    const { id, connector, runAt } = await openWithPost();
    service.odd('*', odd);
    await runAt('07:00', '07:02', '07:04', '07:06');
    // Where the first request is the one that publishes, what became of it may be unknown.
    const isPublishing = service.requests[signedInAt] === service.publishes;
    const isUnknown = isPublishing && !connector.isRepeatable && desk.state(id) === 'unconfirmed';
    expect(desk.state(id)).toBe(isUnknown ? 'unconfirmed' : 'published');
    expect(await service.posts()).toHaveLength(isUnknown || isBelievedOnly(isPublishing, odd) ? 0 : 1);
  });

  test.skipIf(!contract.hasPage)('signs in on its page with the person’s own app, and by the address that a browser could not open', async () => {
    const { add, secrets } = await openOffice();
    const loopback = await openLoopback(async (page) => void (await fetchFrom(service, page)), { language: 'en', done: 'Done.' }, soon());
    const account = await add(byApp(), loopback);
    await loopback.close();
    expect(account).toMatchObject({ network: contract.network, handle: expect.stringMatching(contract.handle) });
    expect(Object.values(await secrets.read(account.id)).some((kept) => kept.startsWith('planted-'))).toBe(true);
    const code = askForCode(async (page) => (await fetchFrom(service, page, { redirect: 'manual' })).headers.get('location') ?? '', 'http://127.0.0.1:47813/back');
    expect((await add(byApp(), code)).id).toBe(account.id);
    const refused: unknown = await add({ ...byApp(), clientSecret: 'wrong' }, code).catch((thrown: unknown) => thrown);
    expect(refused).toMatchObject({ message: expect.stringMatching(/did not take the code or the app/) });
    await expect(add(byApp())).rejects.toThrow(/needs its page in a browser, or an access token/);
  });

  test.skipIf(!contract.isRenewed)('renews a sign-in that has ended, and publishes once', async () => {
    const code = askForCode(async (page) => (await fetchFrom(service, page, { redirect: 'manual' })).headers.get('location') ?? '', 'http://127.0.0.1:47813/back');
    const { id, runAt } = await openWithPost(({ add }) => add(byApp(), code));
    service.consent!.expire();
    await runAt('07:00');
    expect(desk.state(id)).toBe('published');
    expect(await service.posts()).toHaveLength(1);
  });

  test('publishes the caption, the alt text, and the picture to the byte', async () => {
    const { account, id, runAt, last, publishing } = await openWithPost();
    await runAt('07:00', '07:02');
    expect(desk.path(id)).toEqual(['scheduled', 'sending', 'published']);
    expect(await service.posts()).toMatchObject([{ caption, pictures: [{ alt: shownAlt(alt) }] }]);
    expect((await service.posts())[0]!.pictures[0]!.bytes.equals(red)).toBe(true);
    const { link } = last();
    expect(link).toMatch(/^(https?:\/\/\S+)?$/);
    if (!connectorKinds.find((kind) => kind.id === contract.id)!.checkBack) return;
    const look = (address: string) => publishing.checkBack({ network: contract.network, account: account.id, link: address }, soon());
    expect(await look(link)).toEqual({ type: 'there', alts: [alt] });
    expect(await look(contract.goneLink ?? '')).toEqual({ type: 'gone' });
  });

  test.skipIf(contract.mostPictures < 2)('publishes several pictures in order, each with its alt text', async () => {
    const { connector, task } = await openWithPost();
    const two = task([red, blue]);
    const ready = await connector.prepare(two);
    said.push(JSON.stringify(ready));
    expect(ready.type).toBe('ready');
    const prepared: Json = ready.type === 'ready' ? ready.prepared : null;
    expect(await connector.publish(two, prepared)).toMatchObject({ type: 'published' });
    const { pictures } = (await service.posts())[0]!;
    expect(pictures.map(({ bytes }) => [red, blue].findIndex((one) => one.equals(bytes)))).toEqual([0, 1]);
    const alts = [`${alt} 1`, `${alt} 2`];
    expect(pictures.map((picture) => picture.alt)).toEqual(contract.hasOneAlt ? [alts.join(' '), alts.join(' ')] : alts.map(shownAlt));
  });

  test('that is refused ends with the service’s own words', async () => {
    const { runAt, last } = await openWithPost();
    service.odd(service.publishes, contract.refusal);
    await runAt('07:00', '07:02');
    expect(last()).toMatchObject({ to: 'rejected', reason: expect.stringContaining(contract.refusalWords) });
    expect(await service.posts()).toEqual([]);
  });

  test('waits as long as the service says, then goes out', async () => {
    const { id, runAt } = await openWithPost();
    service.odd(service.publishes, contract.busy(600));
    await runAt('07:00', '07:09');
    expect([desk.state(id), published()]).toEqual(['scheduled', 1]);
    await runAt('07:10');
    expect([desk.state(id), published()]).toEqual(['published', 2]);
    expect(await service.posts()).toHaveLength(1);
  });

  test('waits for a new sign-in when the old one is no longer good, and goes out after it', async () => {
    const { id, accounts, account, runAt, signIn } = await openWithPost();
    service.signOut();
    await runAt('07:00');
    expect([desk.state(id), accounts.get(account.id).state]).toEqual(['scheduled', 'signInNeeded']);
    expect(await service.posts()).toEqual([]);
    await signIn();
    await runAt('07:05');
    expect(desk.state(id)).toBe('published');
  });

  test.each([
    { name: 'the connection breaks off before it is taken', odd: { cut: 'before' } as const, isTaken: false },
    { name: 'the connection breaks off after it was taken', odd: { cut: 'after' } as const, isTaken: true },
    { name: 'the service answers with an empty 503', odd: { answer: 503 }, isTaken: false },
    { name: 'the service answers 200 with nothing in it', odd: { answer: 200 }, isTaken: false },
    { name: 'the service sends it on to another address', odd: { answer: 303, headers: { location: '/elsewhere' } }, isTaken: false },
  ])('is never there twice, and never lost silently, when $name', async ({ odd, isTaken }) => {
    const { id, connector, runAt, last } = await openWithPost();
    service.odd(service.publishes, odd);
    await runAt('07:00', '07:02', '07:04', '07:06');
    const isBelieved = isBelievedOnly(true, odd);
    const isFound = connector.isRepeatable || (isTaken && contract.canReadBack) || isBelieved;
    expect(desk.state(id)).toBe(isFound ? 'published' : 'unconfirmed');
    expect(last().reason !== '').toBe(!isFound);
    expect(await service.posts()).toHaveLength(isTaken || (connector.isRepeatable && !isBelieved) ? 1 : 0);
    expect(published() > 1 && !connector.isRepeatable).toBe(false);
    expect(service.requests.filter((request) => request.endsWith('/elsewhere'))).toEqual([]);
  });

  test('too many pictures, too large ones and what is no picture are refused before anything is sent', async () => {
    const { connector, task } = await openWithPost();
    const before = service.requests.length;
    const many = await connector.prepare(task(Array.from({ length: contract.mostPictures + 1 }, () => red)));
    expect(many).toMatchObject({ type: 'refused', reason: expect.stringMatching(new RegExp(`at most ${contract.mostPictures} .*${contract.mostPictures + 1}`)) });
    const large = await connector.prepare(task([Buffer.concat([red, Buffer.alloc(contract.mostBytes + 1 - red.length)])]));
    expect(large).toMatchObject({ type: 'refused', reason: expect.stringMatching(new RegExp(`^Picture 1 has ${contract.mostBytes + 1} bytes; .* at most ${contract.mostBytes}\\.`)) });
    expect(await connector.prepare(task([Buffer.from('GIF89a and so on')]))).toMatchObject({ type: 'refused', reason: expect.stringMatching(/^Picture 1 is no /) });
    expect(service.requests.slice(before)).toEqual([]);
  });

  test('ends without another request when it is stopped', async () => {
    const { connector, task } = await openWithPost();
    const ready = await connector.prepare(task([red]));
    const prepared: Json = ready.type === 'ready' ? ready.prepared : null;
    said.push(JSON.stringify(prepared));
    const stop = new AbortController();
    const before = service.requests.length;
    service.onRequest(() => stop.abort());
    const answers: unknown[] = [await connector.prepare(task([red, ...(contract.mostPictures > 1 ? [blue] : [])], stop.signal))];
    expect(service.requests.length - before).toBeLessThanOrEqual(1);
    expect(answers[0]).toMatchObject({ type: service.requests.length > before ? 'held' : 'ready' });
    const between = service.requests.length;
    answers.push(await connector.publish(task([red], stop.signal.aborted ? stop.signal : AbortSignal.abort()), prepared));
    expect(answers.at(-1)).toMatchObject({ type: 'held' });
    expect(service.requests.length).toBe(between);
    expect(await service.posts()).toEqual([]);
    said.push(JSON.stringify(answers));
  });
});
