// Builds the page, main, preload and the bundled pack into `out/`, and knows when that is needed.

import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { inRoot } from '../here.ts';

/** What the built programs are made from. */
const sources = ['shared', 'main', 'renderer', 'assets/packs', 'package-lock.json'];
const stampFile = inRoot('./out/built-from');

/** A digest of the names, sizes and times of all sources: it changes whenever one does. */
async function digestOfSources(): Promise<string> {
  const hash = createHash('sha256');
  const visit = async (path: string): Promise<void> => {
    const found = await stat(path);
    if (!found.isDirectory()) {
      hash.update(`${path}\0${found.size}\0${found.mtimeMs}\n`);
      return;
    }
    for (const name of (await readdir(path)).sort()) await visit(join(path, name));
  };
  for (const source of sources) await visit(inRoot(`./${source}`));
  return hash.digest('hex');
}

async function buildAll(): Promise<void> {
  const digest = await digestOfSources();
  const [{ createBuilder }, { buildPack }] = await Promise.all([import('vite'), import('../packs/build.ts')]);
  const builder = await createBuilder({ configFile: inRoot('./renderer/vite.config.ts') });
  await builder.buildApp();
  await mkdir(inRoot('./out/packs'), { recursive: true });
  const packFile = inRoot('./out/packs/make-your-point.pointpack');
  await writeFile(`${packFile}.new`, await buildPack(inRoot('./assets/packs/make-your-point')));
  await rename(`${packFile}.new`, packFile);
  await writeFile(stampFile, digest);
}

async function isBuilt(): Promise<boolean> {
  const stamp = await readFile(stampFile, 'utf8').catch(() => '');
  return stamp === (await digestOfSources());
}

/** Whether a process is there; a number that is none counts as gone. */
function isRunning(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Whether a lock's process is gone; one without a number is being written, unless it is old. */
async function isAbandoned(lock: string): Promise<boolean> {
  const holder = Number(await readFile(lock, 'utf8').catch(() => ''));
  if (holder !== 0) return !isRunning(holder);
  const found = await stat(lock).catch(() => undefined);
  return found !== undefined && Date.now() - found.mtimeMs > 5_000;
}

/** Does the work while no other process does; a lock left by one that was killed is taken over. */
async function alone(work: () => Promise<void>): Promise<void> {
  const lock = inRoot('./out/building');
  await mkdir(inRoot('./out'), { recursive: true });
  for (;;) {
    const isMine = await writeFile(lock, String(process.pid), { flag: 'wx' }).then(
      () => true,
      () => false,
    );
    if (isMine) break;
    if (await isAbandoned(lock)) await rm(lock, { force: true });
    else await setTimeout(100);
  }
  try {
    await work();
  } finally {
    await rm(lock, { force: true });
  }
}

/** Builds everything into `out/`; what was there is replaced. */
export async function build(): Promise<void> {
  await alone(buildAll);
}

/** Builds if a source changed since the last build, telling people on stderr that it takes a moment. Two commands build once. */
export async function ensureBuilt(): Promise<void> {
  if (await isBuilt()) return;
  await alone(async () => {
    if (await isBuilt()) return;
    process.stderr.write('Building Point Studio …\n');
    await buildAll();
  });
}
