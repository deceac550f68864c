// HarfBuzz as a value: each host loads its WASM in its own way (`main/text.ts`, `renderer/text.ts`) and passes the module in.

import type * as harfbuzz from 'harfbuzzjs';

export type HarfBuzz = typeof harfbuzz;
