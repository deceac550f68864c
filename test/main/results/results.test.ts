// What an export leaves besides its pictures: a report for eyes, a table for a mail merge, contact sheets and alt texts.

import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { writeResults } from '../../../main/results/index.ts';
import { filesText } from '../../../main/results/files.ts';
import { parseSheet } from '../../../main/sheets/parse.ts';
import { makeFolder } from '../../helpers/folder.ts';
import { finishedExport, jobs, result } from './exports.ts';

const read = (folder: string, file: string): Promise<string> => readFile(join(folder, file), 'utf8');

describe('the report', () => {
  test('says what was made, problems first, with sizes, lengths and hashes', async () => {
    const folder = join(makeFolder(), 'out');
    await writeResults(await finishedExport(folder), ['report']);
    const page = await read(folder, 'report.html');
    expect(page).toContain('4 of 6 pictures were made; 2 were not.');
    expect(page).toContain('Consent is not recorded.');
    expect(page.indexOf('Row 3, 2 sizes')).toBeLessThan(page.indexOf('<h3>ig/2-'));
    expect(page).toContain('<a href="#row-3">3</a>');
    expect(page.match(/id="row-3"/g)).toHaveLength(1);
    expect(page.indexOf('<h3>ig/2-')).toBeLessThan(page.indexOf('<h3>ig/1-amina.jpg'));
    expect(page).toMatch(/SHA-256<\/span> [0-9a-f]{64}/);
    expect(page).toContain('1600 × 900');
  });

  test('asks the network for nothing, runs nothing, and takes no word for markup', async () => {
    const folder = join(makeFolder(), 'out');
    await writeResults({ ...(await finishedExport(folder)), name: '<img src=x onerror=alert(1)>' }, ['report']);
    const page = await read(folder, 'report.html');
    expect(page).not.toMatch(/<script|https?:\/\/|onerror=alert\(1\)>|<b>/);
    expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(page).toContain('&quot;ليلى&quot;: &lt;b&gt;');
    expect(page).toContain(`src="ig/${encodeURIComponent('2-ليلى.jpg')}"`);
    expect(page).toContain("default-src 'none'");
  });

  test('of many pictures is split, each page with every link it needs, and pages of a longer one go', async () => {
    const folder = join(makeFolder(), 'out');
    const finished = await finishedExport(folder, []);
    const many = Array.from({ length: 1_201 }, (_, index) => {
      const message = index < 1_099 ? 'The name is small.' : 'The photo is soft.';
      return result({ row: index + 1, file: `${index + 1}.jpg`, ...(index < 1_110 ? { warnings: [{ check: 'x', severity: 'warning', message }] } : {}) });
    });
    await writeResults({ ...finished, results: () => many }, ['report']);
    expect((await readdir(join(folder, 'report'))).sort()).toEqual(['2.html', '3.html']);
    const last = await read(folder, 'report/3.html');
    expect(last).toContain('src="../1201.jpg"');
    expect(last).toContain('href="../report.html');
    expect(last).toContain('href="../report/2.html#pictures"');
    expect(last.match(/<h3/g)).toHaveLength(201);
    expect(await read(folder, 'report.html')).toContain(`<a href="report/3.html#row-1100">1100</a>`);
    await writeFile(join(folder, 'report', 'mine.html'), 'kept');
    await writeResults({ ...finished, results: () => many.slice(0, 600) }, ['report']);
    expect((await readdir(join(folder, 'report'))).sort()).toEqual(['2.html', 'mine.html']);
  });

  test('of 20,000 pictures takes at most 25 MB and 1 MB a page', async () => {
    const folder = join(makeFolder(), 'out');
    const finished = await finishedExport(folder, []);
    const alt = 'A campaign graphic. Grace Achieng, Farmer, Homa Bay: My daughter studies by a solar lamp. Every child should.';
    const many = Array.from({ length: 20_000 }, (_, index) => result({ row: index + 1, file: `${index + 1}-grace-achieng-ig-square.jpg`, alt }));
    const [made] = await writeResults({ ...finished, results: () => many }, ['report']);
    expect(made).toMatchObject({ result: 'report', files: 40 });
    expect(made!.bytes).toBeLessThan(25_000_000);
    expect((await read(folder, 'report.html')).length).toBeLessThan(1_000_000);
  });
});

describe('files.csv', () => {
  const sheet = {
    columns: ['name', 'ig-square', 'note'],
    rows: [
      ['Amina', 12, '=cmd|"/c calc"!A1'],
      ['ليلى', null, '+49 30, "x"'],
      ['Nobody', true, '@me'],
    ],
  };

  test('has every column of the sheet, a file a size and the alt text, as Excel reads it', () => {
    const text = [...filesText({ results: () => jobs, sheet })].join('');
    expect(text.startsWith('\uFEFF')).toBe(true);
    const lines = text.slice(1).split('\r\n');
    expect(lines[0]).toBe('name,ig-square,note,ig-square 2,x-landscape,alt');
    expect(lines[1]).toBe(`Amina,12,"'=cmd|""/c calc""!A1",ig/1-amina.jpg,x/1-amina.jpg,Amina: Light for all.`);
    expect(lines[3]).toBe(`Nobody,true,'@me,,,A graphic.`);
    expect(lines).toHaveLength(5);
  });

  test('is read back as it was', async () => {
    const back = await parseSheet(Buffer.from([...filesText({ results: () => jobs, sheet })].join('')), 'files.csv');
    expect([...back.rows][0]).toEqual(['Amina', '12', '=cmd|"/c calc"!A1', 'ig/1-amina.jpg', 'x/1-amina.jpg', 'Amina: Light for all.']);
    expect([...back.rows][1]!.slice(2, 5)).toEqual(['+49 30, "x"', 'ig/2-ليلى.jpg', 'x/2-ليلى.jpg']);
  });

  test('has an alt text a size where they differ, and row numbers where there is no sheet', () => {
    const differing = jobs.map((job) => (job.network === 'x' ? { ...job, alt: 'Short.' } : job));
    const [, header, first] = [...filesText({ results: () => differing })].join('').split(/\uFEFF|\r\n/);
    expect(header).toBe('row,ig-square,x-landscape,ig-square alt,x-landscape alt');
    expect(first).toBe('1,ig/1-amina.jpg,x/1-amina.jpg,Amina: Light for all.,Short.');
  });
});

test('sidecars hold the alt text of each picture that was made', async () => {
  const folder = join(makeFolder(), 'out');
  const [made] = await writeResults(await finishedExport(folder), ['sidecars']);
  expect(made).toMatchObject({ result: 'sidecars', files: 4 });
  expect(await read(folder, 'ig/1-amina.jpg.txt')).toBe('Amina: Light for all.\n');
  expect((await readdir(join(folder, 'ig'))).sort()).toEqual(['1-amina.jpg', '1-amina.jpg.txt', '2-ليلى.jpg', '2-ليلى.jpg.txt']);
});

test('contact sheets show the first row at every size and every other row once', async () => {
  const folder = join(makeFolder(), 'out');
  const [made] = await writeResults(await finishedExport(folder), ['contactSheet']);
  expect(made!.file).toBe(join(folder, 'contact-sheet.jpg'));
  const { width, height } = await sharp(made!.file).metadata();
  expect([width, height]).toEqual([12 * 256 + 16, 256 + 16]);
});
