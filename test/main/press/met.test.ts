import { expect, it } from 'vitest';
import { createMet } from '../../../main/press/met.ts';
import { createScratch } from '../../../main/press/scratch.ts';

it('knows what it met lately, and forgets the rest', () => {
  const met = createMet(1_024);
  expect(met.again('a band')).toBe(false);
  expect(met.has('a band')).toBe(true);
  expect(met.again('a band')).toBe(true);
  expect(met.has(7)).toBe(false);
  met.add(7);
  expect(met.has(7)).toBe(true);
  for (let other = 0; other < 100_000; other += 1) met.add(`another ${other}`);
  expect(met.has('a band')).toBe(false);
});

it('gives room out once until it is cleared', () => {
  const scratch = createScratch();
  const first = scratch.room(100).fill(1);
  scratch.take(40);
  scratch.room(3_000_000).fill(2);
  scratch.take(3_000_000);
  scratch.room(50).fill(3);
  expect(first.subarray(0, 40).every((byte) => byte === 1)).toBe(true);
  scratch.clear();
  expect(scratch.room(40).buffer).toBe(first.buffer);
});
