// Building a pack: the same folder gives the same bytes anywhere, pictures are named by their content, and what does not fit is told.

import { createHash } from 'node:crypto';
import { rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { buildPack } from '../../../main/packs/build.ts';
import { openPack } from '../../../main/packs/open.ts';
import { logo, smallPack, sourceFolder, template } from './packs.ts';

const hashOf = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

afterEach(() => {
  vi.unstubAllEnvs();
});

test('a pack holds all its folder holds, each file under its hash', async () => {
  const pack = await openPack(await smallPack(), 'small.pointpack');
  expect(pack.manifest).toMatchObject({ id: 'small-pack', version: '1.2.0', fonts: [{ family: 'Space Grotesk', weight: 700, italic: false }] });
  expect(pack.manifest.others.map(({ path }) => path)).toEqual(['CHANGES.md', 'brand.json', 'licences/ofl.txt']);
  expect(new TextDecoder().decode(pack.bytes(hashOf(logo)))).toBe(logo);
  expect(() => pack.bytes('0'.repeat(64))).toThrow('has no file');
});

test('pictures are named by path in the folder and by hash in the pack', async () => {
  const { brand, templates } = await openPack(await smallPack(), 'small.pointpack');
  expect(brand.logos).toEqual([{ asset: hashOf(logo), on: 'dark' }]);
  expect(templates[0]!.pages[0]!.elements[0]).toMatchObject({ source: { asset: hashOf(logo) } });
  expect(templates[0]!.pack).toBe('small-pack@1.2.0');
});

describe('the same folder gives the same bytes', () => {
  test('at another time, from another place', async () => {
    const folder = sourceFolder();
    utimesSync(join(folder, 'pictures/logo.svg'), new Date('2001-02-03'), new Date('2001-02-03'));
    expect(hashOf(await buildPack(folder))).toBe(hashOf(await smallPack()));
  });

  test.each(['Pacific/Auckland', 'America/New_York', 'UTC'])('in the zone %s', async (zone) => {
    vi.stubEnv('TZ', zone);
    expect(hashOf(await buildPack(sourceFolder()))).toBe(hashOf(await smallPack()));
  });
});

describe('what does not fit is told in one sentence', () => {
  test.each([
    ['a file is missing', { manifest: { pictures: ['pictures/none.png'] } }, /pictures\/none\.png is missing or cannot be read/],
    ['an id is not one', { manifest: { id: 'Small Pack' } }, /"id" may have only lower-case letters/],
    ['a version is not one', { manifest: { version: '1.2' } }, /"version" is not a version such as 1\.0\.0/],
    ['a path leaves the folder', { manifest: { others: ['../secret.txt'] } }, /not a path inside the pack/],
    ['a key is unknown', { manifest: { colour: 'red' } }, /pack\.json is not as it should be/],
    ['a font has no licence', { manifest: { fonts: [{ path: 'fonts/grotesk.ttf', family: 'Space Grotesk', weight: 700, licence: 'licences/none.txt' }] } }, /licences\/none\.txt is missing/],
    ['a picture is not what it is named', { files: { 'pictures/logo.svg': 'GIF89a' } }, /pictures\/logo\.svg is not an SVG/],
    ['a font is not one', { files: { 'fonts/grotesk.ttf': '<html>' } }, /fonts\/grotesk\.ttf is not a TrueType or OpenType font/],
    ['a template names an unlisted picture', { template: { pages: [{ ...template.pages[0], elements: [{ ...template.pages[0]!.elements[0], source: { asset: 'pictures/x.png' } }] }] } }, /names the picture "pictures\/x\.png"/],
    ['a template names a missing font', { template: { pages: [{ ...template.pages[0], elements: [{ ...template.pages[0]!.elements[1], font: 'Comic Sans' }] }] } }, /uses the font "Comic Sans"/],
    ['a template names a missing colour', { template: { pages: [{ ...template.pages[0], background: { type: 'solid', colour: 'mauve' } }] } }, /uses the colour "mauve"/],
    ['a template needs repair', { template: { pages: [{ ...template.pages[0], elements: [{ ...template.pages[0]!.elements[0], width: 'wide' }] }] } }, /templates\/one\.json needs repair/],
    ['a template is not JSON', { files: { 'templates/one.json': '{"id":' } }, /templates\/one\.json is not valid JSON/],
    ['the brand has no text colour', { brand: { colours: { background: '#000000' } } }, /the brand has no colour for "text"/],
    ["the brand's font is not there", { brand: { fonts: { display: { family: 'Inter', weight: 400 } } } }, /font for "display", Inter, is not in the pack/],
    ["a fallback font is not there", { brand: { fallback: ['Noto Sans'] } }, /fallback font Noto Sans is not in the pack/],
  ])('%s', async (_, changes, message) => {
    await expect(buildPack(sourceFolder(changes))).rejects.toMatchObject({ name: 'Fault', message: expect.stringMatching(message) });
  });

  test('a folder that is not there', async () => {
    await expect(buildPack('/nowhere/at/all')).rejects.toMatchObject({ code: 'notFound', message: expect.stringContaining('pack.json is missing') });
  });

  test('a link out of the folder', async () => {
    const folder = sourceFolder();
    writeFileSync(join(folder, '..', 'secret.md'), 'secret');
    rmSync(join(folder, 'CHANGES.md'));
    symlinkSync('../secret.md', join(folder, 'CHANGES.md'));
    await expect(buildPack(folder)).rejects.toMatchObject({ code: 'denied', message: expect.stringContaining('leads out of the folder') });
  });
});
