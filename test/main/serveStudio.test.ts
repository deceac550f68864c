// The browser host runs the queue for as long as it serves.

import { describe, expect, test } from 'vitest';
import { openStudio } from '../../main/studio.ts';
import { serveStudio } from '../../main/serveStudio.ts';
import { makeFolder } from '../helpers/folder.ts';
import { aPost } from './posting/desk.ts';

describe('a host that serves', () => {
  test('hands over what came due while it was off, and tells the page', async () => {
    let now = new Date('2026-06-20T06:00:00Z');
    const studio = await openStudio({ library: makeFolder(), host: 'browser', clock: () => now });
    studio.queue.add(aPost);
    now = new Date('2026-06-21T12:00:00Z');
    const events = studio.events.listen(undefined);
    const heard = events.next();
    const host = await serveStudio(studio);
    expect((await heard).value).toEqual({ type: 'queueChanged' });
    expect(studio.queue.list()[0]!.deliveries[0]).toMatchObject({ state: 'awaitingPerson' });
    await events.return();
    await host.close();
    await studio.close();
  });

  test('leaves the queue alone once it is closed', async () => {
    const faults: string[] = [];
    const studio = await openStudio({ library: makeFolder(), host: 'browser', onFault: ({ message }) => void faults.push(message) });
    const host = await serveStudio(studio);
    await host.close();
    await studio.close();
    expect(faults).toEqual([]);
  });
});
