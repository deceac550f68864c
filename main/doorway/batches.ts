// Spreadsheets through the doorway: opened, listed a window at a time, changed beside the file, checked as a whole.

import { findSizes } from '../../shared/networks/index.ts';
import { candidatesFor } from '../../shared/match.ts';
import type { RowPhoto } from '../../shared/batchGrid.ts';
import { textOf } from '../../shared/point.ts';
import type { BatchFor, OpenBatch } from '../batches/openBatch.ts';
import { preflight } from '../batches/preflight.ts';
import type { Thumbnails } from '../batches/thumbnails.ts';
import type { Batches } from '../batches.ts';
import { drawingKit, pageKit, pictureFile } from '../kits.ts';
import { withPictures } from '../exporting.ts';
import { focalPointsFile } from '../../shared/picture.ts';
import { focalPointsOf, focalPointsText } from '../pictures/focalPoints.ts';
import { starterSheet } from '../sheets/starter.ts';
import { fromPack } from '../kits.ts';
import { Fault } from '../../shared/fault.ts';
import type { Studio } from '../studio.ts';
import { procedures } from './implementer.ts';

const bytesOf = async (file: Blob): Promise<Uint8Array> => new Uint8Array(await file.arrayBuffer());

/** Files that a row's photo could be, shown at most. */
const candidatesShown = 12;

function rowOf({ open, rows }: { readonly open: OpenBatch; readonly rows: BatchFor }, number: number) {
  const row = rows.rows.row(number);
  if (!row) throw new Fault('notFound', `${open.name} has no data in row ${number}.`, { detail: { row: number } });
  return row;
}

export function batchProcedures(studio: Studio, batches: Batches, thumbnails: Thumbnails) {
  return {
    open: procedures.batches.open.handler(async ({ input, signal }) => {
      const { name, file, template, sheet } = input;
      return await batches.open({ name, bytes: await bytesOf(file), template, ...(sheet === undefined ? {} : { sheet }), ...(signal ? { signal } : {}) });
    }),
    list: procedures.batches.list.handler(() => batches.list()),
    reopen: procedures.batches.reopen.handler(async ({ input: { batch, template, sheet } }) => {
      return await batches.reopen(batch, { ...(template === undefined ? {} : { template }), ...(sheet === undefined ? {} : { sheet }) });
    }),
    remove: procedures.batches.remove.handler(({ input }) => {
      batches.remove(input.batch);
      return null;
    }),
    starter: procedures.batches.starter.handler(async ({ input }) => {
      const { pack, template } = await studio.packs.findTemplate(input.template);
      return { name: `${template.id}.csv`, text: starterSheet(fromPack(template, pack)) };
    }),
    addPhotos: procedures.batches.addPhotos.handler(async ({ input }) => {
      const photos = await Promise.all(input.photos.map(async ({ name, file }) => ({ name, bytes: await bytesOf(file) })));
      return await batches.addPhotos(input.batch, photos);
    }),
    map: procedures.batches.map.handler(async ({ input }) => await batches.map(input.batch, input.mapping)),
    rows: procedures.batches.rows.handler(async ({ input }) => {
      const { rows } = await batches.rowsFor(input.batch, input.template);
      return rows.window(input.view, input.start, input.count);
    }),
    place: procedures.batches.place.handler(async ({ input }) => (await batches.rowsFor(input.batch, input.template)).rows.place(input.view, input.number)),
    counts: procedures.batches.counts.handler(async ({ input }) => (await batches.rowsFor(input.batch, input.template)).rows.counts()),
    edit: procedures.batches.edit.handler(async ({ input }) => {
      const open = await batches.find(input.batch);
      const undo = open.edit(input.cells);
      return { undo, summary: await batches.reopen(input.batch) };
    }),
    leaveOut: procedures.batches.leaveOut.handler(async ({ input }) => {
      const { open, rows } = await batches.rowsFor(input.batch, input.template);
      const chosen = 'numbers' in input.rows ? input.rows.numbers : rows.numbers(input.rows.view, input.rows.from, input.rows.to);
      return { changed: open.leaveOut(chosen, input.isOut), counts: rows.counts() };
    }),
    row: procedures.batches.row.handler(async ({ input }) => {
      const { open, rows } = await batches.rowsFor(input.batch, input.template);
      const row = rowOf({ open, rows }, input.number);
      const design = { ...rows.design, point: row.point };
      const shown = Object.values(row.point).flatMap((value) => (typeof value === 'string' ? [] : [value.asset]));
      const pictures = await Promise.all(shown.map((asset) => pictureFile(studio, asset)));
      const kit = withPictures(await drawingKit(studio, design), pictures);
      return { design, kit: pageKit(kit), problems: rows.findings.of(row), photos: await photosOf(open, rows, input.number) };
    }),
    focus: procedures.batches.focus.handler(async ({ input }) => {
      (await batches.find(input.batch)).setFocus(input.photo, input.focus);
      return null;
    }),
    focalPoints: procedures.batches.focalPoints.handler(async ({ input }) => {
      const { photos } = await batches.find(input.batch);
      return { name: focalPointsFile, text: focalPointsText(focalPointsOf([...photos.values()])) };
    }),
    thumbnail: procedures.batches.thumbnail.handler(async ({ input, signal }) => {
      const { batch, template, number, stamp, size: sizeId, longPx } = input;
      const { open, rows } = await batches.rowsFor(batch, template);
      const row = rowOf({ open, rows }, number);
      const [size] = findSizes(studio.networks, sizeId);
      const key = [batch, template, number, stamp, sizeId, longPx].join('/');
      const bytes = await thumbnails.make({ design: rows.design, kit: await batches.kitOf(rows, open), row, size: size!, longPx, key }, signal);
      return new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' });
    }),
    preflight: procedures.batches.preflight.handler(async function* ({ input, signal }) {
      const { open, rows } = await batches.rowsFor(input.batch, input.template);
      const kit = await batches.kitOf(rows, open);
      const sizes = findSizes(studio.networks, input.sizes.join(','));
      yield* preflight(studio.press, { batch: rows, kit, sizes, asksConsent: rows.asksConsent(), ...(signal ? { signal } : {}) });
    }),
  };

  async function photosOf(open: OpenBatch, rows: BatchFor, number: number): Promise<readonly RowPhoto[]> {
    const columns = rows.columns();
    const names = [...open.photos.values()].filter(({ asset }) => asset !== '').map(({ name }) => name);
    return await Promise.all(
      rows.design.fields
        .filter(({ type }) => type === 'image')
        .map(async ({ name: field, label }): Promise<RowPhoto> => {
          const column = columns.find((one) => one.field === field)?.key ?? `field:${field}`;
          const file = rows.rows.photoOf(number, field) ?? '';
          const photo = open.photos.get(file);
          const words = open.textAt(number, column) || textOf(rows.rows.row(number)?.point ?? {}, 'name');
          const candidates = candidatesFor(words, names).slice(0, candidatesShown);
          const pictureOf = async (name: string) => (await pictureFile(studio, open.photos.get(name)!.asset, name)).info;
          return {
            field,
            label,
            column,
            words,
            file,
            ...(photo && photo.asset !== '' ? { picture: await pictureOf(file) } : {}),
            ...(photo?.focus ? { focus: photo.focus } : {}),
            candidates: await Promise.all(candidates.map(async (name) => ({ file: name, picture: await pictureOf(name) }))),
          };
        }),
    );
  }
}
