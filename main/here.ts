// Where this program's own files are, whether it runs from its sources or as built.

import { fileURLToPath } from 'node:url';

const isSource = import.meta.url.endsWith('.ts');

/** The folder that holds `assets/` and `out/`: the checkout, or the packaged application. */
export const rootFolder: string = fileURLToPath(new URL(isSource ? '..' : '../..', import.meta.url));

/** A path below the root folder. */
export function inRoot(path: string): string {
  return fileURLToPath(new URL(path, new URL(isSource ? '..' : '../..', import.meta.url)));
}

/** The bundled pack, made by the build from `assets/packs/make-your-point`. */
export const bundledPackFile: string = inRoot('./out/packs/make-your-point.pointpack');

/** The page's files, made by the build. */
export const pageFolder: string = inRoot('./out/renderer');
