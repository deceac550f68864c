// The files of schedulers, byte by byte; and that no caption gets out of its cell.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inZone, schedulerFiles } from '../../../../main/posting/schedulers/files.ts';
import { findSchedulers, schedulers } from '../../../../main/posting/schedulers/index.ts';
import type { ScheduledPost, Scheduler } from '../../../../main/posting/schedulers/scheduler.ts';
import { parseSheet } from '../../../../main/sheets/parse.ts';
import { Fault } from '../../../../shared/fault.ts';

const now = new Date('2026-06-20T06:00:00.000Z');
const zone = 'Africa/Nairobi';

function aPost(change: Partial<Omit<ScheduledPost, 'wall' | 'zone'>> = {}): ScheduledPost {
  const pictures = [{ file: '2026-06-21/01-bluesky-bs-portrait.jpg', alt: 'A red dot, "small".' }];
  return inZone({ network: 'bluesky', networkName: 'Bluesky', caption: 'Light, for "all".\nNow 🌍', campaign: 'Week', pictures, dueAt: '2026-06-21T07:00:00.000Z', ...change }, zone);
}
const two = [
  { file: '2026-06-21/02-x-a-1.png', alt: 'First||one' },
  { file: '2026-06-21/02-x-a-2.png', alt: '' },
];
const posts = [aPost(), aPost({ network: 'x', networkName: 'X', caption: '@you: =1+1', pictures: two, dueAt: '2026-12-01T21:30:00.000Z' })];

function filesOf(id: string, some = posts): Readonly<Record<string, string>> {
  const [scheduler] = findSchedulers(id);
  return Object.fromEntries(schedulerFiles(scheduler!, some, { zone, now }).files.map(({ name, text }) => [name, text]));
}
const caption = '"Light, for ""all"".\nNow 🌍"';

describe('whole files', () => {
  test('Publer: twelve columns, alt texts in the order of the pictures', () => {
    const header =
      '\uFEFF"Date - Intl. format or prompt","Text","Link(s) - Separated by comma for FB carousels","Media URL(s) - Separated by comma","Title - For the video, pin, PDF ..","Label(s) - Separated by comma","Alt text(s) - Separated by ||","Comment(s) - Separated by ||","Pin board, FB album, or Google category","Post subtype - I.e. story, reel, PDF ..","CTA - For Facebook links or Google","Reminder - For stories, reels, shorts, and TikToks"\r\n';
    expect(filesOf('publer')).toEqual({
      'publer-bluesky-Africa-Nairobi.csv': `${header}"2026-06-21 10:00",${caption},"","2026-06-21/01-bluesky-bs-portrait.jpg","","","A red dot, ""small"".","","","","",""\r\n`,
      'publer-x-Africa-Nairobi.csv': `${header}"2026-12-02 00:30","'@you: =1+1","","2026-06-21/02-x-a-1.png,2026-06-21/02-x-a-2.png","","","First| |one||","","","","",""\r\n`,
    });
  });

  test('Buffer: one channel a file, one picture a post', () => {
    expect(filesOf('buffer')).toEqual({
      'buffer-bluesky-Africa-Nairobi.csv': `\uFEFF"Text","Image URL","Tags","Posting Time"\r\n${caption},"2026-06-21/01-bluesky-bs-portrait.jpg","","2026-06-21 10:00"\r\n`,
      'buffer-x-Africa-Nairobi.csv': '\uFEFF"Text","Image URL","Tags","Posting Time"\r\n"\'@you: =1+1","2026-06-21/02-x-a-1.png","","2026-12-02 00:30"\r\n',
    });
    expect(filesOf('buffer', [aPost({ network: 'pinterest' })])['buffer-pinterest-Africa-Nairobi.csv']).toMatch(/^\uFEFF"Text","Image URL","Tags","Posting Time","Board Name"\r\n.*,""\r\n$/s);
  });

  test('Hootsuite: three columns and no header', () => {
    expect(filesOf('hootsuite')['hootsuite-x-Africa-Nairobi.csv']).toBe('\uFEFF"12/02/2026 00:30","\'@you: =1+1",""\r\n');
  });

  test('Sprout Social: day before month', () => {
    expect(filesOf('sprout')['sprout-bluesky-Africa-Nairobi.csv']).toBe(
      `\uFEFF"date","time_24hr","message_text","public_image_url"\r\n"21/06/2026","10:00",${caption},"2026-06-21/01-bluesky-bs-portrait.jpg"\r\n`,
    );
  });

  test('Metricool: 97 columns, all networks in one file', () => {
    const text = filesOf('metricool')['metricool-Africa-Nairobi.csv']!;
    const [header, first, , second] = text.split(/\r?\n/).map((line) => line);
    expect(header!.split('","')).toHaveLength(97);
    expect(header!.startsWith('\uFEFF"Text","Date","Time","Draft","Facebook","Twitter/X","LinkedIn","GBP","Instagram","Pinterest","TikTok","Youtube","Threads","Bluesky","Picture Url 1",')).toBe(true);
    expect(header!.endsWith('"Threads Reply Control","Threads Is Spoiler","Threads Post Type","Brand name"')).toBe(true);
    expect(first).toBe('"Light, for ""all"".');
    const networks = ',"FALSE","TRUE","FALSE","FALSE","FALSE","FALSE","FALSE","FALSE","FALSE","FALSE"';
    const pictures = `,"2026-06-21/02-x-a-1.png","2026-06-21/02-x-a-2.png"${',""'.repeat(8)},"First||one"${',""'.repeat(9)}`;
    expect(second).toBe(`"'@you: =1+1","2026-12-02","00:30:00","FALSE"${networks}${pictures}${',""'.repeat(63)}`);
  });
});

