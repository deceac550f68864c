// The window of a page in Electron, as far as the preload script and the doorway's line use it.

import { vi } from 'vitest';
import { portPair } from './fakeElectron.ts';

/** A page whose window messages reach the preload script, as in Electron. */
export async function openPage() {
  vi.stubGlobal('MessageChannel', portPair().constructor);
  const listeners: ((event: unknown) => void)[] = [];
  const location = { origin: 'point://studio' };
  const fake = {
    location,
    addEventListener: (_type: string, listener: (event: unknown) => void) => void listeners.push(listener),
    postMessage(data: unknown, origin: string, ports: Transferable[]): void {
      for (const listener of listeners) listener({ source: fake, origin, data, ports });
    },
  };
  vi.stubGlobal('window', fake);
  vi.resetModules();
  await import('../../../main/preload.ts');
  return fake;
}
