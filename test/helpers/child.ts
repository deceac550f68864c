// Programs that run beside a test, are listened to line by line, and can be killed between two lines.

import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface Child {
  /** The lines it wrote until it ended or was killed. */
  readonly lines: readonly string[];
  /** Exit code; null when it was killed. */
  readonly code: number | null;
}

/** Runs a TypeScript file until it ends, or kills it (SIGKILL) once it has written so many lines, or after some milliseconds. Its errors are the test's. */
export function runChild(file: URL, args: readonly string[], killAfterLines = Infinity, killAfterMs?: number): Promise<Child> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [fileURLToPath(file), ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
    const lines: string[] = [];
    createInterface({ input: child.stdout }).on('line', (line) => {
      lines.push(line);
      if (lines.length === killAfterLines) child.kill('SIGKILL');
    });
    const timer = killAfterMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfterMs);
    child.once('error', reject).once('close', (code) => {
      clearTimeout(timer);
      resolve({ lines, code });
    });
  });
}
