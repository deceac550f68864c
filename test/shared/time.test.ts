// Wall-clock times become instants in every zone, clock changes included, and are reported when they are not what they seem.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Fault } from '../../shared/fault.ts';
import { epochMsOf, laterWall, resolveTime, wallTimeOf } from '../../shared/time.ts';

describe('clock changes', () => {
  // zone, wall clock, instant, wall clock taken, how clocks change
  test.each([
    ['Europe/Zurich', '2026-03-29T02:30', '2026-03-29T01:30:00.000Z', '2026-03-29T03:30', 'skipped'],
    ['Europe/Zurich', '2026-10-25T02:30', '2026-10-25T00:30:00.000Z', '2026-10-25T02:30', 'repeated'],
    ['America/New_York', '2026-03-08T02:15', '2026-03-08T07:15:00.000Z', '2026-03-08T03:15', 'skipped'],
    ['America/New_York', '2026-11-01T01:15', '2026-11-01T05:15:00.000Z', '2026-11-01T01:15', 'repeated'],
    ['Australia/Lord_Howe', '2026-10-04T02:15', '2026-10-03T15:45:00.000Z', '2026-10-04T02:45', 'skipped'],
    ['Australia/Lord_Howe', '2026-04-05T01:45', '2026-04-04T14:45:00.000Z', '2026-04-05T01:45', 'repeated'],
    ['America/Santiago', '2026-09-06T00:30', '2026-09-06T04:30:00.000Z', '2026-09-06T01:30', 'skipped'],
    ['Africa/Nairobi', '2026-06-20T09:30', '2026-06-20T06:30:00.000Z', '2026-06-20T09:30', 'steady'],
    ['Asia/Kathmandu', '2026-06-20T09:30', '2026-06-20T03:45:00.000Z', '2026-06-20T09:30', 'steady'],
    ['UTC', '2026-06-20T09:30', '2026-06-20T09:30:00.000Z', '2026-06-20T09:30', 'steady'],
  ])('%s %s', (zone, wall, instant, taken, clocks) => {
    const resolved = resolveTime(wall, zone);
    expect(resolved).toMatchObject({ due: { instant, zone }, wall: taken, clocks });
    expect(resolved.notice === '').toBe(clocks === 'steady');
  });

  test('are told as a sentence', () => {
    expect(resolveTime('2026-03-29T02:30', 'Europe/Zurich').notice).toBe('Clocks in Europe/Zurich skip 02:30 on 2026-03-29: the post is set for 03:30.');
    expect(resolveTime('2026-10-25T02:30', 'Europe/Zurich').notice).toBe('Clocks in Europe/Zurich show 02:30 twice on 2026-10-25: the post is set for the first.');
  });
});

test('an instant shows the wall clock it was chosen by', () => {
  const zones = ['Europe/London', 'America/Sao_Paulo', 'Africa/Lagos', 'Asia/Kolkata', 'Pacific/Auckland', 'America/St_Johns'];
  const minute = fc.date({ min: new Date('2020-01-01T00:00:00Z'), max: new Date('2040-01-01T00:00:00Z'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 16));
  fc.assert(
    fc.property(minute, fc.constantFrom(...zones), (wall, zone) => {
      const resolved = resolveTime(wall, zone);
      expect(wallTimeOf(resolved.due)).toBe(resolved.wall);
      expect(resolved.wall === wall).toBe(resolved.clocks !== 'skipped');
      expect(resolved.due.instant).toBe(new Date(epochMsOf(resolved.due.instant)).toISOString());
    }),
  );
});

test.each([
  ['2026-02-30T10:00', 'Europe/London', 'not a date and time'],
  ['2026-06-20 10:00', 'Europe/London', 'not a date and time'],
  ['2026-06-20T25:00', 'Europe/London', 'not a date and time'],
  ['tomorrow', 'Europe/London', 'Write it as 2026-06-20T09:30'],
  ['2026-06-20T10:00', 'Europe/Nowhere', "no time zone 'Europe/Nowhere'"],
  ['2026-06-20T10:00', '+02:00', 'no time zone'],
  ['2026-06-20T10:00', '', 'no time zone'],
])('%s in "%s" is refused', (wall, zone, why) => {
  expect(() => resolveTime(wall, zone)).toThrow(Fault);
  expect(() => resolveTime(wall, zone)).toThrow(why);
});

describe('some minutes later by the calendar', () => {
  test.each([
    ['2026-02-28T23:30', 60, '2026-03-01T00:30'],
    ['2028-02-28T10:00', 24 * 60, '2028-02-29T10:00'],
    ['2026-12-31T09:00', 7 * 24 * 60, '2027-01-07T09:00'],
    // The same hour on the day on which clocks change somewhere.
    ['2026-03-28T09:00', 24 * 60, '2026-03-29T09:00'],
    ['2026-06-20T09:15', 0, '2026-06-20T09:15'],
  ])('%s and %i minutes', (wall, minutes, later) => {
    expect(laterWall(wall, minutes)).toBe(later);
  });

  test.each(['2027-02-30T10:00', '2027-04-31T10:00', '2027-06-20T24:00', 'tomorrow'])('%s is no time to begin with', (wall) => {
    expect(() => laterWall(wall, 60)).toThrow('not a date and time');
  });
});
