// The built studio as a browser reaches it: a host process over a library, which a test may end as a person would or as a power cut does.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { inRoot } from '../../main/here.ts';

export interface StudioHost {
  /** Opens the studio in a browser, once. */
  readonly bootUrl: string;
  end(signal: 'SIGINT' | 'SIGKILL'): Promise<void>;
}

const greeting = z.object({ bootUrl: z.string() });

/** Starts the host on a free port; rejects with what it said where it does not start. */
export async function startHost(library: string): Promise<StudioHost> {
  const host = spawn(process.execPath, [inRoot('./out/main/cli.js'), 'serve', '--port', '0', '--library', library, '--json'], {
    cwd: inRoot('.'),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(host, 'exit');
  const errors: string[] = [];
  host.stderr.on('data', (bytes: Buffer) => errors.push(bytes.toString()));
  const [line] = await Promise.race([once(createInterface(host.stdout), 'line'), ended]);
  if (host.exitCode !== null) throw new Error(`The studio did not start: ${errors.join('')}`);
  return {
    bootUrl: greeting.parse(JSON.parse(String(line))).bootUrl,
    async end(signal) {
      host.kill(signal);
      await ended;
    },
  };
}
