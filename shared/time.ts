// Times that people choose by a wall clock somewhere, as instants that mean the same everywhere; and back.

import { Temporal } from 'temporal-polyfill';
import { Fault } from './fault.ts';
import type { DueTime } from './post.ts';

export interface ResolvedTime {
  readonly due: DueTime;
  /** The wall clock at that instant, `YYYY-MM-DDTHH:mm`: what was asked for, unless that time does not exist. */
  readonly wall: string;
  /** How clocks change at that time. `skipped`: it does not exist, the next that does was taken. `repeated`: the earlier of two was. */
  readonly clocks: 'steady' | 'skipped' | 'repeated';
  /** A sentence about it, '' where clocks are steady. */
  readonly notice: string;
}

const wallPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;

function readZone(zone: string): string {
  // Offsets such as +02:00 are refused: they know nothing of clock changes.
  if (/^[a-z]/i.test(zone)) {
    try {
      return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone).timeZoneId;
    } catch (thrown) {
      if (!(thrown instanceof RangeError)) throw thrown;
    }
  }
  throw new Fault('input', `There is no time zone '${zone.slice(0, 80)}'. Give one such as Europe/London or Africa/Nairobi.`, { detail: { zone } });
}

function readWall(wall: string): Temporal.PlainDateTime {
  if (wallPattern.test(wall)) {
    try {
      return Temporal.PlainDateTime.from(wall, { overflow: 'reject' });
    } catch (thrown) {
      if (!(thrown instanceof RangeError)) throw thrown;
    }
  }
  throw new Fault('input', `'${wall.slice(0, 80)}' is not a date and time. Write it as 2026-06-20T09:30.`, { detail: { time: wall } });
}

/** An instant as the library keeps it: UTC with milliseconds, so that instants sort as text. */
export function instantText(epochMs: number): string {
  return new Date(epochMs).toISOString();
}

/** Milliseconds since 1970 of an instant. */
export function epochMsOf(instant: string): number {
  return Temporal.Instant.from(instant).epochMilliseconds;
}

/** The wall clock in a zone at an instant, `YYYY-MM-DDTHH:mm`. */
export function wallTimeOf(due: DueTime): string {
  const local = Temporal.Instant.from(due.instant).toZonedDateTimeISO(due.zone);
  return local.toPlainDateTime().toString({ smallestUnit: 'minute' });
}

/**
 * A wall-clock time some minutes later by the calendar: the same hour on the next day is 1,440 minutes later whatever clocks do. Throws
 * a Fault (`input`) for what is no time.
 */
export function laterWall(wall: string, minutes: number): string {
  return readWall(wall).add({ minutes }).toString({ smallestUnit: 'minute' });
}

/**
 * The instant of a wall-clock time (`YYYY-MM-DDTHH:mm`) in an IANA zone. Where clocks skip it, the time that they show when it would
 * have been; where they show it twice, the first. Throws a Fault (`input`) for what is no time or no zone.
 */
export function resolveTime(wall: string, zone: string): ResolvedTime {
  const asked = readWall(wall);
  const timeZone = readZone(zone);
  const local = asked.toZonedDateTime(timeZone, { disambiguation: 'compatible' });
  const later = asked.toZonedDateTime(timeZone, { disambiguation: 'later' });
  const due = { instant: instantText(local.epochMilliseconds), zone };
  const found = wallTimeOf(due);
  const [day, time] = wall.split('T');
  if (found !== wall) {
    return { due, wall: found, clocks: 'skipped', notice: `Clocks in ${zone} skip ${time} on ${day}: the post is set for ${found.split('T')[1]}.` };
  }
  if (later.epochMilliseconds !== local.epochMilliseconds) {
    return { due, wall, clocks: 'repeated', notice: `Clocks in ${zone} show ${time} twice on ${day}: the post is set for the first.` };
  }
  return { due, wall, clocks: 'steady', notice: '' };
}
