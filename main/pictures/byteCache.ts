// A cache bounded by the bytes it holds: what was not used for longest goes first.

export interface ByteCache<T> {
  get(key: string): T | undefined;
  /** Keeps a value; one that alone is larger than the bound is not kept. */
  set(key: string, value: T): void;
  clear(): void;
}

/** `onDrop` is told of each value that leaves or is not kept, so that its memory can be given back. */
export function createByteCache<T>(maxBytes: number, sizeOf: (value: T) => number, onDrop?: (value: T) => void): ByteCache<T> {
  const held = new Map<string, { readonly value: T; readonly bytes: number }>();
  let total = 0;
  const drop = (key: string): void => {
    const entry = held.get(key);
    if (!entry) return;
    held.delete(key);
    total -= entry.bytes;
    onDrop?.(entry.value);
  };
  return {
    get(key) {
      const entry = held.get(key);
      if (!entry) return undefined;
      // A Map keeps the order of insertion: putting it back makes it the most recent.
      held.delete(key);
      held.set(key, entry);
      return entry.value;
    },
    set(key, value) {
      const present = held.get(key);
      if (present?.value === value) return;
      drop(key);
      const bytes = sizeOf(value);
      if (bytes > maxBytes) return onDrop?.(value);
      held.set(key, { value, bytes });
      total += bytes;
      for (const oldest of held.keys()) {
        if (total <= maxBytes) break;
        drop(oldest);
      }
    },
    clear() {
      for (const key of held.keys()) drop(key);
    },
  };
}
