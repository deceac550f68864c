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

/** The entries of the menu that the page called so. */
const fileMenu = () => state.menu.find(({ label }) => label === 'Datei')?.submenu ?? [];

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
  await server.close();

  // The page names its commands; what is chosen in the menu comes back to it.
  const events = await client.studio.events();
  const heard: string[] = [];
  const hearing = (async () => {
    for await (const { type, id } of events) heard.push(`${type} ${id ?? ''}`.trim());
  })().catch(() => undefined);
  await client.studio.menu({ menus: [{ id: 'file', label: 'Datei', items: [{ id: 'go.newDesign', label: 'Neu', keys: '' }] }], recentLabel: 'Zuletzt' });
  fileMenu().find(({ label }) => label === 'Neu')?.click?.();
  await expect.poll(() => heard).toContain('menuChosen go.newDesign');

  // A design is saved to a file that the person chooses, is listed among those used last, and opens again from outside.
  const { design } = await client.designs.create({ name: 'Clinic' });
  state.chosenFile = join(state.userData, 'clinic');
  expect(await client.designs.saveToFile({ id: design.id, to: 'another' })).toMatchObject({ name: 'clinic.point', state: 'same' });
  await expect.poll(() => state.recent).toEqual([join(state.userData, 'clinic.point')]);
  expect(await client.designs.takeOpened()).toBeNull();
  app.emit('second-instance', {}, [join(state.userData, 'clinic.point')]);
  await expect.poll(() => heard).toContain(`designOpened ${design.id}`);
  expect(await client.designs.takeOpened()).toEqual({ id: design.id, name: 'Clinic', repairs: [] });
  fileMenu().find(({ label }) => label === 'Zuletzt')?.submenu?.[0]?.click?.();
  await expect.poll(() => client.designs.takeOpened()).toMatchObject({ id: design.id });
  state.chosenFile = '';
  expect(await client.designs.saveToFile({ id: design.id, to: 'another' })).toBeNull();
  connection.close();
  await hearing;

  // The application ends: its studio is closed before it quits, and nothing was reported.
  app.emit('will-quit', { preventDefault: () => undefined });
  await expect.poll(() => state.done).toContain('quit');
  expect(state.errors).toEqual([]);
  await watcher.close();
  vi.unstubAllEnvs();
  vi.useRealTimers();
});
