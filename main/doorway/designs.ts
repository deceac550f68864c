// Designs through the doorway: opened with all that drawing them takes, saved by revision.

import type { OpenDesign } from '../../shared/api.ts';
import { drawingKit, fromPack, pageKit } from '../kits.ts';
import type { StoredDesign } from '../library/designs.ts';
import type { Studio } from '../studio.ts';
import { procedures } from './implementer.ts';

export function designProcedures(studio: Studio) {
  const { designs } = studio.library;
  const opened = async ({ design, revision, repairs }: StoredDesign): Promise<OpenDesign> => {
    const kit = await drawingKit(studio, design);
    return { design, revision, repairs: [...repairs, ...kit.missing.map(({ reason }) => reason)], kit: pageKit(kit) };
  };
  const changed = (id?: string): void => studio.events.send({ type: 'designsChanged', ...(id ? { id } : {}) });
  return {
    list: procedures.designs.list.handler(() => designs.list()),
    create: procedures.designs.create.handler(async ({ input }) => {
      const { pack, template } = await studio.packs.findTemplate(input.template);
      const stored = designs.create({ ...fromPack(template, pack), point: input.point ?? template.point }, template.id);
      changed(stored.design.id);
      return await opened(stored);
    }),
    open: procedures.designs.open.handler(async ({ input }) => await opened(designs.open(input.id))),
    save: procedures.designs.save.handler(({ input }) => {
      const saved = designs.save(input.design, input.revision);
      const id = input.design['id'];
      studio.events.send({ type: 'designChanged', ...(typeof id === 'string' ? { id } : {}) });
      return saved;
    }),
    duplicate: procedures.designs.duplicate.handler(async ({ input }) => {
      const stored = designs.duplicate(input.id);
      changed(stored.design.id);
      return await opened(stored);
    }),
    remove: procedures.designs.remove.handler(({ input }) => {
      designs.remove(input.id);
      changed(input.id);
      return null;
    }),
    restore: procedures.designs.restore.handler(({ input }) => {
      designs.restore(input.id);
      changed(input.id);
      return null;
    }),
  };
}
