// The way to another link while the host runs: Enter in its terminal.

import { createInterface } from 'node:readline';

/** Calls back with every Enter, where somebody is at the terminal; the answer ends that. */
export function onLinkWanted(ask: () => void, input: NodeJS.ReadStream = process.stdin): () => void {
  if (!input.isTTY) return () => undefined;
  const lines = createInterface({ input });
  lines.on('line', () => ask());
  // readline takes Ctrl+C for itself.
  lines.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  return () => {
    lines.close();
  };
}
