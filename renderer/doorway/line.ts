// One line to main: a WebSocket to the browser host or a MessagePort to Electron's main process. A line is open once main has said
// welcome, and gone for good once it closes.

import { RPCLink as PortLink } from '@orpc/client/message-port';
import { RPCLink as SocketLink } from '@orpc/client/websocket';
import type { ClientContext, ClientLink } from '@orpc/client';
import { Fault } from '../../shared/fault.ts';
import { closeCodes, portRequest, welcome, type Hello } from '../../shared/wire.ts';

export interface Line {
  readonly link: ClientLink<ClientContext>;
  /** Resolves when the line has closed: by accident, or because main does not know this tab (any more). */
  readonly gone: Promise<'lost' | 'refused'>;
  close(): void;
}

/** How long main may take to say welcome. */
const patienceMs = 10_000;

/** Opens a WebSocket and introduces this tab; rejects with `denied` when it is not known, with `internal` when nobody answers. */
export async function openSocketLine(socket: WebSocket, secret: string): Promise<Line> {
  socket.binaryType = 'arraybuffer';
  const gone = new Promise<'lost' | 'refused'>((resolve) => {
    socket.addEventListener('close', ({ code }) => resolve(code === closeCodes.refused ? 'refused' : 'lost'), { once: true });
  });
  socket.addEventListener('open', () => socket.send(JSON.stringify({ hello: secret } satisfies Hello)), { once: true });
  const greeted = new Promise<'welcome'>((resolve) => {
    const listen = ({ data }: MessageEvent<unknown>): void => {
      if (data !== welcome) return;
      socket.removeEventListener('message', listen);
      resolve('welcome');
    };
    socket.addEventListener('message', listen);
  });
  const answer = await Promise.race([greeted, gone, patience()]);
  if (answer !== 'welcome') {
    socket.close();
    throw answer === 'refused' ? unknownTab() : unanswered();
  }
  return { link: new SocketLink<ClientContext>({ websocket: socket }), gone, close: () => socket.close() };
}

/** What is needed of the page. */
export interface PortPage {
  readonly location: Pick<Location, 'origin'>;
  postMessage(message: unknown, origin: string, transfer: Transferable[]): void;
}

/** Asks the preload script for a port to main; rejects with `internal` when nobody answers. */
export async function openPortLine(page: PortPage): Promise<Line> {
  const { port1: port, port2: forMain } = new MessageChannel();
  const gone = new Promise<'lost'>((resolve) => port.addEventListener('close', () => resolve('lost'), { once: true }));
  const greeted = new Promise<'welcome'>((resolve) => {
    const listen = ({ data }: MessageEvent<unknown>): void => {
      if (data !== welcome) return;
      port.removeEventListener('message', listen);
      resolve('welcome');
    };
    port.addEventListener('message', listen);
  });
  port.start();
  page.postMessage(portRequest, page.location.origin, [forMain]);
  if ((await Promise.race([greeted, gone, patience()])) !== 'welcome') {
    port.close();
    throw unanswered();
  }
  return { link: new PortLink<ClientContext>({ port }), gone, close: () => port.close() };
}

function patience(): Promise<'late'> {
  return new Promise((resolve) => {
    setTimeout(() => resolve('late'), patienceMs);
  });
}

/** The fault of a tab that brings no pass, or one that is void. */
export function unknownTab(why = 'This tab is not signed in to Point Studio.'): Fault {
  return new Fault('denied', `${why} Ask for a new link where Point Studio runs (press Enter in its terminal), or close it and start it again.`, {
    detail: { connection: 'refused' },
  });
}

function unanswered(): Fault {
  return new Fault('internal', 'Point Studio does not answer. See whether it is still running, then reload this page.', {
    detail: { connection: 'lost' },
  });
}
