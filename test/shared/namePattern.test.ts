import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultExportOptions, planJobs } from '../../shared/batch.ts';
import { newDesign } from '../../shared/design.ts';
import { asFault } from '../../shared/fault.ts';
import { byteLength, isDeviceName, nameKey } from '../../shared/fileName.ts';
import type { FolderLayout } from '../../shared/namePattern.ts';
import type { Point } from '../../shared/point.ts';
import type { Size } from '../../shared/size.ts';
import '../helpers/properties.ts';

function size(id: string): Size {
  return { id, network: id.split('-')[0]!, name: id, width: 1080, height: 1080, use: 'post', recommended: true, types: ['jpeg'], confidence: 'official', limitsConfidence: 'official', sources: [] };
}

const design = newDesign({ id: 'my-point', name: 'My point', fields: [{ name: 'claim', label: 'Statement', type: 'text' }, { name: 'team', label: 'Local team', type: 'text' }] });

function files(points: readonly Point[], name: string, options: { folders?: FolderLayout; sizes?: readonly Size[] } = {}): readonly string[] {
  const rows = points.map((point, index) => ({ number: index + 1, point, problems: [] }));
  const { jobs } = planJobs({ design, rows, options: { ...defaultExportOptions, sizes: [size('x-card')], date: '2026-11-24', ...options, name } });
  return jobs.map(({ file }) => file);
}

/** The name of Amina's picture; the sentence where the pattern is refused. */
function named(name: string): string {
  try {
    return files([{ name: 'Amina Yusuf', claim: 'Light for all, at last!', team: 'Nairobi' }], name)[0]!;
  } catch (thrown) {
    return asFault(thrown).message;
  }
}

describe('functions of a name', () => {
  it.each([
    ['{name|lower}', 'amina yusuf.jpg'],
    ['{name|upper}', 'AMINA YUSUF.jpg'],
    ['{name|slug}', 'amina-yusuf.jpg'],
    ['{slug|upper}', 'AMINA-YUSUF.jpg'],
    ['{statement|slug|max:12}', 'light-for.jpg'],
    ['{claim|max:5}', 'Light.jpg'],
    ['{Local team|lower}', 'nairobi.jpg'],
    ['{row|pad:5}', '00001.jpg'],
    ['{date}', '2026-11-24.jpg'],
    ['{date|format:YYYYMMDD}-{row}', '20261124-1.jpg'],
    ['{date|format:YYYY}/{date|format:MM}/{row}', '2026/11/1.jpg'],
    ['{ name | lower }', 'amina yusuf.jpg'],
    ['{place|pad:5}{row}', '1.jpg'],
  ])('%s names %s', (pattern, expected) => expect(named(pattern)).toBe(expected));

  it.each([
    ['{name|lowr}', 'lowr', 'did you mean lower?'],
    ['{name|max}', '{name|max}', 'max:1 to max:100'],
    ['{name|max:0}', '{name|max:0}', 'max:1 to max:100'],
    ['{row|pad:999}', '{row|pad:999}', 'pad:1 to pad:20'],
    ['{name|upper:2}', '{name|upper:2}', 'write upper'],
    ['{name|format:YYYY}', 'format', 'for {date} alone'],
    ['{date|format:Q}', 'format:Q', 'format:YYYY-MM-DD'],
    ['{name|constructor}', 'constructor', 'There are lower'],
    ['{}', '{}', 'does not exist'],
    ['{nmae|lower}', '{nmae}', 'did you mean {name}?'],
  ])('%s is refused, and says why', (pattern, ...words) => {
    for (const word of words) expect(named(pattern)).toContain(word);
    expect(named(pattern)).not.toContain('\n');
  });

  it('never cut the row number off a long name', () => {
    const [first, second] = files([{ claim: 'a'.repeat(400) }, { claim: 'a'.repeat(400) }], '{claim}{claim}{claim}{claim}{claim}-{row|pad:6}');
    expect(first).toMatch(/-000001\.jpg$/);
    expect(second).toMatch(/-000002\.jpg$/);
  });
});

