// The page's typed client of the doorway: over a WebSocket with the browser host, over a MessagePort in Electron. Every call and every
// stream rejects with a `Fault`; a lost connection comes back by itself.

import { createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract, StudioEvent } from '../shared/api.ts';
import { doorwayPath } from '../shared/wire.ts';
import { shareEvents } from './doorway/events.ts';
import { keepOpen, type ConnectionState, type OpenConnection } from './doorway/keepOpen.ts';
import { openPortLine, openSocketLine, type Line } from './doorway/line.ts';
import { bootCode, dropPass, tabPass } from './doorway/pass.ts';

export { inGroups } from './doorway/sizes.ts';
export type { ConnectionState } from './doorway/keepOpen.ts';

export interface StudioConnection {
  readonly studio: ContractRouterClient<Contract>;
  /** Address of an asset's bytes, by SHA-256. */
  readonly assetUrl: (id: string) => string;
  /** Address of a derivative by its key. */
  readonly derivativeUrl: (key: string) => string;
  readonly state: () => ConnectionState;
  /** Tells of every later state; the answer ends that. */
  readonly onState: (listener: (state: ConnectionState) => void) => () => void;
  /** Tells of every change, and of all kinds of changes after a lost connection came back; the answer ends that. */
  readonly onEvent: (listener: (event: StudioEvent) => void) => () => void;
  readonly close: () => void;
}

/** Connects this page to main; rejects with `denied` when the tab may not, with `internal` when nobody answers. */
export async function connect(page: Window = window): Promise<StudioConnection> {
  if (page.location.protocol === 'point:') return connected(await keepOpen(() => openPortLine(page)), '');
  // A new link that is opened in this very tab changes the fragment only.
  page.addEventListener('hashchange', () => {
    if (bootCode(page.location.hash) !== undefined) page.location.reload();
  });
  const pass = await tabPass(page);
  const address = `ws://${page.location.host}${doorwayPath}`;
  const open = (): Promise<Line> => openSocketLine(new WebSocket(address), pass.secret);
  const connection = await keepOpen(open);
  connection.onState((state) => {
    if (state === 'refused') dropPass(page);
  });
  return connected(connection, pass.assets);
}

function connected(connection: OpenConnection, prefix: string): StudioConnection {
  const studio = createORPCClient<ContractRouterClient<Contract>>(connection.link);
  const bytesUrl = (path: string): string => `${prefix}/${path}`;
  return {
    studio,
    assetUrl: (id) => bytesUrl(`asset/${id}`),
    derivativeUrl: (key) => bytesUrl(`derivative/${key}`),
    state: connection.state,
    onState: connection.onState,
    onEvent: shareEvents({ state: connection.state, onState: connection.onState, events: () => studio.studio.events() }),
    close: connection.close,
  };
}
