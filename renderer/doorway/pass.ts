// This tab's pass to the browser host: exchanged once for the boot code in the address, then kept for the life of the tab, so that
// reloading goes on working and no other tab or program has it.

import { Fault } from '../../shared/fault.ts';
import { bootFragment, bootPath, readTabPass, type TabPass } from '../../shared/wire.ts';
import { unknownTab } from './line.ts';

const storageKey = 'point-studio';

/** What is needed of the page. */
export type PassPage = Pick<Window, 'location' | 'history' | 'sessionStorage' | 'fetch'>;

/** The tab's pass; rejects with `denied` when the tab has none and its address opens nothing. */
export async function tabPass(page: PassPage): Promise<TabPass> {
  const code = takeBootCode(page);
  const kept = readTabPass(parsed(page.sessionStorage.getItem(storageKey)));
  if (code === undefined) {
    if (kept) return kept;
    throw unknownTab('This tab was not opened by Point Studio.');
  }
  const answer = await page.fetch(bootPath, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code }),
  });
  const pass = answer.ok ? readTabPass(await answer.json()) : undefined;
  if (pass) {
    page.sessionStorage.setItem(storageKey, JSON.stringify(pass));
    return pass;
  }
  // A used link opened again in its own tab: the tab's pass is still good.
  if (kept) return kept;
  throw unknownTab(answer.status === 403 ? (await answer.text()).trim() : 'This link cannot be read.');
}

/** Forgets the pass, after the host has said that it does not know it. */
export function dropPass(page: PassPage): void {
  page.sessionStorage.removeItem(storageKey);
}

/** The code in the address, which is taken out of it: neither the history nor a reload shall find it. */
function takeBootCode({ location, history }: PassPage): string | undefined {
  const code = bootCode(location.hash);
  if (code !== undefined) history.replaceState(history.state, '', `${location.pathname}${location.search}`);
  return code;
}

/** The boot code in an address's fragment. */
export function bootCode(hash: string): string | undefined {
  return new URLSearchParams(hash.slice(1)).get(bootFragment) ?? undefined;
}

function parsed(text: string | null): unknown {
  if (text === null) return undefined;
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Fault('internal', 'What this tab remembers cannot be read. Open the studio in a new tab.', { cause });
  }
}
