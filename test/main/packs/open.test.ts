// Packs from strangers: anything forged, damaged or made to do harm is refused with one sentence, and nothing of it is kept.

import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openPack } from '../../../main/packs/open.ts';
import { Fault } from '../../../shared/fault.ts';
import { amount } from '../../helpers/proof.ts';
import { changeManifest, forgedPack, logo, replaceFile, smallPack } from './packs.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The sentence with which a pack is refused. */
async function refusal(bytes: Uint8Array): Promise<string> {
  const outcome: unknown = await openPack(bytes, 'gift.pointpack').catch((error: unknown) => error);
  if (outcome instanceof Fault && outcome.code === 'input' && /^gift\.pointpack[^\n]+\.$/.test(outcome.message)) return outcome.message;
  throw new Error(`not refused with one sentence: ${String(outcome)}`, { cause: outcome });
}

describe('names', () => {
  test.each(['../evil.txt', 'a/../../evil.txt', '/etc/evil.txt', 'C:/evil.txt', '..\\evil.txt', 'a//b.txt', './a.txt', 'con.txt', 'a/aux', 'conin$', 'COM¹.txt', 'evil.txt ', 'line\nbreak.txt'])('%j', async (path) => {
    expect(await refusal(await forgedPack((entries) => entries.set(path, { path, bytes: bytesOf('evil') })))).toMatch(/outside of its folder/);
  });

  test('in the manifest alone', async () => {
    expect(await refusal(await forgedPack((entries) => changeManifest(entries, (text) => text.replace('"CHANGES.md"', '"../CHANGES.md"'))))).toMatch(/not a path inside the pack/);
  });

  test('twice, in another case', async () => {
    expect(await refusal(await forgedPack((entries) => entries.set('PACK.json', { path: 'PACK.json', bytes: bytesOf('{}') })))).toMatch(/"PACK\.json" twice/);
  });
});

test.each([
  ['a symbolic link', 0o120777],
  ['a device', 0o020666],
  ['a socket', 0o140777],
])('%s', async (_, mode) => {
  expect(await refusal(await forgedPack((entries) => entries.set('CHANGES.md', { path: 'CHANGES.md', bytes: bytesOf('/etc/passwd'), mode })))).toMatch(/holds a link/);
});

describe('contents', () => {
  test('a changed file', async () => {
    expect(await refusal(await forgedPack((entries) => entries.set('pictures/logo.svg', { path: 'pictures/logo.svg', bytes: bytesOf(`${logo} `) })))).toMatch(/pictures\/logo\.svg is not the file it lists/);
  });

  test('a missing file', async () => {
    expect(await refusal(await forgedPack((entries) => entries.delete('CHANGES.md')))).toMatch(/lists CHANGES\.md, but does not hold it/);
  });

  test('an unlisted file', async () => {
    expect(await refusal(await forgedPack((entries) => entries.set('extra.txt', { path: 'extra.txt', bytes: bytesOf('x') })))).toMatch(/a file it does not list \(extra\.txt\)/);
  });

  test('a file listed twice', async () => {
    expect(await refusal(await forgedPack((entries) => changeManifest(entries, (text) => text.replace('"licences/ofl.txt",\n      "sha256"', '"CHANGES.md",\n      "sha256"'))))).toMatch(/lists CHANGES\.md twice/);
  });

  test('a hidden program among the others', async () => {
    const forged = await forgedPack((entries) => {
      const changes = entries.get('CHANGES.md')!;
      entries.delete('CHANGES.md');
      entries.set('run.exe', { ...changes, path: 'run.exe' });
      changeManifest(entries, (text) => text.replace('"CHANGES.md"', '"run.exe"'));
    });
    expect(await refusal(forged)).toMatch(/run\.exe is of a kind that is not allowed there/);
  });

  test.each([
    ['a script', '<script>alert(1)</script>'],
    ['a prefixed script', '<x:script xmlns:x="http://www.w3.org/2000/svg">alert(1)</x:script>'],
    ['an event handler', '<g onload="alert(1)"/>'],
    ['a foreign object', '<foreignObject><b/></foreignObject>'],
    ['a picture from the web', '<image href="https://example.org/a.png"/>'],
    ['a picture from the disk', '<image xlink:href = "file:///etc/passwd"/>'],
    ['a style that fetches', '<rect style="fill:url(https://example.org/a)"/>'],
    ['an imported style', '<style>@import "https://example.org/a.css";</style>'],
    ['a masked address', '<image href="&#104;ttps://example.org/a.png"/>'],
  ])('an SVG with %s', async (_, part) => {
    expect(await refusal(await forgedPack((entries) => replaceFile(entries, 'pictures/logo.svg', logo.replace('<circle', `${part}<circle`))))).toMatch(/pictures\/logo\.svg holds .*which pictures of a pack may not have/);
  });

  test('an SVG with entities', async () => {
    const bomb = `<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>${logo}`;
    expect(await refusal(await forgedPack((entries) => replaceFile(entries, 'pictures/logo.svg', bomb)))).toMatch(/pictures\/logo\.svg (is not an SVG|holds)/);
  });

  test('a template nested beyond measure', async () => {
    const deep = `{"schema":1,"pages":${'['.repeat(200_000)}${']'.repeat(200_000)}}`;
    expect(await refusal(await forgedPack((entries) => replaceFile(entries, 'templates/one.json', deep)))).toMatch(/templates\/one\.json/);
  });

  test('a manifest that is none', async () => {
    expect(await refusal(await forgedPack((entries) => changeManifest(entries, () => '[]')))).toMatch(/pack\.json is not as it should be/);
    expect(await refusal(await forgedPack((entries) => changeManifest(entries, () => '{"schema":')))).toMatch(/pack\.json is not valid JSON/);
    expect(await refusal(await forgedPack((entries) => entries.delete('pack.json')))).toMatch(/has no pack\.json/);
  });
});

