// Grey and duotone, applied to a derivative's pixels in place.

import type { DerivativeRequest } from '../../shared/picture.ts';

type Filter = Pick<DerivativeRequest, 'grey' | 'duotone'>;

function channels(hex: string): readonly number[] {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
}

/** Colour by luma: `[red, green, blue]` of each of 256 steps, from shadows to lights. */
function rampOf(filter: Filter): Uint8Array | undefined {
  const ends = filter.duotone ?? (filter.grey ? (['#000000', '#FFFFFF'] as const) : undefined);
  if (!ends) return undefined;
  const [shadows, lights] = [channels(ends[0]), channels(ends[1])];
  const ramp = new Uint8Array(256 * 3);
  for (let luma = 0; luma < 256; luma++) {
    for (let channel = 0; channel < 3; channel++) {
      ramp[luma * 3 + channel] = Math.round(shadows[channel]! + ((lights[channel]! - shadows[channel]!) * luma) / 255);
    }
  }
  return ramp;
}

/** Replaces each pixel's colour by the ramp's at its luma (Rec. 709 weights on the encoded values); alpha stays. */
export function applyFilter(data: Uint8Array, filter: Filter): void {
  const ramp = rampOf(filter);
  if (!ramp) return;
  for (let at = 0; at < data.length; at += 4) {
    // Weights in 65,536ths, which sum to exactly one: integers give the same answer on every machine.
    const luma = (13933 * data[at]! + 46871 * data[at + 1]! + 4732 * data[at + 2]! + 32768) >> 16;
    data[at] = ramp[luma * 3]!;
    data[at + 1] = ramp[luma * 3 + 1]!;
    data[at + 2] = ramp[luma * 3 + 2]!;
  }
}
