// Unit, property and pixel tests of shared, main and renderer. Browser journeys are Playwright's (test/playwright.config.ts).
// With POINT_STUDIO_PROOF=1 the same tests run their whole proofs instead of seeded samples.
import { defineConfig } from 'vitest/config';
import { isProof } from './helpers/proof.ts';

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    exclude: ['**/node_modules/**', 'test/journeys/**', 'test/bench/**'],
    setupFiles: ['test/helpers/properties.ts'],
    testTimeout: isProof ? 1_200_000 : 60_000,
    hookTimeout: 120_000,
    pool: 'forks',
    maxWorkers: 2,
  },
});
