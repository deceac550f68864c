// A way to a server that breaks off connections at random: before a request gets there, or after it did and before its answer is back.

import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { Socket } from 'node:net';

export interface CuttingProxy {
  readonly url: string;
  /** How many connections were cut. */
  cuts(): number;
  /** Lets everything through from now on, or cuts again. */
  setCalm(calm: boolean): void;
  close(): Promise<void>;
}

/** `random` answers numbers from 0 to 1; one request in `oneIn` is cut. */
export async function startCuttingProxy(target: string, random: () => number, oneIn: number): Promise<CuttingProxy> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  let cuts = 0;
  let isCalm = false;
  const keep = (socket: Socket): Socket => {
    sockets.add(socket);
    // What breaks off here is meant to.
    socket.on('error', () => undefined).once('close', () => sockets.delete(socket));
    return socket;
  };
  const server = createServer((client) => {
    keep(client);
    const upstream = keep(connect(Number(port), hostname));
    let fate: 'pass' | 'before' | 'after' = 'pass';
    let isIdle = true;
    const cut = (): void => {
      cuts += 1;
      client.destroy();
      upstream.destroy();
    };
    client.on('data', (part) => {
      if (isIdle) {
        isIdle = false;
        fate = isCalm || random() >= 1 / oneIn ? 'pass' : random() < 0.5 ? 'before' : 'after';
      }
      if (fate === 'before') cut();
      else upstream.write(part);
    });
    upstream.on('data', (part) => {
      isIdle = true;
      if (fate === 'after') cut();
      else client.write(part);
    });
    client.once('end', () => upstream.end());
    upstream.once('close', () => client.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    cuts: () => cuts,
    setCalm: (calm) => void (isCalm = calm),
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
