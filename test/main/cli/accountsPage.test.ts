// Signing in from the command line on a server's own page.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCli, startCli } from '../../helpers/cli.ts';
import { makeSharedFolder } from '../../helpers/folder.ts';
import { startMastodonServer } from '../../helpers/mastodon.ts';
import type { MastodonServer } from '../../helpers/mastodon.ts';

const home = makeSharedFolder();
let server: MastodonServer;

beforeAll(async () => {
  server = await startMastodonServer();
  process.env['POINT_STUDIO_PASSPHRASE'] = 'planted-passphrase-8';
});
afterAll(() => server.close());

test('the page is named, and its answer signs in', async () => {
  const running = startCli(['accounts', 'add', 'mastodon', '--set', `server=${server.url}`, '--allow-http', '--json'], home);
  const said = await running.said('/oauth/authorize?');
  const [page = ''] = /http:\S+authorize\S+/.exec(said) ?? [];
  expect(await (await fetch(page)).text()).toContain('You can close this page.');
  const ended = await running.done;
  expect([ended.code, JSON.parse(ended.stdout)]).toMatchObject([0, { account: { connector: 'mastodon', name: 'Ana', state: 'ready' } }]);
  expect(ended.stdout + ended.stderr).not.toContain(server.token);
});

test('without a person to copy a code, or without an app, one sentence says what to give', async () => {
  const code = await runCli(['accounts', 'add', 'mastodon', '--set', `server=${server.url}`, '--allow-http', '--code'], home);
  expect([code.code, code.stderr]).toMatchObject([2, expect.stringContaining('can only be typed at a terminal')]);
  const app = await runCli(['accounts', 'add', 'x'], home);
  expect([app.code, app.stderr]).toMatchObject([3, expect.stringMatching(/way back: http:\/\/127\.0\.0\.1:47813\/back\n.*give the id of your own app as "clientId", or an access token/)]);
});

test('the connectors are listed with what each needs', async () => {
  const { connectors }: { connectors: { id: string; isTried: boolean }[] } = JSON.parse((await runCli(['accounts', 'connectors', '--json'], home)).stdout);
  expect(connectors.map(({ id }) => id)).toEqual(['bluesky', 'mastodon', 'telegram', 'discord', 'tumblr', 'pinterest', 'linkedin', 'x', 'facebook', 'postiz', 'mixpost', 'webhook']);
  expect(connectors.filter(({ isTried }) => isTried)).toEqual([]);
});
