// Chooses where secrets are kept: the first keeper of the table that this computer has. Opened when a secret is first needed.

import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import { Fault } from '../../shared/fault.ts';
import { openDesktopSecrets } from './desktop.ts';
import type { Sealing } from './desktop.ts';
import { openKeyRing } from './keyRing.ts';
import type { SecretLock, SecretStore } from './secrets.ts';
import { openVault } from './vault.ts';

export interface SecretParts {
  /** Folder of the library. */
  readonly folder: string;
  /** In Electron. */
  readonly sealing?: Sealing;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Asks a person for the passphrase of the vault; absent where nobody can be asked. @throws Fault `cancelled` */
  readonly askPassphrase?: () => Promise<string>;
}

/** Holds the passphrase of the vault, for a run without a person. */
export const passphraseVariable = 'POINT_STUDIO_PASSPHRASE';

/** Names a keeper, where the first that works is not the one that is wanted. */
export const keeperVariable = 'POINT_STUDIO_SECRETS';

type Keeper = (parts: SecretParts) => Promise<SecretStore | undefined>;

/** In the order in which they are tried. */
const keepers: Readonly<Record<string, Keeper>> = {
  desktop: async ({ folder, sealing }) => (sealing ? openDesktopSecrets(join(folder, 'secrets.desktop.json'), sealing) : undefined),
  keyRing: async ({ folder }) => await openKeyRing(libraryName(folder)),
  vault: async (parts) => openVault(join(parts.folder, 'secrets.vault.json'), () => passphraseOf(parts)),
};

/** Two libraries of one person do not share their secrets. */
function libraryName(folder: string): string {
  return createHash('sha256').update(resolve(folder)).digest('hex').slice(0, 12);
}

async function passphraseOf({ environment, askPassphrase }: SecretParts): Promise<string> {
  const given = environment[passphraseVariable];
  if (given) return given;
  if (askPassphrase) return await askPassphrase();
  throw new Fault('denied', `The secrets are kept under a passphrase. Set ${passphraseVariable} for this run, or open the studio.`);
}

async function choose(parts: SecretParts): Promise<SecretStore> {
  const wanted = parts.environment[keeperVariable];
  if (wanted && !Object.hasOwn(keepers, wanted)) {
    throw new Fault('usage', `${keeperVariable} names "${wanted}", which keeps no secrets; it can be ${Object.keys(keepers).join(', ')}.`);
  }
  // A passphrase that was given says where the secrets are.
  const names = wanted ? [wanted] : parts.environment[passphraseVariable] ? ['vault'] : Object.keys(keepers);
  for (const name of names) {
    const store = await keepers[name]!(parts);
    if (store) return store;
  }
  throw new Fault('denied', `This computer has no "${wanted}" to keep secrets in. Leave ${keeperVariable} out, or name another.`);
}

export interface Secrets extends Pick<SecretStore, 'get' | 'set' | 'remove'> {
  /** Id of the keeper. */
  keeper(): Promise<string>;
  lock(): Promise<SecretLock>;
  /** @throws Fault `denied` where the passphrase is wrong */
  unlock(passphrase: string): Promise<void>;
}

/** The store of secrets, which looks for its keeper when it is first asked. */
export function openSecrets(parts: SecretParts): Secrets {
  let chosen: Promise<SecretStore> | undefined;
  const store = (): Promise<SecretStore> => (chosen ??= choose(parts));
  return {
    keeper: async () => (await store()).keeper,
    get: async (key) => (await store()).get(key),
    set: async (key, value) => (await store()).set(key, value),
    remove: async (key) => (await store()).remove(key),
    // A run that was given the passphrase needs nobody.
    lock: async () => (parts.environment[passphraseVariable] ? 'open' : ((await (await store()).lock?.()) ?? 'open')),
    unlock: async (passphrase) => (await store()).unlock?.(passphrase),
  };
}
