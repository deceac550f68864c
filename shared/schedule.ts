// Posting slots: the weekly times at which posts of a place go out, and the next of them that are free. A slot keeps its wall-clock time
// whatever clocks do; where they skip it, it is at the time that `resolveTime` takes, and where they show it twice, it is there once.

import { Temporal } from 'temporal-polyfill';
import { Fault } from './fault.ts';
import { epochMsOf, laterWall, resolveTime } from './time.ts';

export interface Slot {
  /** 1 is Monday, 7 is Sunday. */
  readonly weekday: number;
  /** `HH:mm` by the wall clock of `zone`. */
  readonly time: string;
  /** IANA zone. */
  readonly zone: string;
}

export interface SlotTime {
  /** As the slot has it, `YYYY-MM-DDTHH:mm`. */
  readonly wall: string;
  readonly zone: string;
  /** UTC, ISO 8601. */
  readonly instant: string;
}

/** Most hours of a day over which several posts are spread. */
const spreadHours = 10;

/**
 * Times for posts that are spread evenly over some days from a first one on, by the wall clock: one a day at its hour where there are days
 * enough, else several within ten hours from it. Closed days are left out, and the days go on behind them. Wall-clock times,
 * `YYYY-MM-DDTHH:mm`.
 * @throws Fault `input` where posts of a day would be nearer to each other than `leastApartMinutes`
 */
export function spreadTimes({ first, count, days, closed = [] }: { readonly first: string; readonly count: number; readonly days: number; readonly closed?: readonly string[] }): readonly string[] {
  const shut = new Set(closed);
  const open: string[] = [];
  for (let wall = first; open.length < days; wall = laterWall(wall, 1440)) if (!shut.has(wall.slice(0, 10))) open.push(wall);
  const byDay = Array.from({ length: days }, () => 0);
  for (let index = 0; index < count; index += 1) byDay[Math.floor((index * days) / count)]! += 1;
  return open.flatMap((wall, day) => {
    const own = byDay[day]!;
    const minutesLeft = 1439 - (Number(wall.slice(11, 13)) * 60 + Number(wall.slice(14, 16)));
    const step = Math.min(spreadHours * 60, minutesLeft) / Math.max(1, own);
    if (own > 1 && step < leastApartMinutes) throw tooClose(wall, own);
    return Array.from({ length: own }, (_, index) => laterWall(wall, Math.floor(index * step)));
  });
}

function tooClose(wall: string, count: number): Fault {
  const [day, time] = [wall.slice(0, 10), wall.slice(11, 16)];
  return new Fault(
    'input',
    `${count} posts on ${day} from ${time} would be closer than ${leastApartMinutes} minutes to each other. Spread them over more days, or begin earlier in the day.`,
    { detail: { day, count } },
  );
}

export interface FreeSlotsRequest {
  readonly slots: readonly Slot[];
  /** How many times are wanted. */
  readonly count: number;
  /** Only times after this instant, in milliseconds since 1970. */
  readonly afterMs: number;
  /** Instants at which something goes out already, in milliseconds since 1970. */
  readonly takenMs?: readonly number[];
  /** Days on which nothing goes out, `YYYY-MM-DD` by the slot's wall clock. */
  readonly blackout?: readonly string[];
}

/** Posts of one place nearer to each other than this are too close. */
export const leastApartMinutes = 30;

const dayMs = 86_400_000;
/** Days that are looked at together. */
const chunkDays = 28;
const longestDays = 5 * 366;

/** The times of slots from one instant (with it) to another (without it), in order. */
function timesBetween(slots: readonly Slot[], fromMs: number, toMs: number): readonly SlotTime[] {
  const times: SlotTime[] = [];
  // Zones are up to a day away from UTC on either side.
  for (let at = fromMs - 2 * dayMs; at < toMs + 2 * dayMs; at += dayMs) {
    const day = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('UTC').toPlainDate();
    for (const { weekday, time, zone } of slots) {
      if (weekday !== day.dayOfWeek) continue;
      const wall = `${day.toString()}T${time}`;
      const { instant } = resolveTime(wall, zone).due;
      const ms = epochMsOf(instant);
      if (ms >= fromMs && ms < toMs) times.push({ wall, zone, instant });
    }
  }
  return times.sort((a, b) => (a.instant < b.instant ? -1 : a.instant > b.instant ? 1 : 0));
}

/** Times of slots from one instant (with it) to another (without it) that are free: away from what is taken, and on no closed day. */
export function freeTimesBetween({ slots, takenMs = [], blackout = [] }: Pick<FreeSlotsRequest, 'slots' | 'takenMs' | 'blackout'>, fromMs: number, toMs: number): readonly SlotTime[] {
  const closed = new Set(blackout);
  const apart = leastApartMinutes * 60_000;
  return timesBetween(slots, fromMs, toMs).filter(({ wall, instant }) => {
    const ms = epochMsOf(instant);
    return !closed.has(wall.slice(0, 10)) && !takenMs.some((taken) => Math.abs(taken - ms) < apart);
  });
}

/**
 * The next times of slots that are free, in order: at least `leastApartMinutes` from what is taken and from each other.
 * @throws Fault `input` where there are too few within five years, or a slot's zone is none
 */
export function nextFreeSlots({ slots, count, afterMs, takenMs = [], blackout = [] }: FreeSlotsRequest): readonly SlotTime[] {
  const closed = new Set(blackout);
  const apart = leastApartMinutes * 60_000;
  const taken = takenMs.toSorted((a, b) => a - b);
  const found: SlotTime[] = [];
  let [next, last] = [0, Number.NEGATIVE_INFINITY];
  const start = afterMs + 1;
  for (let from = start; from < start + longestDays * dayMs && slots.length > 0; from += chunkDays * dayMs) {
    for (const time of timesBetween(slots, from, from + chunkDays * dayMs)) {
      if (found.length === count) return found;
      const ms = epochMsOf(time.instant);
      while (next < taken.length && taken[next]! <= ms - apart) next += 1;
      const isTaken = next < taken.length && taken[next]! < ms + apart;
      if (isTaken || ms - last < apart || closed.has(time.wall.slice(0, 10))) continue;
      found.push(time);
      last = ms;
    }
    if (found.length === count) return found;
  }
  const some = found.length === 0 ? 'no free posting slot' : `only ${found.length} free posting slots for ${count} posts`;
  throw new Fault('input', `There is ${some} in the next five years. Add slots with "queue slots add".`, { detail: { found: found.length, wanted: count } });
}
