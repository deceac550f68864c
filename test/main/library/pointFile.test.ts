// A `.point` file from anywhere: it opens with a list of what was repaired, or one sentence says why not; never more, and never for long.

import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPointFile, writePointFile, type PointFileInput } from '../../../main/library/pointFile.ts';
import { newDesign, type Design } from '../../../shared/design.ts';
import { newElement } from '../../../shared/elements/index.ts';
import { Fault } from '../../../shared/fault.ts';
import { writeDesign } from '../../../shared/writeDesign.ts';
import { amount } from '../../helpers/proof.ts';
import { zipOf, type ZipEntry } from '../../helpers/zips.ts';

const picture = Buffer.from('the bytes of a picture');
const asset = createHash('sha256').update(picture).digest('hex');

const shown = newElement('image', 'portrait', { source: { asset } });
const words = newElement('text', 'claim', { font: 'display', colour: 'accent' });
const base = newDesign({ id: 'one', name: 'Light first', pack: 'our-pack@1.0.0' });
const design: Design = { ...base, pages: [{ ...base.pages[0]!, elements: [shown, words] }] };

const input: PointFileInput = {
  design,
  brand: {
    name: 'Ours',
    colours: { background: '#FFFFFF', text: '#000000', accent: '#12AB34' },
    fonts: { display: { family: 'Our Face', weight: 800 } },
    logos: [],
    logoClearSpace: 1,
    fallback: [],
  },
  fonts: ['Our Face'],
  tags: ['rio'],
  pictures: [{ asset, name: 'amina.jpg', type: 'jpeg', bytes: picture }],
};

const json = (path: string, value: unknown): ZipEntry => ({ path, bytes: Buffer.from(typeof value === 'string' ? value : JSON.stringify(value), 'utf8') });
const contents = json('point.json', { schema: 1 });

/** A file with some entries in place of those of a good one. */
function fileOf(...entries: readonly ZipEntry[]): Uint8Array {
  return zipOf(entries);
}

async function sentence(bytes: Uint8Array): Promise<string> {
  try {
    await readPointFile(bytes, 'clinic.point');
  } catch (thrown) {
    if (thrown instanceof Fault) return thrown.message;
    throw thrown;
  }
  return '';
}

async function repairs(value: unknown): Promise<readonly string[]> {
  return (await readPointFile(fileOf(contents, json('design.json', value)), 'clinic.point')).repairs;
}

test('a design comes back as it was, with its pictures and tags; the same design gives the same bytes', async () => {
  const bytes = writePointFile(input);
  expect(Buffer.compare(bytes, writePointFile(input))).toBe(0);
  const read = await readPointFile(bytes, 'clinic.point');
  expect(read.repairs).toEqual([]);
  expect(writeDesign(read.design)).toBe(writeDesign(design));
  expect(read.tags).toEqual(['rio']);
  expect(read.pictures.map(({ name, bytes: kept }) => [name, Buffer.from(kept).toString()])).toEqual([['amina.jpg', 'the bytes of a picture']]);
});

test('the design alone, as text, opens too', async () => {
  const read = await readPointFile(Buffer.from(writeDesign(base)), 'clinic.point');
  expect({ ...read, design: writeDesign(read.design) }).toEqual({ design: writeDesign(base), repairs: [], tags: [], pictures: [] });
  expect(await sentence(Buffer.from('{"schema":1'))).toMatch(/^clinic\.point cannot be opened: .*cut short/);
});

test('without its pack it looks as it did: colours and fonts by name', async () => {
  const { baked } = await readPointFile(writePointFile(input), 'clinic.point');
  expect(baked?.pack).toBe('');
  expect(baked?.pages[0]?.elements[1]).toMatchObject({ colour: '#12AB34', font: 'Our Face', weight: 800 });
  expect(baked?.pages[0]?.background).toEqual({ type: 'solid', colour: '#FFFFFF' });
});