describe('folders', () => {
  const points = [{ name: 'Amina' }, { name: 'Amina' }];
  const sizes = [size('ig-square'), size('x-card')];

  it('by network hold the pictures of each', () => {
    expect(files(points, '{row}-{slug}', { folders: 'network', sizes })).toEqual(['ig/1-amina.jpg', 'x/1-amina.jpg', 'ig/2-amina.jpg', 'x/2-amina.jpg']);
  });

  it('by person keep two people of one name apart', () => {
    expect(files(points, '{size}', { folders: 'person', sizes })).toEqual(['1-amina/ig-square.jpg', '1-amina/x-card.jpg', '2-amina/ig-square.jpg', '2-amina/x-card.jpg']);
  });

  it('flat are none, whatever the pattern says', () => {
    expect(files(points, '{network}/{row}', { folders: 'flat', sizes })).toEqual(['ig-1.jpg', 'x-1.jpg', 'ig-2.jpg', 'x-2.jpg']);
  });

  it('never take the names that an export writes itself', () => {
    expect(files([{ name: 'manifest.json' }], '{name}/{row}')).toEqual(['_manifest.json/1.jpg']);
    expect(files([{ name: 'files.csv' }], '{name}/{row}')).toEqual(['_files.csv/1.jpg']);
  });
});

describe('for any words, functions and folders', () => {
  const hostile = fc.constantFrom('..', '../../etc/passwd', 'C:\\x', 'con', 'CON.txt', 'aux ', 'lpt1', 'NUL', '.', '', ' ', '-', 'ŉ', 'ß', 'İ', 'ﬀ', '{row}', '|upper', 'a/b', '\u202Egpj', '👩‍👩‍👧', 'ΐ'.repeat(80), '名'.repeat(200));
  const value = fc.oneof(fc.string({ unit: 'binary', maxLength: 150 }), hostile);
  const points = fc.array(fc.record({ name: value, claim: value, place: value, team: value }), { minLength: 1, maxLength: 8 });
  const functions = fc.array(fc.constantFrom('lower', 'upper', 'slug', 'max:1', 'max:7', 'max:100', 'pad:3', 'pad:20'), { maxLength: 3 });
  const placeholder = fc
    .tuple(fc.constantFrom('name', 'claim', 'place', 'team', 'row', 'slug', 'size', 'network', 'date', 'template'), functions)
    .map(([name, applied]) => `{${[name, ...applied].join('|')}}`);
  const segment = fc.array(fc.oneof(placeholder, fc.constantFrom('-', '_', ' ', 'con', '.')), { minLength: 1, maxLength: 4 }).map((parts) => `x${parts.join('')}`);
  const patterns = fc.array(fc.oneof(segment, placeholder), { minLength: 1, maxLength: 3 }).map((segments) => segments.join('/'));
  const layout = fc.constantFrom(undefined, 'flat', 'network', 'person');

  it('names stay inside, are no device’s, are unique, at most 255 bytes a segment, and the same each time', () => {
    fc.assert(
      fc.property(points, patterns, layout, (rows, name, folders) => {
        const options = { sizes: [size('ig-square'), size('x-card')], ...(folders ? { folders } : {}) };
        const made = files(rows, name, options);
        expect(new Set(made.map(nameKey)).size).toBe(made.length);
        for (const one of made.flatMap((file) => file.split('/'))) {
          expect(one).not.toMatch(/^\.{0,2}$|[\\:*?"<>|]|[. ]$/);
          // oxlint-disable-next-line no-control-regex
          expect(one).not.toMatch(/[\u0000-\u001f]/);
          expect(isDeviceName(one)).toBe(false);
          expect(byteLength(one)).toBeLessThanOrEqual(255);
        }
        expect(files(rows, name, options)).toEqual(made);
      }),
    );
  });
});
