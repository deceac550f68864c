// A person's own template: filled by the names of its columns.

import { describe, expect, test } from 'vitest';
import { inZone, schedulerFiles } from '../../../../main/posting/schedulers/files.ts';
import { findSchedulers } from '../../../../main/posting/schedulers/index.ts';
import { readTemplate } from '../../../../main/posting/schedulers/template.ts';

const pictures = [
  { file: 'd/a.jpg', alt: 'One, first' },
  { file: 'd/b.jpg', alt: 'Two' },
];
const post = inZone({ network: 'x', networkName: 'X', caption: 'Light', campaign: 'Week', pictures, dueAt: '2026-06-21T07:00:00.000Z' }, 'Africa/Nairobi');
const options = { zone: 'Africa/Nairobi', now: new Date('2026-06-20T06:00:00.000Z') };

async function filled(header: string): Promise<{ readonly record: string; readonly unknown: readonly string[]; readonly name: string }> {
  const { scheduler, unknown } = await readTemplate(Buffer.from(header), 'mine.csv');
  const [file] = schedulerFiles(scheduler, [post], options).files;
  return { record: file!.text.split('\r\n')[1]!, unknown, name: file!.name };
}

test.each([
  ['Message,Post Date,Post Time,Image URL', '"Light","2026-06-21","10:00","d/a.jpg"'],
  ['Caption;Scheduled at (DD/MM/YYYY HH:mm:ss);"Media URL(s) - Separated by ;"', '"Light","21/06/2026 10:00:00","d/a.jpg;d/b.jpg"'],
  ['Content,Date (MM/DD/YYYY),Time,Alt text(s) - Separated by ||', '"Light","06/21/2026","10:00","One, first||Two"'],
  ['date,time_24hr,message_text,campaign_name,Time zone', '"21/06/2026","10:00","Light","Week","Africa/Nairobi"'],
  ['Text,Picture Url 2,Alt text picture 1,Twitter/X,Mastodon,Draft', '"Light","d/b.jpg","One, first","TRUE","FALSE","FALSE"'],
  ['Network,Post text', '"X","Light"'],
])('%s', async (header, record) => {
  expect(await filled(`${header}\n`)).toMatchObject({ record, unknown: [] });
});

test('columns that are not understood stay, empty, and are named', async () => {
  expect(await filled('Text,Mood,Posting time\r\nexample,happy,2026-01-01 10:00\r\n')).toEqual({
    record: '"Light","","2026-06-21 10:00"',
    unknown: ['Mood'],
    name: 'mine-filled-x-Africa-Nairobi.csv',
  });
});

describe('a template just as a scheduler has it', () => {
  test.each(['publer', 'metricool', 'buffer', 'sprout'])('is filled as its own file is: %s', async (id) => {
    const [own] = findSchedulers(id);
    const [expected] = schedulerFiles(own!, [post], options).files;
    const header = expected!.text.split('\r\n')[0]!;
    const { scheduler, unknown } = await readTemplate(Buffer.from(header), 'downloaded.csv');
    expect(unknown).toEqual([]);
    expect(schedulerFiles(scheduler, [post], options).files[0]!.text).toBe(expected!.text);
  });

  test('and an older one of Metricool, by its names', async () => {
    const { record, unknown } = await filled('Text,Date,Time,Draft,Facebook,Twitter/X,Picture Url 1,Picture Url 2,Alt text picture 1,Shortener');
    expect(record).toBe('"Light","2026-06-21","10:00","FALSE","FALSE","TRUE","d/a.jpg","d/b.jpg","One, first",""');
    expect(unknown).toEqual(['Shortener']);
  });
});

test('a file without a column for the text is refused, by name', async () => {
  await expect(readTemplate(Buffer.from('Date,Colour\n'), 'mine.csv')).rejects.toThrow(/mine\.csv has no column for the text of a post/);
  await expect(readTemplate(Buffer.from(''), 'mine.csv')).rejects.toThrow(/mine\.csv/);
});
