// The page's own client, run against a real host from Node, which has a WebSocket but no page around it.

import { createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '../../../shared/api.ts';
import type { TabPass } from '../../../shared/wire.ts';
import { keepOpen, usualPace, type OpenConnection, type Pace } from '../../../renderer/doorway/keepOpen.ts';
import { openSocketLine, type Line } from '../../../renderer/doorway/line.ts';
import { ownHeaders, signIn } from './visitor.ts';
import type { Host } from '../../../main/host.ts';

export interface Client {
  readonly studio: ContractRouterClient<Contract>;
  readonly connection: OpenConnection;
}

/** Opens a line as the page would, with the headers that its browser would add. */
export function openLine(port: number, origin: string, cookie: string, pass: TabPass): Promise<Line> {
  // Node's WebSocket takes headers, which a page's does not.
  const socket: WebSocket = Reflect.construct(WebSocket, [`ws://127.0.0.1:${port}/doorway`, { headers: { origin, cookie } }]);
  return openSocketLine(socket, pass.secret);
}

/** Boots a tab and connects it; `through` may hold lines up or keep hold of them. */
export async function connectClient(
  host: Host,
  pace: Pace = usualPace,
  through: (open: () => Promise<Line>) => Promise<Line> = (open) => open(),
): Promise<Client> {
  const { cookie, pass } = await signIn(host, new URL(host.newBootUrl()).hash.slice('#boot='.length));
  const connection = await keepOpen(() => through(() => openLine(host.port, ownHeaders(host).origin, cookie, pass)), pace);
  return { studio: createORPCClient<ContractRouterClient<Contract>>(connection.link), connection };
}
