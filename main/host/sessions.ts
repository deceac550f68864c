// Who may use the browser host. A boot code, used once, gives a browser its cookie and a tab its pass. A cookie alone opens nothing,
// because cookies ignore ports and reach every program on 127.0.0.1; a pass alone opens nothing either.

import { createHash, randomBytes } from 'node:crypto';
import type { TabPass } from '../../shared/wire.ts';

/** Two uses of one code within this time mean that two parties had it; neither keeps what it got. */
const contestedMs = 10_000;

/** A tab that exchanged a boot code. */
export interface Tab {
  readonly pass: TabPass;
  /** Digest of the browser's cookie. */
  readonly browser: string;
}

export interface Sessions {
  /** A new boot code; an older one that was not used becomes void. */
  mintCode(): string;
  /**
   * Exchanges a boot code. A browser that brings a known cookie keeps it, so that its other tabs go on working.
   * Undefined if the code is void; `onContested` is then told of the tab that used it moments ago, which is no longer let in.
   */
  exchange(code: string, cookie: string | undefined): { readonly cookie: string; readonly pass: TabPass } | undefined;
  /** The tab that this cookie and this secret belong to. */
  tabOf(cookie: string | undefined, secret: string): Tab | undefined;
  /** Whether an asset address with this key may be read with this cookie. */
  mayRead(cookie: string | undefined, key: string): boolean;
}

/** Where assets are, below the tab's own key. */
export const assetPrefix = '/s/';

export function createSessions(options: { now: () => number; onContested: (tab: Tab) => void }): Sessions {
  let openCode: string | undefined;
  let lastUse: { code: string; at: number; tab: Tab } | undefined;
  const browsers = new Set<string>();
  const tabsBySecret = new Map<string, Tab>();
  const tabsByKey = new Map<string, Tab>();

  const forget = (tab: Tab): void => {
    tabsBySecret.delete(digest(tab.pass.secret));
    tabsByKey.delete(digest(tab.pass.assets.slice(assetPrefix.length)));
  };
  const owned = (tab: Tab | undefined, cookie: string | undefined): Tab | undefined =>
    tab && cookie !== undefined && tab.browser === digest(cookie) ? tab : undefined;

  return {
    mintCode() {
      const code = token();
      openCode = digest(code);
      return code;
    },
    exchange(code, cookie) {
      const used = digest(code);
      if (used !== openCode) {
        if (lastUse?.code === used && options.now() - lastUse.at < contestedMs) {
          forget(lastUse.tab);
          options.onContested(lastUse.tab);
        }
        return undefined;
      }
      openCode = undefined;
      const kept = cookie !== undefined && browsers.has(digest(cookie)) ? cookie : token();
      const tab: Tab = { pass: { secret: token(), assets: assetPrefix + token() }, browser: digest(kept) };
      browsers.add(tab.browser);
      tabsBySecret.set(digest(tab.pass.secret), tab);
      tabsByKey.set(digest(tab.pass.assets.slice(assetPrefix.length)), tab);
      lastUse = { code: used, at: options.now(), tab };
      return { cookie: kept, pass: tab.pass };
    },
    tabOf: (cookie, secret) => owned(tabsBySecret.get(digest(secret)), cookie),
    mayRead: (cookie, key) => owned(tabsByKey.get(digest(key)), cookie) !== undefined,
  };
}

/** 256 random bits, safe in addresses, cookies and headers. */
function token(): string {
  return randomBytes(32).toString('base64url');
}

/** Secrets are kept and looked up by digest only: a look-up's time then says nothing of the secret. */
function digest(secret: string): string {
  return createHash('sha256').update(secret).digest('base64');
}
