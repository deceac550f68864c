// What `npm start` decides: Electron where it is there or can be fetched, else a window of an installed browser, else an address to
// open by hand. Each time it says in one line why it is not the better one.

import { once } from 'node:events';
import type { Host } from '../host.ts';
import type { BrowserFound, OpenedWindow } from '../host/browsers.ts';

export interface StartOptions {
  /** Leave Electron aside. */
  readonly browserOnly: boolean;
  /** Show no window at all. */
  readonly addressOnly: boolean;
  readonly port: number | undefined;
}

/** What starting needs of the computer; the real ones are in `start.ts`. */
export interface Surroundings {
  readonly hasScreen: boolean;
  /** Whether somebody can press Enter. */
  readonly hasKeyboard: boolean;
  /** Says a line to the person. */
  readonly say: (line: string) => void;
  readonly findElectron: () => string | undefined;
  /** Answers why it could not be fetched. */
  readonly fetchElectron: () => Promise<string | undefined>;
  /** Runs Electron until it ends; answers its exit code, or why it did not start. */
  readonly runElectron: (file: string) => Promise<number | string>;
  readonly findBrowser: () => BrowserFound | undefined;
  readonly startHost: (onPages: (count: number) => void) => Promise<Host>;
  readonly openWindow: (browser: BrowserFound, url: string) => Promise<OpenedWindow>;
  /** Calls back whenever the person asks for a new link; the answer ends that. */
  readonly onLinkWanted: (ask: () => void) => () => void;
  /** Aborted by Ctrl+C. */
  readonly signal: AbortSignal;
  readonly wait: (ms: number) => Promise<void>;
}

/** A page that reloads, or moves from one process of the browser to another, is away for no longer than this. */
const awayMs = 4_000;

/** A window without a page for this long was closed, though its browser still runs, as browsers do on macOS. */
const abandonedMs = 30_000;

/** Starts the studio and stays until it is closed; answers the exit code. */
export async function start(options: StartOptions, around: Surroundings): Promise<number> {
  if (options.addressOnly || !around.hasScreen) return await serve(options.addressOnly ? undefined : 'There is no screen here.', undefined, around);
  if (options.browserOnly) return await serve(undefined, around.findBrowser(), around);
  const outcome = await tryElectron(around);
  if (typeof outcome === 'number') return outcome;
  if (around.signal.aborted) return 0;
  return await serve(outcome, around.findBrowser(), around);
}

/** Electron's exit code, or why the browser has to do. */
async function tryElectron(around: Surroundings): Promise<number | string> {
  let file = around.findElectron();
  if (file === undefined) {
    const why = await around.fetchElectron();
    if (why !== undefined) return `Electron is not here and could not be fetched: ${why}.`;
    file = around.findElectron();
  }
  if (file === undefined) return 'Electron was fetched, but its program is missing.';
  const ended = await around.runElectron(file);
  return typeof ended === 'number' ? ended : `Electron did not start: ${ended}.`;
}

/** The browser host, with a window where a browser is given. */
async function serve(why: string | undefined, browser: BrowserFound | undefined, around: Surroundings): Promise<number> {
  const pages = countPages();
  const host = await around.startHost(pages.changed);
  const stopLinks = around.onLinkWanted(() => around.say(`A new link, good for one use: ${host.newBootUrl()}`));
  try {
    const before = why === undefined ? '' : `${why} `;
    if (browser) {
      around.say(`${before}Opening the studio in ${browser.name}; Ctrl+C or closing the window ends it.`);
      await showWindow(host, browser, pages, around);
    } else {
      const more = around.hasKeyboard ? 'Enter makes a new one, ' : '';
      around.say(`${before}Open the studio in Chromium, Chrome or Edge on this computer (the link works once; ${more}Ctrl+C ends it):`);
      around.say(host.bootUrl);
      await aborted(around.signal);
    }
    return 0;
  } finally {
    stopLinks();
    await host.close();
  }
}

/** Shows the window until it is closed; a window that cannot be opened becomes an address. */
async function showWindow(host: Host, browser: BrowserFound, pages: Pages, around: Surroundings): Promise<void> {
  const window = await around.openWindow(browser, host.bootUrl);
  try {
    const end = await Promise.race([window.gone, abandoned(host, pages, around.wait), aborted(around.signal)]);
    if (around.signal.aborted || end === 'abandoned') return;
    // A browser hands over to one that runs already and ends at once; its page then comes a moment later.
    await Promise.race([around.wait(awayMs), pages.came()]);
    if (!pages.everCame()) {
      around.say(`${browser.name} could not show the studio (${typeof end === 'string' ? end : `exit code ${end ?? 0}`}). Open this link by hand: ${host.newBootUrl()}`);
      await aborted(around.signal);
    }
    while (!around.signal.aborted) {
      await Promise.race([pages.allLeft(), aborted(around.signal)]);
      await Promise.race([around.wait(awayMs), aborted(around.signal)]);
      if (host.pages() === 0) return;
    }
  } finally {
    window.close();
  }
}

/** Resolves when a page came, and then none has been there for long. */
async function abandoned(host: Host, pages: Pages, wait: Surroundings['wait']): Promise<'abandoned'> {
  await pages.came();
  do {
    await pages.allLeft();
    await wait(abandonedMs);
  } while (host.pages() > 0);
  return 'abandoned';
}

interface Pages {
  readonly changed: (count: number) => void;
  readonly everCame: () => boolean;
  /** Resolves when a page has connected, at once if one ever did. */
  readonly came: () => Promise<void>;
  /** Resolves when no page is connected, at once if none is. */
  readonly allLeft: () => Promise<void>;
}

function countPages(): Pages {
  let count = 0;
  let hasCome = false;
  let waiting: { isDone: () => boolean; resolve: () => void }[] = [];
  const until = (isDone: () => boolean): Promise<void> => {
    if (isDone()) return Promise.resolve();
    return new Promise((resolve) => waiting.push({ isDone, resolve }));
  };
  return {
    changed(next) {
      count = next;
      hasCome ||= next > 0;
      const done = waiting.filter(({ isDone }) => isDone());
      waiting = waiting.filter(({ isDone }) => !isDone());
      for (const { resolve } of done) resolve();
    },
    everCame: () => hasCome,
    came: () => until(() => hasCome),
    allLeft: () => until(() => count === 0),
  };
}

async function aborted(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await once(signal, 'abort');
}
