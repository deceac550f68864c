// Installs the other tools into their own folder, exactly as their lock file says, when the bench first needs them.

import { createHash } from 'node:crypto';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const rivalsFolder = fileURLToPath(new URL('./rivals', import.meta.url));

const markFile = join(rivalsFolder, 'node_modules', '.installed');

/** What node-canvas is compiled with where its binary cannot be fetched (its own list for Debian). */
const canvasLibraries = ['build-essential', 'pkg-config', 'libcairo2-dev', 'libpango1.0-dev', 'libjpeg-dev', 'libgif-dev', 'librsvg2-dev'];

/** Whether the tools are there; `say` hears what goes on. */
export function installRivals(say: (line: string) => void): boolean {
  const lock = createHash('sha256').update(readFileSync(join(rivalsFolder, 'package-lock.json'))).digest('hex');
  if (existsSync(markFile) && readFileSync(markFile, 'utf8') === lock) return true;
  say('installing the other tools (some minutes, once) …');
  prepareCompiler(say);
  const { status } = spawnSync('npm', ['ci'], { cwd: rivalsFolder, stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, ...quiet(), PUPPETEER_SKIP_DOWNLOAD: '1' }, shell: process.platform === 'win32' });
  if (status !== 0) return false;
  writeFileSync(markFile, lock);
  return true;
}

/** node-gyp takes the headers that lie beside an installed Node.js, and so need not fetch any. */
function quiet(): Record<string, string> {
  const places = [dirname(dirname(process.execPath)), '/usr', '/usr/local'];
  const headers = places.find((place) => existsSync(join(place, 'include/node/node_api.h')));
  return headers === undefined ? {} : { npm_config_nodedir: headers };
}

function prepareCompiler(say: (line: string) => void): void {
  const isDebianRoot = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (!isDebianRoot || hasPango()) return;
  say('installing what node-canvas is compiled with …');
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const words of [['update', '-qq'], ['install', '-y', '-qq', '--no-install-recommends', ...canvasLibraries]]) {
    spawnSync('apt-get', words, { stdio: ['ignore', 'ignore', 'inherit'], env: environment });
  }
}

function hasPango(): boolean {
  try {
    execFileSync('pkg-config', ['--exists', 'pangocairo', 'libpng', 'librsvg-2.0'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
