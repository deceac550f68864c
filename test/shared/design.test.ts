import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../helpers/properties.ts';
import { newDesign, parseDesign, readDesign, writeDesign } from '../../shared/design.ts';
import { newElement } from '../../shared/elements/index.ts';
import { Fault } from '../../shared/fault.ts';
import { design, plainDesign } from './arbitraries.ts';

const words = newElement('text', 'claim', { runs: [{ text: '{claim}' }], name: 'Claim' });

function withElements(elements: readonly unknown[], layouts: readonly unknown[] = []): object {
  return { schema: 1, id: 'one', pages: [{ id: 'page-1', elements, layouts }] };
}

function firstElement(value: unknown): Record<string, unknown> {
  return { ...readDesign(value).design.pages[0]!.elements[0]! };
}

/** What a design becomes once it was written, or the Fault by which reading refused it. */
function reread(value: unknown): { readonly repairs: readonly string[] } | Fault {
  try {
    return parseDesign(writeDesign(readDesign(value).design));
  } catch (thrown) {
    if (thrown instanceof Fault) return thrown;
    throw thrown;
  }
}

/** A copy of plain values, each passed through a function. */
function copied(value: unknown, change: (value: unknown) => unknown): unknown {
  const next = change(value);
  if (Array.isArray(next)) return next.map((member) => copied(member, change));
  if (typeof next !== 'object' || next === null) return next;
  return Object.fromEntries(Object.entries(next).map(([key, member]) => [key, copied(member, change)]));
}

function isNothing(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

describe('A design that was written', () => {
  it('is read as the same design, with nothing to mend', () => {
    fc.assert(
      fc.property(design, (given) => {
        const read = parseDesign(writeDesign(given));
        expect(read.repairs).toEqual([]);
        expect(read.design).toEqual(given);
      }),
    );
  });

  it('is read as it stands, where all of it is as it should be', () => {
    fc.assert(
      fc.property(plainDesign, (given) => {
        const read = readDesign(given);
        expect(read.repairs).toEqual([]);
        expect(read.design).toEqual(given);
      }),
    );
  });

  it('has the same bytes, in whatever order its properties came about', () => {
    fc.assert(
      fc.property(design, (given) => {
        const reversed = copied(given, (value) =>
          typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).reverse()) : value,
        );
        expect(writeDesign(readDesign(reversed).design)).toBe(writeDesign(given));
        expect(writeDesign(parseDesign(writeDesign(given)).design)).toBe(writeDesign(given));
      }),
    );
  });

  it('ends with a line feed and starts with its schema', () => {
    expect(writeDesign(newDesign({ id: 'one', name: 'One' }))).toMatch(/^\{\n {2}"schema": 1,\n[^]*\}\n$/);
  });
});

