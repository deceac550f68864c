// The desktop application: one instance, one window, one doorway; everything the page is not given is refused.

import { app, dialog, ipcMain, session, type BrowserWindow } from 'electron';
import { join } from 'node:path';
import { asFault } from '../../shared/fault.ts';
import { createCalls, type DoorwayRouter } from '../transport/calls.ts';
import { reportDefect } from '../transport/faults.ts';
import { openPage } from '../transport/page.ts';
import type { AssetHandler } from '../transport/routes.ts';
import { bridgeDoorway } from './bridge.ts';
import { filesAmong, openFile, type FileOpeners } from './files.ts';
import { guardContents } from './guards.ts';
import { restrictSession } from './permissions.ts';
import { registerScheme, serveScheme } from './scheme.ts';
import { openStudioWindow } from './window.ts';

/** What the window works with, once the studio's parts are made. */
export interface DesktopParts {
  readonly router: DoorwayRouter;
  readonly assets: AssetHandler;
  readonly files: FileOpeners;
  readonly close: () => Promise<void>;
}

export interface DesktopOptions {
  readonly pageFolder: string;
  /** The built preload script. */
  readonly preload: string;
  /** Makes the parts; the window is opened meanwhile. */
  readonly openParts: () => Promise<DesktopParts>;
}

/**
 * Runs the application until it is quit. Must be called while Electron loads the program, before it is ready. A second start only brings
 * the first one's window to the front.
 */
export async function runDesktop(options: DesktopOptions): Promise<void> {
  if (!app.requestSingleInstanceLock()) return app.quit();
  app.enableSandbox();
  app.setAppUserModelId('org.pointstudio.desktop');
  registerScheme();
  guardContents(app);
  app.on('window-all-closed', () => app.quit());
  const waiting = filesToOpen();

  await app.whenReady();
  const parts = options.openParts();
  parts.catch(endWith);
  const { defaultSession } = session;
  restrictSession(defaultSession);
  serveScheme(defaultSession, { page: openPage(options.pageFolder), assets: async (request) => (await parts).assets(request) });
  bridgeDoorway(ipcMain, parts.then(({ router }) => createCalls(router, reportDefect)));
  closeBeforeQuit(parts);

  const window = await openStudioWindow({
    preload: options.preload,
    stateFile: join(app.getPath('userData'), 'window.json'),
    isDeveloped: !app.isPackaged,
  });
  waiting.follow(async (words) => {
    bringToFront(window);
    const { files } = await parts;
    for (const path of filesAmong(words, files)) await openFile(path, files).catch(showFault);
  });
}

/** Collects what people open with the studio, from before it is ready; macOS says so by an event, the others by the command line. */
function filesToOpen(): { follow(listener: (words: readonly string[]) => Promise<void>): void } {
  const early: string[][] = [process.argv.slice(1)];
  let hear = (words: string[]): void => void early.push(words);
  app.on('open-file', (event, path) => {
    event.preventDefault();
    hear([path]);
  });
  app.on('second-instance', (_event, words) => hear(words));
  return {
    follow(listener) {
      hear = (words) => void listener(words).catch(showFault);
      for (const words of early) hear(words);
    },
  };
}

function bringToFront(window: BrowserWindow): void {
  if (window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  window.focus();
}

/** The studio is closed before the program ends, once. */
function closeBeforeQuit(parts: Promise<DesktopParts>): void {
  let isClosed = false;
  app.on('will-quit', (event) => {
    if (isClosed) return;
    event.preventDefault();
    const quit = (): void => {
      isClosed = true;
      app.quit();
    };
    parts.then(({ close }) => close()).then(quit, (thrown: unknown) => {
      reportDefect(thrown);
      quit();
    });
  });
}

/** Tells a person what went wrong where no page could. */
export function showFault(thrown: unknown): void {
  dialog.showErrorBox('Point Studio', asFault(thrown).message);
}

/** A studio that cannot open its library cannot run. */
function endWith(thrown: unknown): void {
  showFault(thrown);
  app.exit(3);
}
