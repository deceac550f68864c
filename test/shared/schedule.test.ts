// Posting slots over years of clock changes: each keeps its wall-clock time, and none is skipped or doubled.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { leastApartMinutes, nextFreeSlots } from '../../shared/schedule.ts';
import type { Slot } from '../../shared/schedule.ts';
import { epochMsOf, resolveTime, wallTimeOf } from '../../shared/time.ts';

const zones = ['Europe/Zurich', 'America/Sao_Paulo', 'Africa/Nairobi', 'Asia/Kathmandu', 'Australia/Lord_Howe'];
const daily = (time: string, zone: string): readonly Slot[] => [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, time, zone }));
const after = Date.parse('2026-06-20T06:00:00Z');

// The hours around clock changes in these zones.
test.each(zones.flatMap((zone) => ['00:15', '02:15', '02:45', '09:30'].map((time) => [zone, time] as const)))('%s, each day at %s, for ten years', (zone, time) => {
  const years = [2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026];
  for (const year of years) {
    const [from, to] = [Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1)];
    const days = (to - from) / 86_400_000;
    const found = nextFreeSlots({ slots: daily(time, zone), count: days, afterMs: from - 1 });
    expect(new Set(found.map(({ wall }) => wall.slice(0, 10))).size).toBe(days);
    expect(found.every(({ wall, instant }) => wall.endsWith(`T${time}`) && resolveTime(wall, zone).due.instant === instant)).toBe(true);
    const moved = found.filter(({ wall, instant }) => wallTimeOf({ instant, zone }) !== wall);
    expect(moved.every(({ wall }) => resolveTime(wall, zone).clocks === 'skipped')).toBe(true);
    const walls = found.map(({ wall }) => Date.parse(wall.slice(0, 10)));
    expect(walls.slice(1).every((day, index) => 86_400_000 === day - (walls[index] ?? 0))).toBe(true);
  }
});

describe('free slots', () => {
  const slots: readonly Slot[] = [
    { weekday: 1, time: '09:00', zone: 'Africa/Nairobi' },
    { weekday: 4, time: '17:30', zone: 'Africa/Nairobi' },
  ];

  test('come in order, without days that are closed and times that are taken', () => {
    const found = nextFreeSlots({ slots, count: 3, afterMs: after, takenMs: [epochMsOf('2026-06-22T06:20:00Z')], blackout: ['2026-06-25'] });
    expect(found.map(({ wall }) => wall)).toEqual(['2026-06-29T09:00', '2026-07-02T17:30', '2026-07-06T09:00']);
  });

  test('are after the time asked for, which itself is gone', () => {
    const [first] = nextFreeSlots({ slots, count: 1, afterMs: epochMsOf('2026-06-22T06:00:00Z') });
    expect(first!.wall).toBe('2026-06-25T17:30');
  });

  test('that are not there are said', () => {
    expect(() => nextFreeSlots({ slots: [], count: 1, afterMs: after })).toThrow(/no free posting slot/);
  });
});

test('whatever the slots and what is taken, times are of a slot, in order, apart, and the first there are', () => {
  const slot = fc.record({
    weekday: fc.integer({ min: 1, max: 7 }),
    time: fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 })).map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':')),
    zone: fc.constantFrom(...zones),
  });
  const moment = fc.integer({ min: Date.UTC(2017, 0), max: Date.UTC(2026, 11) });
  const apart = leastApartMinutes * 60_000;
  fc.assert(
    fc.property(fc.array(slot, { minLength: 1, maxLength: 5 }), moment, fc.integer({ min: 1, max: 20 }), fc.array(fc.integer({ min: 0, max: 30 * 1440 }), { maxLength: 20 }), (slots, afterMs, count, minutes) => {
      const takenMs = minutes.map((minute) => afterMs + minute * 60_000);
      const found = nextFreeSlots({ slots, count, afterMs, takenMs });
      const times = found.map(({ instant }) => epochMsOf(instant));
      expect(times).toHaveLength(count);
      for (const [index, ms] of times.entries()) {
        expect(ms).toBeGreaterThan(index === 0 ? afterMs : times[index - 1]! + apart - 1);
        expect(takenMs.every((taken) => Math.abs(taken - ms) >= apart)).toBe(true);
        const { wall, zone } = found[index]!;
        expect(slots.some((some) => some.zone === zone && wall.endsWith(some.time))).toBe(true);
      }
      expect(nextFreeSlots({ slots, count: 1, afterMs, takenMs })).toEqual(found.slice(0, 1));
    }),
    { numRuns: 60 },
  );
});
