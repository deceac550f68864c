// Designs through the doorway: opened with all that drawing them takes, saved by revision, found, tagged, thrown away and brought back.

import type { OpenDesign } from '../../shared/api.ts';
import { newDesign, type Design } from '../../shared/design.ts';
import { Fault } from '../../shared/fault.ts';
import { drawingKit, fromPack, pageKit } from '../kits.ts';
import type { StoredDesign } from '../library/designs.ts';
import type { Studio } from '../studio.ts';
import { procedures } from './implementer.ts';

/** What the procedures of designs have in common. */
export interface DesignTalk {
  /** A design with all that drawing it takes, and what is missing among its repairs. */
  readonly opened: (stored: StoredDesign) => Promise<OpenDesign>;
  /** Tells every page that the list of designs is another. */
  readonly listChanged: (id?: string) => void;
  /** Tells every page that a design was saved. */
  readonly saved: (id: string, revision: number) => void;
}

export function designTalk(studio: Studio): DesignTalk {
  return {
    async opened({ design, revision, repairs }) {
      const kit = await drawingKit(studio, design);
      return { design, revision, repairs: [...repairs, ...kit.missing.map(({ reason }) => reason)], kit: pageKit(kit) };
    },
    listChanged: (id) => studio.events.send({ type: 'designsChanged', ...(id ? { id } : {}) }),
    saved: (id, revision) => studio.events.send({ type: 'designChanged', id, revision }),
  };
}

export function designProcedures(studio: Studio, { opened, listChanged, saved }: DesignTalk) {
  const { designs } = studio.library;
  const kept = async (stored: StoredDesign): Promise<OpenDesign> => {
    // First: pages that draw the list anew would keep the one waiting that asked.
    const answer = await opened(stored);
    listChanged(stored.design.id);
    return answer;
  };
  const create = procedures.designs.create.handler(async ({ input: { template: id, name, point } }) => {
    const { design, template } = id === undefined ? { design: emptyDesign, template: '' } : await fromTemplate(studio, id);
    return await kept(designs.create({ ...design, name: name ?? design.name, point: point ?? design.point }, template));
  });
  return {
    list: procedures.designs.list.handler(() => designs.list()),
    find: procedures.designs.find.handler(({ input }) => designs.list(input)),
    create,
    open: procedures.designs.open.handler(async ({ input }) => await opened(designs.open(input.id))),
    save: procedures.designs.save.handler(({ input: { design, revision, steps, by } }) => {
      const id = design['id'];
      const answer = designs.save(design, revision, steps, by);
      if (typeof id === 'string' && answer.revision !== revision) saved(id, answer.revision);
      return answer;
    }),
    history: procedures.designs.history.handler(({ input }) => designs.history(input.id, input.revision)),
    rename: procedures.designs.rename.handler(({ input }) => {
      designs.rename(input.id, input.name);
      saved(input.id, designs.open(input.id).revision);
      return null;
    }),
    tag: procedures.designs.tag.handler(({ input }) => {
      const tags = designs.tag(input.id, input.tags);
      listChanged(input.id);
      return tags;
    }),
    duplicate: procedures.designs.duplicate.handler(async ({ input }) => await kept(designs.duplicate(input.id))),
    remove: procedures.designs.remove.handler(({ input }) => {
      designs.remove(input.id);
      listChanged(input.id);
      return null;
    }),
    restore: procedures.designs.restore.handler(({ input }) => {
      designs.restore(input.id);
      listChanged(input.id);
      return null;
    }),
    emptyTrash: procedures.designs.emptyTrash.handler(({ input }) => {
      const count = designs.emptyTrash(input.ids);
      listChanged();
      return count;
    }),
  };
}

/** Its id is replaced when it is kept. */
const emptyDesign: Design = newDesign({ id: 'design', name: 'Untitled' });

async function fromTemplate(studio: Studio, id: string): Promise<{ readonly design: Design; readonly template: string }> {
  const { pack, template } = await studio.packs.findTemplate(id);
  return { design: fromPack(template, pack), template: template.id };
}

/** Where nobody can be asked for a file of the disk. */
export function noDialogs(): Fault {
  return new Fault('denied', 'Only the desktop application can write files of this computer. Save the file as a download instead.');
}