describe('a file that cannot be opened is refused with one sentence:', () => {
  const whole = writePointFile(input);
  const tenMillion = `{"schema":1,"pages":[{"elements":[${'{},'.repeat(10_000_000)}{}]}]}`;
  test.each<[string, Uint8Array, RegExp]>([
    ['empty', new Uint8Array(), /^clinic\.point is empty; get it again/],
    ['of something else', Buffer.from('%PDF-1.7'), /^clinic\.point is not a \.point file\.$/],
    ['cut short', whole.subarray(0, whole.length - 200), /^clinic\.point is damaged or incomplete/],
    ['another zip', fileOf(json('readme.txt', 'hello')), /^clinic\.point is not a \.point file: it holds no design\.$/],
    ['of a newer container', fileOf(json('point.json', { schema: 2, what: [1] }), json('design.json', design)), /newer Point Studio.*Update Point Studio/],
    ['of a newer design', fileOf(contents, json('design.json', { ...design, schema: 9 })), /^clinic\.point cannot be opened: .*newer Point Studio/],
    ['with half a design', fileOf(contents, json('design.json', writeDesign(design).slice(0, 300))), /not valid JSON.*cut short/],
    ['with no pages', fileOf(contents, json('design.json', { schema: 1 })), /no pages/],
    ['with ten million elements', fileOf(contents, json('design.json', tenMillion)), /unpacks to more than 1000 times its size/],
    ['with ten million elements, not packed', fileOf(contents, { ...json('design.json', tenMillion), method: 0 }), /a design of more than 16 MB/],
    ['with a gigabyte of text', fileOf(contents, { ...json('design.json', 'x'.repeat(2_000_000)), claimedBytes: 1_000_000_000 }), /clinic\.point (is larger than|unpacks to more than|is damaged)/],
    ['nested for ever', fileOf(contents, json('design.json', '['.repeat(2_000_000))), /clinic\.point/],
    ['with a way out of its folder', fileOf(contents, json('../design.json', design)), /outside of its folder/],
  ])('%s', async (_, bytes, says) => {
    const before = Buffer.from(bytes);
    const said = await sentence(bytes);
    expect(said).toMatch(says);
    expect(said.length).toBeLessThan(400);
    expect(Buffer.compare(before, Buffer.from(bytes))).toBe(0);
  });
});

describe('a file that can be opened says what was repaired:', () => {
  test('a picture that is missing or was changed', async () => {
    const listed = { schema: 1, pictures: [{ path: `pictures/${asset}.jpeg`, sha256: asset, name: 'amina.jpg' }] };
    const without = await readPointFile(fileOf(json('point.json', listed), json('design.json', design)), 'clinic.point');
    expect(without.repairs).toEqual(['The picture "amina.jpg" is not in the file; choose it again.']);
    const changed = fileOf(json('point.json', listed), json('design.json', design), { path: `pictures/${asset}.jpeg`, bytes: Buffer.from('other') });
    expect(await readPointFile(changed, 'clinic.point')).toMatchObject({ pictures: [], repairs: [expect.stringContaining('was changed or damaged')] });
  });

  test('a list of contents that cannot be read', async () => {
    const read = await readPointFile(fileOf(json('point.json', '{'), json('design.json', base), json('brand.json', '[]')), 'clinic.point');
    expect(read.repairs).toEqual([expect.stringContaining('list of what is in the file')]);
    expect(read.baked).toBeUndefined();
  });

  test('places that are no numbers', async () => {
    const nowhere = `{"kind":"shape","id":"a","x":1e999,"y":"NaN","width":null,"height":{}}`;
    const said = await repairs(`{"schema":1,"pages":[{"elements":[${nowhere}]}]}`);
    expect(said.filter((line) => line.includes('was not a number'))).toHaveLength(4);
  });

  test('groups within themselves, and ids that are there twice', async () => {
    const group = (id: string, depth: number): unknown => ({ kind: 'group', id, children: depth === 0 ? [] : [group(id, depth - 1)] });
    const said = await repairs({ schema: 1, pages: [{ id: 'p', elements: [group('a', 40)] }] });
    expect(said).toContainEqual(expect.stringMatching(/Groups more than 12 deep were left out/));
    expect(said).toContainEqual(expect.stringContaining('had the id "a"'));
  });

  test('more elements than a page has room for, however they are nested, in a short list and a short time', async () => {
    const crowd = Array.from({ length: 400 }, () => ({ kind: 'group', id: 'g', children: Array.from({ length: 600 }, () => ({})) }));
    const said = await repairs({ schema: 1, pages: [{ elements: crowd }, { elements: Array.from({ length: 50_000 }, () => ({ kind: 'shape', id: 's' })) }] });
    expect(said.length).toBeLessThan(250);
    expect(said.at(-1)).toMatch(/^\d+ more were made like these\.$/);
    const pages = Array.from({ length: 100_000 }, () => ({ elements: [] }));
    expect(await repairs({ schema: 1, pages })).toContainEqual('A design has room for 500 pages; 99500 more were left out.');
  });
});

test('whatever bytes are changed, it opens or says in one sentence why not', async () => {
  const whole = writePointFile(input);
  const change = fc.record({ at: fc.nat(whole.length - 1), byte: fc.nat(255) });
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), fc.option(fc.nat(whole.length), { nil: undefined }), async (changes, cut) => {
      const bytes = Uint8Array.from(whole.subarray(0, cut));
      for (const { at, byte } of changes) if (at < bytes.length) bytes[at] = byte;
      const said = await sentence(bytes);
      expect(said).toMatch(/^(clinic\.point .+\.)?$/s);
    }),
    { numRuns: amount(150, 5_000) },
  );
});
