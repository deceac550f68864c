// Secrets sealed by the desktop (Electron's safeStorage: Keychain, DPAPI, or a Linux key ring), in a file of the library.

import { z } from 'zod';
import { Fault } from '../../shared/fault.ts';
import { jsonFile, without } from './jsonFile.ts';
import type { SecretStore } from './secrets.ts';

/** What is used of Electron's `safeStorage`. */
export interface Sealing {
  isEncryptionAvailable(): boolean;
  /** Linux alone: `basic_text` seals with a password that everyone knows. */
  getSelectedStorageBackend?(): string;
  encryptString(text: string): Buffer;
  decryptString(sealed: Buffer): string;
}

const fileText = z.record(z.string(), z.base64());

/** The desktop's store in a file; undefined where the desktop has nothing to seal with. */
export function openDesktopSecrets(file: string, sealing: Sealing): SecretStore | undefined {
  if (!sealing.isEncryptionAvailable() || sealing.getSelectedStorageBackend?.() === 'basic_text') return undefined;
  const entries = jsonFile(file, fileText);
  return {
    keeper: 'desktop',
    async get(key) {
      const sealed = (await entries.read())?.[key];
      if (sealed === undefined) return undefined;
      try {
        return sealing.decryptString(Buffer.from(sealed, 'base64'));
      } catch (thrown) {
        throw new Fault('denied', 'The secrets were sealed by another desktop or user, and cannot be opened here. Sign in to your accounts again.', { cause: thrown });
      }
    },
    set: (key, value) => entries.change((found) => ({ ...found, [key]: sealing.encryptString(value).toString('base64') })),
    remove: (key) => entries.change((found = {}) => without(found, key)),
  };
}
