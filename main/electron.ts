// The desktop entry: joins Electron's window to the studio, whose queue runs until the window is closed. The studio's parts are loaded
// while the window opens.

import { safeStorage } from 'electron';
import { reportDefect } from './transport/faults.ts';
import { inRoot, pageFolder } from './here.ts';
import { createAppMenu } from './electron/appMenu.ts';
import { runDesktop, showFault, type DesktopParts } from './electron/desktop.ts';
import { createFileDialogs } from './electron/fileDialogs.ts';
import type { Studio } from './studio.ts';

/** Files in the menu of those used last. */
const recentCount = 10;

async function openParts(): Promise<DesktopParts> {
  const [{ openStudio }, { createRouter }, { createAssetHandler }, { keepQueueRunning }, { createRouterClient }, { outsideFileOpeners, showDesignFile }] = await Promise.all([
    import('./studio.ts'),
    import('./doorway.ts'),
    import('./doorway/assets.ts'),
    import('./queueing.ts'),
    import('@orpc/server'),
    import('./electron/outsideFiles.ts'),
  ]);
  const menu = createAppMenu({
    command: (id) => studio.events.send({ type: 'menuChosen', id }),
    recent: (path) => void showDesignFile(studio, path).catch(showFault),
  });
  const studio: Studio = await openStudio({
    host: 'electron',
    sealing: safeStorage,
    fileDialogs: createFileDialogs(),
    showMenu: (menus, recentLabel) => menu.show(menus, recentLabel),
  });
  const stopping = new AbortController();
  followRecent(studio, stopping.signal, (paths) => menu.setRecent(paths)).catch(reportDefect);
  const router = createRouter(studio);
  const client = createRouterClient(router);
  const ticking = keepQueueRunning(studio);
  return {
    router,
    assets: createAssetHandler(studio),
    files: outsideFileOpeners(studio, (name, file) => client.packs.install({ name, file })),
    async close() {
      stopping.abort();
      await ticking.stop();
      await studio.close();
    },
  };
}

/** Tells of the files used last, now and whenever a design was opened from one or saved to one. */
async function followRecent({ events, library }: Studio, signal: AbortSignal, tell: (paths: readonly string[]) => void): Promise<void> {
  const look = (): void => tell(library.files.recent(recentCount).map(({ path }) => path));
  look();
  for await (const { type } of events.listen(signal)) if (type === 'designsChanged') look();
}

// Not awaited: Electron becomes ready only after this file has run to its end.
runDesktop({ pageFolder, preload: inRoot('./out/preload/preload.cjs'), openParts }).catch(reportDefect);
