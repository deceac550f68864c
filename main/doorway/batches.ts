// Spreadsheets through the doorway.

import type { Batches } from '../batches.ts';
import { drawingKit, pageKit } from '../kits.ts';
import { withPictures } from '../exporting.ts';
import type { Studio } from '../studio.ts';
import { procedures } from './implementer.ts';

const bytesOf = async (file: Blob): Promise<Uint8Array> => new Uint8Array(await file.arrayBuffer());

export function batchProcedures(studio: Studio, batches: Batches) {
  return {
    open: procedures.batches.open.handler(async ({ input, signal }) => {
      const { name, file, template, sheet } = input;
      return await batches.open({ name, bytes: await bytesOf(file), template, ...(sheet === undefined ? {} : { sheet }), ...(signal ? { signal } : {}) });
    }),
    addPhotos: procedures.batches.addPhotos.handler(async ({ input }) => {
      const photos = await Promise.all(input.photos.map(async ({ name, file }) => ({ name, bytes: await bytesOf(file) })));
      return await batches.addPhotos(input.batch, photos);
    }),
    map: procedures.batches.map.handler(async ({ input }) => await batches.map(input.batch, input.mapping)),
    row: procedures.batches.row.handler(async ({ input }) => {
      const { design, pictures, problems } = await batches.row(input.batch, input.number);
      const named = new Set(Object.values(design.point).flatMap((value) => (typeof value === 'string' ? [] : [value.asset])));
      const kit = withPictures(await drawingKit(studio, design), pictures.filter(({ info }) => named.has(info.id)));
      return { design, kit: pageKit(kit), problems };
    }),
  };
}
