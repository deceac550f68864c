// What a request must look like before anything is done for it: the exact host (a rebound name fails), the page's own origin, and no
// other site behind it. Cookies are read here too.

import type { IncomingMessage } from 'node:http';

/** A refusal: status and a sentence. */
export interface Refusal {
  readonly status: number;
  readonly text: string;
}

/** Where this host is reached, and nowhere else. */
export interface Place {
  readonly host: string;
  readonly origin: string;
}

export function placeAt(port: number): Place {
  return { host: `127.0.0.1:${port}`, origin: `http://127.0.0.1:${port}` };
}

/** Refuses any other name than the address itself, and requests that name several. */
export function checkHost(request: IncomingMessage, place: Place): Refusal | undefined {
  const hosts = request.rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host');
  if (hosts.length === 1 && request.headers.host === place.host) return undefined;
  return { status: 421, text: `Point Studio answers at ${place.origin}/ only.` };
}

/** Paths as the routes know them: absolute, without a query; anything else is undefined. */
export function pathOf(request: IncomingMessage): string | undefined {
  const [path = ''] = (request.url ?? '').split('?', 1);
  return path.startsWith('/') && !path.startsWith('//') ? path : undefined;
}

const foreign: Refusal = { status: 403, text: 'Point Studio answers its own page only.' };

/** For calls and assets: the browser must say that our own page asks. */
export function checkOwnPage(request: IncomingMessage): Refusal | undefined {
  return request.headers['sec-fetch-site'] === 'same-origin' ? undefined : foreign;
}

/** For what changes something: our own page, and its origin spelled out. */
export function checkOwnOrigin(request: IncomingMessage, place: Place): Refusal | undefined {
  return request.headers.origin === place.origin ? undefined : foreign;
}

/** WebSocket handshakes carry the origin always and the site only in some browsers. */
export function checkHandshake(request: IncomingMessage, place: Place): Refusal | undefined {
  const site = request.headers['sec-fetch-site'];
  return site === undefined || site === 'same-origin' ? checkOwnOrigin(request, place) : foreign;
}

/**
 * For the document and its files, which hold no secret: a person may come from anywhere (a link, a terminal, the address line), but no
 * other page may take them in as a frame, script, style or picture.
 */
export function checkVisit(request: IncomingMessage): Refusal | undefined {
  const site = request.headers['sec-fetch-site'];
  if (site === undefined || site === 'none' || site === 'same-origin') return undefined;
  return request.headers['sec-fetch-mode'] === 'navigate' && request.headers['sec-fetch-dest'] === 'document' ? undefined : foreign;
}

/** What an asset may be used as; never a document, a frame or a script. */
export function checkAssetUse(request: IncomingMessage): Refusal | undefined {
  const use = request.headers['sec-fetch-dest'];
  return use === 'empty' || use === 'image' || use === 'font' ? undefined : foreign;
}

/** The value of a cookie; undefined if it is missing or sent more than once. */
export function cookieOf(request: IncomingMessage, name: string): string | undefined {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  const values = pairs.filter((pair) => pair.startsWith(`${name}=`)).map((pair) => pair.slice(name.length + 1));
  return values.length === 1 ? values[0] : undefined;
}
