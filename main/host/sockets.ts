// The doorway over WebSocket: a socket is nobody's until its first message brings the tab's secret; then its messages are calls.

import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';
import { closeCodes, doorwayPath, readHello, welcome } from '../../shared/wire.ts';
import type { Calls } from '../transport/calls.ts';
import type { DefectListener } from '../transport/faults.ts';
import type { HostLimits } from './limits.ts';
import type { Sessions, Tab } from './sessions.ts';

export interface Sockets {
  /** Takes over a handshake whose host and origin were checked. */
  accept(request: IncomingMessage, stream: Duplex, head: Buffer, cookie: string | undefined): void;
  /** Closes what a tab has open. */
  refuse(tab: Tab): void;
  /** Sockets that were let in. */
  count(): number;
  /** Closes all. */
  close(): void;
}

export function createSockets(options: {
  calls: Calls;
  sessions: Sessions;
  limits: HostLimits;
  onDefect: DefectListener;
  onCount: (count: number) => void;
}): Sockets {
  const { calls, sessions, limits, onDefect, onCount } = options;
  const server = new WebSocketServer({ noServer: true, maxPayload: limits.messageBytes, perMessageDeflate: false, clientTracking: true });
  const tabs = new Map<WebSocket, Tab>();
  const alive = new WeakSet<WebSocket>();

  const heartbeat = setInterval(() => {
    for (const socket of tabs.keys()) {
      if (!alive.delete(socket)) socket.terminate();
      else socket.ping();
    }
  }, limits.heartbeatMs);
  heartbeat.unref();

  const letIn = (socket: WebSocket, tab: Tab): void => {
    tabs.set(socket, tab);
    alive.add(socket);
    socket.on('pong', () => alive.add(socket));
    const connection = calls.connection((data) => socket.send(data));
    socket.on('message', (data) => {
      alive.add(socket);
      // A reply can fail only because the socket went away meanwhile, or because of a defect: neither may end the host.
      connection.message(messageOf(data)).catch((thrown: unknown) => {
        if (socket.readyState !== socket.OPEN) return;
        if (!(thrown instanceof SyntaxError || thrown instanceof TypeError)) onDefect(thrown);
        socket.close(closeCodes.unreadable, 'unreadable message');
      });
    });
    socket.on('close', () => {
      connection.close();
      tabs.delete(socket);
      onCount(tabs.size);
    });
    socket.send(welcome);
    onCount(tabs.size);
  };

  return {
    accept(request, stream, head, cookie) {
      const stopCounting = limitBytes(stream, head.length, limits.helloBytes);
      server.handleUpgrade(request, stream, head, (socket) => {
        socket.binaryType = 'arraybuffer';
        // A broken frame or a message over the limit: ws says so to the other side and closes by itself.
        socket.on('error', () => undefined);
        const late = setTimeout(() => socket.terminate(), limits.helloMs);
        socket.on('close', () => clearTimeout(late));
        socket.once('message', (data) => {
          clearTimeout(late);
          stopCounting();
          const hello = messageOf(data);
          const secret = typeof hello === 'string' ? readHello(hello) : undefined;
          const tab = secret === undefined ? undefined : sessions.tabOf(cookie, secret);
          if (tab) letIn(socket, tab);
          else socket.close(closeCodes.refused, 'unknown tab');
        });
      });
    },
    refuse(tab) {
      for (const [socket, owner] of tabs) if (owner === tab) socket.close(closeCodes.refused, 'link used twice');
    },
    count: () => tabs.size,
    close() {
      clearInterval(heartbeat);
      for (const socket of server.clients) {
        socket.close(closeCodes.leaving, 'Point Studio ends');
        setTimeout(() => socket.terminate(), 500).unref();
      }
      server.close();
    },
  };
}

/** Whether a handshake asks for the doorway. */
export function isDoorway(path: string | undefined): boolean {
  return path === doorwayPath;
}

/** Ends a stream that sends more than `limit` bytes; the answer stops the counting. */
function limitBytes(stream: Duplex, already: number, limit: number): () => void {
  let total = already;
  const count = (chunk: Buffer): void => {
    total += chunk.length;
    if (total > limit) stream.destroy();
  };
  stream.on('data', count);
  return () => stream.off('data', count);
}

/** Text messages come as a Buffer, binary ones as an ArrayBuffer, because the socket was told so. */
function messageOf(data: RawData): string | ArrayBuffer {
  if (data instanceof ArrayBuffer) return data;
  return Array.isArray(data) ? Buffer.concat(data).toString('utf8') : data.toString('utf8');
}
