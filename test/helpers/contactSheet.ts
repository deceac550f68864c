// Draws every template of the bundled pack in every shape into one picture, by the press itself, so that they can be looked at together.
//   node test/helpers/contactSheet.ts [--stress] [--no-logo] [--templates ID,ID] [--out FOLDER]
// Writes `templates.png`, a row a template. With `--stress` a file a template, with a row for each trying point (short, long, no
// photo, Arabic, ...). Prints what the checks say.

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Problem } from '../../shared/checks/check.ts';
import type { Design } from '../../shared/design.ts';
import type { Point } from '../../shared/point.ts';
import type { Size } from '../../shared/size.ts';
import { composeAlt } from '../../shared/template.ts';
import { createPrinter } from '../../main/press/printer.ts';
import type { LoadedKit } from '../../main/press/kit.ts';
import { sharp } from '../../main/pictures/sharp.ts';
import { bundledKit, pointFor, sheetSizes, tryingPoints } from './bundledPack.ts';

/** Height of each picture on the sheet, and the gap between them, in pixels. */
const rowHeight = 330;
const gap = 22;

interface Cell {
  readonly png: Buffer;
  readonly width: number;
}

export interface SheetPicture {
  readonly bytes: Uint8Array;
  readonly problems: readonly Problem[];
}

/** Prints one picture as the press does, whatever its checks say. */
export async function printPicture(kit: LoadedKit, design: Design, size: Size, point: Point): Promise<SheetPicture> {
  const task = { design, size, point, alt: composeAlt(design, point), asksConsent: false, problems: [] };
  const printed = await createPrinter().print(kit, task, { type: 'png', quality: 90, always: true });
  if (printed.status !== 'made') throw new Error(`${design.id} at ${size.id} was not made`);
  return { bytes: printed.bytes, problems: printed.problems };
}

async function cellOf(picture: Uint8Array, size: Size): Promise<Cell> {
  const width = Math.round((size.width / size.height) * rowHeight);
  return { png: await sharp(picture).resize(width, rowHeight).png().toBuffer(), width };
}

/** Rows of cells below each other. */
async function compose(rows: readonly (readonly Cell[])[]): Promise<Uint8Array> {
  const placed: { input: Buffer; left: number; top: number }[] = [];
  let top = gap;
  let width = 0;
  for (const row of rows) {
    let left = gap;
    for (const cell of row) {
      placed.push({ input: cell.png, left, top });
      left += cell.width + gap;
    }
    width = Math.max(width, left);
    top += rowHeight + gap;
  }
  const ground = { width, height: top, channels: 3 as const, background: '#D9DBE3' };
  return await sharp({ create: ground }).composite(placed).png().toBuffer();
}

/** The row of a point: the template in every shape. */
async function rowOf(kit: LoadedKit, design: Design, name: string, given: Point): Promise<readonly Cell[]> {
  const row: Cell[] = [];
  for (const size of sheetSizes) {
    const { bytes, problems } = await printPicture(kit, design, size, pointFor(design, given));
    row.push(await cellOf(bytes, size));
    for (const { check, message } of problems) process.stdout.write(`${design.id}, ${name}, ${size.id}: ${check}: ${message}\n`);
  }
  return row;
}

async function save(folder: string, name: string, rows: readonly (readonly Cell[])[]): Promise<void> {
  const file = join(folder, name);
  await writeFile(file, await compose(rows));
  process.stdout.write(`${file}: ${rows.length} rows of ${sheetSizes.length} pictures\n`);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      stress: { type: 'boolean', default: false },
      'no-logo': { type: 'boolean', default: false },
      templates: { type: 'string' },
      out: { type: 'string', default: 'out/contact-sheet' },
    },
  });
  const { pack, loaded, photos } = await bundledKit();
  const kit = values['no-logo'] ? { ...loaded, brand: { ...loaded.brand, logos: [] } } : loaded;
  const wanted = values.templates?.split(',');
  const templates = pack.templates.filter(({ id }) => wanted?.includes(id) ?? true);
  await mkdir(values.out, { recursive: true });
  if (values.stress) {
    for (const design of templates) {
      const rows = [];
      for (const [name, given] of Object.entries(tryingPoints(photos))) rows.push(await rowOf(kit, design, name, given));
      await save(values.out, `${design.id}.png`, rows);
    }
    return;
  }
  const rows = [];
  for (const design of templates) rows.push(await rowOf(kit, design, 'sample', {}));
  await save(values.out, 'templates.png', rows);
}

if (import.meta.main) await main();
