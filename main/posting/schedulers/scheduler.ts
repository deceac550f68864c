// What a scheduler's CSV is: its columns, its dates, its limits, and what a person must know before it is uploaded. Each scheduler is
// one file that holds one such row; index.ts lists them.

/** A post as a row of a scheduler's file. */
export interface ScheduledPost {
  /** Id of the network it is for. */
  readonly network: string;
  readonly networkName: string;
  readonly caption: string;
  readonly campaign: string;
  readonly pictures: readonly { readonly file: string; readonly alt: string }[];
  /** UTC, ISO 8601. */
  readonly dueAt: string;
  /** The wall clock at that instant in the zone of the file, `YYYY-MM-DDTHH:mm`. */
  readonly wall: string;
  readonly zone: string;
}

export interface Scheduler {
  /** As it is named on the command line, and begins the names of its files. */
  readonly id: string;
  readonly name: string;
  /** The first record, by network; none where the file begins with the first post. */
  header(network: string): readonly string[];
  /** As many as the header has. */
  cells(post: ScheduledPost): readonly string[];
  /** Its accounts are chosen when a file is uploaded: a file for each network. */
  readonly isPerNetwork: boolean;
  /** Ids of networks it has columns for; any if absent. */
  readonly networks?: readonly string[];
  /** Posts in one file; no limit is known if absent. */
  readonly mostRows?: number;
  /** Pictures of one post; 0 where a file names none. */
  readonly mostPictures: number;
  /** Endings of picture files that it takes; any if absent. */
  readonly pictureEndings?: readonly string[];
  /** Whether its file holds alt texts. */
  readonly hasAlts: boolean;
  readonly leastAheadMinutes?: number;
  readonly leastApartMinutes?: number;
  /** What a person must know, as sentences. */
  readonly notes: readonly string[];
}

/** `2026-06-20` and `09:30` of a wall-clock time. */
export function dayAndTime(wall: string): readonly [day: string, time: string] {
  return [wall.slice(0, 10), wall.slice(11, 16)];
}

/** A day as its parts in some order: `dmy` with `/` is `20/06/2026`. */
export function dayText(wall: string, order: 'ymd' | 'dmy' | 'mdy', separator: string): string {
  const [y, m, d] = wall.slice(0, 10).split('-');
  const parts: Readonly<Record<string, string>> = { y: y!, m: m!, d: d! };
  return order.split('').map((part) => parts[part]).join(separator);
}
