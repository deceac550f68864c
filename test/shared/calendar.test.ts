// Days of the calendar in any zone, whatever clocks do.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayEdges, firstWeekday, isSkippedHour, laterDay, laterWallOf, movedTo, shownDays, turned } from '../../shared/calendar.ts';
import { resolveTime } from '../../shared/time.ts';

const zones = ['Europe/Zurich', 'America/New_York', 'Africa/Nairobi', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'America/Santiago'] as const;
const anyDay = fc.integer({ min: 0, max: 3650 }).map((days) => laterDay('2026-01-01', days));

test('weeks begin where the language has them begin', () => {
  expect(['en-US', 'de', 'ar-EG', 'fr'].map(firstWeekday)).toEqual([7, 1, 6, 1]);
});

describe('the days on show', () => {
  test.each(['month', 'week'] as const)('of a %s are whole weeks with the day in them', (mode) => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 7 }), (day, weekStart) => {
        const days = shownDays(mode, day, weekStart);
        expect(days.length % 7).toBe(0);
        expect(days).toContain(day);
        expect(new Date(`${days[0]!}T00:00Z`).getUTCDay() % 7).toBe(weekStart % 7);
      }),
    );
  });

  test('begin and end where the zone’s days do, in ten years of six zones', () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom(...zones), (day, zone) => {
        const edges = dayEdges([day], zone).map((edge) => Date.parse(edge));
        expect([23, 23.5, 24, 24.5, 25]).toContain((edges[1]! - edges[0]!) / 3_600_000);
        const noon = Date.parse(resolveTime(`${day}T12:00`, zone).due.instant);
        expect(edges[0]! < noon && noon < edges[1]!).toBe(true);
      }),
    );
  });

  test('turn by a month, a week and a day', () => {
    expect([turned('month', '2026-01-31', 1), turned('week', '2026-01-31', -1), turned('day', '2026-02-28', 1)]).toEqual(['2026-02-28', '2026-01-24', '2026-03-01']);
  });
});

test('an hour that clocks skip is known', () => {
  expect([isSkippedHour('2026-03-29', 2, 'Europe/Zurich'), isSkippedHour('2026-03-29', 3, 'Europe/Zurich'), isSkippedHour('2026-03-29', 2, 'UTC')]).toEqual([true, false, false]);
});

test('a post that is moved shows the asked-for time on the calendar’s clock, and keeps the clock it was planned by', () => {
  fc.assert(
    fc.property(anyDay, fc.constantFrom(...zones), fc.constantFrom(...zones), (day, own, shown) => {
      const due = resolveTime('2026-06-20T09:30', own).due;
      const moved = movedTo(due, `${day}T12:00`, shown);
      expect(moved.zone).toBe(own);
      expect(resolveTime(moved.due, own).due.instant).toBe(resolveTime(`${day}T12:00`, shown).due.instant);
    }),
  );
  expect(laterWallOf({ instant: '2026-10-24T07:00:00.000Z', zone: 'UTC' }, 'Europe/Zurich', 1440)).toBe('2026-10-25T09:00');
});