describe('Reading mends', () => {
  it('elements without an id, or with one that is taken', () => {
    const { design, repairs } = readDesign(withElements([words, words, { ...words, id: undefined }]));
    expect(design.pages[0]!.elements.map(({ id }) => id)).toEqual(['claim', 'text-1', 'text-2']);
    expect(repairs).toEqual([
      'Text "Claim": had the id "claim", which is not one or was taken, and is now "text-1".',
      'Text "Claim": had no id and is now "text-2".',
    ]);
  });

  it('kinds it does not know, by leaving them out and saying so', () => {
    const { design, repairs } = readDesign(withElements([{ kind: 'hologram', id: 'h' }, words, 7]));
    expect(design.pages[0]!.elements.map(({ id }) => id)).toEqual(['claim']);
    expect(repairs).toEqual(['An element of the unknown kind "hologram" was left out.', 'An element of the unknown kind "number" was left out.']);
  });

  it('numbers out of bounds, not a number, or written as text', () => {
    const given = { ...words, opacity: 4, x: Number.NaN, y: '30', width: null };
    expect(firstElement(withElements([given]))).toMatchObject({ opacity: 1, x: 0, y: 30, width: 100 });
    expect(readDesign(withElements([given])).repairs).toEqual([
      'Text "Claim": x was not a number and is now 0.',
      'Text "Claim": width was not a number and is now 100.',
      'Text "Claim": opacity was 4 and is now 1, within 0 to 1.',
    ]);
  });

  it('properties it does not know, and properties that are missing', () => {
    const { design, repairs } = readDesign(withElements([{ kind: 'shape', id: 'bar', glow: true }]));
    expect(design.pages[0]!.elements[0]).toMatchObject({ shape: 'rectangle', width: 100, pin: { x: 'start', y: 'top' }, name: 'Shape' });
    expect(repairs).toEqual(['Shape "Shape": had "glow", which this version does not know and left out.']);
  });

  it('a smallest size above the largest', () => {
    expect(firstElement(withElements([{ ...words, size: { smallest: 90, largest: 40 } }]))['size']).toEqual({ smallest: 40, largest: 40 });
  });

  it('colours that are none, and short ones', () => {
    expect(firstElement(withElements([{ ...words, colour: 'url(x)' }]))['colour']).toBe('text');
    expect(firstElement(withElements([{ ...words, colour: '#1aF' }]))['colour']).toBe('#11aaFF');
  });

  it('an optional property that cannot be read, by taking it away', () => {
    expect(firstElement(withElements([{ ...words, endPoint: 12 }]))).not.toHaveProperty('endPoint');
  });

  it('changes of elements that are not there, and of properties that are structure', () => {
    const layouts = [{ shape: 'story', changes: { ghost: { x: 1 }, claim: { x: 5, kind: 'image', id: 'other', children: [] } } }];
    const { design, repairs } = readDesign(withElements([words], layouts));
    expect(design.pages[0]!.layouts).toEqual([{ shape: 'story', changes: { claim: { x: 5 } } }]);
    expect(repairs).toEqual(['A layout\'s change of "ghost" was left out, since the page has no such element.']);
  });

  it('layouts for shapes that do not exist', () => {
    expect(readDesign(withElements([words], [{ shape: 'circle', changes: {} }])).design.pages[0]!.layouts).toEqual([]);
  });

  it('groups nested without end', () => {
    let nested: unknown = words;
    for (let depth = 0; depth < 200; depth += 1) nested = { kind: 'group', id: `g${depth}`, children: [nested] };
    expect(readDesign(withElements([nested])).repairs).toContain('Groups more than 12 deep were left out.');
  });

  it('layouts without end, in a short time, and a layout whose changes are none', () => {
    const elements = Array.from({ length: 5_000 }, (_, at) => ({ kind: 'shape', id: `s${at}` }));
    const layouts = Array.from({ length: 100_000 }, () => ({ shape: 'square', changes: 'none' }));
    const { design: read, repairs } = readDesign({ schema: 1, pages: [{ id: 'p', elements, layouts }] });
    expect(read.pages[0]!.layouts).toHaveLength(200);
    expect(read.pages[0]!.layouts[0]).toEqual({ shape: 'square', changes: {} });
    expect(repairs).toContain('A page has room for 200 layouts; 99800 more were left out.');
  });

  it('more elements than a design has room for, on whatever pages they are', () => {
    const elements = Array.from({ length: 4_000 }, (_, at) => ({ kind: 'shape', id: `s${at}` }));
    const pages = ['one', 'two', 'three', 'four'].map((id) => ({ id, elements }));
    const { design: read, repairs } = readDesign({ schema: 1, pages });
    expect(read.pages.map((page) => page.elements.length)).toEqual([4_000, 4_000, 2_000, 0]);
    expect(read.pages[1]!.elements[0]!.id).toBe('s0');
    expect(repairs.join(' ')).toContain('A design has room for 10000 elements');
  });

  it('a missing schema', () => {
    expect(readDesign({ id: 'one', pages: [{ id: 'page-1', elements: [] }] }).repairs).toEqual([
      'The design did not say which format it has; it was read as format 1.',
    ]);
  });

  it('values of the point that are neither text nor picture, and keeps numbers as text', () => {
    const { design } = readDesign({ ...withElements([]), point: { claim: 'Yes', figure: 1.4, photo: { asset: 'x' }, '__proto__': 'no' } });
    expect(design.point).toEqual({ claim: 'Yes', figure: '1.4' });
  });

  it('numbers of the point, written as its language writes them', () => {
    expect(readDesign({ ...withElements([]), point: { figure: 1234567.5, language: 'fr' } }).design.point['figure']).toBe('1\u202f234\u202f567,5');
    expect(readDesign({ ...withElements([]), point: { figure: 2011.5, language: 'de' } }).design.point['figure']).toBe('2011,5');
  });

  it('anything, without throwing what is not a Fault', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (element, changes) => {
        expect(reread(withElements([element, words], [{ changes }, changes]))).toMatchObject({ repairs: [] });
      }),
    );
  });

  it('a design with any of its values replaced', () => {
    fc.assert(
      fc.property(design, fc.anything(), fc.nat(), (given, other, seed) => {
        let count = seed % 200;
        const outcome = reread(copied(given, (value) => (count-- === 0 ? other : value)));
        expect(outcome instanceof Fault || isNothing(outcome.repairs)).toBe(true);
      }),
    );
  });
});

describe('Reading refuses', () => {
  it.each([[undefined], [null], ['text'], [[]], [{}], [{ pages: 'none' }]])('%j, which is no design', (value) => {
    expect(() => readDesign(value)).toThrow('not a Point Studio design');
  });

  it('a design without a page', () => {
    expect(() => readDesign({ schema: 1, pages: [3] })).toThrow('no page that can be read');
  });

  it('a design of a newer version, rather than losing what it does not know', () => {
    expect(() => readDesign({ schema: 99, pages: [{}] })).toThrow('newer Point Studio');
  });

  it('text that was cut short', () => {
    expect(() => parseDesign('{"schema": 1, "pa')).toThrow('not valid JSON');
  });
});
