// Hands the page's port to the doorway, after the one check of who sent it.

import type { IpcMain } from 'electron';
import { portChannel } from '../../shared/wire.ts';
import type { Calls } from '../transport/calls.ts';
import { isStudioFrame } from './place.ts';

/** Serves every port that the studio's own page sends; those of anybody else are closed. */
export function bridgeDoorway(ipcMain: IpcMain, calls: Promise<Calls>): void {
  ipcMain.on(portChannel, (event) => {
    const [port, ...others] = event.ports;
    if (!port) return;
    if (others.length > 0 || !isStudioFrame(event.senderFrame)) {
      for (const refused of event.ports) refused.close();
      return;
    }
    calls.then(
      (ready) => ready.serve(port),
      () => port.close(),
    );
  });
}
