// Runs a built program of a checkout by its name, building first when a source has changed: `node main/run.ts cli templates`.

import { pathToFileURL } from 'node:url';
import { build, ensureBuilt } from './build/build.ts';
import { inRoot } from './here.ts';

const [program = '', ...rest] = process.argv.slice(2);
if (program === 'build') {
  await build();
} else {
  await ensureBuilt();
  const file = inRoot(`./out/main/${program}.js`);
  process.argv = [process.argv[0]!, file, ...rest];
  await import(pathToFileURL(file).href);
}
