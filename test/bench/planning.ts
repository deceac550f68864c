// What planning many rows takes, measured in a process of its own: see apart.ts.

import { measurePlanning, type PreflightFigures } from './preflight.ts';

export type PlanningFigures = PreflightFigures['planning'];

export async function measure(): Promise<PlanningFigures> {
  return await measurePlanning();
}
