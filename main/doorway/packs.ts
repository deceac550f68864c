// Packs, templates, networks and pictures through the doorway.

import type { PackSummary } from '../../shared/api.ts';
import { addPicture, drawingKit, fromPack, pageKit, pictureFile } from '../kits.ts';
import type { InstalledPack } from '../packs/store.ts';
import type { Studio } from '../studio.ts';
import { procedures } from './implementer.ts';

function summaryOf({ manifest, templates, bundled }: InstalledPack): PackSummary {
  const { id, name, version, description, author, licence } = manifest;
  return { id, name, version, description, author, licence, bundled, templates: templates.map((template) => template.id) };
}

export function packProcedures(studio: Studio) {
  return {
    list: procedures.packs.list.handler(async () => (await studio.packs.list()).map(summaryOf)),
    install: procedures.packs.install.handler(async ({ input }) => {
      const manifest = await studio.packs.install(new Uint8Array(await input.file.arrayBuffer()), input.name);
      studio.events.send({ type: 'packsChanged', id: manifest.id });
      return summaryOf(await studio.packs.open(manifest.id));
    }),
  };
}

export function templateProcedures(studio: Studio) {
  return {
    list: procedures.templates.list.handler(async () =>
      (await studio.packs.list()).flatMap((pack) =>
        pack.templates.map(({ id, name, description, fields, showsPerson }) => ({
          id,
          name,
          description,
          fields,
          showsPerson,
          pack: `${pack.manifest.id}@${pack.manifest.version}`,
        })),
      ),
    ),
    open: procedures.templates.open.handler(async ({ input }) => {
      const { pack, template } = await studio.packs.findTemplate(input.id);
      const design = fromPack(template, pack);
      return { design, kit: pageKit(await drawingKit(studio, design)) };
    }),
  };
}

export function networkProcedures(studio: Studio) {
  return { table: procedures.networks.table.handler(() => studio.networks) };
}

export function pictureProcedures(studio: Studio) {
  return {
    add: procedures.pictures.add.handler(async ({ input }) => await addPicture(studio, new Uint8Array(await input.file.arrayBuffer()), input.name)),
    info: procedures.pictures.info.handler(async ({ input }) => (await pictureFile(studio, input.id)).info),
  };
}
