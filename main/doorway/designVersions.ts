// Versions of designs through the doorway, with a small picture of each, made when it is asked for.

import type { Thumbnails } from '../batches/thumbnails.ts';
import { compareDesigns } from '../../shared/compareDesigns.ts';
import { shapeClasses } from '../../shared/size.ts';
import type { Size } from '../../shared/size.ts';
import { drawingKit } from '../kits.ts';
import type { Studio } from '../studio.ts';
import type { DesignTalk } from './designs.ts';
import { procedures } from './implementer.ts';

const { frame } = shapeClasses.find(({ id }) => id === 'square')!;

/** The frame that layouts of squares are drawn in, as a size. */
const squareSize: Size = {
  id: 'square',
  network: '',
  name: 'Square',
  ...frame,
  use: 'post',
  recommended: false,
  types: ['jpeg'],
  confidence: 'official',
  limitsConfidence: 'official',
  sources: [],
};

export function versionProcedures(studio: Studio, { opened, saved }: DesignTalk, thumbnails: Thumbnails) {
  const { designs } = studio.library;
  return {
    picture: procedures.designs.picture.handler(async ({ input: { id, revision, longPx }, signal }) => {
      const stored = revision === undefined ? designs.openAnywhere(id) : designs.openVersion(id, revision);
      const kit = await drawingKit(studio, stored.design);
      const row = { number: 1, point: stored.design.point, problems: [] };
      const key = ['design', id, stored.revision, kit.pack, longPx].join('/');
      const bytes = await thumbnails.make({ design: stored.design, kit, row, size: squareSize, longPx, key }, signal);
      return new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' });
    }),
    versions: procedures.designs.versions.handler(({ input }) => designs.versions(input.id)),
    openVersion: procedures.designs.openVersion.handler(async ({ input }) => await opened(designs.openVersion(input.id, input.revision))),
    nameVersion: procedures.designs.nameVersion.handler(({ input }) => {
      designs.nameVersion(input.id, input.revision, input.name);
      studio.events.send({ type: 'designsChanged', id: input.id });
      return null;
    }),
    restoreVersion: procedures.designs.restoreVersion.handler(async ({ input }) => {
      const stored = designs.restoreVersion(input.id, input.revision);
      saved(input.id, stored.revision);
      return await opened(stored);
    }),
    compare: procedures.designs.compare.handler(({ input: { id, from, to } }) =>
      compareDesigns(designs.openVersion(id, from).design, designs.openVersion(id, to).design),
    ),
  };
}
