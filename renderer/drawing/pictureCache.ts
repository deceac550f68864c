// Derivatives on the page: loaded once from main by key, kept while there is room, and told to whoever waits for them.

export type Drawable = ImageBitmap;

export interface PictureCache {
  /** The derivative if it is here; asks for it otherwise. */
  get(key: string): Drawable | undefined;
  /** The derivative if it is here; asks for nothing. */
  peek(key: string): Drawable | undefined;
  /** Resolves when every key is here or has failed. */
  whenLoaded(keys: readonly string[]): Promise<void>;
  hasFailed(key: string): boolean;
  /** The derivative of an asset that was used last, of whatever part and size. */
  lastOf(asset: string): Drawable | undefined;
  /** Calls back after any derivative arrived or failed; answers how to stop. */
  readonly subscribe: (listener: () => void) => () => void;
  /** Counts arrivals; changes whenever `get` may answer something new. */
  readonly version: () => number;
}

interface CacheHost {
  load(key: string): Promise<Drawable>;
  /** Pixels to keep in all. */
  readonly roomPixels: number;
  /** Loads at a time. */
  readonly lanes: number;
}

interface Entry {
  drawable?: Drawable;
  failed?: boolean;
  done: Promise<void>;
}

/** A cache over a loader. What was longest unused leaves first when there is no room. */
export function createPictureCache(host: CacheHost): PictureCache {
  const entries = new Map<string, Entry>();
  const listeners = new Set<() => void>();
  const waiting: (() => void)[] = [];
  let running = 0;
  let pixels = 0;
  let version = 0;

  const inLane = async (run: () => Promise<void>): Promise<void> => {
    if (running >= host.lanes) await new Promise<void>((resolve) => waiting.push(resolve));
    running += 1;
    try {
      await run();
    } finally {
      running -= 1;
      waiting.shift()?.();
    }
  };

  const start = (key: string): Entry => {
    const entry: Entry = { done: Promise.resolve() };
    entries.set(key, entry);
    entry.done = inLane(async () => {
      try {
        entry.drawable = await host.load(key);
        pixels += entry.drawable.width * entry.drawable.height;
        makeRoom(key);
      } catch {
        entry.failed = true;
      }
      version += 1;
      for (const listener of listeners) listener();
    });
    return entry;
  };

  const makeRoom = (newest: string): void => {
    for (const [key, entry] of entries) {
      if (pixels <= host.roomPixels) return;
      if (key === newest || !entry.drawable) continue;
      pixels -= entry.drawable.width * entry.drawable.height;
      entries.delete(key);
    }
  };

  return {
    get(key) {
      const entry = entries.get(key) ?? start(key);
      entries.delete(key);
      entries.set(key, entry);
      return entry.drawable;
    },
    peek: (key) => entries.get(key)?.drawable,
    async whenLoaded(keys) {
      await Promise.all(keys.map((key) => (entries.get(key) ?? start(key)).done));
    },
    lastOf(asset) {
      let last: Drawable | undefined;
      for (const [key, entry] of entries) if (entry.drawable && key.startsWith(asset)) last = entry.drawable;
      return last;
    },
    hasFailed: (key) => entries.get(key)?.failed === true,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    version: () => version,
  };
}

/** Loads a derivative's pixels as they are, without colour conversion. */
export async function loadDrawable(url: string): Promise<Drawable> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`The picture at ${url} answered ${response.status}.`);
  return createImageBitmap(await response.blob(), { colorSpaceConversion: 'none' });
}
