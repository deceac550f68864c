// Exports and checks through the doorway.

import { findSizes } from '../../shared/networks/index.ts';
import { readDesign } from '../../shared/readDesign.ts';
import type { Size } from '../../shared/size.ts';
import { composeAlt } from '../../shared/template.ts';
import type { Batches } from '../batches.ts';
import { ownRow } from '../exporting.ts';
import { drawingKit } from '../kits.ts';
import { revealFolder } from '../host/reveal.ts';
import type { AskInput, Runs } from '../runs.ts';
import type { Studio } from '../studio.ts';
import { procedures } from './implementer.ts';
import { proofProcedure } from './proof.ts';

/** What an export is made from: all rows of a spreadsheet that are taken, or a design's own point. */
export function askInputOf(studio: Studio, batches: Batches): AskInput {
  return async (source) => {
    if ('batch' in source) return { input: await batches.exportInput(source.batch, source.template), name: batches.nameOf(source.batch) };
    const { design } = studio.library.designs.open(source.design);
    return { input: { design, kit: await drawingKit(studio, design), rows: ownRow(design), asksConsent: false }, name: design.name };
  };
}

export function exportProcedures(studio: Studio, batches: Batches, runs: Runs) {
  return {
    plan: procedures.exports.plan.handler(async ({ input }) => {
      const { source, folder, updates, ...options } = input;
      return await runs.plan({ source, options, ...(folder === undefined ? {} : { folder }), ...(updates === undefined ? {} : { updates }) });
    }),
    start: procedures.exports.start.handler(({ input }) => runs.start(input.plan)),
    watch: procedures.exports.watch.handler(({ input, signal }) => runs.watch(input.export, signal)),
    stop: procedures.exports.stop.handler(({ input }) => {
      runs.stop(input.export);
      return null;
    }),
    list: procedures.exports.list.handler(async () => await runs.list()),
    resume: procedures.exports.resume.handler(async ({ input }) => await runs.resume(input.export)),
    forget: procedures.exports.forget.handler(({ input }) => {
      runs.forget(input.export);
      return null;
    }),
    picture: procedures.exports.picture.handler(async ({ input }) => {
      const bytes = await runs.picture(input.export, input.file, input.longPx);
      return new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' });
    }),
    purge: procedures.exports.purge.handler(async ({ input, signal }) => {
      const { purgeCampaign } = await import('../purge/purge.ts');
      const { dryRun, withPosts } = input;
      try {
        return await purgeCampaign(studio, { folder: runs.folderOf(input.export), dryRun, withPosts, ...(signal ? { signal } : {}) });
      } finally {
        // What is gone must not stay open, whether or not all of it is gone.
        if (!dryRun) {
          batches.letGo();
          studio.events.send({ type: 'exportsChanged' });
        }
      }
    }),
    proof: proofProcedure(studio),
    reveal: procedures.exports.reveal.handler(async ({ input }) => {
      await revealFolder(runs.folderOf(input.export));
      return null;
    }),
  };
}

export function checkProcedures(studio: Studio) {
  return {
    run: procedures.checks.run.handler(async ({ input, signal }) => {
      const { design } = readDesign(input.design);
      const kit = await drawingKit(studio, design);
      const sizes: readonly Size[] = findSizes(studio.networks, input.sizes.join(','));
      const jobs = sizes.map((size) => ({ row: 1, size, point: design.point, alt: composeAlt(design, design.point), problems: [] }));
      const problems = await studio.press.checkJobs({ jobs, kit, design, asksConsent: false, ...(signal ? { signal } : {}) });
      return Object.fromEntries(sizes.map((size, index) => [size.id, problems[index] ?? []]));
    }),
  };
}
