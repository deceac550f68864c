// Compiles the emoji of @discordapp/twemoji into assets/emoji: shapes.json, which hosts load when a text holds emoji, and keys.json,
// which they load before any text is laid out. Run after updating the package:
//   node main/emoji/compile.ts

import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { EmojiFile } from '../../shared/text/emoji.ts';
import { inRoot } from '../here.ts';
import { svgShapes } from './svgShapes.ts';

/** The folder of Twemoji's SVG files, one an emoji, named by its code points. */
export function twemojiFolder(): string {
  return join(dirname(createRequire(import.meta.url).resolve('@discordapp/twemoji/package.json')), 'dist/svg');
}

/** Everything in a folder of Twemoji SVGs; equal fills and paths are stored once, since skin tones share most of theirs. */
export async function compileEmoji(folder: string): Promise<EmojiFile> {
  const fills = new Map<string, number>();
  const paths = new Map<string, number>();
  const emoji: Record<string, readonly number[]> = {};
  const names = (await readdir(folder)).filter((name) => name.endsWith('.svg')).sort();
  for (const name of names) {
    const shapes = svgShapes(await readFile(join(folder, name), 'utf8'), name);
    emoji[name.slice(0, -'.svg'.length)] = shapes.flatMap(({ fill, path }) => [indexIn(fills, fill), indexIn(paths, path)]);
  }
  return { fills: [...fills.keys()], paths: [...paths.keys()], emoji };
}

function indexIn(table: Map<string, number>, value: string): number {
  const index = table.get(value) ?? table.size;
  table.set(value, index);
  return index;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const compiled = await compileEmoji(twemojiFolder());
  await writeFile(inRoot('./assets/emoji/shapes.json'), JSON.stringify(compiled));
  await writeFile(inRoot('./assets/emoji/keys.json'), JSON.stringify(Object.keys(compiled.emoji)));
}
