import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultExportOptions, planJobs, resolveType } from '../../shared/batch.ts';
import type { Plan, Row } from '../../shared/batch.ts';
import type { Design } from '../../shared/design.ts';
import { asFault } from '../../shared/fault.ts';
import { byteLength, nameKey } from '../../shared/fileName.ts';
import type { Point } from '../../shared/point.ts';
import type { FileType, Size } from '../../shared/size.ts';
import '../helpers/properties.ts';

function size(id: string, types: readonly FileType[] = ['jpeg', 'png']): Size {
  return {
    id, network: id.split('-')[0]!, name: id, width: 1080, height: 1350, use: 'post', recommended: true, types,
    confidence: 'official', limitsConfidence: 'official', sources: [],
  };
}

const template: Design = {
  schema: 1, id: 'my-point', name: 'My point', description: '', point: {}, altPattern: 'A graphic[: {claim}]', showsPerson: false, pack: '', pages: [],
  fields: [{ name: 'team', label: 'Team', type: 'text' }, { name: 'badge', label: 'Badge', type: 'image' }],
};

const row = (number: number, point: Point): Row => ({ number, point, problems: [] });

function plan(points: readonly Point[], options: { name?: string; type?: FileType | 'auto'; sizes?: readonly Size[] } = {}): Plan {
  return planJobs({
    design: template,
    rows: points.map((point, index) => row(index + 1, point)),
    options: { ...defaultExportOptions, sizes: [size('ig-portrait', ['jpeg']), size('x-card')], ...options },
  });
}

const files = (made: Plan): readonly string[] => made.jobs.map((job) => job.file);

/** The sentence with which a pattern is refused; '' if it is taken. */
function refusal(name: string): string {
  try {
    plan([{ name: 'Amina' }], { name });
    return '';
  } catch (thrown) {
    const fault = asFault(thrown);
    return fault.code === 'usage' ? fault.message : '';
  }
}

describe('planning an export', () => {
  it('makes every row in every size, named by row, name and size', () => {
    const made = plan([{ name: 'Amina Yusuf', claim: 'Light for all' }, { claim: 'Energy is a right' }, {}]);
    expect(files(made)).toEqual([
      '1-amina-yusuf-ig-portrait.jpg', '1-amina-yusuf-x-card.jpg', '2-energy-is-a-right-ig-portrait.jpg',
      '2-energy-is-a-right-x-card.jpg', '3-point-ig-portrait.jpg', '3-point-x-card.jpg',
    ]);
    expect(made.jobs[0]).toMatchObject({ row: 1, template: 'my-point', type: 'jpeg', alt: 'A graphic: Light for all' });
    expect(made.problems).toEqual([]);
  });

  it('makes a picture of each page of a carousel, the later ones numbered', () => {
    const page = { id: 'a', background: { type: 'solid', colour: 'accent' }, elements: [], layouts: [] } as const;
    const { jobs, problems } = planJobs({ design: { ...template, pages: [page, { ...page, id: 'b' }, { ...page, id: 'c' }] }, rows: [row(1, { name: 'Amina' })], options: { ...defaultExportOptions, sizes: [size('x-card')] } });
    expect(jobs.map(({ file, page: index }) => [file, index])).toEqual([['1-amina-x-card.jpg', undefined], ['1-amina-x-card-2.jpg', 1], ['1-amina-x-card-3.jpg', 2]]);
    expect(problems).toEqual([]);
  });

  it('pads row numbers so that names sort', () => {
    const made = plan(Array.from({ length: 120 }, (_, index) => ({ name: `N${index}` })), { name: '{row}' , sizes: [size('x-card')] });
    expect(files(made)[0]).toBe('001.jpg');
    expect(files(made)[119]).toBe('120.jpg');
    expect([...files(made)].sort()).toEqual(files(made));
  });

  it('fills fields of the template, networks and folders', () => {
    const made = plan([{ name: 'Amina', team: 'Nairobi/North', language: 'sw' }], { name: '{network}/{team}/{language}-{name}_{template}' });
    expect(files(made)).toEqual(['ig/Nairobi-North/sw-Amina_my-point.jpg', 'x/Nairobi-North/sw-Amina_my-point.jpg']);
  });

  it('leaves no empty places behind', () => {
    expect(files(plan([{ name: 'Amina' }], { name: '{place}/{row}-{place}-{size}', sizes: [size('x-card')] }))).toEqual(['_/1-x-card.jpg']);
  });

  it('tells jobs of the same name apart by row, then by a counter, and says so', () => {
    const made = plan([{ name: 'Amina' }, { name: 'AMINA' }, { name: 'Ben' }], { name: '{slug}' });
    expect(files(made)).toEqual(['amina-1.jpg', 'amina-1-2.jpg', 'amina-2.jpg', 'amina-2-2.jpg', 'ben-3.jpg', 'ben-3-2.jpg']);
    expect(made.problems[0]!.message).toContain('Rows 1, 2');
    expect(made.jobs[0]!.problems[0]!.check).toBe('file-name');
  });

  it('keeps apart what differs only in case', () => {
    const made = plan([{ name: 'Amina' }, { name: 'amina' }], { name: '{name}', sizes: [size('x-card')] });
    expect(files(made)).toEqual(['Amina-1.jpg', 'amina-2.jpg']);
  });

  it('does not name a file as a folder', () => {
    const made = planJobs({
      design: template,
      rows: [row(1, { place: 'x.jpg', name: 'y' })],
      options: { ...defaultExportOptions, name: '{place}/{name}', sizes: [size('x-card')] },
    });
    expect(files(made)).toEqual(['x.jpg/y.jpg']);
  });

  it('chooses a type that the network takes, and warns of one it does not', () => {
    expect(resolveType('auto', size('a', ['png', 'jpeg']))).toBe('jpeg');
    expect(resolveType('auto', size('a', ['webp', 'png']))).toBe('png');
    const made = plan([{ name: 'Amina' }], { type: 'webp' });
    expect(made.jobs.every((job) => job.type === 'webp' && job.file.endsWith('.webp'))).toBe(true);
    expect(made.problems[0]!.message).toContain('ig-portrait is made as WebP');
  });

  it('hands each row’s own problems to its jobs', () => {
    const problem = { check: 'photo', severity: 'error', message: 'Row 1 has no photo.' } as const;
    const made = planJobs({
      design: template,
      rows: [{ number: 1, point: {}, problems: [problem] }],
      options: { ...defaultExportOptions, sizes: [size('x-card')] },
    });
    expect(made.jobs[0]!.problems).toEqual([problem]);
  });
});

