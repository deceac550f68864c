// The table of networks: what we ship is whole, a broken one is refused with the entry named, and sizes are found by what people type.

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Fault } from '../../../shared/fault.ts';
import { findSizes, readNetworks, sizesOf } from '../../../shared/networks/index.ts';
import { nearest } from '../../../shared/nearest.ts';

const file = readFileSync(new URL('../../../assets/networks.json', import.meta.url), 'utf8');
const table = readNetworks(JSON.parse(file));
const ids = (spec: string): readonly string[] => findSizes(table, spec).map((size) => size.id);

const size = (id: string) => sizesOf(table).find((candidate) => candidate.id === id);

function faultOf(work: () => unknown): Fault {
  try {
    work();
  } catch (thrown) {
    if (thrown instanceof Fault) return thrown;
    throw thrown;
  }
  throw new Error('nothing was thrown');
}

describe('the shipped table', () => {
  test('has 18 networks, each with one recommended size and sources for its facts', () => {
    expect(table.networks).toHaveLength(18);
    expect(table.networks.map((network) => network.sizes.filter((size) => size.recommended).length)).toEqual(table.networks.map(() => 1));
    for (const fact of table.networks.flatMap((network) => network.caption.max ?? [])) {
      expect(fact.sources.length > 0 || fact.confidence === 'uncertain').toBe(true);
    }
  });

  test('says the limits that matter most', () => {
    expect(size('ig-portrait')).toMatchObject({ network: 'instagram', width: 1080, height: 1350, types: ['jpeg'], maxBytes: 8_000_000 });
    expect(size('bs-portrait')).toMatchObject({ network: 'bluesky', maxBytes: 2_000_000, types: ['jpeg', 'png', 'webp'] });
    expect(size('gb-post')).toMatchObject({ minBytes: 10_240 });
    expect(size('ig-story')?.safeZone).toEqual({ top: 270, right: 65, bottom: 385, left: 65 });
  });

  test('keeps covers and profile pictures out of "all"', () => {
    const others = sizesOf(table).filter((size) => size.use !== 'post');
    expect(others.map((size) => [size.id, size.use])).toEqual([
      ['ig-profile', 'profile'],
      ['fb-event', 'cover'],
      ['fb-page-cover', 'cover'],
      ['x-header', 'cover'],
      ['li-page-cover', 'cover'],
      ['yt-banner', 'cover'],
      ['gb-square', 'profile'],
    ]);
    expect(ids('all')).toHaveLength(sizesOf(table).length - others.length);
  });
});

describe('finding sizes', () => {
  test('by set, size and network, each once, in the order asked', () => {
    expect(ids('recommended')).toHaveLength(18);
    expect(ids('x-square, ig-story,x-square')).toEqual(['x-square', 'ig-story']);
    expect(ids('bluesky,bs-card')).toEqual(['bs-portrait', 'bs-square', 'bs-landscape', 'bs-card']);
    expect(ids('x-header')).toEqual(['x-header']);
    expect(ids('X')).not.toContain('x-header');
  });

  test('says what was probably meant', () => {
    const fault = faultOf(() => findSizes(table, 'ig-portrat'));
    expect(fault.code).toBe('input');
    expect(fault.message).toBe("There is no size or network 'ig-portrat'. Did you mean ig-portrait, tg-portrait, fb-portrait?");
    expect(faultOf(() => findSizes(table, 'blusky')).message).toContain('bluesky');
    expect(faultOf(() => findSizes(table, ' , ')).message).toContain('No size was named');
    expect(faultOf(() => findSizes(table, 'constructor')).code).toBe('input');
  });

  test('any text is a list of sizes, or refused as one', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.array(fc.constantFrom('all', 'x', 'ig-story', ' ', 'x-')).map((words) => words.join(','))), (spec) => {
        const outcome = ((): string => {
          try {
            return findSizes(table, spec).length > 0 ? 'found' : 'nothing';
          } catch (thrown) {
            return thrown instanceof Fault ? thrown.code : 'another error';
          }
        })();
        expect(['found', 'input']).toContain(outcome);
      }),
    );
  });

  test('nearest finds a word with one letter wrong', () => {
    const known = sizesOf(table).map((size) => size.id);
    fc.assert(
      fc.property(fc.constantFrom(...known), fc.nat(), (id, at) => {
        const wrong = id.slice(0, at % id.length) + id.slice((at % id.length) + 1);
        expect(nearest(wrong, known, known.length)).toContain(id);
      }),
    );
  });
});

describe('a table that is not whole is refused, and the entry named', () => {
  const broken: readonly [string, (json: typeof changeable) => unknown, string][] = [
    ['a field nobody knows', (json) => Object.assign(json.networks[0]!.sizes[0]!, { colour: 'red' }), 'networks / instagram / sizes / ig-portrait'],
    ['a width that is no number', (json) => Object.assign(json.networks[0]!.sizes[1]!, { width: '1080' }), 'instagram / sizes / ig-portrait-34 / width: Invalid input: expected number'],
    ['an id used twice', (json) => Object.assign(json.networks[0]!.sizes[1]!, { id: 'x-square' }), 'x-square: two sizes or networks'],
    ['a source that is not there', (json) => Reflect.deleteProperty(json.sources, 'bs-post'), "bluesky: there is no source 'bs-post'"],
    ['no recommended size', (json) => Object.assign(json.networks[2]!.sizes[0]!, { recommended: false }), 'x: exactly one size'],
    ['a counting rule we do not have', (json) => Object.assign(json.networks[0]!.caption, { counting: 'syllables' }), "no counting rule 'syllables'"],
    ['an address without https', (json) => Object.assign(json.networks[5]!, { composer: 'javascript:alert(1)' }), 'must be an https address'],
    ['a safe zone larger than the picture', (json) => Object.assign(json.networks[0]!.sizes[4]!, { safeZone: { top: 1000, right: 0, bottom: 920, left: 0 } }), 'ig-story'],
    ['a floor above the ceiling', (json) => Object.assign(json.networks[0]!.sizes[0]!, { minBytes: 9_000_000 }), 'minBytes is not below maxBytes'],
    ['a day that is none', (json) => Object.assign(json, { compiledOn: '2026-02-30' }), 'compiledOn: Invalid ISO date'],
  ];
  const changeable: { networks: { caption: object; sizes: object[] }[]; sources: Record<string, unknown> } = JSON.parse(file);

  test.each(broken)('%s', (_, change, entry) => {
    const json = structuredClone(changeable);
    change(json);
    const fault = faultOf(() => readNetworks(json));
    expect(fault.code).toBe('input');
    expect(fault.message).toContain(entry);
  });

  test('anything else at all', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        expect(() => readNetworks(json)).toThrow(Fault);
      }),
    );
  });
});
