// Packs for tests: a small source folder, and packs rebuilt with one thing wrong.

import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { buildPack } from '../../../main/packs/build.ts';
import { newElement } from '../../../shared/elements/index.ts';
import { makeFolder } from '../../helpers/folder.ts';
import { zipOf, type ZipEntry } from '../../helpers/zips.ts';

const font = new URL('../../../assets/packs/make-your-point/fonts/SpaceGrotesk-700.ttf', import.meta.url);

export const logo = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><circle cx="5" cy="5" r="5"/></svg>';

const colours = { background: '#10141A', text: '#FFF8EC', accent: '#FFB000', 'accent-2': '#FF5A3C', 'on-accent': '#10141A', muted: '#B4BAC4', surface: '#FFF8EC', 'on-surface': '#10141A' };

const manifest = {
  schema: 1,
  id: 'small-pack',
  name: 'Small pack',
  version: '1.2.0',
  description: 'For tests.',
  author: 'Tests',
  licence: 'CC0-1.0',
  templates: ['templates/one.json'],
  fonts: [{ path: 'fonts/grotesk.ttf', family: 'Space Grotesk', weight: 700, licence: 'licences/ofl.txt' }],
  pictures: ['pictures/logo.svg'],
  others: ['CHANGES.md'],
};

const brand = {
  name: 'Brand',
  colours,
  fonts: { display: { family: 'Space Grotesk', weight: 700 } },
  logos: [{ asset: 'pictures/logo.svg', on: 'dark' }],
  logoClearSpace: 0.5,
  fallback: ['Space Grotesk'],
};

export const template = {
  schema: 1,
  id: 'one',
  name: 'One',
  description: 'One claim.',
  fields: [{ name: 'claim', label: 'Claim', type: 'text', required: true }],
  point: { claim: 'Light for all' },
  altPattern: '{claim}',
  showsPerson: false,
  pack: '',
  pages: [
    {
      id: 'page',
      background: { type: 'solid', colour: 'background' },
      elements: [
        newElement('image', 'mark', { name: 'Mark', source: { asset: 'pictures/logo.svg' } }),
        newElement('text', 'claim', { name: 'Claim', runs: [{ text: '{claim}' }], font: 'display', colour: 'text' }),
      ],
      layouts: [],
    },
  ],
};

/** Changes to the source: JSON values are merged into the file of that name, texts replace it. */
export interface SourceChanges {
  readonly manifest?: object;
  readonly brand?: object;
  readonly template?: object;
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
}

/** A source folder of a whole, small pack. */
export function sourceFolder(changes: SourceChanges = {}): string {
  const folder = join(makeFolder(), 'source');
  const files: Readonly<Record<string, string | Uint8Array>> = {
    'pack.json': JSON.stringify({ ...manifest, ...changes.manifest }),
    'brand.json': JSON.stringify({ ...brand, ...changes.brand }),
    'templates/one.json': JSON.stringify({ ...template, ...changes.template }),
    'pictures/logo.svg': logo,
    'licences/ofl.txt': 'SIL Open Font License 1.1\n',
    'CHANGES.md': '# 1.2.0\n',
    ...changes.files,
  };
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  mkdirSync(join(folder, 'fonts'), { recursive: true });
  if (!changes.files?.['fonts/grotesk.ttf']) cpSync(font, join(folder, 'fonts/grotesk.ttf'));
  return folder;
}

let built: Promise<Uint8Array> | undefined;

/** The bytes of the small pack. */
export function smallPack(): Promise<Uint8Array> {
  built ??= buildPack(sourceFolder());
  return built;
}

type Entries = Map<string, ZipEntry>;

/** The small pack packed again after a change to its entries. */
export async function forgedPack(change: (entries: Entries) => void): Promise<Uint8Array> {
  const files = unzipSync(await smallPack());
  const entries: Entries = new Map(Object.entries(files).map(([path, bytes]) => [path, { path, bytes }]));
  change(entries);
  return zipOf([...entries.values()]);
}

/** Replaces a file and what the manifest says of it, as a forger would. */
export function replaceFile(entries: Entries, path: string, content: string | Uint8Array): void {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  entries.set(path, { path, bytes });
  changeManifest(entries, (text) => {
    const file = new RegExp(`("path": "${path.replaceAll('.', '\\.')}",\\s*"sha256": ")[0-9a-f]+(",\\s*"bytes": )\\d+`);
    return text.replace(file, `$1${createHash('sha256').update(bytes).digest('hex')}$2${bytes.byteLength}`);
  });
}

export function changeManifest(entries: Entries, change: (text: string) => string): void {
  const text = new TextDecoder().decode(entries.get('pack.json')!.bytes);
  entries.set('pack.json', { path: 'pack.json', bytes: new TextEncoder().encode(change(text)) });
}
