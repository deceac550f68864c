// Accounts as the page asks for them: signed in with a token, on the server's page or with its code; secrets stay in main.

import { createRouterClient } from '@orpc/server';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { SignInStep } from '../../../shared/api.ts';
import { accountProcedures } from '../../../main/doorway/accounts.ts';
import { createRouter } from '../../../main/doorway.ts';
import { openStudio, type Studio } from '../../../main/studio.ts';
import { makeFolder } from '../../helpers/folder.ts';
import { startMastodonServer, type MastodonServer } from '../../helpers/mastodon.ts';
import { aPost } from '../posting/desk.ts';

let server: MastodonServer;
let studio: Studio;
const library = (): string => studio.library.folder;
const words = { language: 'en', done: 'You are signed in.' };

beforeEach(async () => {
  vi.stubEnv('POINT_STUDIO_SECRETS', 'vault');
  vi.stubEnv('POINT_STUDIO_PASSPHRASE', '');
  server = await startMastodonServer();
  studio = await openStudio({ library: makeFolder(), host: 'browser', clock: () => new Date('2026-06-20T06:00:00Z') });
});
afterEach(async () => {
  await studio.close();
  await server.close();
  vi.unstubAllEnvs();
});

async function steps(answer: Promise<AsyncIterable<SignInStep>>): Promise<SignInStep[]> {
  const all: SignInStep[] = [];
  for await (const step of await answer) all.push(step);
  return all;
}

test('an account is kept under a passphrase that is asked for once a session, and its secret never comes back', async () => {
  const page = createRouterClient(createRouter(studio));
  const given = { server: server.url, accessToken: server.token };
  const add = () => steps(page.accounts.add({ connector: 'mastodon', given, allowPlain: true, words }));
  expect(await page.accounts.lock()).toEqual({ keeper: 'vault', lock: 'new' });
  await expect(add()).rejects.toMatchObject({ code: 'denied', message: expect.stringContaining('kept under a passphrase') });
  expect(await page.accounts.list()).toEqual([]);
  await page.accounts.unlock({ passphrase: 'one long sentence' });
  expect(await add()).toMatchObject([{ type: 'signedIn', account: { network: 'mastodon', name: 'Ana', state: 'ready' } }]);
  const [account] = await page.accounts.list();
  await page.accounts.rename({ account: account!.id, name: 'Ana at home' });
  studio.queue.add({ ...aPost, wall: '2026-06-20T10:00', deliveries: [{ network: 'mastodon', account: account!.id }] });
  const listed = await page.accounts.list();
  expect(listed).toMatchObject([{ name: 'Ana at home', waiting: 1 }]);
  expect(JSON.stringify(listed)).not.toContain(server.token);

  const later = await openStudio({ library: library(), host: 'browser' });
  const laterPage = createRouterClient(createRouter(later));
  expect(await laterPage.accounts.lock()).toEqual({ keeper: 'vault', lock: 'locked' });
  await expect(laterPage.accounts.unlock({ passphrase: 'another' })).rejects.toMatchObject({ code: 'denied', message: expect.stringContaining('is wrong') });
  expect((await laterPage.accounts.lock()).lock).toBe('locked');
  await laterPage.accounts.unlock({ passphrase: 'one long sentence' });
  expect((await laterPage.accounts.lock()).lock).toBe('open');
  await later.close();

  await page.accounts.remove({ account: account!.id });
  expect(await page.accounts.list()).toEqual([]);
});

test('a sign-in goes over the server’s page or over its code, and ends when nobody looks any more', async () => {
  await studio.secrets.unlock('one long sentence');
  const opened: string[] = [];
  const visit = async (address: string): Promise<void> => {
    opened.push(address);
    // The person says yes; the server sends them back here.
    void fetch(address);
  };
  const page = createRouterClient(accountProcedures(studio, visit));
  const asked = { connector: 'mastodon', given: { server: server.url }, allowPlain: true, words };
  expect((await steps(page.add(asked))).map(({ type }) => type)).toEqual(['page', 'signedIn']);
  expect(opened[0]).toContain('redirect_uri=http%3A%2F%2F127.0.0.1');

  // No browser can be opened here: the person opens the address elsewhere and copies the code.
  const blind = createRouterClient(accountProcedures(studio, () => Promise.reject(new Error('no browser'))));
  const seen: SignInStep[] = [];
  for await (const step of await blind.add({ ...asked, way: 'code' })) {
    seen.push(step);
    if (step.type !== 'page') continue;
    const { code }: { code: string } = JSON.parse(await (await fetch(step.address)).text());
    await blind.giveCode({ signIn: step.signIn, code });
  }
  expect(seen).toMatchObject([{ type: 'page', isOpen: false }, { type: 'signedIn', account: { handle: expect.stringContaining('@ana') } }]);

  let left = '';
  for await (const step of await blind.add({ ...asked, way: 'code' })) {
    if (step.type === 'page') left = step.signIn;
    break;
  }
  await expect(blind.giveCode({ signIn: left, code: '1' })).rejects.toMatchObject({ code: 'notFound' });
  await expect(steps(page.add({ ...asked, given: { server: 'env:HOME' } }))).rejects.toMatchObject({ code: 'input' });
});
