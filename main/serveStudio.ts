// The studio in a browser of this computer: the host over one studio's doorway, and its queue for as long as the host serves.

import { createAssetHandler } from './doorway/assets.ts';
import { createRouter } from './doorway.ts';
import { pageFolder } from './here.ts';
import { startHost, type Host, type HostOptions } from './host.ts';
import { keepQueueRunning } from './queueing.ts';
import type { Studio } from './studio.ts';

/** Serves a studio on 127.0.0.1; throws a usage fault when the port is taken. */
export async function serveStudio(studio: Studio, options: Pick<HostOptions, 'port' | 'onPages'> = {}): Promise<Host> {
  const host = await startHost({ ...options, router: createRouter(studio), assets: createAssetHandler(studio), pageFolder });
  const ticking = keepQueueRunning(studio);
  return {
    ...host,
    async close() {
      await Promise.all([ticking.stop(), host.close()]);
    },
  };
}
