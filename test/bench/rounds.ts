// Rounds: every case takes a turn in each, so that what the machine does meanwhile falls on all alike. Figures are medians over rounds.

import { processorSeconds } from './processorTime.ts';
import type { Bench, Case, Contestant } from './cases.ts';

export interface Figure {
  readonly id: string;
  readonly title: string;
  readonly version?: string;
  /** Pictures a second, on the clock (rows, where a row has several). */
  readonly perSecond: number;
  /** Processor time of a picture, of all processes and threads; 0 where it is shorter than the clock can tell. */
  readonly processorMs: number;
  /** Bytes of a picture. */
  readonly bytes: number;
  /** Pictures of a turn. */
  readonly amount: number;
  readonly rounds: readonly { readonly perSecond: number; readonly processorMs: number }[];
}

export interface Missing {
  readonly id: string;
  readonly title: string;
  readonly reason: string;
}

export interface Rounds {
  readonly figures: readonly Figure[];
  /** What did not run here, and why. */
  readonly missing: readonly Missing[];
}

export interface RoundOptions {
  readonly rounds: number;
  /** About how long a turn takes. */
  readonly turnSeconds: number;
  readonly say: (line: string) => void;
}

interface Turn {
  readonly seconds: number;
  readonly processor: number;
  readonly bytes: number;
}

interface Entry {
  readonly its: Pick<Case, 'id' | 'title'>;
  readonly contestant: Contestant;
  amount: number;
  readonly turns: Turn[];
}

/** Pictures of the first turn, which waits for what is started and loaded; more and more follow, until one is about as long as asked. */
const leastOfTurn = 4;

type Rows = Pick<Bench, 'rows'>;

/** A case that cannot begin is named as missing; one that fails later ends the run. */
export async function measureRounds<Given extends Rows>(bench: Given, chosen: readonly Case<Given>[], options: RoundOptions): Promise<Rounds> {
  const { rounds, turnSeconds, say } = options;
  const entries: Entry[] = [];
  const missing: Missing[] = [];
  try {
    for (const its of chosen) {
      const entry = await beginCase(bench, its, turnSeconds).catch((error: unknown) => reasonOf(error));
      if (typeof entry === 'string') {
        missing.push({ id: its.id, title: its.title, reason: entry });
        say(`${its.id}: not run: ${entry}`);
      } else {
        entries.push(entry);
        say(`${its.id}: ${entry.amount} a turn`);
      }
    }
    for (let round = 1; round <= rounds; round += 1) {
      for (const entry of entries) entry.turns.push(await take(entry, entry.amount));
      say(`round ${round} of ${rounds}: ${entries.map(({ its, amount, turns }) => `${its.id} ${(amount / turns.at(-1)!.seconds).toFixed(0)}`).join(', ')}`);
    }
  } finally {
    for (const { contestant } of entries) await contestant.close?.();
  }
  return { figures: entries.map(figureOf), missing };
}

async function beginCase<Given extends Rows>(bench: Given, its: Case<Given>, turnSeconds: number): Promise<Entry> {
  const contestant = await its.begin(bench);
  const entry: Entry = { its, contestant, amount: leastOfTurn, turns: [] };
  try {
    await take(entry, leastOfTurn);
    for (;;) {
      const { seconds } = await take(entry, entry.amount);
      const fills = entry.amount * Math.min(6, turnSeconds / seconds);
      const next = Math.max(leastOfTurn, Math.min(bench.rows, 2 * Math.ceil(fills / 2)));
      const isFull = seconds > turnSeconds / 2 || next <= entry.amount;
      entry.amount = next;
      if (isFull) break;
    }
    return entry;
  } catch (error) {
    await contestant.close?.();
    throw error;
  }
}

async function take({ contestant }: Entry, amount: number): Promise<Turn> {
  const processorBefore = processorSeconds();
  const startedAt = performance.now();
  const bytes = await contestant.turn(amount);
  const seconds = (performance.now() - startedAt) / 1000;
  const processor = processorSeconds() - processorBefore;
  await contestant.clear?.();
  return { seconds, processor, bytes };
}

function figureOf({ its, contestant, amount, turns }: Entry): Figure {
  const rounds = turns.map(({ seconds, processor }) => ({ perSecond: amount / seconds, processorMs: (processor * 1000) / amount }));
  const { version } = contestant;
  return {
    id: its.id,
    title: its.title,
    ...(version === undefined ? {} : { version }),
    perSecond: median(rounds.map((round) => round.perSecond)),
    processorMs: median(rounds.map((round) => round.processorMs)),
    bytes: median(turns.map(({ bytes }) => bytes / amount)),
    amount,
    rounds,
  };
}

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
