// The hand-over folder: what a person must post, a folder a day with numbered pictures, captions, alt texts, a page to tick off and a
// calendar file. A day's folder is there whole or not at all, and nothing is written outside the folder that was named.

import { basename } from 'node:path';
import { safeName } from '../../shared/fileName.ts';
import { pictureKindOf } from '../../shared/mediaType.ts';
import { findNetwork } from '../../shared/networks/index.ts';
import type { Network, NetworkTable } from '../../shared/networks/network.ts';
import { captionFor, picturesFor } from '../../shared/post.ts';
import type { Delivery, PostPicture } from '../../shared/post.ts';
import { postProblems } from '../../shared/postProblems.ts';
import { epochMsOf, wallTimeOf } from '../../shared/time.ts';
import type { AssetStore } from '../library/assets.ts';
import { writeCalendar } from './calendar.ts';
import type { CalendarEntry } from './calendar.ts';
import { writeChecklist } from './checklist.ts';
import type { ChecklistItem } from './checklist.ts';
import { writeOwnFolder } from './ownFolder.ts';
import type { OwnFolder } from './ownFolder.ts';
import type { StoredPost } from './posts.ts';

export interface HandOverRequest {
  readonly posts: readonly StoredPost[];
  readonly networks: NetworkTable;
  readonly assets: Pick<AssetStore, 'read'>;
  /** Folder that the days' folders are made in. */
  readonly folder: string;
  readonly now: Date;
  /** Hours ahead of now: hand-overs that come due until then are taken in too. 0 if absent. */
  readonly aheadHours?: number;
  /** Called with each delivery once its files are in their place. */
  readonly onWritten?: (written: HandedOver) => void;
}

/** A delivery that was written. */
export interface HandedOver {
  readonly post: StoredPost;
  readonly delivery: Delivery;
  readonly caption: string;
  /** With their files, relative to the folder of all days, with `/`. */
  readonly pictures: readonly WrittenPicture[];
}

export interface HandOverResult {
  /** The day's folder where there is one day, else the folder of all days. */
  readonly folder: string;
  readonly days: readonly string[];
  /** How many deliveries were written. */
  readonly posts: number;
}

/** One delivery with the names of its files. */
interface Item {
  readonly post: StoredPost;
  readonly delivery: Delivery;
  readonly network: Network | undefined;
  readonly day: string;
}

/** Those of the request's posts that the hand-over takes in. */
export function postsTakenIn(request: HandOverRequest): readonly StoredPost[] {
  return [...collect(request).values()].flatMap((items) => items.map(({ post }) => post));
}

/** What a person has to post now, or soon where asked. */
function isHandedOver(post: StoredPost, delivery: Delivery, untilMs: number): boolean {
  if (delivery.state === 'awaitingPerson') return true;
  return delivery.state === 'scheduled' && delivery.account === '' && epochMsOf(post.due.instant) <= untilMs;
}

function collect(request: HandOverRequest): ReadonlyMap<string, Item[]> {
  const untilMs = request.now.getTime() + (request.aheadHours ?? 0) * 3_600_000;
  const days = new Map<string, Item[]>();
  for (const post of request.posts) {
    const day = wallTimeOf(post.due).slice(0, 10);
    for (const delivery of post.deliveries) {
      if (!isHandedOver(post, delivery, untilMs)) continue;
      const item = { post, delivery, network: findNetwork(request.networks, delivery.network), day };
      const items = days.get(day);
      if (items) items.push(item);
      else days.set(day, [item]);
    }
  }
  return days;
}

function timeText(post: StoredPost): string {
  return `${wallTimeOf(post.due).slice(11)}, ${post.due.zone}`;
}

export type WrittenPicture = PostPicture & { readonly file: string };

async function writePictures(folder: OwnFolder, request: HandOverRequest, item: Item, number: string): Promise<readonly WrittenPicture[]> {
  const pictures = item.network ? picturesFor(item.post, item.network) : item.post.pictures;
  const written: WrittenPicture[] = [];
  for (const picture of pictures) {
    const bytes = await request.assets.read(picture.asset);
    const part = pictures.length > 1 ? `-${written.length + 1}` : '';
    const file = safeName(`${number}-${item.delivery.network}-${picture.size}${part}`, pictureKindOf(bytes)?.ending ?? '.bin');
    await folder.write(file, bytes);
    written.push({ ...picture, file });
  }
  return written;
}

interface WrittenItem {
  readonly handedOver: HandedOver;
  readonly line: ChecklistItem;
  readonly entry: CalendarEntry;
}

/** Writes one delivery's files; answers its lines for the page and the calendar. */
async function writeItem(folder: OwnFolder, request: HandOverRequest, item: Item, number: string): Promise<WrittenItem> {
  const { post, delivery, network } = item;
  const pictures = await writePictures(folder, request, item, number);
  const caption = captionFor(post, delivery.network);
  const alts = pictures.map(({ alt }) => alt);
  await folder.write(`${number}-caption.txt`, caption);
  await folder.write(`${number}-alt.txt`, alts.length > 1 ? alts.map((alt, index) => `${index + 1}. ${alt}`).join('\n\n') : (alts[0] ?? ''));
  const name = network?.name ?? delivery.network;
  const composer = network?.composer ? { composer: network.composer } : {};
  const problems = network ? postProblems(post, network).map(({ message }) => message) : [];
  return {
    handedOver: { post, delivery, caption, pictures },
    line: {
      number,
      network: name,
      time: timeText(post),
      campaign: post.campaign,
      caption,
      pictures,
      notes: delivery.reason === '' ? problems : [delivery.reason, ...problems],
      ...composer,
    },
    entry: {
      id: delivery.id,
      sequence: post.sequence,
      title: post.campaign === '' ? `Post on ${name}` : `Post on ${name}: ${post.campaign}`,
      network: name,
      dueAt: post.due.instant,
      changedAt: post.changedAt,
      caption,
      alts,
      files: pictures.map(({ file }) => file),
      ...composer,
    },
  };
}

async function writeDay(folder: OwnFolder, request: HandOverRequest, day: string, items: readonly Item[]): Promise<readonly HandedOver[]> {
  const digits = Math.max(2, String(items.length).length);
  const lines: ChecklistItem[] = [];
  const entries: CalendarEntry[] = [];
  const all: HandedOver[] = [];
  for (const [index, item] of items.entries()) {
    const { line, entry, handedOver } = await writeItem(folder, request, item, String(index + 1).padStart(digits, '0'));
    lines.push(line);
    entries.push(entry);
    all.push(handedOver);
  }
  await folder.write('checklist.html', writeChecklist(day, lines));
  await folder.write('queue.ics', writeCalendar(entries, request.now));
  return all;
}

/**
 * Writes the hand-over. An earlier one of the same day is replaced, unless files were added to its folder: then a folder beside it is
 * made. Throws a Fault (`storage`) where the disk refuses, and leaves nothing half-written.
 */
export async function writeHandOver(request: HandOverRequest): Promise<HandOverResult> {
  const days: string[] = [];
  let posts = 0;
  for (const [day, items] of collect(request)) {
    let written: readonly HandedOver[] = [];
    const path = await writeOwnFolder(request.folder, day, async (folder) => {
      written = await writeDay(folder, request, day, items);
    });
    days.push(path);
    posts += items.length;
    for (const item of written) {
      request.onWritten?.({ ...item, pictures: item.pictures.map((picture) => ({ ...picture, file: `${basename(path)}/${picture.file}` })) });
    }
  }
  return { folder: days.length === 1 ? days[0]! : request.folder, days, posts };
}
