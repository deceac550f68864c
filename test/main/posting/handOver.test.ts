// The hand-over folder: all that a person needs to post, whole or not at all, and nowhere else.

import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createAssetStore } from '../../../main/library/assets.ts';
import type { AssetStore } from '../../../main/library/assets.ts';
import { shippedNetworks } from '../../../main/networks.ts';
import { writeHandOver } from '../../../main/posting/handOver.ts';
import type { HandOverRequest } from '../../../main/posting/handOver.ts';
import type { NewPost } from '../../../main/posting/queue.ts';
import { makeFolder } from '../../helpers/folder.ts';
import { aPost, idsOf, openDesk } from './desk.ts';
import type { Desk } from './desk.ts';

const jpeg = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);
const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
const webp = new Uint8Array(Buffer.from('RIFF1234WEBPVP8 '));

interface Bench extends Desk {
  readonly assets: AssetStore;
  readonly folder: string;
  readonly add: (change?: Partial<NewPost>) => string;
  readonly write: (change?: Partial<HandOverRequest>) => ReturnType<typeof writeHandOver>;
}

/** A desk with a store of pictures, and a folder to hand over in. */
async function openBench(): Promise<Bench & { readonly picture: (bytes: Uint8Array, size: string, alt: string) => Promise<NewPost['pictures'][number]> }> {
  const desk = openDesk();
  const assets = createAssetStore(join(makeFolder(), 'assets'));
  const folder = join(makeFolder(), 'hand-over');
  const networks = await shippedNetworks();
  const picture = async (bytes: Uint8Array, size: string, alt: string): Promise<NewPost['pictures'][number]> => ({ asset: await assets.put(bytes), size, width: 1080, height: 1350, alt });
  const usual = await picture(jpeg, 'ig-portrait', 'A red dot.');
  return {
    ...desk,
    assets,
    folder,
    picture,
    add: (change = {}) => idsOf(desk.queue.add({ ...aPost, pictures: [usual], ...change }).post)[0]!,
    write: async (change = {}) => {
      const now = desk.clock();
      await desk.run();
      return writeHandOver({ posts: desk.queue.list(), networks, assets, folder, now, ...change });
    },
  };
}

const text = (...path: string[]): string => readFileSync(join(...path), 'utf8');
const visible = (folder: string): readonly string[] => readdirSync(folder).filter((name) => !name.startsWith('.')).toSorted();

test('holds for each post its pictures, caption and alt text, numbered in order of time', async () => {
  const bench = await openBench();
  const pictures = [await bench.picture(png, 'x-landscape', 'A chart.'), await bench.picture(webp, 'bs-portrait', 'First.'), await bench.picture(jpeg, 'bs-square', 'Second.')];
  bench.add({ wall: '2026-06-20T10:30', pictures, captions: { default: 'For all.', x: 'For X.' }, deliveries: [{ network: 'x', account: '' }, { network: 'bluesky', account: '' }] });
  bench.add({ wall: '2026-06-20T10:00', captions: { default: 'Énergie 🌍\nفوری' } });
  bench.at('07:45');
  const result = await bench.write();
  expect(result).toEqual({ folder: join(bench.folder, '2026-06-20'), days: [join(bench.folder, '2026-06-20')], posts: 3 });
  expect(visible(result.folder)).toEqual([
    '01-alt.txt',
    '01-caption.txt',
    '01-instagram-ig-portrait.jpg',
    '02-alt.txt',
    '02-caption.txt',
    '02-x-x-landscape.png',
    '03-alt.txt',
    '03-bluesky-bs-portrait-1.webp',
    '03-bluesky-bs-square-2.jpg',
    '03-caption.txt',
    'checklist.html',
    'queue.ics',
  ]);
  expect(text(result.folder, '01-caption.txt')).toBe('Énergie 🌍\nفوری');
  expect(text(result.folder, '02-caption.txt')).toBe('For X.');
  expect(text(result.folder, '02-alt.txt')).toBe('A chart.');
  expect(text(result.folder, '03-alt.txt')).toBe('1. First.\n\n2. Second.');
  expect(new Uint8Array(readFileSync(join(result.folder, '02-x-x-landscape.png')))).toEqual(png);
});

