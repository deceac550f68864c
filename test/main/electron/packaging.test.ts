// What the packed application contains and may do. The quick part reads the configuration; the proof packs it around a stand-in for
// Electron's program, and looks at the result.

import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, open, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { describe, expect, it } from 'vitest';
import { isProof } from '../../helpers/proof.ts';

const root = new URL('../../../', import.meta.url).pathname;
const text = await readFile(join(root, 'electron-builder.yml'), 'utf8');

const fuses = {
  runAsNode: false,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableCookieEncryption: true,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  grantFileProtocolExtraPrivileges: false,
};

describe('the packing list', () => {
  it('shuts every door of Electron that the studio does not use', () => {
    for (const [fuse, isOn] of Object.entries(fuses)) expect(text).toContain(`  ${fuse}: ${isOn}\n`);
    expect(text).toMatch(/^asar: true$/m);
    expect(text).toMatch(/^publish: null$/m);
  });

  it('takes along every package that the build leaves outside its bundles', async () => {
    const config = await readFile(join(root, 'renderer/vite.config.ts'), 'utf8');
    const external = /const external = \[([^\]]*)\]/.exec(config)?.[1]?.match(/[@\w/-]+/g) ?? [];
    const needed = external.filter((name) => name !== 'electron' && name !== 'vite');
    expect(needed.length).toBeGreaterThan(0);
    const patterns = [...text.matchAll(/^ {2}- (node_modules\/.*)$/gm)].map(([, pattern = '']) => pattern);
    const isTaken = (name: string): boolean =>
      patterns.some((pattern) => (name.startsWith('@') && pattern.startsWith(`node_modules/${name.split('/')[0]}/`)) || new RegExp(`[{,]${name}[,}]`).test(pattern));
    expect(needed.filter((name) => !isTaken(name))).toEqual([]);
  });

  it('opens packs, and names only files that are there', () => {
    expect(text).toContain('ext: pointpack');
    expect(text).toMatch(/ext: point\n/);
    for (const file of ['LICENSE', 'package.json', 'assets/networks.json', 'assets/icons/icon.png']) expect([file, existsSync(join(root, file))]).toEqual([file, true]);
  });
});

/** The fuses of a fresh Electron, after the mark by which they are found. */
const freshFuses = Buffer.concat([Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'), Buffer.from([1, 9]), Buffer.from('101100011')]);

/** An archive as Electron reads them: sizes, then the list of files as JSON. */
function archive(header: object): Buffer {
  const json = Buffer.from(JSON.stringify(header));
  const padded = Math.ceil(json.length / 4) * 4;
  const start = Buffer.alloc(16);
  start.writeUInt32LE(4, 0);
  start.writeUInt32LE(padded + 8, 4);
  start.writeUInt32LE(padded + 4, 8);
  start.writeUInt32LE(json.length, 12);
  return Buffer.concat([start, json, Buffer.alloc(padded - json.length)]);
}

interface Entry {
  readonly files?: Readonly<Record<string, Entry>>;
  readonly unpacked?: boolean;
}

async function filesOf(file: string): Promise<Map<string, Entry>> {
  const handle = await open(file);
  const start = Buffer.alloc(16);
  await handle.read(start, 0, 16, 0);
  const json = Buffer.alloc(start.readUInt32LE(12));
  await handle.read(json, 0, json.length, 16);
  await handle.close();
  const found = new Map<string, Entry>();
  const visit = (entry: Entry, path: string): void => {
    for (const [name, inner] of Object.entries(entry.files ?? {})) {
      if (inner.files) visit(inner, `${path}${name}/`);
      else found.set(path + name, inner);
    }
  };
  const header: Entry = JSON.parse(json.toString());
  visit(header, '');
  return found;
}

describe.skipIf(!isProof || process.platform !== 'linux' || !existsSync(join(root, 'out/main/electron.js')))('the packed application', () => {
  it('holds what it needs in one archive, with its fuses set', { timeout: 300_000 }, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'point-studio-pack-'));
    const electron = join(folder, 'electron');
    await mkdir(join(electron, 'resources'), { recursive: true });
    await mkdir(join(electron, 'locales'));
    await writeFile(join(electron, 'electron'), Buffer.concat([Buffer.from('\x7fELF'), Buffer.alloc(4_096), freshFuses, Buffer.alloc(4_096)]), { mode: 0o755 });
    await writeFile(join(electron, 'chrome-sandbox'), '', { mode: 0o755 });
    for (const name of ['LICENSE', 'LICENSES.chromium.html', 'version', 'locales/en-US.pak']) await writeFile(join(electron, name), '');
    await writeFile(join(electron, 'resources', 'default_app.asar'), archive({ files: {} }));
    const output = join(folder, 'release');
    execFileSync(join(root, 'node_modules/.bin/electron-builder'), ['--linux', '--dir', `-c.electronDist=${electron}`, `-c.directories.output=${output}`], {
      cwd: root,
      stdio: 'pipe',
    });
    const app = join(output, 'linux-unpacked');
    const wire = await getCurrentFuseWire(join(app, 'point-studio'));
    expect(wire[FuseV1Options.RunAsNode]).toBe(FuseState.DISABLE);
    expect(wire[FuseV1Options.EnableNodeOptionsEnvironmentVariable]).toBe(FuseState.DISABLE);
    expect(wire[FuseV1Options.EnableNodeCliInspectArguments]).toBe(FuseState.DISABLE);
    expect(wire[FuseV1Options.EnableCookieEncryption]).toBe(FuseState.ENABLE);
    expect(wire[FuseV1Options.EnableEmbeddedAsarIntegrityValidation]).toBe(FuseState.ENABLE);
    expect(wire[FuseV1Options.OnlyLoadAppFromAsar]).toBe(FuseState.ENABLE);
    expect(wire[FuseV1Options.GrantFileProtocolExtraPrivileges]).toBe(FuseState.DISABLE);
    const files = await filesOf(join(app, 'resources', 'app.asar'));
    const names = [...files.keys()];
    expect(names).toEqual(
      expect.arrayContaining(['package.json', 'out/main/electron.js', 'out/main/press-worker.js', 'out/main/sheet-worker.js', 'out/preload/preload.cjs']),
    );
    expect(names).toEqual(expect.arrayContaining(['out/renderer/index.html', 'out/packs/make-your-point.pointpack', 'assets/networks.json']));
    expect(names.filter((name) => /^(?:main|shared|renderer|test)\/|\.ts$|\.map$|cli\.js$/.test(name) && !name.startsWith('node_modules/'))).toEqual([]);
    const native = names.filter((name) => name.endsWith('.node'));
    expect(native.length).toBeGreaterThan(0);
    expect(native.filter((name) => !files.get(name)?.unpacked)).toEqual([]);
  });
});
