// What the page may ask the system for: to put a picture on the clipboard, and nothing else.

import type { Session } from 'electron';
import { isStudioUrl } from './place.ts';

/** Copying is the person's own act in the page, and writes only what the page made; reading the clipboard stays refused. */
const granted: ReadonlySet<string> = new Set(['clipboard-sanitized-write']);

function isGranted(permission: string, url: string, isMainFrame: boolean): boolean {
  return granted.has(permission) && isMainFrame && isStudioUrl(url.endsWith('/') ? url : `${url}/`);
}

/** Refuses every device, sensor, file, notification and capture, and every request that is not the page's own. */
export function restrictSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl, isMainFrame }) => answer(isGranted(permission, requestingUrl, isMainFrame)));
  session.setPermissionCheckHandler((_contents, permission, origin, { isMainFrame }) => isGranted(permission, origin, isMainFrame));
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null));
  // The spelling checker would fetch its dictionaries.
  session.setSpellCheckerEnabled(false);
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !isLocal(url) }));
  session.on('will-download', (event, item) => {
    if (!item.getURL().startsWith('blob:point://studio/')) event.preventDefault();
  });
}

/** The page's own bytes, and what it made itself; developer tools are local too. */
function isLocal(url: string): boolean {
  return isStudioUrl(url) || /^(?:blob:point:\/\/studio\/|data:|devtools:)/.test(url);
}
