// Keeps every web content where it is: no navigation, no redirect, no new window, no webview. A link that a person clicks is handed to
// the system's browser, if it is https.

import { shell, type App, type WebContents } from 'electron';
import { isOutsideLink } from '../host/reveal.ts';
import { isStudioUrl } from './place.ts';

/** A link opens because of an act of the person that is no older than this. */
const freshMs = 1_000;

const acts: ReadonlySet<string> = new Set(['mouseUp', 'keyDown', 'rawKeyDown', 'gestureTap']);

/** Guards all contents of the app, present and future. */
export function guardContents(app: App, now: () => number = Date.now): void {
  app.on('web-contents-created', (_event, contents) => guard(contents, now));
}

function guard(contents: WebContents, now: () => number): void {
  let lastActAt = Number.NEGATIVE_INFINITY;
  contents.on('input-event', (_event, { type }) => {
    if (acts.has(type)) lastActAt = now();
  });
  contents.setWindowOpenHandler(({ url }) => {
    if (now() - lastActAt <= freshMs && isOutsideLink(url)) {
      lastActAt = Number.NEGATIVE_INFINITY;
      void shell.openExternal(url);
    }
    return { action: 'deny' };
  });
  contents.on('will-navigate', (event) => refuseElsewhere(event));
  contents.on('will-frame-navigate', (event) => refuseElsewhere(event));
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
}

/** The page may load itself again; it may not go anywhere. */
function refuseElsewhere(event: { readonly url: string; readonly isMainFrame: boolean; preventDefault(): void }): void {
  if (!(event.isMainFrame && isStudioUrl(event.url))) event.preventDefault();
}
