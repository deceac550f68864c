// Where secrets are kept: by the system where it can (the desktop's own encryption, a key ring), else in a file under a passphrase, or in
// the environment for one run. Never in the clear, never in the database.

/** Texts by key. Keys are ids of accounts. */
export interface SecretStore {
  /** Id of the keeper: see open.ts. */
  readonly keeper: string;
  /** Undefined where none is kept. @throws Fault `denied` where the store cannot be opened: locked, or the passphrase is wrong */
  get(key: string): Promise<string | undefined>;
  /** @throws Fault `denied` where the store cannot be opened; `storage` where it cannot be written */
  set(key: string, value: string): Promise<void>;
  remove(key: string): Promise<void>;
  /** Whether a person must give a passphrase; absent where the system asks for what it needs. */
  lock?(): Promise<SecretLock>;
  /** Opens the store, or makes a new one under a passphrase. @throws Fault `denied` where the passphrase is wrong */
  unlock?(passphrase: string): Promise<void>;
}

/** `new`: the first secret will be kept under the passphrase that is given then. */
export type SecretLock = 'open' | 'locked' | 'new';
