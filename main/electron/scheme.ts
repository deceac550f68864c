// Serves the page and its bytes under a scheme of our own, which no other program can reach; nothing is read by a path of the request.

import { protocol, type Session } from 'electron';
import type { Page } from '../transport/page.ts';
import { isAssetPath, type AssetHandler } from '../transport/routes.ts';
import { answerAsset, answerPage, plain } from '../transport/site.ts';
import { isStudioUrl, scheme } from './place.ts';

/** Makes the scheme a proper origin; must be called before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true } }]);
}

/** Answers the scheme in a session. */
export function serveScheme(session: Session, parts: { readonly page: Promise<Page>; readonly assets: AssetHandler }): void {
  session.protocol.handle(scheme, async (request) => {
    if (!isStudioUrl(request.url)) return plain(404, 'There is nothing at this address.');
    if (request.method !== 'GET' && request.method !== 'HEAD') return plain(405, 'Only reading is possible here.', { allow: 'GET, HEAD' });
    const path = new URL(request.url).pathname;
    return isAssetPath(path) ? await answerAsset(parts.assets, path, request) : await answerPage(await parts.page, path);
  });
}
