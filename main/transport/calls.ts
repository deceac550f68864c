// Answers the doorway's messages, whatever carries them: a WebSocket of the browser host or a MessagePort of Electron. Faults leave as
// data; a message that cannot be read ends the connection instead of being answered.

import type { AnyRouter } from '@orpc/server';
import { RPCHandler as PortHandler } from '@orpc/server/message-port';
import { RPCHandler as SocketHandler, type MinimalWebsocket } from '@orpc/server/websocket';
import { messageLimitBytes, welcome } from '../../shared/wire.ts';
import { faultInterceptor, type DefectListener } from './faults.ts';

/** Procedures that answer: the doorway's, as `createRouter` makes them. */
export type DoorwayRouter = AnyRouter;

/** What answers of one connection are sent with. */
export type Sender = (data: string | ArrayBufferLike | ArrayBufferView) => void;

/** What is needed of Electron's MessagePortMain. */
export interface CallPort {
  on(event: 'message', listener: (event: { data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  postMessage(message: unknown): void;
  start(): void;
  close(): void;
}

export interface Connection {
  /** Answers one message; rejects if it cannot be read. Streams are answered until they end. */
  message(data: string | ArrayBuffer): Promise<void>;
  /** Ends what is still running: the signals of its calls are aborted. */
  close(): void;
}

export interface Calls {
  /** A connection that hands over its messages one by one. */
  connection(send: Sender): Connection;
  /** Greets a port, then answers it until it is closed. */
  serve(port: CallPort): void;
}

/** Makes the answering side of the doorway. */
export function createCalls(router: DoorwayRouter, onDefect: DefectListener): Calls {
  const options = { clientInterceptors: [faultInterceptor(onDefect)] };
  const sockets = new SocketHandler(router, options);
  const ports = new PortHandler(router, options);
  return {
    connection(send) {
      const socket: MinimalWebsocket = {
        addEventListener: () => undefined,
        send(data) {
          if (data instanceof Blob) throw new TypeError('Answers are text or bytes.');
          send(data);
        },
      };
      return { message: (data) => sockets.message(socket, data), close: () => sockets.close(socket) };
    },
    serve(port) {
      ports.upgrade({
        on: (event, listener) => {
          if (event === 'close') port.on('close', () => listener());
          if (event !== 'message') return;
          port.on('message', ({ data }) => {
            if (isMessage(data)) listener({ data });
            else port.close();
          });
        },
        postMessage: (message: unknown) => port.postMessage(message),
      });
      port.start();
      port.postMessage(welcome);
    },
  };
}

/** Text or bytes of a size that the doorway takes; ports could carry any object. */
function isMessage(data: unknown): data is string | ArrayBuffer | Uint8Array {
  if (typeof data === 'string') return data.length <= messageLimitBytes;
  return (data instanceof ArrayBuffer || data instanceof Uint8Array) && data.byteLength <= messageLimitBytes;
}
