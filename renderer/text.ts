// HarfBuzz for the page: its script and WASM are emitted by the build and fetched from the page's own origin.

import type { HarfBuzz } from '../shared/text/harfbuzz.ts';

/** Fetches and starts HarfBuzz when it is first asked for; later calls answer the same module. */
export function loadHarfBuzz(): Promise<HarfBuzz> {
  return import('harfbuzzjs');
}
