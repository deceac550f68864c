// Jobs are checked without being drawn: completely, in order, no faster than they are asked for, and until they are not wanted any more.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Problem } from '../../../shared/checks/check.ts';
import { runChecks } from '../../../shared/checks/index.ts';
import { buildScene } from '../../../shared/scene.ts';
import { composeAlt } from '../../../shared/template.ts';
import type { PreflightJob } from '../../../main/press/preflight.ts';
import { createPress, type Press } from '../../../main/press/press.ts';
import { bundledKit, classSizes, pointFor, tryingPoints } from '../../helpers/bundledPack.ts';

let bundled: Awaited<ReturnType<typeof bundledKit>>;
let press: Press;
beforeAll(async () => {
  bundled = await bundledKit();
  press = createPress({ workers: 2 });
}, 60_000);
afterAll(async () => await press.close());

const templateOf = (id: string) => bundled.pack.templates.find((template) => template.id === id)!;
const known: Problem = { check: 'file-name', severity: 'notice', message: 'Known before.' };

/** Rows that try the template, one of them with a problem from before. */
function jobsOf(id: string): readonly PreflightJob[] {
  const design = templateOf(id);
  return Object.values(tryingPoints(bundled.photos)).flatMap((given, index) => {
    const point = pointFor(design, index === 0 ? { ...given, consent: 'no', claim: '' } : given);
    return classSizes.map((size): PreflightJob => ({ row: index + 1, size, point, alt: composeAlt(design, point), problems: index === 1 ? [known] : [] }));
  });
}

describe('preflight', () => {
  test.each(['my-point', 'quote'])('finds of every job what its checks find, in order: %s', async (id) => {
    const [design, jobs, { loaded, kit }] = [templateOf(id), jobsOf(id), bundled];
    const found: (readonly Problem[])[] = [];
    let next = 0;
    for await (const chunk of press.preflight({ jobs, kit, design, asksConsent: true })) {
      expect(chunk.from).toBe(next);
      next += chunk.jobs.length;
      found.push(...chunk.problems);
    }
    const wanted = jobs.map(({ size, point, alt, problems }) => {
      const scene = buildScene(design, 0, size, point, loaded);
      return [...problems, ...runChecks({ design, size, point, scene, alt, brand: loaded.brand, asksConsent: true, picture: (asset) => loaded.picture(asset) })];
    });
    expect(found).toEqual(wanted);
    expect(found.flat().map(({ check }) => check)).toEqual(expect.arrayContaining(['file-name', 'required', 'consent']));
    expect(found.flat().map(({ check }) => check)).not.toContain('contrast');
  });

  test('takes jobs only as fast as they are checked, and stops when nobody asks for more', async () => {
    const design = templateOf('quote');
    const [job] = jobsOf('quote');
    let taken = 0;
    const endless = function* (): Generator<PreflightJob, void> {
      for (;;) {
        taken += 1;
        yield { ...job!, row: taken };
      }
    };
    let checked = 0;
    for await (const chunk of press.preflight({ jobs: endless(), kit: bundled.kit, design, asksConsent: false })) {
      checked += chunk.jobs.length;
      expect(taken).toBeLessThanOrEqual(checked + 4 * chunk.jobs.length);
      if (checked > 500) break;
    }
    const afterwards = taken;
    await press.renderPicture({ kit: bundled.kit, design, size: classSizes[0]!, point: design.point, alt: '', type: 'jpeg', quality: 80 });
    expect(taken).toBe(afterwards);
  });

  test('a cancel ends it with its fault', async () => {
    const stop = new AbortController();
    const design = templateOf('quote');
    const checking = async (): Promise<void> => {
      for await (const _ of press.preflight({ jobs: jobsOf('quote'), kit: bundled.kit, design, asksConsent: false, signal: stop.signal })) stop.abort();
    };
    stop.abort();
    await expect(checking()).rejects.toMatchObject({ code: 'cancelled' });
  });

  test('what cannot be laid out is told of each job', async () => {
    const design = templateOf('quote');
    const jobs = jobsOf('quote').slice(0, 3);
    const kit = { ...bundled.kit, fonts: bundled.kit.fonts.map(({ face }, index) => ({ face: { ...face, id: String(index) }, file: '/nowhere/font.ttf' })) };
    for await (const { problems } of press.preflight({ jobs, kit, design, asksConsent: false })) {
      expect(problems.map((ofJob) => ofJob.map(({ check, severity }) => `${severity} ${check}`))).toEqual(jobs.map(() => ['error export']));
    }
  });
});
