// Journeys through the built studio in a real browser: `playwright test --config test/playwright.config.ts`.

import { defineConfig } from '@playwright/test';
import { browserArguments, findBrowser } from './helpers/browser.ts';

const executablePath = findBrowser();

export default defineConfig({
  testDir: './journeys',
  testMatch: '**/*.spec.ts',
  outputDir: '../test-results',
  globalSetup: './journeys/build.ts',
  // Each journey has a host, a library and a page of its own.
  workers: 2,
  fullyParallel: true,
  // Where the machine starves a browser it may try once more; the report calls such a journey flaky.
  retries: 1,
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: [['list']],
  use: {
    ...(executablePath ? { launchOptions: { executablePath, args: [...browserArguments] } } : {}),
    viewport: { width: 1440, height: 900 },
    colorScheme: 'light',
    // A colour in transition is nobody's colour, and a panel that slides is not where it is pressed.
    contextOptions: { reducedMotion: 'reduce' },
    actionTimeout: 30_000,
    trace: 'off',
    screenshot: 'only-on-failure',
  },
});
