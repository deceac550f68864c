// The addresses of bytes that main makes or keeps: assets and derivatives. A host checks who asks; the handler answers what is asked for.

/** Answers `GET /asset/SHA256` and `/derivative/KEY`; unknown ones with status 404. */
export type AssetHandler = (request: Request) => Promise<Response>;

/** First segments of the addresses that go to the asset handler. */
const assetRoutes = ['asset', 'derivative'] as const;

/** One plain name after the route's own: no folder, no escape sequence that could become one. */
const assetPath = new RegExp(`^/(?:${assetRoutes.join('|')})/[A-Za-z0-9][A-Za-z0-9._~=,@:+-]{0,300}$`);

/** Whether a path (no query) is one that the asset handler may see. */
export function isAssetPath(path: string): boolean {
  return assetPath.test(path) && !path.includes('..');
}
