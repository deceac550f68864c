// The desktop entry runs the queue from the start of the application until it ends.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import { expect, test, vi } from 'vitest';
import { keepOpen } from '../../../renderer/doorway/keepOpen.ts';
import { openPortLine } from '../../../renderer/doorway/line.ts';
import type { Contract } from '../../../shared/api.ts';
import { openStudio } from '../../../main/studio.ts';
import { makeFolder } from '../../helpers/folder.ts';
import { aPost } from '../posting/desk.ts';
import { startMastodonServer } from '../../helpers/mastodon.ts';
import { app, safeStorage, state } from './fakeElectron.ts';
import { openPage } from './fakePage.ts';

vi.mock('electron', () => import('./fakeElectron.ts'));

test('what came due while the application was closed is handed over when it opens, and the desktop seals secrets', async () => {
  const library = makeFolder();
  state.userData = makeFolder();
  const watcher = await openStudio({ library, host: 'cli', clock: () => new Date('2026-06-20T06:00:00Z') });
  watcher.queue.add({ ...aPost, wall: '2026-06-20T09:30' });
  const delivery = (): unknown => watcher.queue.list()[0]!.deliveries[0]!.state;

  // The application goes by this computer's clock.
  vi.setSystemTime(new Date('2026-06-20T12:00:00Z'));
  vi.stubEnv('POINT_STUDIO_HOME', library);
  await import('../../../main/electron.ts');
  await expect.poll(delivery, { timeout: 10_000 }).toBe('awaitingPerson');

  // A page asks for the keeper of secrets: it is the desktop's own, and no passphrase is asked for.
  const fake = await openPage();
  const connection = await keepOpen(() => openPortLine(fake));
  const client = createORPCClient<ContractRouterClient<Contract>>(connection.link);
  expect(await client.accounts.lock()).toEqual({ keeper: 'desktop', lock: 'open' });
  const server = await startMastodonServer();
  const given = { server: server.url, accessToken: server.token };
  for await (const step of await client.accounts.add({ connector: 'mastodon', given, allowPlain: true, words: { language: 'en', done: 'Done.' } })) expect(step.type).toBe('signedIn');
  expect(safeStorage.sealed).toBe(1);
  expect(await readFile(join(library, 'secrets.desktop.json'), 'utf8')).not.toContain(server.token);
  connection.close();
  await server.close();

  // The application ends: its studio is closed before it quits, and nothing was reported.
  app.emit('will-quit', { preventDefault: () => undefined });
  await expect.poll(() => state.done).toContain('quit');
  expect(state.errors).toEqual([]);
  await watcher.close();
  vi.unstubAllEnvs();
  vi.useRealTimers();
});
