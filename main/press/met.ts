// Tells what comes again from what comes once, in fixed memory, so that nothing is kept of what no other picture will ask for. It may be
// wrong now and then (two share a place in its table): that costs time or memory, and changes nothing that is made.

export interface Met {
  has(key: string | number): boolean;
  add(key: string | number): void;
  /** Whether it was met before; from now on it was. */
  again(key: string | number): boolean;
}

/** `places`: how many are remembered at most; a power of two. */
export function createMet(places: number): Met {
  const table = new Int32Array(places);
  const placeOf = (hash: number): number => (hash ^ (hash >>> 15)) & (places - 1);
  const meet = (key: string | number, adds: boolean): boolean => {
    const hash = typeof key === 'number' ? key : hashOf(key);
    const place = placeOf(hash);
    const isKnown = table[place] === hash;
    if (adds) table[place] = hash;
    return isKnown;
  };
  return {
    has: (key) => meet(key, false),
    add: (key) => void meet(key, true),
    again: (key) => meet(key, true),
  };
}

/** FNV-1a; never 0, which stands for nothing. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash === 0 ? 1 : hash;
}