describe('the zip itself', () => {
  test('another kind of file', async () => {
    expect(await refusal(bytesOf('%PDF-1.7'))).toMatch(/is not a pack/);
    expect(await refusal(new Uint8Array())).toMatch(/is not a pack/);
  });

  test('cut short anywhere', async () => {
    const whole = await smallPack();
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: whole.byteLength - 1 }), async (length) => {
        expect(await refusal(whole.subarray(0, length))).toMatch(/is not a pack|damaged or incomplete/);
      }),
      { numRuns: amount(25, 2_000) },
    );
  });

  test('an encrypted entry', async () => {
    expect(await refusal(await forgedPack((entries) => entries.set('CHANGES.md', { path: 'CHANGES.md', bytes: bytesOf('x'), encrypted: true })))).toMatch(/is encrypted/);
  });

  test('an unknown way of packing', async () => {
    expect(await refusal(await forgedPack((entries) => entries.set('CHANGES.md', { path: 'CHANGES.md', bytes: bytesOf('x'), method: 12 })))).toMatch(/packed in a way that is not supported/);
  });

  test('a bomb by ratio, honest or lying', async () => {
    const bytes = new Uint8Array(50_000_000);
    expect(bytes.byteLength / deflateRawSync(bytes).byteLength).toBeGreaterThan(200);
    expect(await refusal(await forgedPack((entries) => entries.set('x.txt', { path: 'x.txt', bytes })))).toMatch(/more than 200 times its size/);
    expect(await refusal(await forgedPack((entries) => entries.set('x.txt', { path: 'x.txt', bytes, claimedBytes: 100 })))).toMatch(/more than 200 times its size/);
  });

  test('a bomb of many entries', async () => {
    const bytes = new Uint8Array(999_999);
    const many = (claimedBytes?: number) => forgedPack((entries) => {
      for (let index = 0; index < 230; index += 1) entries.set(`${index}.txt`, { path: `${index}.txt`, bytes, claimedBytes });
    });
    expect(await refusal(await many())).toMatch(/larger than 200 MB/);
    expect(await refusal(await many(1))).toMatch(/damaged/);
  });

  test('too many entries', async () => {
    const forged = await forgedPack((entries) => {
      for (let index = 0; index < 2_001; index += 1) entries.set(`${index}.txt`, { path: `${index}.txt`, bytes: new Uint8Array() });
    });
    expect(await refusal(forged)).toMatch(/files; 2000 is the most/);
  });

  test('bytes flipped at random: refused with a sentence, or still the very same pack', async () => {
    const whole = await smallPack();
    const { manifest } = await openPack(whole, 'small.pointpack');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat({ max: whole.byteLength - 1 }), fc.integer({ min: 1, max: 255 })), { minLength: 1, maxLength: 4 }), async (flips) => {
        const bytes = Uint8Array.from(whole);
        for (const [at, mask] of flips) bytes[at]! ^= mask;
        const outcome: unknown = await openPack(bytes, 'gift.pointpack').then((pack) => pack.manifest, (error: unknown) => error);
        const isAsItShouldBe = outcome instanceof Fault ? outcome.code === 'input' && /^gift\.pointpack[^\n]+\.$/.test(outcome.message) : JSON.stringify(outcome) === JSON.stringify(manifest);
        expect(isAsItShouldBe ? 'as it should be' : outcome).toBe('as it should be');
      }),
      { numRuns: amount(80, 10_000) },
    );
  });

  test('flips in the directory at its end are no different', async () => {
    const whole = await smallPack();
    const start = whole.byteLength - 700;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: start, max: whole.byteLength - 1 }), fc.integer({ min: 1, max: 255 }), async (at, mask) => {
        const bytes = Uint8Array.from(whole);
        bytes[at]! ^= mask;
        const outcome: unknown = await openPack(bytes, 'gift.pointpack').then(() => 'opened', (error: unknown) => error);
        expect(outcome instanceof Fault ? 'refused' : outcome).toMatch(/^(refused|opened)$/);
      }),
      { numRuns: amount(120, 10_000) },
    );
  });
});
