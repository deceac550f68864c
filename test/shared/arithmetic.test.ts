import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../helpers/properties.ts';
import { calculate } from '../../shared/arithmetic.ts';

describe('A calculation typed into a number', () => {
  it.each([
    ['1080/2+10', 550],
    ['12,5', 12.5],
    ['12.5 px', 12.5],
    ['-(3 + 4) * 2', -14],
    ['2 × 3 ÷ 4', 1.5],
    ['45°', 45],
    ['.5', 0.5],
    ['50%', 100],
    ['10 + 10%', 30],
    ['--3', 3],
  ])('%s is %d of a whole of 200', (typed, value) => expect(calculate(typed, 200)).toBe(value));

  it.each(['', ' ', 'px', '1 +', '(1', '1)', '1 2', '3 apples', '1/0', '0/0', '*2', '%', '1'.repeat(500)])('%s is none', (typed) => {
    expect(calculate(typed)).toBeUndefined();
  });

  it('is what it says, whatever numbers are in it, and never throws', () => {
    const number = fc.double({ min: -1e6, max: 1e6, noNaN: true, noDefaultInfinity: true }).map((value) => Number(value.toFixed(3)));
    fc.assert(
      fc.property(number, number, number, (a, b, c) => {
        expect(calculate(`${a}+${b}*${c}`)).toBeCloseTo(a + b * c, 3);
        expect(calculate(`(${a}-${b})*${c}`)).toBeCloseTo((a - b) * c, 3);
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...Array.from('0123456789+-*/().,% pxé×')) }), (typed) => {
        expect(Number.isFinite(calculate(typed) ?? 0)).toBe(true);
      }),
    );
  });
});
