import { expect, it } from 'vitest';
import { compareDesigns } from '../../shared/compareDesigns.ts';
import { newDesign, type Design, type Page } from '../../shared/design.ts';
import { newElement } from '../../shared/elements/index.ts';

const page: Page = {
  ...newDesign({ id: 'x', name: 'x' }).pages[0]!,
  elements: [newElement('shape', 'ground', { name: 'Ground' }), newElement('text', 'claim', { name: 'Claim text', runs: [{ text: 'Light' }, { text: ' first' }] })],
};
const design = newDesign({ id: 'x', name: 'Clinics', point: { claim: 'One' }, fields: [{ name: 'claim', label: 'Claim', type: 'text' }], pages: [page] });
const withPage = (change: Partial<Page>): Design => ({ ...design, pages: [{ ...page, ...change }] });

it('equal designs do not differ', () => {
  expect(compareDesigns(design, structuredClone(design))).toEqual([]);
});

it('what is said differs by its field, before and after', () => {
  expect(compareDesigns(design, { ...design, name: 'Clinic', point: { claim: 'Two' } })).toEqual([
    { about: 'design', change: 'changed', name: '', parts: ['Name'], texts: { before: 'Clinics', after: 'Clinic' } },
    { about: 'value', change: 'changed', name: 'Claim', parts: [], texts: { before: 'One', after: 'Two' } },
  ]);
});

it('elements differ by what changed of them', () => {
  const [ground, claim] = page.elements;
  const changed = withPage({ elements: [{ ...ground!, x: 40, rotation: 5 }, newElement('text', 'claim', { name: 'Claim text', runs: [{ text: 'Light now' }] })] });
  const list = compareDesigns(design, changed);
  expect(list).toMatchObject([
    { about: 'element', change: 'changed', name: 'Ground' },
    { about: 'element', change: 'changed', name: 'Claim text', parts: ['Text'], texts: { before: 'Light first', after: 'Light now' } },
  ]);
  expect(list[0]?.parts).toHaveLength(2);
  expect(compareDesigns(design, withPage({ elements: [claim!] }))).toEqual([{ about: 'element', change: 'removed', name: 'Ground', parts: [] }]);
  expect(compareDesigns(design, withPage({ elements: page.elements.toReversed() }))).toEqual([{ about: 'order', change: 'changed', name: '', parts: [] }]);
});

it('a size and a page are named', () => {
  expect(compareDesigns(design, withPage({ layouts: [{ shape: 'story', changes: { ground: { x: 3 } } }] }))).toEqual([
    { about: 'size', change: 'added', name: 'story', parts: ['Ground'] },
  ]);
  expect(compareDesigns(design, { ...design, pages: [page, { ...page, id: 'second' }] })).toEqual([{ about: 'page', change: 'added', name: '', parts: [], page: 2 }]);
});
