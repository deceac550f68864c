// The doorway: the contract's procedures over the parts of one studio. Every entry asks through it or through the same parts.

import { createBatches } from './batches.ts';
import { createThumbnails } from './batches/thumbnails.ts';
import { accountProcedures } from './doorway/accounts.ts';
import { batchProcedures } from './doorway/batches.ts';
import { designFileProcedures } from './doorway/designFiles.ts';
import { designProcedures, designTalk } from './doorway/designs.ts';
import { versionProcedures } from './doorway/designVersions.ts';
import { askInputOf, checkProcedures, exportProcedures } from './doorway/exports.ts';
import { procedures } from './doorway/implementer.ts';
import { networkProcedures, packProcedures, pictureProcedures, templateProcedures } from './doorway/packs.ts';
import { queueProcedures } from './doorway/queue.ts';
import { studioProcedures } from './doorway/studio.ts';
import { createRuns } from './runs.ts';
import type { Studio } from './studio.ts';

/** The procedures of the contract for one studio. */
export function createRouter(studio: Studio) {
  const batches = createBatches(studio);
  const runs = createRuns(studio, askInputOf(studio, batches));
  const thumbnails = createThumbnails();
  const talk = designTalk(studio);
  studio.onClose(() => thumbnails.close());
  return procedures.router({
    studio: studioProcedures(studio),
    networks: networkProcedures(studio),
    templates: templateProcedures(studio),
    designs: { ...designProcedures(studio, talk), ...versionProcedures(studio, talk, thumbnails), ...designFileProcedures(studio, talk) },
    pictures: pictureProcedures(studio),
    batches: batchProcedures(studio, batches, thumbnails),
    checks: checkProcedures(studio),
    exports: exportProcedures(studio, batches, runs),
    accounts: accountProcedures(studio),
    queue: queueProcedures(studio),
    packs: packProcedures(studio),
  });
}