describe('limits', () => {
  const many = Array.from({ length: 701 }, (_, index) => aPost({ caption: `n${index}`, dueAt: new Date(Date.UTC(2026, 6, 1) + index * 3_600_000).toISOString() }));

  test.each([
    ['buffer', 8],
    ['hootsuite', 3],
    ['sprout', 3],
    ['publer', 1],
    ['metricool', 1],
  ])('%s is given as many files as it needs, with every post once', (id, expected) => {
    const files = filesOf(id, many);
    expect(Object.keys(files)).toHaveLength(expected);
    const all = Object.values(files).join('');
    for (const { caption: text } of many) expect(all.split(`"${text}"`)).toHaveLength(2);
  });

  test('what a scheduler does not take is not in its file, and is said', () => {
    const some = [aPost({ dueAt: '2026-06-20T06:05:00.000Z' }), aPost(), aPost({ dueAt: '2026-06-21T07:09:00.000Z' }), aPost({ network: 'mastodon', networkName: 'Mastodon' })];
    const ofSprout = schedulerFiles(findSchedulers('sprout')[0]!, some, { zone, now });
    expect(ofSprout.files.map(({ rows }) => rows)).toEqual([2, 1]);
    expect(ofSprout.notes.join('\n')).toMatch(/1 post too soon for Sprout Social to take.*2026-06-20 09:05/);
    expect(ofSprout.notes.join('\n')).toMatch(/1 post less than 10 minutes after the one before.*10:09/);
    expect(ofSprout.notes.join('\n')).toMatch(/upload the pictures first/);
    expect(ofSprout.notes.join('\n')).toMatch(/no column for alt texts/);
    const ofMetricool = schedulerFiles(findSchedulers('metricool')[0]!, some, { zone, now });
    expect(ofMetricool.notes.join('\n')).toMatch(/1 post for networks that Metricool has no column for.*Mastodon/);
  });

  test('a caption that begins like a formula, and an hour that comes twice, are said', () => {
    const twice = inZone({ ...posts[1]!, dueAt: '2026-10-25T01:30:00.000Z' }, 'Europe/Zurich');
    const { notes } = schedulerFiles(findSchedulers('publer')[0]!, [twice], { zone: 'Europe/Zurich', now });
    expect(notes.join('\n')).toMatch(/an apostrophe stands before it; remove it in Publer/);
    expect(notes.join('\n')).toMatch(/clocks show twice/);
  });

  test('a scheduler that is not known is asked about', () => {
    expect(() => findSchedulers('publr')).toThrow(/did you mean "publer"/);
    expect(() => findSchedulers('publr')).toThrow(Fault);
  });
});

test('no text gets out of its cell, and none is run as a formula', async () => {
  const piece = fc.constantFrom('=', '+', '-', '@', '"', '""', "'", ',', ';', '\t', '\n', '\r\n', '|', '||', '＝', 'cmd', '🌍', ' ', 'ß', 'HYPERLINK("http://x")');
  const hostile = fc.array(piece, { maxLength: 12 }).map((parts) => parts.join(''));
  const hostilePost = fc.record({ caption: hostile, alt: hostile }).map(({ caption: text, alt }) => aPost({ caption: text, pictures: [{ file: 'a.jpg', alt }] }));
  const quoted = /"((?:[^"]|"")*)"(,|\r\n)/y;
  await fc.assert(
    fc.asyncProperty(fc.constantFrom<Scheduler>(...schedulers), fc.array(hostilePost, { minLength: 1, maxLength: 4 }), async (scheduler, some) => {
      const [file] = schedulerFiles(scheduler, some, { zone, now }).files;
      const text = file!.text.slice(1);
      const records: string[][] = [[]];
      quoted.lastIndex = 0;
      while (quoted.lastIndex < text.length) {
        const [, cell, end] = quoted.exec(text)!;
        records.at(-1)!.push(cell!.replaceAll('""', '"'));
        if (end === '\r\n') records.push([]);
      }
      expect(records.pop()).toEqual([]);
      const rows = scheduler.header('bluesky').length > 0 ? records.slice(1) : records;
      expect(rows.map((row) => row.length)).toEqual(some.map((post) => scheduler.cells(post).length));
      for (const [index, row] of rows.entries()) {
        for (const [column, cell] of row.entries()) {
          expect(cell).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
          const meant = scheduler.cells(some[index]!)[column]!;
          expect([meant, `'${meant}`]).toContain(cell);
        }
      }
    }),
  );
  const read = await parseSheet(Buffer.from(filesOf('buffer', [aPost({ caption: '=1+1\n"x"' })])['buffer-bluesky-Africa-Nairobi.csv']!), 'buffer.csv');
  expect([...read.rows][0]![0]).toBe('=1+1\n"x"');
});
