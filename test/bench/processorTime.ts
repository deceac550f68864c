// Processor time of this process and of everything it started: unlike time on the clock, it does not grow when others use the machine.

import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks a second in Linux's /proc (`sysconf(_SC_CLK_TCK)`, 100 on every common architecture). */
const ticks = 100;

/** Seconds so far. Processes that others started are counted on Linux alone, by walking /proc. */
export function processorSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6 + descendantSeconds(process.pid);
}

interface Process {
  readonly parent: number;
  readonly seconds: number;
}

function descendantSeconds(ancestor: number): number {
  const processes = readProcesses();
  const descends = (pid: number): boolean => {
    const parent = processes.get(pid)?.parent;
    return parent !== undefined && (parent === ancestor || descends(parent));
  };
  return [...processes].reduce((sum, [pid, { seconds }]) => (descends(pid) ? sum + seconds : sum), 0);
}

/** All processes of the machine; none where there is no /proc. */
function readProcesses(): ReadonlyMap<number, Process> {
  const found = new Map<number, Process>();
  if (process.platform !== 'linux') return found;
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    const stat = readStat(entry);
    if (stat) found.set(Number(entry), stat);
  }
  return found;
}

/** proc_pid_stat(5); the name in parentheses may hold anything, so what follows its end is read. */
function readStat(pid: string): Process | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ').map(Number);
    return { parent: fields[1]!, seconds: (fields[11]! + fields[12]!) / ticks };
  } catch {
    // It ended since the folder was listed.
    return undefined;
  }
}
