// `pack`: build, verify, install and list template packs.

import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { Fault } from '../../shared/fault.ts';
import { packExtension } from '../../shared/pack.ts';
import { storageFault, writeWhole } from '../library/storage.ts';
import { buildPack } from '../packs/build.ts';
import { openPack } from '../packs/open.ts';
import { count, table } from './terminal.ts';
import { exitCodes, textOption, type ExitCode, type Verb, type VerbContext } from './verb.ts';

/** The deeds of the verb by their word; each answers its data for `--json` and says the rest. */
const deeds: Readonly<Record<string, (context: VerbContext) => Promise<unknown>>> = { build, verify, install, list };

export const verb: Verb = {
  usage: ['pack build FOLDER [--out FILE]', 'pack verify FILE', 'pack install FILE', 'pack list'],
  options: { out: { type: 'string' } },
  async run(context): Promise<ExitCode> {
    const deed = deeds[context.words[0] ?? ''];
    if (!deed) throw new Fault('usage', `Say what to do with a pack: ${verb.usage.join(' | ')}`);
    const answer = await deed(context);
    if (context.json) context.terminal.data(JSON.stringify(answer, null, 2));
    return exitCodes.done;
  },
};

function nameOf(words: readonly string[], what: string): string {
  const [, name, ...more] = words;
  if (name === undefined || more.length > 0) throw new Fault('usage', `pack ${words[0]} takes one ${what}.`);
  return name;
}

async function readPackFile(path: string): Promise<Uint8Array> {
  return await readFile(path).catch((thrown: unknown) => {
    throw new Fault('notFound', `${path} cannot be read. Check that the file is there.`, { cause: thrown });
  });
}

async function build({ words, options, terminal }: VerbContext): Promise<unknown> {
  const folder = resolve(nameOf(words, 'folder'));
  const bytes = await buildPack(folder);
  const { manifest } = await openPack(bytes, basename(folder));
  const out = resolve(textOption(options, 'out') ?? `${manifest.id}-${manifest.version}${packExtension}`);
  await writeWhole(out, bytes).catch((thrown: unknown) => {
    throw storageFault('Writing', out, thrown);
  });
  terminal.say(`Built ${manifest.name} ${manifest.version}: ${count(manifest.templates.length, 'template')}, ${count(manifest.fonts.length, 'font')}, ${bytes.length} bytes, ${out}`);
  return { file: out, bytes: bytes.length, id: manifest.id, version: manifest.version };
}

async function verify({ words, terminal }: VerbContext): Promise<unknown> {
  const file = nameOf(words, 'file');
  const { manifest } = await openPack(await readPackFile(file), basename(file));
  terminal.say(`${manifest.name} ${manifest.version} is whole: every file has the hash its manifest names.`);
  return { id: manifest.id, version: manifest.version, templates: manifest.templates.length };
}

async function install({ words, terminal, studio }: VerbContext): Promise<unknown> {
  const file = nameOf(words, 'file');
  const manifest = await (await studio()).packs.install(await readPackFile(file), basename(file));
  terminal.say(`Installed ${manifest.name} ${manifest.version}.`);
  return { id: manifest.id, version: manifest.version };
}

async function list({ terminal, studio }: VerbContext): Promise<unknown> {
  const { packs } = await studio();
  const found = await packs.list();
  terminal.say(table(found.map(({ manifest, bundled }) => [`${manifest.id}@${manifest.version}`, count(manifest.templates.length, 'template'), manifest.licence, bundled ? 'bundled' : '', manifest.name])));
  for (const fault of await packs.damaged()) terminal.warn(fault.message);
  return {
    packs: found.map(({ manifest, bundled, templates }) => ({ id: manifest.id, version: manifest.version, name: manifest.name, licence: manifest.licence, bundled, templates: templates.map(({ id }) => id) })),
  };
}
