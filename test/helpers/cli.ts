// The built command line as a person runs it: words in, exit code and both streams out.

import { spawn } from 'node:child_process';
import { inRoot } from '../../main/here.ts';

export interface CliResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunningCli {
  readonly pid: number;
  readonly done: Promise<CliResult>;
  /** Resolves with all that was said when stdout or stderr has held the text. */
  said(text: string): Promise<string>;
  signal(signal: NodeJS.Signals): void;
}

/** Starts a command with its library in a folder. */
export function startCli(words: readonly string[], library: string, cwd = library): RunningCli {
  const child = spawn(process.execPath, [inRoot('./out/main/cli.js'), ...words], {
    cwd,
    env: { ...process.env, POINT_STUDIO_HOME: library },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const streams = { stdout: '', stderr: '' };
  const waiting = new Set<() => void>();
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      streams[name] += text;
      for (const look of waiting) look();
    });
  }
  const done = new Promise<CliResult>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, ...streams }));
  });
  return {
    pid: child.pid!,
    done,
    said: (text) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (!streams.stdout.includes(text) && !streams.stderr.includes(text)) return;
          waiting.delete(look);
          resolve(streams.stdout + streams.stderr);
        };
        waiting.add(look);
        look();
        void done.then(({ stderr }) => reject(new Error(`The command ended without saying "${text}": ${stderr}`)));
      }),
    signal: (signal) => void child.kill(signal),
  };
}

/** Runs a command to its end. */
export function runCli(words: readonly string[], library: string, cwd = library): Promise<CliResult> {
  return startCli(words, library, cwd).done;
}
