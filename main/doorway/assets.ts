// Bytes by address: assets by their hash and derivatives by their key. The host has checked who asks.

import { join } from 'node:path';
import { asFault } from '../../shared/fault.ts';
import { parseDerivativeKey } from '../../shared/picture.ts';
import { pictureFile } from '../kits.ts';
import type { DerivativeStore } from '../pictures/derivativeStore.ts';
import type { Studio } from '../studio.ts';
import type { AssetHandler } from '../transport/routes.ts';

/** Bytes under a content address never change. */
const forever = 'private, max-age=31536000, immutable';

/** The store of derivatives, opened with the first one asked for. */
type Derivatives = () => Promise<DerivativeStore>;

async function openDerivatives({ library }: Studio): Promise<DerivativeStore> {
  const { createDerivativeStore } = await import('../pictures/derivativeStore.ts');
  return createDerivativeStore(join(library.folder, 'cache', 'derivatives'));
}

type Answer = { readonly bytes: Uint8Array; readonly type: string };

/** How each kind of address is answered; undefined for one that means nothing. */
const routes: Readonly<Record<string, (studio: Studio, name: string, derivatives: Derivatives) => Promise<Answer | undefined>>> = {
  async asset({ library }, name) {
    if (!/^[0-9a-f]{64}$/.test(name)) return undefined;
    return { bytes: await library.assets.read(name), type: 'application/octet-stream' };
  },
  async derivative(studio, name, derivatives) {
    const request = parseDerivativeKey(name);
    if (!request) return undefined;
    const { info, file } = await pictureFile(studio, request.asset);
    return { bytes: await (await derivatives()).png(file, info, request), type: 'image/png' };
  },
};

/** Answers assets and derivatives of one studio's library. */
export function createAssetHandler(studio: Studio): AssetHandler {
  let store: Promise<DerivativeStore> | undefined;
  const derivatives: Derivatives = () => (store ??= openDerivatives(studio));
  return async (request) => {
    const [, kind = '', name = ''] = new URL(request.url).pathname.split('/');
    try {
      const answer = await routes[kind]?.(studio, decodeURIComponent(name), derivatives);
      if (!answer) return new Response('There is nothing at this address.', { status: 404 });
      return new Response(new Uint8Array(answer.bytes), { headers: { 'content-type': answer.type, 'cache-control': forever } });
    } catch (thrown) {
      const fault = asFault(thrown);
      return new Response(fault.message, { status: fault.code === 'internal' || fault.code === 'storage' ? 500 : 404 });
    }
  };
}
