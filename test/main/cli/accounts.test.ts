// Publishing without a screen: an account is added, a post goes out through it once, and no secret is anywhere in what was written or said.

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCli, startCli, type CliResult } from '../../helpers/cli.ts';
import { startBlueskyServer } from '../../helpers/bluesky.ts';
import type { BlueskyServer } from '../../helpers/bluesky.ts';
import { makeSharedFolder } from '../../helpers/folder.ts';

const home = makeSharedFolder();
const said: string[] = [];
let server: BlueskyServer;
let account: Awaited<ReturnType<BlueskyServer['createAccount']>>;

beforeAll(async () => {
  server = await startBlueskyServer();
  account = await server.createAccount('cliana.test');
  process.env['POINT_STUDIO_PASSPHRASE'] = 'planted-passphrase-7';
  process.env['ANA_PASSWORD'] = account.password;
});
afterAll(() => server.close());

async function run(words: readonly string[]): Promise<CliResult> {
  const result = await runCli(words, home);
  said.push(result.stdout, result.stderr);
  return result;
}

const addAccount = (...more: string[]) => run(['accounts', 'add', 'bluesky', '--set', 'handle=cliana.test', '--set', `server=${server.url}`, ...more]);
const soon = (): string => new Date(Date.now() - 30_000).toISOString().slice(0, 16);
const fact = ['big-figure', '--set', 'figure=1.4', '--set', 'unit=billion people', '--set', 'claim=had no electricity at all', '--sizes', 'bs-portrait,ma-landscape', '--zone', 'UTC'];

test('an account is refused with one sentence: without encryption, with a secret in the open, with a wrong password', async () => {
  const [open, plain, wrong, unknown] = [
    await addAccount('--set', `appPassword=${account.password}`, '--allow-http'),
    await addAccount('--set', 'appPassword=env:ANA_PASSWORD'),
    await addAccount('--set', 'appPassword=env:POINT_STUDIO_PASSPHRASE', '--allow-http'),
    await run(['accounts', 'add', 'blusky']),
  ];
  expect([open.code, plain.code, wrong.code, unknown.code]).toEqual([2, 3, 3, 2]);
  expect(open.stderr).toContain('"appPassword" is a secret: leave it out to type it');
  expect(plain.stderr).toContain('would be asked without encryption');
  expect(wrong.stderr).toContain('Bluesky did not take this name and app password.');
  expect(unknown.stderr).toContain('did you mean "bluesky"');
  for (const { stderr } of [open, plain, wrong, unknown]) expect(stderr.trim().split('\n')).toHaveLength(1);
});

test('a post goes out through an account, its other networks wait for a person, and a pause keeps it back', async () => {
  expect((await addAccount('--set', 'appPassword=env:ANA_PASSWORD', '--name', 'Ana', '--allow-http')).code).toBe(0);
  const { accounts }: { accounts: unknown } = JSON.parse((await run(['accounts', 'list', '--json'])).stdout);
  expect(accounts).toMatchObject([{ connector: 'bluesky', network: 'bluesky', name: 'Ana', handle: 'cliana.test', state: 'ready' }]);
  expect((await run(['queue', 'add', ...fact, '--at', soon(), '--to', 'nobody.test'])).code).toBe(2);
  expect((await run(['queue', 'add', ...fact, '--at', soon(), '--to', 'cliana.test'])).code).toBe(0);
  await run(['queue', 'pause']);
  expect(JSON.parse((await run(['queue', 'run', '--once', '--json'])).stdout)).toMatchObject({ sent: [] });
  await run(['queue', 'resume']);
  const running = startCli(['queue', 'run', '--json'], home);
  await running.said('1 sent.');
  running.signal('SIGTERM');
  const ended = await running.done;
  said.push(ended.stdout, ended.stderr);
  expect([ended.code, JSON.parse(ended.stdout)]).toEqual([0, { handedOver: 0, missed: 0, sent: 1 }]);
  const { posts }: { posts: { deliveries: { network: string; state: string; link: string }[] }[] } = JSON.parse((await run(['queue', 'list', '--json'])).stdout);
  expect(posts[0]!.deliveries).toMatchObject([{ network: 'bluesky', state: 'published', link: expect.stringContaining('/profile/cliana.test/post/') }, { network: 'mastodon', state: 'awaitingPerson' }]);
});

test('an account that is removed takes its secret with it', async () => {
  expect((await run(['accounts', 'remove', 'cliana.test'])).code).toBe(0);
  expect(JSON.parse(await readFile(join(home, 'secrets.vault.json'), 'utf8'))).toMatchObject({ entries: {} });
});

test('no secret is in anything that was written or said', async () => {
  const files = await readdir(home, { recursive: true, withFileTypes: true });
  const written = await Promise.all(files.filter((file) => file.isFile()).map((file) => readFile(join(file.parentPath, file.name), 'latin1')));
  expect(written.length).toBeGreaterThan(3);
  const planted = [account.password, 'planted-passphrase-7', Buffer.from(account.password).toString('base64').slice(0, -2), 'eyJ'];
  const found = planted.filter((secret) => [...written, ...said].some((text) => text.includes(secret)));
  expect(found).toEqual([]);
});
