// Everything that is fetched rather than called: the page's files and the bytes that main keeps, each with its headers. Who may ask is
// the host's concern.

import type { AssetHandler } from './routes.ts';
import { isAssetPath } from './routes.ts';
import { bytesPolicy, commonHeaders } from './headers.ts';
import type { Page } from './page.ts';

/** Types that an asset may have in a browser; anything else is sent as bytes without meaning. */
const assetTypes = /^(?:image\/[a-z0-9.+-]+|font\/[a-z0-9.+-]+|application\/(?:json|octet-stream)|text\/(?:plain|csv))(?:;|$)/;

/** Answers a file of the page, with 404 for any other path. */
export async function answerPage(page: Page, path: string): Promise<Response> {
  return (await page.answer(path)) ?? plain(404, 'There is nothing at this address.');
}

/** Answers an asset route through the handler; its answer gets our headers, and a type that cannot run. */
export async function answerAsset(assets: AssetHandler, path: string, request: Request): Promise<Response> {
  if (!isAssetPath(path)) return plain(404, 'There is nothing at this address.');
  const answer = await assets(request);
  const headers = new Headers(answer.headers);
  for (const [name, value] of Object.entries(commonHeaders)) headers.set(name, value);
  headers.set('content-security-policy', bytesPolicy);
  if (!assetTypes.test(headers.get('content-type') ?? '')) headers.set('content-type', 'application/octet-stream');
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
  headers.delete('set-cookie');
  return new Response(answer.body, { status: answer.status, headers });
}

/** A short answer in words. */
export function plain(status: number, text: string, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(`${text}\n`, {
    status,
    headers: {
      ...commonHeaders,
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': bytesPolicy,
      ...headers,
    },
  });
}
