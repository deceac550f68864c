// The bridge of the Electron window: passes the page's port on to main, and gives the page nothing else.

import { ipcRenderer } from 'electron';
import { portChannel, portRequest } from '../shared/wire.ts';

// contextBridge cannot carry a port; a message of the window with a transfer list can.
window.addEventListener('message', ({ source, origin, data, ports }: MessageEvent<unknown>) => {
  if (source !== window || origin !== window.location.origin || data !== portRequest || ports.length !== 1) return;
  ipcRenderer.postMessage(portChannel, null, [...ports]);
});