test('takes what is due, and what comes due soon where asked; not what is done', async () => {
  const bench = await openBench();
  const due = bench.add();
  const cancelled = bench.add();
  bench.queue.cancel(cancelled);
  bench.add({ wall: '2026-06-21T08:00' });
  bench.add({ wall: '2026-06-22T10:00' });
  bench.at('07:00');
  expect((await bench.write()).posts).toBe(1);
  expect((await bench.write({ aheadHours: 24 })).days.map((day) => day.slice(-10))).toEqual(['2026-06-20', '2026-06-21']);
  bench.queue.markPosted(due, '');
  expect((await bench.write()).posts).toBe(0);
});

test('days are those of the post’s own zone', async () => {
  const bench = await openBench();
  bench.add({ wall: '2026-06-21T01:00', zone: 'Pacific/Auckland' });
  bench.at('2026-06-20T13:00:00Z');
  expect((await bench.write()).folder).toBe(join(bench.folder, '2026-06-21'));
});

test('nothing due writes nothing', async () => {
  const bench = await openBench();
  expect(await bench.write()).toEqual({ folder: bench.folder, days: [], posts: 0 });
  expect(existsSync(bench.folder)).toBe(false);
});

const unfolded = (ics: string): readonly string[] => ics.replaceAll('\r\n ', '').split('\r\n');

