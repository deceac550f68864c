import { chmod, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { existsSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { fetchElectron, findElectron, type FetchOptions } from '../../../main/start/electronBinary.ts';

let folder: string;
let options: FetchOptions;

beforeEach(async () => {
  const root = await mkdtemp(join(tmpdir(), 'point-studio-electron-'));
  folder = join(root, 'electron');
  await mkdir(folder);
  await writeFile(join(folder, 'package.json'), JSON.stringify({ version: '45.4.1' }));
  options = { packageFolder: folder, noteFile: join(root, 'cache', 'note.json'), isReachable: async () => true, env: process.env };
});

async function program(file: string): Promise<void> {
  await mkdir(join(file, '..'), { recursive: true });
  await writeFile(file, '#!/bin/sh\n');
  await chmod(file, 0o755);
}

const installer = (script: string) => writeFile(join(folder, 'install.js'), script);

describe('Electron’s program', () => {
  it('is found by path.txt and dist, once both are there', async () => {
    expect(findElectron(folder, {}, 'linux')).toBeUndefined();
    await writeFile(join(folder, 'path.txt'), 'electron');
    expect(findElectron(folder, {}, 'linux')).toBeUndefined();
    await program(join(folder, 'dist', 'electron'));
    expect(findElectron(folder, {}, 'linux')).toBe(join(folder, 'dist', 'electron'));
  });

  it('is found in the folder of ELECTRON_OVERRIDE_DIST_PATH, with the platform’s name', async () => {
    const other = join(folder, 'other');
    await program(join(other, 'electron.exe'));
    expect(findElectron(folder, { ELECTRON_OVERRIDE_DIST_PATH: other }, 'win32')).toBe(join(other, 'electron.exe'));
    expect(findElectron(folder, { ELECTRON_OVERRIDE_DIST_PATH: other }, 'linux')).toBeUndefined();
  });
});

describe('fetching it', () => {
  it('runs the package’s installer', async () => {
    await installer(`require('fs').writeFileSync(__dirname + '/path.txt', 'electron')`);
    expect(await fetchElectron(options)).toBeUndefined();
    expect(await readFile(join(folder, 'path.txt'), 'utf8')).toBe('electron');
  });

  it('is not tried offline, and not remembered', async () => {
    await installer(`require('fs').writeFileSync(__dirname + '/ran', '')`);
    expect(await fetchElectron({ ...options, isReachable: async () => false })).toBe('this computer is offline');
    expect(existsSync(join(folder, 'ran'))).toBe(false);
    expect(existsSync(options.noteFile)).toBe(false);
  });

  it('ends after its time with all that it started', async () => {
    await installer(`const { pid } = require('child_process').spawn('sleep', ['60']);
      require('fs').writeFileSync(__dirname + '/child', String(pid)); setTimeout(() => {}, 60000);`);
    expect(await fetchElectron({ ...options, limitMs: 1_000 })).toBe('it did not arrive within 1 s');
    const child = Number(await readFile(join(folder, 'child'), 'utf8'));
    await expect.poll(() => isRunning(child)).toBe(false);
  });

  it('gives the installer’s reason in a few words, and does not ask again that day', async () => {
    let now = 1_000_000;
    await installer(`require('fs').appendFileSync(__dirname + '/runs', 'x'); console.error('HTTPError: Response code 403 (Forbidden)\\n    at x'); process.exit(1)`);
    const again = { ...options, now: () => now };
    expect(await fetchElectron(again)).toBe('Response code 403 (Forbidden)');
    now += 60_000;
    expect(await fetchElectron(again)).toBe('Response code 403 (Forbidden)');
    expect(await readFile(join(folder, 'runs'), 'utf8')).toBe('x');
    now += 24 * 60 * 60 * 1000;
    await fetchElectron(again);
    expect(await readFile(join(folder, 'runs'), 'utf8')).toBe('xx');
  });

  it('ends with Ctrl+C', async () => {
    await installer('setTimeout(() => {}, 60000)');
    const stop = new AbortController();
    expect(await fetchElectron({ ...options, signal: stop.signal, onStart: () => setImmediate(() => stop.abort()) })).toBe('it was cancelled');
    expect(existsSync(options.noteFile)).toBe(false);
  });
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch {
    return false;
  }
}

/** A process that ended but whose parent has not looked yet counts as ended. */
function isZombie(pid: number): boolean {
  return process.platform === 'linux' && /^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
}
