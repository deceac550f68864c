// Publishing to a server that keeps to Mastodon's contract, odd answers and all: each post is there once, with its alt texts.

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createAccounts } from '../../../main/accounts/accounts.ts';
import { createPublishing } from '../../../main/accounts/publishing.ts';
import { askForCode, openLoopback } from '../../../main/connectors/oauth.ts';
import { sharp } from '../../../main/pictures/sharp.ts';
import { startMastodonServer } from '../../helpers/mastodon.ts';
import type { MastodonServer } from '../../helpers/mastodon.ts';
import { memorySecrets } from '../../helpers/secrets.ts';
import { aPost, add, openDesk } from '../posting/desk.ts';

let server: MastodonServer;
beforeEach(async () => {
  server = await startMastodonServer();
});
afterEach(() => server.close());

const picture = await sharp({ create: { width: 64, height: 80, channels: 3, background: '#c4122e' } }).jpeg().toBuffer();
const soon = (): AbortSignal => AbortSignal.timeout(20_000);

async function openOffice() {
  const desk = openDesk();
  const accounts = createAccounts({ database: desk.database, clock: desk.clock });
  const secrets = memorySecrets();
  const publishing = createPublishing({ accounts, secrets, clock: desk.clock, environment: {} });
  const account = await publishing.add({ connector: 'mastodon', given: { server: server.url, accessToken: server.token }, allowPlain: true, signal: soon() });
  const id = add(desk, { captions: { default: 'Energy for all.' }, language: 'en', deliveries: [{ network: 'mastodon', account: account.id }] });
  const run = () =>
    desk.run({
      connectorOf: (delivery) => publishing.connectorOf(delivery),
      assets: { read: async () => picture },
      onSignInNeeded: (which) => accounts.setState(which, 'signInNeeded'),
    });
  /** Runs the queue at these times. */
  const runAt = async (...times: readonly string[]): Promise<void> => {
    for (const time of times) {
      desk.at(time);
      await run();
    }
  };
  return { desk, accounts, publishing, account, id, runAt };
}

describe('a post', () => {
  test('is there with its text, language, alt text, and the picture to the byte', async () => {
    const { desk, id, runAt, publishing, account } = await openOffice();
    await runAt('07:00');
    expect(desk.path(id)).toEqual(['scheduled', 'sending', 'published']);
    expect(server.statuses).toMatchObject([{ text: 'Energy for all.', language: 'en', media: [{ description: aPost.pictures[0]!.alt }] }]);
    expect(server.statuses[0]!.media[0]!.bytes.equals(picture)).toBe(true);
    const { link } = desk.queue.record(id).at(-1)!;
    expect(link).toBe(`${server.url}/@ana/${server.statuses[0]!.id}`);
    expect(await publishing.checkBack({ network: 'mastodon', account: account.id, link }, soon())).toEqual({ type: 'there', alts: [aPost.pictures[0]!.alt] });
    expect(await publishing.checkBack({ network: 'mastodon', account: account.id, link: `${server.url}/@ana/1` }, soon())).toEqual({ type: 'gone' });
  });

  test('keeps a language of three letters whole', async () => {
    const office = await openOffice();
    add(office.desk, { language: 'fil-PH', deliveries: [{ network: 'mastodon', account: office.account.id }] });
    await office.runAt('07:00');
    expect(new Set(server.statuses.map(({ language }) => language))).toEqual(new Set(['en', 'fil']));
  });

  test('waits for a picture that the server works on', async () => {
    server.slowMedia(3);
    const { desk, id, runAt } = await openOffice();
    await runAt('07:00');
    expect(desk.state(id)).toBe('published');
    expect(server.requests.filter((request) => request.startsWith('GET /api/v1/media/'))).toHaveLength(3);
  });

  test.each([
    { name: 'the connection breaks off after it was taken', odd: [{ cut: 'after' } as const] },
    { name: 'the server takes it and answers with an empty 503', odd: [{ answer: 503 }] },
    { name: 'the connection breaks off before it is taken', odd: [{ cut: 'before' } as const] },
    { name: 'the server answers 200 with nothing in it', odd: [{ answer: 200 }] },
  ])('is there once though $name', async ({ odd }) => {
    const { desk, id, runAt } = await openOffice();
    server.odd('/api/v1/statuses', ...odd);
    await runAt('07:00', '07:02', '07:04');
    expect(desk.state(id)).toBe('published');
    expect(server.statuses).toHaveLength(1);
  });

  test('is there once though the server has forgotten its key when it is asked again', async () => {
    const { desk, id, runAt } = await openOffice();
    server.odd('/api/v1/statuses', { cut: 'before' });
    await runAt('07:00');
    server.forgetKeys();
    // What was prepared is older than the key's hour: it is prepared anew.
    server.odd('/api/v1/accounts/7/statuses', { answer: 500 }, { answer: 500 });
    await runAt('07:02', '07:30', '07:55', '07:57', '07:59');
    expect(desk.state(id)).toBe('published');
    expect(server.statuses).toHaveLength(1);
  });

  test('with a picture that was used by an attempt before is uploaded anew', async () => {
    const { desk, id, runAt } = await openOffice();
    server.odd('/api/v1/statuses', { answer: 422, body: JSON.stringify({ error: 'Validation failed: Media attachments is invalid' }) });
    await runAt('07:00', '07:01');
    expect(desk.path(id)).toEqual(['scheduled', 'sending', 'scheduled', 'sending', 'published']);
    expect(server.requests.filter((request) => request === 'POST /api/v2/media')).toHaveLength(2);
    expect(server.statuses).toHaveLength(1);
  });

  test('waits when something in between answers for the server', async () => {
    const { desk, id, runAt } = await openOffice();
    server.odd('/api/v2/media', { answer: 200, body: '<html>Please accept the terms of this network</html>' });
    await runAt('07:00');
    expect(desk.path(id)).toEqual(['scheduled']);
    await runAt('07:02');
    expect(desk.state(id)).toBe('published');
  });

  test('that the server refuses ends with the server’s own words', async () => {
    const { desk, id, runAt } = await openOffice();
    server.odd('/api/v1/statuses', { answer: 422, body: JSON.stringify({ error: 'Validation failed: Text is not allowed' }) });
    await runAt('07:00');
    expect(desk.queue.record(id).at(-1)).toMatchObject({ to: 'rejected', reason: expect.stringContaining('Validation failed: Text is not allowed') });
  });

  test('waits as long as a limit says, then goes out', async () => {
    const { desk, id, runAt } = await openOffice();
    server.odd('/api/v2/media', { answer: 429, headers: { 'x-ratelimit-reset': '2026-06-20T07:20:00.000Z' } });
    await runAt('07:00', '07:19');
    expect(desk.path(id)).toEqual(['scheduled']);
    await runAt('07:20');
    expect(desk.state(id)).toBe('published');
  });

  test('waits for a new sign-in when the token was revoked', async () => {
    const { desk, id, accounts, account, runAt } = await openOffice();
    server.revoke();
    await runAt('07:00');
    expect([desk.path(id), accounts.get(account.id).state]).toEqual([['scheduled'], 'signInNeeded']);
  });
});

