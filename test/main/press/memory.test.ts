// What an export itself needs for each of very many pictures, besides drawing them.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Manifest } from '../../../shared/batch.ts';
import { runChild } from '../../helpers/child.ts';
import { makeFolder } from '../../helpers/folder.ts';
import { amount } from '../../helpers/proof.ts';

const total = amount(20_000, 100_000);

it(`keeps little of each of ${total} pictures, and lists all of them`, { timeout: 300_000 }, async () => {
  const folder = makeFolder();
  const { lines, code } = await runChild(new URL('./memoryProgram.ts', import.meta.url), [folder, String(total)]);
  expect(code).toBe(0);
  const told: { readonly written: number; readonly megabytes: number; readonly microsecondsPerJob: number } = JSON.parse(lines.at(-1)!);
  expect(told.written).toBe(total);
  // 10 MB of it whatever the number.
  expect((told.megabytes - 10) * 1e6).toBeLessThan(total * 200);
  const manifest: Manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
  expect(manifest.jobs).toHaveLength(total);
  process.stdout.write(`${total} pictures: ${told.megabytes.toFixed(1)} MB, ${told.microsecondsPerJob.toFixed(0)} µs of processor time each, besides drawing\n`);
});
