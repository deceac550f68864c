// Installs the servers that tests run against, once for each state of their lock file. Run as a program before the tests.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = import.meta.dirname;
const mark = join(folder, 'node_modules', '.installed');

/** Makes sure that the servers are there. Nothing of theirs is built, and no script of theirs runs. */
export function ensureServers(): void {
  const state = createHash('sha256').update(readFileSync(join(folder, 'package-lock.json'))).digest('hex');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === state) return;
  process.stderr.write('Installing the servers that the tests run against …\n');
  const npm = process.env['npm_execpath'];
  const command = npm ? (process.env['npm_node_execpath'] ?? 'node') : 'npm';
  const words = npm ? [npm] : [];
  // Engines are not asked: they run under the project's own Node.js.
  const { status } = spawnSync(command, [...words, 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, npm_config_engine_strict: 'false' },
  });
  if (status !== 0) throw new Error('The servers that the tests run against could not be installed; see above.');
  writeFileSync(mark, state);
}

if (process.argv[1] === import.meta.filename) ensureServers();
