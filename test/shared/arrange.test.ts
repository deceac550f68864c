import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../helpers/properties.ts';
import { alignBoxes, spreadBoxes, tidyBoxes, type AlignEdge, type Arranged, type Moves } from '../../shared/arrange.ts';
import { around, boundsOfTurned } from '../../shared/geometry.ts';
import type { Box } from '../../shared/scene.ts';

const page: Box = { x: 0, y: 0, width: 1080, height: 1080 };
const place = fc.integer({ min: -500, max: 1500 });
const length = fc.integer({ min: 1, max: 600 });
const boxes: fc.Arbitrary<readonly Arranged[]> = fc
  .array(fc.record({ x: place, y: place, width: length, height: length, rotation: fc.constantFrom(0, 0, 30, 90, 200) }), { minLength: 1, maxLength: 12 })
  .map((list) => list.map((box, index) => ({ ...box, id: `b${index}` })));

function after(given: readonly Arranged[], moves: Moves): readonly Arranged[] {
  return given.map((box) => ({ ...box, ...moves.get(box.id) }));
}

const bounds = (box: Arranged): Box => boundsOfTurned(box, box.rotation);
const edges: { readonly [E in AlignEdge]: (box: Box) => number } = {
  left: (box) => box.x,
  centre: (box) => box.x + box.width / 2,
  right: (box) => box.x + box.width,
  top: (box) => box.y,
  middle: (box) => box.y + box.height / 2,
  bottom: (box) => box.y + box.height,
};
const isEdge = (name: string): name is AlignEdge => Object.hasOwn(edges, name);

describe('Aligning', () => {
  it.each(Object.keys(edges).filter(isEdge))('puts all at the %s of all, or one at that of the page', (edge) => {
    fc.assert(
      fc.property(boxes, (given) => {
        const within = given.length === 1 ? page : around(given.map(bounds))!;
        for (const box of after(given, alignBoxes(given, edge, page))) expect(edges[edge](bounds(box))).toBeCloseTo(edges[edge](within), 2);
      }),
    );
  });

  it('twice is once', () => {
    fc.assert(
      fc.property(boxes, (given) => {
        const once = after(given, alignBoxes(given, 'left', page));
        for (const [id, { x }] of alignBoxes(once, 'left', page)) expect(x).toBeCloseTo(once.find((box) => box.id === id)!.x, 2);
      }),
    );
  });
});

describe('Spreading', () => {
  it('makes gaps equal and leaves the ends', () => {
    fc.assert(
      fc.property(boxes.filter((given) => given.length > 2), (given) => {
        const spread = after(given, spreadBoxes(given, 'x')).map(bounds).sort((a, b) => a.x - b.x || a.width - b.width);
        const whole = around(given.map(bounds))!;
        const taken = spread.reduce((sum, box) => sum + box.width, 0);
        const gap = (whole.width - taken) / (given.length - 1);
        // Where boxes must overlap, those that are sorted by their start may have changed places.
        if (gap < 0) return;
        expect(around(spread)!.x).toBeCloseTo(whole.x, 2);
        for (const [index, box] of spread.slice(1).entries()) expect(box.x - spread[index]!.x - spread[index]!.width).toBeCloseTo(gap, 1);
      }),
    );
  });

  it('needs three', () => expect(spreadBoxes([{ id: 'a', ...page, rotation: 0 }, { id: 'b', ...page, x: 5, rotation: 0 }], 'x').size).toBe(0));
});

describe('Tidying up', () => {
  it('leaves no two overlapping, from the same corner', () => {
    fc.assert(
      fc.property(boxes.filter((given) => given.length > 1), (given) => {
        const tidied = after(given, tidyBoxes(given)).map(bounds);
        const [whole, before] = [around(tidied)!, around(given.map(bounds))!];
        expect(whole.x).toBeCloseTo(before.x, 2);
        expect(whole.y).toBeCloseTo(before.y, 2);
        for (const [index, a] of tidied.entries()) {
          for (const b of tidied.slice(index + 1)) {
            const isApart = a.x + a.width <= b.x + 0.01 || b.x + b.width <= a.x + 0.01 || a.y + a.height <= b.y + 0.01 || b.y + b.height <= a.y + 0.01;
            expect(isApart).toBe(true);
          }
        }
      }),
    );
  });

  it('makes a row of what lies in a row', () => {
    const given = [10, 130, 260, 371].map((x, index): Arranged => ({ id: `b${index}`, x, y: 100 + index * 7, width: 100, height: 80, rotation: 0 }));
    const tidied = after(given, tidyBoxes(given));
    expect(tidied.map(({ x, y }) => [x, y])).toEqual([[10, 100], [130, 100], [250, 100], [370, 100]]);
  });
});