describe('a pattern', () => {
  it.each(['../{row}', 'a/../../{row}', '/tmp/{row}', 'C:\\{row}', 'C:{row}', 'a\\{row}', 'a//b', './{row}', 'a/', '', 'x'.repeat(301)])(
    'that is %j is refused in one sentence',
    (name) => expect(refusal(name)).toMatch(/^The file name pattern [^\n]+\.$/),
  );

  it('with an unknown placeholder names it and what exists', () => {
    const message = refusal('{row}-{nmae}');
    expect(message).toContain('{nmae}');
    expect(message).toContain('did you mean {name}?');
    expect(message).toContain('{slug}');
    expect(refusal('{badge}')).toContain('{badge}');
  });

  it('with a lone brace is refused', () => {
    expect(refusal('{row')).toContain('brace');
    expect(refusal('row}')).toContain('brace');
    expect(refusal('{row}}')).toContain('brace');
  });
});

describe('for any points and patterns', () => {
  const value = fc.oneof(fc.string({ unit: 'binary', maxLength: 120 }), fc.constantFrom('..', '../../etc', 'C:\\x', 'con', 'Amina', 'AMINA', '', 'ß', 'SS'));
  const points = fc.array(fc.record({ name: value, claim: value, place: value }), { minLength: 1, maxLength: 12 });
  const patterns = fc.constantFrom('{row}-{slug}-{size}', '{slug}', '{name}', '{place}/{name}', '{place}/{claim}/{size}', 'x', '{claim}{claim}{claim}-{size}');

  it('names are unique, safe, inside the folder and the same each time', () => {
    fc.assert(
      fc.property(points, patterns, (rows, name) => {
        const made = plan(rows, { name });
        const names = files(made);
        expect(new Set(names.map(nameKey)).size).toBe(names.length);
        for (const segment of names.flatMap((file) => file.split('/'))) {
          expect(segment).not.toMatch(/^\.{0,2}$|[\\:]|[. ]$/);
          expect(byteLength(segment)).toBeLessThanOrEqual(200);
        }
        expect(files(plan(rows, { name }))).toEqual(names);
      }),
    );
  });
});

describe('a hundred thousand rows', () => {
  const names = ['Amina Yusuf', 'Łukasz Öberg', 'amina  yusuf', '', 'Zoë 💡'];
  const points = Array.from({ length: 100_000 }, (_, index): Point => ({ name: names[index % names.length]!, claim: `Light for ${index % 1_000}` }));

  it.each(['{row}-{slug}-{size}', '{slug}', 'badge', '{name}/{size}'])('have names of their own: %s', (name) => {
    const { jobs } = plan(points, { name, sizes: [size('ig-portrait', ['jpeg'])] });
    expect(new Set(jobs.map(({ file }) => nameKey(file))).size).toBe(100_000);
  }, 60_000);

  it('share what is known of them', () => {
    const { jobs } = plan(points.slice(0, 1_000), { name: 'badge', sizes: [size('ig-portrait', ['jpeg'])] });
    expect(new Set(jobs.flatMap(({ problems }) => problems)).size).toBe(1);
  });
});
