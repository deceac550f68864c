// Days as a calendar shows them: months and weeks by the language's first day, spans of days in a zone whatever clocks do, and posts that
// are moved about in them.

import { Temporal } from 'temporal-polyfill';
import type { DueTime } from './post.ts';
import { instantText, laterWall, resolveTime, wallTimeOf } from './time.ts';

export type CalendarMode = 'month' | 'week' | 'day';

/** Languages of regions whose weeks begin on Sunday or Saturday, where the engine cannot say (CLDR 46, weekData). */
const sundayRegions = /-(US|CA|MX|BR|CO|PE|VE|JP|KR|TW|HK|IN|IL|ZA|PH|TH|KE|PK|BD|NP)\b/;
const saturdayRegions = /-(EG|DZ|IQ|JO|KW|LY|OM|QA|SD|SY|BH|DJ|AF|IR)\b/;

interface WeekInfo {
  readonly firstDay: number;
}

/** The day on which weeks begin in a language: 1 is Monday, 7 is Sunday. */
export function firstWeekday(language: string): number {
  const locale = new Intl.Locale(language);
  const getInfo: unknown = Reflect.get(locale, 'getWeekInfo');
  const info: unknown = typeof getInfo === 'function' ? getInfo.call(locale) : Reflect.get(locale, 'weekInfo');
  if (isWeekInfo(info)) return info.firstDay;
  const region = locale.maximize().toString();
  return sundayRegions.test(region) ? 7 : saturdayRegions.test(region) ? 6 : 1;
}

function isWeekInfo(value: unknown): value is WeekInfo {
  return typeof value === 'object' && value !== null && 'firstDay' in value && typeof value.firstDay === 'number';
}

const dayOf = (day: string): Temporal.PlainDate => Temporal.PlainDate.from(day);

/** A day some days later, `YYYY-MM-DD`. */
export function laterDay(day: string, days: number): string {
  return dayOf(day).add({ days }).toString();
}

/** Days from one to another. */
export function daysApart(from: string, to: string): number {
  return dayOf(from).until(dayOf(to), { largestUnit: 'days' }).days;
}

/** Today in a zone. */
export function dayAt(instantMs: number, zone: string): string {
  return wallTimeOf({ instant: instantText(instantMs), zone }).slice(0, 10);
}

/** The days on show about one of them: of a month, whole weeks. */
export function shownDays(mode: CalendarMode, day: string, weekStart: number): readonly string[] {
  const date = dayOf(day);
  if (mode === 'day') return [day];
  const first = mode === 'month' ? date.with({ day: 1 }) : date;
  const start = first.subtract({ days: (first.dayOfWeek - weekStart + 7) % 7 });
  const count = mode === 'week' ? 7 : Math.ceil((start.until(first, { largestUnit: 'days' }).days + date.daysInMonth) / 7) * 7;
  return Array.from({ length: count }, (_, index) => start.add({ days: index }).toString());
}

/** The day to show after turning pages. */
export function turned(mode: CalendarMode, day: string, pages: number): string {
  const date = dayOf(day);
  return (mode === 'month' ? date.add({ months: pages }) : date.add({ days: pages * (mode === 'week' ? 7 : 1) })).toString();
}

/** The instants at which days begin in a zone, and at which the last one ends. A day may have 23 or 25 hours, and need not begin at 00:00. */
export function dayEdges(days: readonly string[], zone: string): readonly string[] {
  return [...days, laterDay(days.at(-1)!, 1)].map((day) => instantText(dayOf(day).toZonedDateTime(zone).epochMilliseconds));
}

/** Whether clocks in a zone skip an hour of a day altogether. */
export function isSkippedHour(day: string, hour: number, zone: string): boolean {
  const wall = `${day}T${String(hour).padStart(2, '0')}:00`;
  return resolveTime(wall, zone).wall.slice(11, 13) !== wall.slice(11, 13);
}

/**
 * The time of a post that is moved so that a clock of the calendar's zone shows another time, by the clock that the post was planned by.
 * `notice` says where clocks change then.
 */
export function movedTo(due: DueTime, wall: string, zone: string): { readonly due: string; readonly zone: string; readonly notice: string } {
  const moved = resolveTime(wall, zone);
  if (due.zone === zone) return { due: wall, zone, notice: moved.notice };
  return { due: wallTimeOf({ instant: moved.due.instant, zone: due.zone }), zone: due.zone, notice: moved.notice };
}

/** The wall clock of a calendar's zone at a post, some minutes later. */
export function laterWallOf(due: DueTime, zone: string, minutes: number): string {
  return laterWall(wallTimeOf({ instant: due.instant, zone }), minutes);
}