/** An office without an account. */
const office = () => {
  const desk = openDesk();
  const accounts = createAccounts({ database: desk.database, clock: desk.clock });
  const secrets = memorySecrets();
  return { accounts, secrets, publishing: createPublishing({ accounts, secrets, clock: desk.clock, environment: {} }) };
};

describe('signing in', () => {
  test('on the server’s page comes back to this computer, with the server’s own limits', async () => {
    const { publishing, secrets } = office();
    const pages: string[] = [];
    const loopback = await openLoopback(
      async (address) => {
        // Another page that guesses the way back is not taken for the answer.
        expect((await fetch(`${loopback.redirect}?code=1&state=guessed`)).status).toBe(404);
        pages.push(await (await fetch(address)).text());
      },
      { language: 'en', done: 'You can close this page.' },
      soon(),
    );
    const account = await publishing.add({ connector: 'mastodon', given: { server: server.url }, allowPlain: true, authorise: loopback, signal: soon() });
    await loopback.close();
    expect(pages[0]).toContain('You can close this page.');
    expect(account).toMatchObject({ name: 'Ana', handle: `@ana@${new URL(server.url).host}`, settings: { id: '7', 'limit.characters': '500', 'limit.altCharacters': '1500' } });
    expect(await secrets.read(account.id)).toEqual({ accessToken: server.token });
  });

  test('works with a code that is copied, and says where nothing can be shown', async () => {
    const { publishing, accounts } = office();
    const code = askForCode(async (address) => {
      const page: { code: string } = JSON.parse(await (await fetch(address)).text());
      return page.code;
    });
    expect(await publishing.add({ connector: 'mastodon', given: { server: server.url }, allowPlain: true, authorise: code, signal: soon() })).toMatchObject({ name: 'Ana' });
    await expect(publishing.add({ connector: 'mastodon', given: { server: server.url }, allowPlain: true, signal: soon() })).rejects.toThrow(/needs its page in a browser, or an access token/);
    await expect(publishing.add({ connector: 'mastodon', given: { server: server.url, accessToken: 'wrong' }, allowPlain: true, signal: soon() })).rejects.toThrow(/does not know this access token/);
    expect(accounts.list()).toHaveLength(1);
  });
});