describe('the calendar file', () => {
  test('reminds of each post in UTC, with the caption and the alt text', async () => {
    const bench = await openBench();
    const id = bench.add({ captions: { default: 'Power, for all; now.\nJoin' } });
    bench.at('07:00');
    const { folder } = await bench.write();
    const ics = text(folder, 'queue.ics');
    expect(unfolded(ics)).toEqual(
      expect.arrayContaining([
        'BEGIN:VCALENDAR',
        'VERSION:2.0',
        'METHOD:PUBLISH',
        `UID:${id}@point-studio`,
        'SEQUENCE:0',
        'DTSTAMP:20260620T070000Z',
        'DTSTART:20260620T070000Z',
        'DTEND:20260620T071500Z',
        'SUMMARY:Post on Instagram: Make your point',
        'DESCRIPTION:Power\\, for all\\; now.\\nJoin\\n\\nAlt text:\\nA red dot.\\n\\nPictures: 01-instagram-ig-portrait.jpg',
        'CATEGORIES:Instagram',
        'STATUS:CONFIRMED',
        'BEGIN:VALARM',
        'ACTION:DISPLAY',
        'TRIGGER:-PT15M',
      ]),
    );
    for (const line of ics.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });

  test('keeps the identity of a post that was put off, and raises its number', async () => {
    const bench = await openBench();
    const id = bench.add();
    bench.queue.reschedule(bench.queue.list()[0]!.id, '2026-06-20T10:10', 'Africa/Nairobi');
    bench.at('07:10');
    const { folder } = await bench.write();
    expect(unfolded(text(folder, 'queue.ics'))).toEqual(expect.arrayContaining([`UID:${id}@point-studio`, 'SEQUENCE:1', 'DTSTART:20260620T071000Z']));
  });
});

describe('the page', () => {
  test('shows what to post where, and what to look at first', async () => {
    const bench = await openBench();
    bench.add({ captions: { default: 'a'.repeat(300) }, deliveries: [{ network: 'x', account: '' }] });
    bench.at('07:00');
    const { folder } = await bench.write();
    const page = text(folder, 'checklist.html');
    for (const part of ['To post on 2026-06-20', '01. X', '10:00, Africa/Nairobi', 'src="01-x-ig-portrait.jpg"', 'alt="A red dot."', 'href="https://x.com/compose/post"', 'The caption for X has 300 characters; the most is 280.']) {
      expect(page).toContain(part);
    }
  });

  test('never lets a text become markup, and runs no scripts', async () => {
    const bench = await openBench();
    const evil = '</textarea><script>alert(1)</script><img src=x onerror="alert(1)">';
    bench.add({ campaign: evil, captions: { default: evil }, pictures: [await bench.picture(jpeg, 'ig-square', `" onload="alert(1) ${evil}`)] });
    bench.at('07:00');
    const { folder } = await bench.write();
    const page = text(folder, 'checklist.html');
    expect(page).not.toMatch(/<script|<img src=x|" onload=/);
    expect(page).toContain(`content="default-src 'none'; img-src 'self' file:; style-src 'unsafe-inline'"`);
  });
});

describe('an earlier hand-over', () => {
  test('of the same day is replaced', async () => {
    const bench = await openBench();
    const first = bench.add();
    bench.at('07:00');
    await bench.write();
    bench.add({ wall: '2026-06-20T10:05', captions: { default: 'Second' } });
    bench.queue.markPosted(first, '');
    bench.at('07:05');
    const { folder } = await bench.write();
    expect(folder).toBe(join(bench.folder, '2026-06-20'));
    expect(text(folder, '01-caption.txt')).toBe('Second');
    expect(readdirSync(bench.folder)).toEqual(['2026-06-20']);
  });

  test('to which a person added a file stays, and the new one is put beside it', async () => {
    const bench = await openBench();
    bench.add();
    bench.at('07:00');
    const { folder } = await bench.write();
    writeFileSync(join(folder, 'notes.txt'), 'Ask Ana first.');
    expect((await bench.write()).folder).toBe(`${folder}-2`);
    expect((await bench.write()).folder).toBe(`${folder}-2`);
    expect(text(folder, 'notes.txt')).toBe('Ask Ana first.');
  });

  test('is not what any folder of that name is', async () => {
    const bench = await openBench();
    bench.add();
    bench.at('07:00');
    mkdirSync(join(bench.folder, '2026-06-20'), { recursive: true });
    writeFileSync(join(bench.folder, '2026-06-20', 'letter.txt'), '');
    expect((await bench.write()).folder).toBe(join(bench.folder, '2026-06-20-2'));
  });
});

describe('goes wrong whole', () => {
  test('a picture that is gone leaves nothing half-written', async () => {
    const bench = await openBench();
    bench.add();
    bench.add({ pictures: aPost.pictures });
    bench.at('07:00');
    await expect(bench.write()).rejects.toMatchObject({ code: 'notFound' });
    expect(readdirSync(bench.folder)).toEqual([]);
  });

  test('names that would leave the folder stay in it', async () => {
    const bench = await openBench();
    bench.add({ pictures: [await bench.picture(jpeg, '../../../escaped', 'A red dot.')], deliveries: [{ network: '../../x', account: '' }] });
    bench.at('07:00');
    const { folder } = await bench.write();
    const [picture] = visible(folder).filter((name) => name.endsWith('.jpg'));
    expect(picture).toMatch(/^01-[^/\\]*\.jpg$/);
    expect(readdirSync(bench.folder)).toEqual(['2026-06-20']);
  });

  test.skipIf(process.getuid?.() === 0)('a folder that may not be written is said to be so', async () => {
    const bench = await openBench();
    bench.add();
    bench.at('07:00');
    mkdirSync(bench.folder);
    chmodSync(bench.folder, 0o500);
    await expect(bench.write()).rejects.toMatchObject({ code: 'storage', message: expect.stringContaining('you may not write there') });
  });

  test('a file where the folder should be is said to be one', async () => {
    const bench = await openBench();
    bench.add();
    bench.at('07:00');
    writeFileSync(bench.folder, '');
    await expect(bench.write()).rejects.toMatchObject({ code: 'storage', message: expect.stringContaining('part of the path is a file') });
  });
});
