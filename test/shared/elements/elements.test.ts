// One suite over every kind of the table.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../../helpers/properties.ts';
import { kinds, mirrorLook, newElement, propertiesOf, scaleElement } from '../../../shared/elements/index.ts';
import { valueOf } from '../arbitraries.ts';

const quiet = (): void => undefined;

describe.each(Object.values(kinds).map((kind) => [kind.kind, kind] as const))('The kind %s', (name, kind) => {
  const properties = Object.entries(propertiesOf(name));

  it('makes a new element that holds all its first values', () => {
    const element = newElement(name, 'new');
    const needed = properties.filter(([, property]) => property.first !== undefined).map(([key]) => key);
    expect(Object.keys(element)).toEqual(expect.arrayContaining(needed));
    expect(element.name).toBe(kind.name);
  });

  it('names every property for an inspector', () => {
    for (const [, property] of properties) expect(property.label).toMatch(/^\p{Lu}/u);
  });

  it.each(properties)('reads its %s as it is, without a word', (_, property) => {
    fc.assert(
      fc.property(valueOf(property), (value) => {
        const said: string[] = [];
        expect(property.read(value, property.first, (mended) => said.push(mended))).toEqual(value);
        expect(said).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  it.each(properties)('makes something usable of any value for its %s, and keeps it', (_, property) => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const read = property.read(value, property.first, quiet);
        const said: string[] = [];
        expect(property.read(read, property.first, (mended) => said.push(mended))).toEqual(read);
        expect(said).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('is the same at its own scale, and after growing and shrinking', () => {
    const element = newElement(name, 'one', { x: 12, width: 320, height: 40 });
    expect(scaleElement(element, 1)).toBe(element);
    expect(scaleElement(scaleElement(element, 2), 0.5)).toEqual(element);
    expect(scaleElement(element, 2)).toMatchObject({ x: 24, width: 640, height: 80, opacity: 1 });
  });

  it('is the same when mirrored twice', () => {
    const element = newElement(name, 'one', { rotation: 30 });
    expect(mirrorLook(element)).toMatchObject({ rotation: -30 });
    expect(mirrorLook(mirrorLook(element))).toEqual(element);
  });
});

describe('Lengths', () => {
  it('are scaled wherever they hide', () => {
    const text = newElement('text', 't', { size: { smallest: 20, largest: 50 }, shadow: [{ colour: 'text', opacity: 0.5, blur: 8, offsetX: 2, offsetY: 4 }] });
    expect(scaleElement(text, 2)).toMatchObject({ size: { smallest: 40, largest: 100 }, shadow: [{ opacity: 0.5, blur: 16, offsetX: 4, offsetY: 8 }], lineHeight: 1.2 });
    const shape = newElement('shape', 's', { radius: 9, stroke: { colour: 'text', width: 3 } });
    expect(scaleElement(shape, 2)).toMatchObject({ radius: 18, stroke: { width: 6 } });
    const group = newElement('group', 'g', { column: { gap: 10, align: 'top' }, children: [text, shape] });
    expect(scaleElement(group, 0.5)).toMatchObject({ column: { gap: 5 }, children: [{ size: { largest: 25 } }, { radius: 4.5 }] });
  });
});
