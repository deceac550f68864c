// Proofs: single pictures of designs that are still being edited, made as an export makes them.

import { resolveType } from '../../shared/batch.ts';
import { Fault } from '../../shared/fault.ts';
import { findSizes } from '../../shared/networks/index.ts';
import { readDesign } from '../../shared/readDesign.ts';
import { composeAlt } from '../../shared/template.ts';
import { drawingKit } from '../kits.ts';
import type { Studio } from '../studio.ts';
import { procedures } from './implementer.ts';

const mediaTypes = { jpeg: 'image/jpeg', png: 'image/png', webp: 'image/webp', avif: 'image/avif' } as const;

export function proofProcedure(studio: Studio) {
  return procedures.exports.proof.handler(async ({ input }) => {
    const { design } = readDesign(input.design);
    const [size] = findSizes(studio.networks, input.size);
    if (!size) throw new Fault('input', `There is no size "${input.size}" to prove.`);
    const kit = await drawingKit(studio, design);
    const { point } = design;
    const type = resolveType(input.type, size);
    const made = await studio.press.renderPicture({ design, kit, size, page: input.page, point, alt: composeAlt(design, point), type, quality: input.quality });
    return {
      picture: new Blob([new Uint8Array(made.bytes)], { type: mediaTypes[made.type] }),
      type: made.type,
      width: made.width,
      height: made.height,
      ...(size.maxBytes === undefined ? {} : { maxBytes: size.maxBytes }),
    };
  });
}
