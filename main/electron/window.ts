// The studio's one window, as closed to the rest of the computer as Electron makes them.

import { BrowserWindow, nativeTheme, screen, type WebPreferences } from 'electron';
import { pageUrl } from './place.ts';
import { readWindowState, writeWindowState } from './windowState.ts';

/** Two losses of the page within this time are a fault that reloading does not mend. */
const reloadPauseMs = 10_000;

/** What the page gets: no Node, a world of its own for the preload script, a sandbox around both. */
function pagePreferences(preload: string, isDeveloped: boolean): WebPreferences {
  return {
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    spellcheck: false,
    navigateOnDragDrop: false,
    devTools: isDeveloped,
  };
}

/** Opens the window and loads the page; it is shown once the page has drawn something. */
export async function openStudioWindow(options: { preload: string; stateFile: string; isDeveloped: boolean }): Promise<BrowserWindow> {
  const { area, isMaximized } = await readWindowState(options.stateFile, screen.getAllDisplays().map(({ workArea }) => workArea));
  const window = new BrowserWindow({
    ...area,
    minWidth: 720,
    minHeight: 520,
    show: false,
    title: 'Point Studio',
    autoHideMenuBar: true,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#161616' : '#ffffff',
    webPreferences: pagePreferences(options.preload, options.isDeveloped),
  });
  if (isMaximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () => writeWindowState(options.stateFile, { area: window.getNormalBounds(), isMaximized: window.isMaximized() }));
  reloadAfterLoss(window);
  await window.loadURL(pageUrl);
  return window;
}

/** A page whose process died is loaded again: what it held is saved in main. */
function reloadAfterLoss(window: BrowserWindow): void {
  let lastAt = Number.NEGATIVE_INFINITY;
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || performance.now() - lastAt < reloadPauseMs) return;
    lastAt = performance.now();
    window.webContents.reload();
  });
}
