import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../helpers/properties.ts';
import { parseDesign, writeDesign, type Design } from '../../shared/design.ts';
import { newElement } from '../../shared/elements/index.ts';
import { addPage, duplicatePage, mostPages, movePage, removePage, setBackground } from '../../shared/pages.ts';
import { designOf } from './scenes.ts';

const one = designOf([newElement('shape', 'bar')]);
const ids = (design: Design): readonly string[] => design.pages.map((page) => page.id);

type Step = (design: Design) => Design;
const at = fc.integer({ min: -1, max: 6 });
const step: fc.Arbitrary<Step> = fc.oneof(
  at.map((index): Step => (design) => addPage(design, index)),
  at.map((index): Step => (design) => duplicatePage(design, index)),
  at.map((index): Step => (design) => removePage(design, index)),
  fc.tuple(at, at).map(([from, to]): Step => (design) => movePage(design, from, to)),
);

describe('Pages', () => {
  it('stay one at least, each with an id of its own, and are read as they are written, whatever is done to them', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const made = steps.reduce((design, change) => change(design), one);
        expect(made.pages.length).toBeGreaterThan(0);
        expect(new Set(ids(made)).size).toBe(made.pages.length);
        const read = parseDesign(writeDesign(made));
        expect(read.repairs).toEqual([]);
        expect(writeDesign(read.design)).toBe(writeDesign(made));
      }),
    );
  });

  it('are added after the one on show, on its background', () => {
    const sunny = setBackground(one, 0, { type: 'solid', colour: 'accent' });
    const two = addPage(sunny, 0);
    expect(two.pages[1]).toMatchObject({ background: { type: 'solid', colour: 'accent' }, elements: [] });
    expect(ids(movePage(duplicatePage(two, 0), 0, 99)).at(-1)).toBe(ids(one)[0]);
  });

  it('are copied with all that is on them', () => {
    const [first, copy] = duplicatePage(one, 0).pages;
    expect({ ...copy, id: first!.id }).toEqual(first);
  });

  it('have a limit, and the last stays', () => {
    let many = one;
    for (let count = 0; count < mostPages + 3; count += 1) many = addPage(many, 0);
    expect(many.pages.length).toBe(mostPages);
    expect(removePage(one, 0)).toBe(one);
  });

  it('keep their background where what is given is none', () => {
    expect(setBackground(one, 0, 'red')).toBe(one);
    expect(setBackground(one, 0, one.pages[0]!.background)).toBe(one);
  });
});
