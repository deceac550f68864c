// The desktop entry: joins Electron's window to the studio, whose queue runs until the window is closed. The studio's parts are loaded
// while the window opens.

import { safeStorage } from 'electron';
import { reportDefect } from './transport/faults.ts';
import { inRoot, pageFolder } from './here.ts';
import { runDesktop, type DesktopParts } from './electron/desktop.ts';

async function openParts(): Promise<DesktopParts> {
  const [{ openStudio }, { createRouter }, { createAssetHandler }, { keepQueueRunning }, { createRouterClient }] = await Promise.all([
    import('./studio.ts'),
    import('./doorway.ts'),
    import('./doorway/assets.ts'),
    import('./queueing.ts'),
    import('@orpc/server'),
  ]);
  const studio = await openStudio({ host: 'electron', sealing: safeStorage });
  const router = createRouter(studio);
  const client = createRouterClient(router);
  const ticking = keepQueueRunning(studio);
  return {
    router,
    assets: createAssetHandler(studio),
    files: {
      '.pointpack': async (name, file) => {
        await client.packs.install({ name, file });
      },
    },
    async close() {
      await ticking.stop();
      await studio.close();
    },
  };
}

// Not awaited: Electron becomes ready only after this file has run to its end.
runDesktop({ pageFolder, preload: inRoot('./out/preload/preload.cjs'), openParts }).catch(reportDefect);
