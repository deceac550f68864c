// Where secrets are kept: by the system where it can (the desktop's own encryption, a key ring), else in a file under a passphrase, or in
// the environment for one run. Never in the clear, never in the database.

/** Texts by key. Keys are ids of accounts. */
export interface SecretStore {
  /** Id of the keeper: see `secretKeepers`. */
  readonly keeper: string;
  /** Undefined where none is kept. @throws Fault `denied` where the store cannot be opened: locked, or the passphrase is wrong */
  get(key: string): Promise<string | undefined>;
  /** @throws Fault `denied` where the store cannot be opened; `storage` where it cannot be written */
  set(key: string, value: string): Promise<void>;
  remove(key: string): Promise<void>;
}
