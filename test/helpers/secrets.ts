// Secrets in memory, for tests of what uses them.

type Secret = Readonly<Record<string, string>>;

export function memorySecrets() {
  const held = new Map<string, string>();
  const read = async (key: string): Promise<Secret> => JSON.parse(held.get(key) ?? '{}');
  return {
    get: async (key: string): Promise<string | undefined> => held.get(key),
    set: async (key: string, value: string): Promise<void> => void held.set(key, value),
    remove: async (key: string): Promise<void> => void held.delete(key),
    read,
    /** Changes a secret behind the program's back. */
    change: async (key: string, change: (secret: Secret) => Secret): Promise<void> => void held.set(key, JSON.stringify(change(await read(key)))),
  };
}
