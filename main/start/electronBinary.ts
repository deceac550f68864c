// Finds Electron's program without asking the package for it (asking would start a download), and fetches it once within a short time.

import { spawn } from 'node:child_process';
import { lookup } from 'node:dns/promises';
import { accessSync, constants, readFileSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

const usualNames: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
};

/** How long fetching may take. */
const fetchLimitMs = 20_000;

/** A computer that could not fetch it is not asked again for this long. */
const retryAfterMs = 24 * 60 * 60 * 1000;

/** Electron's program, if it was fetched for this version: its folder `dist`, or that of ELECTRON_OVERRIDE_DIST_PATH. */
export function findElectron(packageFolder: string, env: Environment = process.env, platform: NodeJS.Platform = process.platform): string | undefined {
  const named = readOptional(join(packageFolder, 'path.txt'));
  const other = env['ELECTRON_OVERRIDE_DIST_PATH'];
  const name = named ?? (other ? (usualNames[platform] ?? 'electron') : undefined);
  if (name === undefined) return undefined;
  const file = join(other ?? join(packageFolder, 'dist'), name);
  try {
    accessSync(file, constants.X_OK);
    return file;
  } catch {
    return undefined;
  }
}

export interface FetchOptions {
  readonly packageFolder: string;
  /** Remembers that fetching failed. */
  readonly noteFile: string;
  readonly env?: Environment;
  readonly limitMs?: number;
  readonly now?: () => number;
  /** Ends the installer. */
  readonly signal?: AbortSignal;
  /** Told right before the download starts. */
  readonly onStart?: () => void;
  /** Whether the place to fetch from can be found at all. */
  readonly isReachable?: (host: string) => Promise<boolean>;
}

/** Fetches Electron with its package's own installer; answers why that was not possible, in a few words, or undefined when it was. */
export async function fetchElectron(options: FetchOptions): Promise<string | undefined> {
  const { packageFolder, noteFile, env = process.env, now = Date.now, isReachable = resolves } = options;
  const installer = join(packageFolder, 'install.js');
  const version = versionOf(packageFolder);
  if (version === undefined) return 'the package is not installed';
  const note = readNote(await readFile(noteFile, 'utf8').catch(() => ''));
  if (note?.version === version && now() - note.at < retryAfterMs) return note.why;
  const why = (await isReachable(downloadHost(env)))
    ? await install(installer, options)
    : 'this computer is offline';
  if (why === undefined) await rm(noteFile, { force: true });
  else if (why !== 'this computer is offline' && !options.signal?.aborted) {
    await mkdir(dirname(noteFile), { recursive: true });
    await writeFile(noteFile, JSON.stringify({ version, at: now(), why }));
  }
  return why;
}

/** Runs the installer in a group of its own, so that it can be ended with all that it started. */
function install(installer: string, options: FetchOptions): Promise<string | undefined> {
  const { env = process.env, limitMs = fetchLimitMs, signal } = options;
  options.onStart?.();
  return new Promise((resolve) => {
    const isGroup = process.platform !== 'win32';
    const child = spawn(process.execPath, [installer], { stdio: ['ignore', 'ignore', 'pipe'], detached: isGroup, env: { ...env } });
    let said = '';
    const end = (): void => {
      if (child.pid === undefined) return;
      if (isGroup) process.kill(-child.pid, 'SIGKILL');
      else child.kill();
    };
    const give = (why: string | undefined): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
      resolve(why);
    };
    const stopFor = (why: string): void => {
      end();
      give(why);
    };
    const cancel = (): void => stopFor('it was cancelled');
    const timer = setTimeout(() => stopFor(`it did not arrive within ${Math.round(limitMs / 1000)} s`), limitMs);
    signal?.addEventListener('abort', cancel);
    child.stderr.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-2_000)));
    child.once('error', (error) => give(error.message));
    child.once('exit', (code) => give(code === 0 ? undefined : reasonIn(said)));
  });
}

/** The line of a stack that says what happened, without its error class. */
function reasonIn(stderr: string): string {
  const line = stderr.split('\n').find((text) => /error/i.test(text)) ?? '';
  return line.replace(/^.*?Error:\s*/, '').trim().slice(0, 160) || 'its download failed';
}

function downloadHost(env: Environment): string {
  const mirror = env['ELECTRON_MIRROR'] ?? env['npm_config_electron_mirror'] ?? 'https://github.com/';
  return URL.canParse(mirror) ? new URL(mirror).hostname : 'github.com';
}

async function resolves(host: string): Promise<boolean> {
  const late = new Promise<boolean>((resolve) => void setTimeout(() => resolve(false), 2_000).unref());
  return await Promise.race([late, lookup(host).then(() => true, () => false)]);
}

function versionOf(packageFolder: string): string | undefined {
  const value: unknown = JSON.parse(readOptional(join(packageFolder, 'package.json')) ?? 'null');
  return typeof value === 'object' && value !== null && 'version' in value ? String(value.version) : undefined;
}

function readNote(text: string): { version: string; at: number; why: string } | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('version' in value && 'at' in value && 'why' in value)) return undefined;
    return { version: String(value.version), at: Number(value.at), why: String(value.why) };
  } catch {
    return undefined;
  }
}

function readOptional(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return undefined;
  }
}
