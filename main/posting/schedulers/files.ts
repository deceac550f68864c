// The files for a scheduler: the posts as rows by one zone's wall clock, in as many files as its limits ask for, and in sentences what
// is not in them and what a person must do. UTF-8 with its mark, CRLF, every cell in quotes and none of them a formula.

import { safeName } from '../../../shared/fileName.ts';
import { epochMsOf, resolveTime, wallTimeOf } from '../../../shared/time.ts';
import { csvMark, csvQuotedRecord } from '../../sheets/csvText.ts';
import { guardFormula } from '../../sheets/formula.ts';
import type { ScheduledPost, Scheduler } from './scheduler.ts';

export interface SchedulerFile {
  readonly name: string;
  readonly text: string;
  readonly rows: number;
}

export interface SchedulerFiles {
  readonly files: readonly SchedulerFile[];
  /** Sentences. */
  readonly notes: readonly string[];
}

const count = (amount: number): string => (amount === 1 ? '1 post' : `${amount.toLocaleString('en')} posts`);

/** How a sentence names a post. */
const shown = ({ networkName, wall }: ScheduledPost): string => `${networkName}, ${wall.replace('T', ' ')}`;

function listed(posts: readonly ScheduledPost[]): string {
  const first = posts.slice(0, 5).map(shown).join('; ');
  return posts.length > 5 ? `${first}; and ${posts.length - 5} more` : first;
}

/** A sentence about the posts that it is true of; none where there are none. */
function about(posts: readonly ScheduledPost[], sentence: (posts: string) => string): readonly string[] {
  return posts.length === 0 ? [] : [`${sentence(count(posts.length))} (${listed(posts)})`];
}

/** Posts as by the wall clock of a zone. */
export function inZone(post: Omit<ScheduledPost, 'wall' | 'zone'>, zone: string): ScheduledPost {
  return { ...post, zone, wall: wallTimeOf({ instant: post.dueAt, zone }) };
}

/** Posts that come sooner after the one before at the same network than a scheduler takes. */
function tooClose(posts: readonly ScheduledPost[], minutes: number): readonly ScheduledPost[] {
  const last = new Map<string, number>();
  return posts.filter(({ network, dueAt }) => {
    const at = epochMsOf(dueAt);
    const before = last.get(network);
    last.set(network, at);
    return before !== undefined && at - before < minutes * 60_000;
  });
}

function contentNotes(scheduler: Scheduler, posts: readonly ScheduledPost[]): readonly string[] {
  const { name, mostPictures, pictureEndings, hasAlts, leastApartMinutes = 0 } = scheduler;
  const withPictures = posts.filter(({ pictures }) => pictures.length > 0);
  return [
    ...(mostPictures > 0 && withPictures.length > 0
      ? [
          `${name} takes pictures by their public address only: upload the pictures first, and replace the file names in the file (they are relative to the folder of the hand-over) by their addresses.`,
        ]
      : []),
    ...(mostPictures > 0
      ? about(withPictures.filter(({ pictures }) => pictures.length > mostPictures), (some) => `${some} with more than ${mostPictures === 1 ? 'one picture' : `${mostPictures} pictures`}: the file names the first only; add the others by hand.`)
      : []),
    ...(pictureEndings
      ? about(withPictures.filter(({ pictures }) => !pictureEndings.some((ending) => pictures[0]!.file.endsWith(ending))), (some) => `${some} with a picture that is none of ${pictureEndings.join(', ')}, which ${name} does not take.`)
      : []),
    ...(hasAlts || withPictures.length === 0 ? [] : [`${name}'s file has no column for alt texts: add them by hand from the folders of the days.`]),
    ...about(tooClose(posts, leastApartMinutes), (some) => `${some} less than ${leastApartMinutes} minutes after the one before, which ${name} refuses.`),
    ...about(posts.filter(({ caption }) => guardFormula(caption) !== caption), (some) => `${some} with a caption that a spreadsheet program could take for a formula: an apostrophe stands before it; remove it in ${name}.`),
    ...about(
      posts.filter(({ dueAt, wall, zone }) => resolveTime(wall, zone).due.instant !== dueAt),
      (some) => `${some} at a time that clocks show twice that day: ${name} may post an hour early.`,
    ),
  ];
}

function grouped(posts: readonly ScheduledPost[], keyOf: (post: ScheduledPost) => string): ReadonlyMap<string, ScheduledPost[]> {
  const groups = new Map<string, ScheduledPost[]>();
  for (const post of posts) {
    const group = groups.get(keyOf(post));
    if (group) group.push(post);
    else groups.set(keyOf(post), [post]);
  }
  return groups;
}

/** The files of one scheduler; posts in the order of time, all by the wall clock of `zone`. */
export function schedulerFiles(scheduler: Scheduler, posts: readonly ScheduledPost[], { zone, now }: { readonly zone: string; readonly now: Date }): SchedulerFiles {
  const { id, name, networks, isPerNetwork, leastAheadMinutes = 0, mostRows = Number.POSITIVE_INFINITY } = scheduler;
  const earliest = now.getTime() + leastAheadMinutes * 60_000;
  const hasColumn = ({ network }: ScheduledPost): boolean => networks?.includes(network) ?? true;
  const isAhead = ({ dueAt }: ScheduledPost): boolean => epochMsOf(dueAt) > earliest;
  const known = posts.filter(hasColumn);
  const ahead = known.filter(isAhead);
  const files: SchedulerFile[] = [];
  for (const [network, group] of grouped(ahead, (post) => (isPerNetwork ? post.network : ''))) {
    const header = scheduler.header(network);
    const start = csvMark + (header.length > 0 ? csvQuotedRecord(header) : '');
    for (let from = 0; from < group.length; from += mostRows) {
      const rows = group.slice(from, from + mostRows);
      const part = group.length > mostRows ? `-${from / mostRows + 1}` : '';
      const stem = [id, network, zone.replaceAll('/', '-')].filter((word) => word !== '').join('-');
      files.push({ name: safeName(`${stem}${part}`, '.csv'), text: start + rows.map((post) => csvQuotedRecord(scheduler.cells(post))).join(''), rows: rows.length });
    }
  }
  const notes = [
    ...about(posts.filter((post) => !hasColumn(post)), (some) => `${some} for networks that ${name} has no column for: place them by hand.`),
    ...about(known.filter((post) => !isAhead(post)), (some) => `${some} too soon for ${name} to take: place them by hand.`),
    ...(files.length > 0 ? [`Times are by the wall clock of ${zone}, which the file cannot say: set ${name} to that time zone.`, ...scheduler.notes] : []),
    ...contentNotes(scheduler, ahead),
  ];
  return { files, notes };
}
