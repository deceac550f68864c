// A calendar file (iCalendar, RFC 5545) of posts that a person must place: an entry each with a reminder, the caption and the alt texts.

import ical, { ICalAlarmType, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { epochMsOf } from '../../shared/time.ts';

export interface CalendarEntry {
  /** Stable for the delivery's life, so that a calendar takes a later file over the earlier one. */
  readonly id: string;
  /** Raised by every change of the post. */
  readonly sequence: number;
  readonly title: string;
  readonly network: string;
  /** UTC, ISO 8601. */
  readonly dueAt: string;
  readonly changedAt: string;
  readonly caption: string;
  readonly alts: readonly string[];
  /** Names of the pictures, since most calendars drop attachments. */
  readonly files: readonly string[];
  readonly composer?: string;
}

/** Long enough to place a post, and to be seen. */
const lengthMs = 15 * 60_000;
const remindBeforeSeconds = 15 * 60;

function description(entry: CalendarEntry): string {
  const alts = entry.alts.map((alt, index) => (entry.alts.length > 1 ? `${index + 1}. ${alt}` : alt));
  return [
    entry.caption,
    ...(entry.alts.some((alt) => alt.trim() !== '') ? [`Alt text:\n${alts.join('\n')}`] : []),
    `Pictures: ${entry.files.join(', ')}`,
    ...(entry.composer ? [`Post it here: ${entry.composer}`] : []),
  ].join('\n\n');
}

/** The text of a calendar file, times in UTC. The same entries at the same time give the same text. */
export function writeCalendar(entries: readonly CalendarEntry[], now: Date): string {
  const calendar = ical({
    name: 'Point Studio queue',
    prodId: { company: 'Point Studio', product: 'Queue', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    scale: 'GREGORIAN',
  });
  for (const entry of entries) {
    const startMs = epochMsOf(entry.dueAt);
    const event = calendar.createEvent({
      id: `${entry.id}@point-studio`,
      sequence: entry.sequence,
      stamp: now,
      lastModified: new Date(epochMsOf(entry.changedAt)),
      start: new Date(startMs),
      end: new Date(startMs + lengthMs),
      summary: entry.title,
      description: description(entry),
      categories: [{ name: entry.network }],
      status: ICalEventStatus.CONFIRMED,
      ...(entry.composer ? { url: entry.composer } : {}),
    });
    event.createAlarm({ type: ICalAlarmType.display, trigger: remindBeforeSeconds, description: entry.title });
  }
  // The library leaves the last line open; RFC 5545 ends every line.
  return `${calendar.toString().trimEnd()}\r\n`;
}
