// The sizes that an export makes, from what was chosen.

import type { NetworkTable } from '../../shared/networks/network.ts';
import { allSizes, recommendedSizes } from '../drawing/sizes.ts';
import type { ExportChoice } from './exportRun.ts';

export function chosenSizes(choice: Pick<ExportChoice, 'preset' | 'sizes'>, networks: NetworkTable): readonly string[] {
  if (choice.preset === 'choose') return choice.sizes;
  return (choice.preset === 'all' ? allSizes(networks) : recommendedSizes(networks)).map((size) => size.id);
}
