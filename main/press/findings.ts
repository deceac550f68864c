// What a worker finds in jobs that it lays out and checks without drawing them.

import type { Problem } from '../../shared/checks/check.ts';
import { runChecks } from '../../shared/checks/index.ts';
import { asFault } from '../../shared/fault.ts';
import { buildScene } from '../../shared/scene.ts';
import type { LoadedKit } from './kit.ts';
import type { CheckedJob, Findings, Ground } from './messages.ts';

/** Everything the checks that need no pixels find, a sentence that several jobs have once. */
export function findingsOf(kit: LoadedKit, ground: Pick<Ground, 'design' | 'asksConsent'>, jobs: readonly CheckedJob[]): Findings {
  const indices = new Map<string, number>();
  const problems: Problem[] = [];
  const found: number[] = [];
  for (const [job, checked] of jobs.entries()) {
    for (const problem of problemsOf(kit, ground, checked)) {
      const key = `${problem.severity}\n${problem.check}\n${problem.element ?? ''}\n${problem.message}`;
      const index = indices.get(key) ?? problems.push(problem) - 1;
      indices.set(key, index);
      found.push(job, index);
    }
  }
  return { problems, found: Uint32Array.from(found) };
}

/** A job that cannot be laid out is told as one that would fail; the others go on. */
function problemsOf(kit: LoadedKit, { design, asksConsent }: Pick<Ground, 'design' | 'asksConsent'>, { size, page = 0, row }: CheckedJob): readonly Problem[] {
  const { point, alt } = row;
  try {
    const scene = buildScene(design, page, size, point, kit);
    return runChecks({ design, size, point, scene, brand: kit.brand, alt, asksConsent, picture: (id) => kit.picture(id) });
  } catch (thrown) {
    return [{ check: 'export', severity: 'error', message: asFault(thrown).message }];
  }
}
