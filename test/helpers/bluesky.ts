// A Bluesky server on this computer, with accounts, that can be killed and started again.

import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { ensureServers } from '../servers/install.ts';
import { makeSharedFolder } from './folder.ts';

export interface BlueskyServer {
  readonly url: string;
  /** A new account; its password signs in. */
  createAccount(handle: string): Promise<{ readonly did: string; readonly handle: string; readonly password: string; readonly accessJwt: string }>;
  /** Asks the server as the account of a token. */
  call(name: string, token: string, json?: unknown): Promise<Response>;
  /** Ends it with SIGKILL. */
  kill(): Promise<void>;
  start(): Promise<void>;
  close(): Promise<void>;
}

const program = join(import.meta.dirname, '..', 'servers', 'bluesky.ts');

async function freePort(): Promise<number> {
  return await new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

async function startProgram(...words: readonly string[]): Promise<ChildProcess> {
  const child = spawn(process.execPath, [program, ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (part: Buffer) => (errors += part.toString('utf8')));
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (part: Buffer) => part.toString('utf8').includes('ready') && resolve());
    child.once('exit', (code) => reject(new Error(`The Bluesky server ended with ${code}: ${errors.slice(-2000)}`)));
  });
  return child;
}

async function end(child: ChildProcess | undefined): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  await new Promise((resolve) => {
    child.once('exit', resolve);
    child.kill('SIGKILL');
  });
}

/** A server with an empty folder. */
export async function startBlueskyServer(): Promise<BlueskyServer> {
  ensureServers();
  const folder = makeSharedFolder();
  const [plcPort, port] = [await freePort(), await freePort()];
  const directory = await startProgram('plc', String(plcPort));
  let server: ChildProcess | undefined = await startProgram('pds', String(port), String(plcPort), folder);
  const url = `http://localhost:${port}`;
  const call: BlueskyServer['call'] = (name, token, json) =>
    fetch(`${url}/xrpc/${name}`, {
      method: json === undefined ? 'GET' : 'POST',
      headers: { ...(token === '' ? {} : { authorization: `Bearer ${token}` }), ...(json === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
    });
  return {
    url,
    call,
    async createAccount(handle) {
      const password = `${handle}-password`;
      const answer = await call('com.atproto.server.createAccount', '', { handle, email: `${handle}@example.org`, password });
      const made: unknown = await answer.json();
      if (!answer.ok || typeof made !== 'object' || made === null) throw new Error(`No account was made: ${JSON.stringify(made)}`);
      return { did: String(Reflect.get(made, 'did')), accessJwt: String(Reflect.get(made, 'accessJwt')), handle, password };
    },
    async kill() {
      await end(server);
    },
    async start() {
      server = await startProgram('pds', String(port), String(plcPort), folder);
    },
    async close() {
      await end(server);
      await end(directory);
    },
  };
}
