// Posting slots and days without posts in the database.

import { textAt, wholeAt } from '../database/database.ts';
import type { Database } from '../database/database.ts';
import { freeTimesBetween, leastApartMinutes } from '../../shared/schedule.ts';
import type { Slot } from '../../shared/schedule.ts';
import { epochMsOf, instantText, resolveTime } from '../../shared/time.ts';

/** A slot of an account or a network. */
export interface PlacedSlot extends Slot {
  /** Id of an account or of a network. */
  readonly place: string;
}

/** All slots by place and time of the week. */
export function allSlots(database: Database): readonly PlacedSlot[] {
  return database.all('SELECT place, weekday, time, zone FROM slots ORDER BY place, weekday, time, zone').map((row) => ({
    place: textAt(row, 'place'),
    weekday: wholeAt(row, 'weekday'),
    time: textAt(row, 'time'),
    zone: textAt(row, 'zone'),
  }));
}

/** Adds slots; those that are there already stay. Throws a Fault (`input`) for what is no time or no zone, and adds none then. */
export function addSlots(database: Database, slots: readonly PlacedSlot[]): void {
  database.transaction(() => {
    for (const { place, weekday, time, zone } of slots) {
      resolveTime(`2026-01-01T${time}`, zone);
      database.run('INSERT OR IGNORE INTO slots (place, weekday, time, zone) VALUES (?, ?, ?, ?)', place, weekday, time, zone);
    }
  });
}

/** Removes a slot; answers whether it was there. */
export function removeSlot(database: Database, { place, weekday, time, zone }: PlacedSlot): boolean {
  return database.run('DELETE FROM slots WHERE place = ? AND weekday = ? AND time = ? AND zone = ?', place, weekday, time, zone) > 0;
}

/** States of deliveries that keep their time taken. */
const waiting: readonly string[] = ['draft', 'needsApproval', 'scheduled', 'sending', 'awaitingPerson', 'published'];

/** Instants from one on at which something goes out at some networks already, in milliseconds since 1970. */
export function takenTimes(database: Database, networks: readonly string[], fromMs: number): readonly number[] {
  return database
    .all(
      `SELECT DISTINCT due_at FROM deliveries WHERE state IN (SELECT value FROM json_each(?)) AND due_at >= ? AND network IN (SELECT value FROM json_each(?))`,
      JSON.stringify(waiting),
      instantText(fromMs),
      JSON.stringify(networks),
    )
    .map((row) => epochMsOf(textAt(row, 'due_at')));
}

/** Times of slots that are free between two instants, each by what goes out at its own place: UTC, ISO 8601, in order. */
export function freeBetween(database: Database, { account, fromMs, toMs }: { readonly account: string | undefined; readonly fromMs: number; readonly toMs: number }): readonly string[] {
  const slots = allSlots(database).filter(({ place }) => account === undefined || place === account);
  if (slots.length === 0) return [];
  const apartMs = leastApartMinutes * 60_000;
  const taken = new Map<string, number[]>();
  const rows = database.all(
    'SELECT DISTINCT network, account, due_at FROM deliveries WHERE state IN (SELECT value FROM json_each(?)) AND due_at >= ? AND due_at < ?',
    JSON.stringify(waiting),
    instantText(fromMs - apartMs),
    instantText(toMs + apartMs),
  );
  for (const row of rows) {
    for (const place of [textAt(row, 'network'), textAt(row, 'account')]) taken.set(place, [...(taken.get(place) ?? []), epochMsOf(textAt(row, 'due_at'))]);
  }
  const blackout = blackoutDays(database);
  const free = [...Map.groupBy(slots, ({ place }) => place)].flatMap(([place, own]) => freeTimesBetween({ slots: own, takenMs: taken.get(place) ?? [], blackout }, fromMs, toMs));
  return [...new Set(free.map(({ instant }) => instant))].sort();
}

/** The slots that posts to some networks and accounts take: the accounts' own, where they have any, before those of their networks. */
export function slotsFor(database: Database, networks: readonly string[], accounts: readonly string[]): readonly PlacedSlot[] {
  const all = allSlots(database);
  const own = all.filter(({ place }) => accounts.includes(place));
  return own.length > 0 ? own : all.filter(({ place }) => networks.includes(place));
}

/** Days on which nothing goes out, `YYYY-MM-DD`, in order. */
export function blackoutDays(database: Database): readonly string[] {
  return database.all('SELECT day FROM blackout_days ORDER BY day').map((row) => textAt(row, 'day'));
}

/** Adds days. Throws a Fault (`input`) for what is no day, and adds none then. */
export function addBlackout(database: Database, days: readonly string[]): void {
  database.transaction(() => {
    for (const day of days) {
      resolveTime(`${day}T12:00`, 'UTC');
      database.run('INSERT OR IGNORE INTO blackout_days (day) VALUES (?)', day);
    }
  });
}

/** Removes days. */
export function removeBlackout(database: Database, days: readonly string[]): void {
  database.transaction(() => {
    for (const day of days) database.run('DELETE FROM blackout_days WHERE day = ?', day);
  });
}
