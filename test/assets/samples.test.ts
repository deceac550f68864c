// The sample campaign: facts with their sources, and supporters who are plainly fictional and whose portraits are there.

import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { mapColumns, rowsToPoints } from '../../shared/sheet.ts';
import { inspectPicture } from '../../main/pictures/inspect.ts';
import { writeNumber } from '../../shared/numbers.ts';
import { readTemplate } from '../../main/packs/templates.ts';
import { parseSheet } from '../../main/sheets/parse.ts';
import { packFolder, samplesFolder } from '../helpers/bundledPack.ts';

const readJson = async (file: string): Promise<unknown> => JSON.parse(await readFile(file, 'utf8'));

type Values = Readonly<Record<string, unknown>>;

async function points(file: string, template: string): Promise<readonly Values[]> {
  const { fields } = readTemplate(await readJson(join(packFolder, 'templates', `${template}.json`)), template).design;
  const sheet = await parseSheet(await readFile(join(samplesFolder, file)), file);
  return rowsToPoints(sheet, mapColumns(sheet.columns, fields), fields, writeNumber).map(({ point, problems }) => {
    expect(problems).toEqual([]);
    return point;
  });
}

const graphemes = (text: unknown): number => [...new Intl.Segmenter().segment(String(text))].length;

describe('the facts', () => {
  let facts: readonly Values[];
  beforeAll(async () => {
    facts = await points('facts.csv', 'big-figure');
  });

  test('are 54 points in six languages, each whole', () => {
    expect(facts).toHaveLength(54);
    expect(new Set(facts.map((fact) => fact['language']))).toEqual(new Set(['en', 'ar', 'hi', 'es', 'fr', 'sw']));
    for (const fact of facts) {
      for (const field of ['claim', 'figure', 'unit', 'source', 'callToAction', 'hashtag']) expect(fact[field]).toMatch(/\S/);
      expect(graphemes(fact['claim'])).toBeLessThanOrEqual(90);
    }
  });

  test('are 24 facts, each with the place where it was read', async () => {
    const sheet = await parseSheet(await readFile(join(samplesFolder, 'facts.csv')), 'facts.csv');
    const [id, url] = [sheet.columns.indexOf('id'), sheet.columns.indexOf('sourceUrl')];
    expect(new Set([...sheet.rows].map((row) => row[id])).size).toBe(24);
    for (const row of sheet.rows) expect(String(row[url])).toMatch(/^https?:\/\//);
  });

  test('keep a figure as its source has it', () => {
    const english = facts.filter((fact) => fact['language'] === 'en').map((fact) => `${String(fact['figure'])} ${String(fact['unit'])}`);
    expect(english).toEqual(expect.arrayContaining(['1.4 billion people', '666 million people', '92% of people', '1 in 8 people', '2.1 billion people']));
  });
});

describe('the supporters', () => {
  let supporters: readonly Values[];
  beforeAll(async () => {
    supporters = await points('supporters.csv', 'my-point');
  });

  test('are twelve, say their point in up to 90 characters, and need no consent since they are fictional', async () => {
    expect(supporters).toHaveLength(12);
    for (const supporter of supporters) {
      expect(graphemes(supporter['claim'])).toBeLessThanOrEqual(90);
      expect(supporter['consent']).toBe('not needed');
      expect(supporter['credit']).toBe('Drawing: Point Studio samples');
    }
    const text = await readFile(join(samplesFolder, 'supporters.csv'), 'utf8');
    expect(text.split('\n').filter((line) => line.endsWith('Sample: a fictional person'))).toHaveLength(12);
  });

  test('have each a portrait of their own, large enough for every size', async () => {
    const files = supporters.map((supporter) => String(supporter['photo']));
    expect(new Set(files).size).toBe(12);
    expect(new Set(await readdir(join(samplesFolder, 'portraits')))).toEqual(new Set(files));
    for (const file of files) {
      const info = await inspectPicture(await readFile(join(samplesFolder, 'portraits', file)), file);
      expect([info.width, info.height]).toEqual([1200, 1200]);
    }
  });
});

test('the scenes are wide enough for every post and small enough to ship', async () => {
  for (const file of ['night-village.jpg', 'dawn-power-lines.jpg']) {
    const path = join(samplesFolder, 'photos', file);
    expect((await stat(path)).size).toBeLessThan(600_000);
    expect((await inspectPicture(await readFile(path), file)).width).toBe(2400);
  }
});
