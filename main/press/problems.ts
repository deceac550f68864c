// Problems of jobs: those known before and those found while a picture is made, each sentence once.

import type { Problem } from '../../shared/checks/check.ts';
import { Fault } from '../../shared/fault.ts';
import type { FaultData } from './messages.ts';

type Said = Pick<Problem, 'check' | 'message'>;

/** Those known, then those found that say something else. */
export function withFound<P extends Said>(known: readonly P[], found: readonly P[]): readonly P[] {
  if (found.length === 0) return known;
  const said = new Set<string>();
  return [...known, ...found].filter(({ check, message }) => {
    const sentence = `${check}\n${message}`;
    if (said.has(sentence)) return false;
    said.add(sentence);
    return true;
  });
}

/** Of those found what is not known. */
export function notKnown<P extends Said>(known: readonly Said[], found: readonly P[]): readonly P[] {
  return found.filter(({ check, message }) => !known.some((problem) => problem.check === check && problem.message === message));
}

/** Why a job's picture is not made. */
export function failure({ message }: Pick<FaultData, 'message'>): Problem {
  return { check: 'export', severity: 'error', message };
}

export function faultOf({ code, message, detail }: FaultData): Fault {
  return new Fault(code, message, { detail });
}
