// Finds a Chromium for the browser tests, and installs one where the machine has none: Debian's package as root, else
// Playwright's own. Run as a program it makes sure that one is there and prints its path.

import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

/** Switches that keep Chromium quiet, deterministic and off the network. */
export const browserArguments: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--force-color-profile=srgb',
];

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Path of the browser to test with: `CHROMIUM_PATH`, an installed one, or Playwright's own; undefined where there is none. */
export function findBrowser(): string | undefined {
  const named = process.env['CHROMIUM_PATH'];
  return [...(named ? [named] : []), ...usualPlaces, chromium.executablePath()].find((path) => path !== '' && existsSync(path));
}

function installBrowser(): void {
  const isDebianRoot = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  const commands = isDebianRoot
    ? [
        ['apt-get', 'update', '-qq'],
        ['apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'chromium'],
      ]
    : [['npx', 'playwright', 'install', 'chromium']];
  for (const [command, ...rest] of commands) {
    const { status } = spawnSync(command!, rest, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    if (status !== 0) throw new Error(`The tests need a Chromium; "${[command, ...rest].join(' ')}" failed. Set CHROMIUM_PATH to one.`);
  }
}

/** Path of a browser, installing one if need be. */
export function ensureBrowser(): string {
  if (!findBrowser()) {
    process.stderr.write('Installing Chromium for the browser tests …\n');
    installBrowser();
  }
  const found = findBrowser();
  if (!found) throw new Error('Chromium was installed but cannot be found. Set CHROMIUM_PATH to it.');
  return found;
}

if (process.argv[1] === import.meta.filename) {
  const path = ensureBrowser();
  const version = execFileSync(path, ['--version', '--no-sandbox'], { encoding: 'utf8' }).trim();
  process.stdout.write(`Browser for the tests: ${version} (${path})\n`);
}
