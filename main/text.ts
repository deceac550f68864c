// HarfBuzz for Node: the package reads its WASM from beside its own script in node_modules.

import type { HarfBuzz } from '../shared/text/harfbuzz.ts';

/** Loads and starts HarfBuzz when it is first asked for; later calls answer the same module. */
export function loadHarfBuzz(): Promise<HarfBuzz> {
  return import('harfbuzzjs');
}
