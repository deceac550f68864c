import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../helpers/properties.ts';
import { applyDelta, deltaBetween } from '../../shared/delta.ts';

/** Values as a design holds them: with lists whose members have ids, and lists whose members have none. */
const { value } = fc.letrec((tie) => ({
  member: fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd', 'e'), x: fc.integer(), inner: tie('value') }),
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(0, 1, 'one', true, null, -5.5),
    fc.uniqueArray(tie('member'), { maxLength: 5, selector: (member) => (typeof member === 'object' && member !== null && 'id' in member ? member.id : member) }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom('x', 'y', 'id', '__proto__', 'children'), tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
}));

function changed(from: unknown, to: unknown): unknown {
  const delta = deltaBetween(from, to);
  // As it is after it was kept as text.
  return delta ? applyDelta(from, JSON.parse(JSON.stringify(delta))) : from;
}

describe('What changed between two values', () => {
  it('makes the one from the other, and the other from the one', () => {
    fc.assert(
      fc.property(value, value, (from, to) => {
        expect(changed(from, to)).toEqual(to);
        expect(changed(to, from)).toEqual(from);
      }),
    );
  });

  it('is nothing between equals', () => {
    fc.assert(
      fc.property(value, (one) => {
        expect(deltaBetween(one, structuredClone(one))).toBeUndefined();
      }),
    );
    expect(deltaBetween({ x: 1, y: undefined }, { x: 1 })).toBeUndefined();
    expect(deltaBetween([], [])).toBeUndefined();
  });

  it('of one element of a thousand is small, whether it moves, goes or comes', () => {
    const elements = Array.from({ length: 1000 }, (_, index) => ({ id: `shape-${index}`, x: index, fill: { colour: 'accent' } }));
    const moved = elements.with(500, { ...elements[500]!, x: 7 });
    const toFront = [...elements.slice(0, 500), ...elements.slice(501), elements[500]!];
    const added = [...elements.slice(0, 300), { id: 'new', x: 1, fill: { colour: 'text' } }, ...elements.slice(300)];
    for (const to of [moved, toFront, added, elements.slice(1)]) {
      const delta = deltaBetween({ elements }, { elements: to });
      expect(JSON.stringify(delta).length).toBeLessThan(200);
      expect(applyDelta({ elements }, delta!)).toEqual({ elements: to });
    }
  });

  it('shares what stayed', () => {
    const from = { a: { x: 1 }, b: { y: 2 }, list: [{ id: '1', x: 1 }, { id: '2', x: 2 }] };
    const to = applyDelta(from, deltaBetween(from, { ...structuredClone(from), a: { x: 5 }, list: [{ id: '2', x: 2 }] })!);
    expect(Reflect.get(Object(to), 'b')).toBe(from.b);
    expect(Reflect.get(Object(to), 'list')[0]).toBe(from.list[1]);
  });

  it('cannot be put on another value', () => {
    const delta = deltaBetween([1, 2, 3], [1, 2, 3, 4])!;
    expect(() => applyDelta([1], delta)).toThrow('does not fit');
    expect(() => applyDelta('text', { keys: { a: { set: 1 } } })).toThrow('does not fit');
    expect(() => applyDelta({}, { list: [] })).toThrow('does not fit');
  });
});
