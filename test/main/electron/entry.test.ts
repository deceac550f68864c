// The desktop entry runs the queue from the start of the application until it ends.

import { expect, test, vi } from 'vitest';
import { openStudio } from '../../../main/studio.ts';
import { makeFolder } from '../../helpers/folder.ts';
import { aPost } from '../posting/desk.ts';
import { app, state } from './fakeElectron.ts';

vi.mock('electron', () => import('./fakeElectron.ts'));

test('what came due while the application was closed is handed over when it opens', async () => {
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

  // The application ends: its studio is closed before it quits, and nothing was reported.
  app.emit('will-quit', { preventDefault: () => undefined });
  await expect.poll(() => state.done).toContain('quit');
  expect(state.errors).toEqual([]);
  await watcher.close();
  vi.unstubAllEnvs();
  vi.useRealTimers();
});
