// The sizes at which pictures are compared: one of each shape class, or all that differ in pixels or safe zone.

import { shippedNetworks } from '../../main/networks.ts';
import type { Size } from '../../shared/size.ts';

const sample = ['ig-square', 'ig-portrait', 'tk-photo', 'x-landscape', 'og-large', 'li-page-cover'];

async function allSizes(): Promise<readonly Size[]> {
  return (await shippedNetworks()).networks.flatMap((network) => network.sizes);
}

export async function sampleSizes(): Promise<readonly Size[]> {
  const all = await allSizes();
  return sample.map((id) => all.find((size) => size.id === id)!);
}

export async function differingSizes(): Promise<readonly Size[]> {
  const byPixels = new Map((await allSizes()).map((size) => [`${size.width}x${size.height} ${JSON.stringify(size.safeZone)}`, size]));
  return [...byPixels.values()];
}
