// Exports and checks through the doorway.

import { findSizes } from '../../shared/networks/index.ts';
import { readDesign } from '../../shared/readDesign.ts';
import type { Size } from '../../shared/size.ts';
import { composeAlt } from '../../shared/template.ts';
import type { Batches } from '../batches.ts';
import { ownRow, type ExportInput } from '../exporting.ts';
import { drawingKit } from '../kits.ts';
import { revealFolder } from '../host/reveal.ts';
import type { Runs } from '../runs.ts';
import type { Studio } from '../studio.ts';
import { procedures } from './implementer.ts';

export function exportProcedures(studio: Studio, batches: Batches, runs: Runs) {
  const inputOf = async (source: { design: string } | { batch: string; template: string }): Promise<{ input: ExportInput; name: string }> => {
    if ('batch' in source) return { input: await batches.exportInput(source.batch, source.template), name: batches.nameOf(source.batch) };
    const { design } = studio.library.designs.open(source.design);
    return { input: { design, kit: await drawingKit(studio, design), rows: ownRow(design), asksConsent: false }, name: design.name };
  };
  return {
    plan: procedures.exports.plan.handler(async ({ input }) => {
      const { source, sizes, type, quality, name } = input;
      const planned = await inputOf(source);
      return runs.plan(planned.input, { sizes: findSizes(studio.networks, sizes.join(',')), type, quality, name }, planned.name);
    }),
    run: procedures.exports.run.handler(({ input, signal }) => runs.run(input.plan, signal)),
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
