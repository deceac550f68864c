// Builds the page, main, preload and the bundled pack into `out/`, and knows when that is needed.

import { mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
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

/** Builds everything into `out/`; what was there is replaced. */
export async function build(): Promise<void> {
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

/** Builds if a source changed since the last build, telling people on stderr that it takes a moment. */
export async function ensureBuilt(): Promise<void> {
  const stamp = await readFile(stampFile, 'utf8').catch(() => '');
  if (stamp === (await digestOfSources())) return;
  process.stderr.write('Building Point Studio …\n');
  await build();
}
