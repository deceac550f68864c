// The sizes of the network table, grouped as pickers and walls show them.

import type { NetworkTable } from '../../shared/networks/network.ts';
import type { Size } from '../../shared/size.ts';

export interface SizeGroup {
  readonly network: string;
  readonly name: string;
  readonly sizes: readonly Size[];
}

/** Sizes by network: posts first within each, then covers and profile pictures. */
export function sizeGroups(table: NetworkTable, uses: readonly Size['use'][] = ['post', 'cover', 'profile']): readonly SizeGroup[] {
  return table.networks
    .map((network) => ({
      network: network.id,
      name: network.name,
      sizes: uses.flatMap((use) => network.sizes.filter((size) => size.use === use)),
    }))
    .filter((group) => group.sizes.length > 0);
}

export function allSizes(table: NetworkTable, uses: readonly Size['use'][] = ['post']): readonly Size[] {
  return sizeGroups(table, uses).flatMap((group) => group.sizes);
}

export function recommendedSizes(table: NetworkTable): readonly Size[] {
  return allSizes(table).filter((size) => size.recommended);
}

/** Name of a size with its network, for lists that mix networks. */
export function fullName(table: NetworkTable, size: Size): string {
  const network = table.networks.find((one) => one.id === size.network);
  return network ? `${network.name} ${size.name}` : size.name;
}
