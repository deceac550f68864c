// Secrets in the system's key ring: Keychain, Credential Manager, or a Secret Service (GNOME Keyring, KWallet, KeePassXC).

import type { AsyncEntry } from '@napi-rs/keyring';
import { Fault } from '../../shared/fault.ts';
import type { SecretStore } from './secrets.ts';

/** Under which people find them in their key ring. */
const service = 'Point Studio';

async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    throw new Fault('denied', 'The key ring of this computer could not be opened. Unlock it, then try again.', { cause: thrown });
  }
}

/** The key ring's store for a library; undefined where this computer has no key ring that answers. */
export async function openKeyRing(library: string): Promise<SecretStore | undefined> {
  const { AsyncEntry } = await import('@napi-rs/keyring');
  const entry = (key: string): AsyncEntry => new AsyncEntry(service, `${library} ${key}`);
  try {
    // On Linux without a Secret Service this is refused; a key ring that is there answers null.
    await entry('point-studio').getPassword(AbortSignal.timeout(5_000));
  } catch {
    return undefined;
  }
  return {
    keeper: 'keyRing',
    get: (key) => guarded(async () => (await entry(key).getPassword()) ?? undefined),
    set: (key, value) => guarded(() => entry(key).setPassword(value)),
    remove: (key) => guarded(async () => void (await entry(key).deletePassword())),
  };
}
