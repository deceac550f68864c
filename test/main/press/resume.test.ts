// An export into a folder where one was before: what is still right is kept, what is not is made, whatever happened in between.

import { mkdir, readFile, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, afterAll, describe, expect, it } from 'vitest';
import { journalFile } from '../../../main/press/journalText.ts';
import { markFile } from '../../../main/pictures/fileMark.ts';
import { createPress } from '../../../main/press/press.ts';
import type { ExportRequest, Press } from '../../../main/press/press.ts';
import type { ExportOutcome } from '../../../main/press/results.ts';
import { findUnfinished } from '../../../main/press/unfinished.ts';
import type { Job, JobResult } from '../../../shared/batch.ts';
import { asFault, Fault } from '../../../shared/fault.ts';
import type { Point } from '../../../shared/point.ts';
import { fromRaw, photograph } from '../pictures/samples.ts';
import { makeFolder, makeSharedFolder } from '../../helpers/folder.ts';
import { amount } from '../../helpers/proof.ts';
import { jobsFor, makeCampaign, sha256Of, sizesOf, supporters } from './campaign.ts';
import type { Campaign } from './campaign.ts';

let campaign: Campaign;
let press: Press;
const kitFolder = makeSharedFolder();

beforeAll(async () => {
  campaign = await makeCampaign(kitFolder);
  press = createPress({ workers: 2 });
});

afterAll(() => press.close());

async function jobsOf(points: readonly Point[], size = 'ig-profile'): Promise<readonly Job[]> {
  return jobsFor(campaign.templates.get('my-point')!, points, await sizesOf(size));
}

async function requestFor(folder: string, rows = 3): Promise<ExportRequest> {
  const design = campaign.templates.get('my-point')!;
  return { jobs: await jobsOf(supporters(campaign, rows)), kit: campaign.kit, design, asksConsent: true, folder, quality: 60 };
}

interface Run {
  readonly outcome: ExportOutcome;
  /** Files that were made, and not only kept, in order of their names. */
  readonly made: readonly string[];
}

async function run(request: ExportRequest): Promise<Run> {
  const made: string[] = [];
  const onResult = (result: JobResult, isKept: boolean): void => void (!isKept && result.status === 'written' && made.push(result.file));
  const outcome = await press.exportJobs({ ...request, onResult });
  return { outcome, made: made.sort() };
}

const hashes = ({ outcome }: Run): readonly string[] => outcome.jobs.map(({ sha256 }) => sha256);

async function expectWhole(folder: string, { outcome }: Run): Promise<void> {
  for (const { file, sha256, bytes } of outcome.jobs) {
    const saved = await readFile(join(folder, file));
    expect([saved.length, sha256Of(saved)]).toEqual([bytes, sha256]);
  }
  expect((await readdir(join(folder, '.point-studio-export'))).sort()).toEqual(['journal', 'lock']);
}

describe('a second export into the same folder', () => {
  it('makes nothing where nothing changed, and tells the same', async () => {
    const folder = makeFolder();
    const request = await requestFor(folder);
    const first = await run(request);
    expect(first.made).toHaveLength(3);
    const times = await Promise.all(first.outcome.jobs.map(({ file }) => stat(join(folder, file))));
    const manifest = await readFile(join(folder, 'manifest.json'), 'utf8');
    const second = await run(request);
    expect(second.made).toEqual([]);
    expect(second.outcome).toMatchObject({ kept: 3, left: 0, counts: { written: 3, skipped: 0, failed: 0 } });
    expect(await readFile(join(folder, 'manifest.json'), 'utf8')).toBe(manifest);
    const after = await Promise.all(first.outcome.jobs.map(({ file }) => stat(join(folder, file))));
    expect(after.map(({ mtimeMs, ino }) => [mtimeMs, ino])).toEqual(times.map(({ mtimeMs, ino }) => [mtimeMs, ino]));
  });

  it('makes the picture of the row that changed alone', async () => {
    const folder = makeFolder();
    const request = await requestFor(folder);
    await run(request);
    const points = supporters(campaign, 3).map((point, index) => (index === 1 ? { ...point, claim: 'Power to every clinic.' } : point));
    const jobs = await jobsOf(points);
    const second = await run({ ...request, jobs });
    expect(second.made).toEqual([jobs[1]!.file]);
    await expectWhole(folder, second);
  });

  it.each([
    ['the template', (request: ExportRequest) => ({ design: { ...request.design, pages: request.design.pages.map((page) => ({ ...page, background: { type: 'solid' as const, colour: '#123456' } })) } })],
    ['the quality', () => ({ quality: 70 })],
    ['the brand', ({ kit }: ExportRequest) => ({ kit: { ...kit, brand: { ...kit.brand, name: 'Another' } } })],
    ['what is known of a photo', ({ kit }: ExportRequest) => ({ kit: { ...kit, pictures: kit.pictures.map((picture) => ({ ...picture, info: { ...picture.info, name: `new ${picture.info.name}` } })) } })],
  ])('makes all anew where %s changed', async (_, change) => {
    const folder = makeFolder();
    const request = await requestFor(folder, 2);
    await run(request);
    expect((await run({ ...request, ...change(request) })).made).toHaveLength(2);
  });

  it('makes all anew when it is told to', async () => {
    const request = await requestFor(makeFolder(), 2);
    const first = await run(request);
    const second = await run({ ...request, fresh: true });
    expect(second.made).toHaveLength(2);
    expect(hashes(second)).toEqual(hashes(first));
  });

  it('makes again what somebody removed, shortened or painted over', async () => {
    const folder = makeFolder();
    const request = await requestFor(folder, 4);
    const first = await run(request);
    const [gone, short, other] = first.outcome.jobs.map(({ file }) => file);
    await rm(join(folder, gone!));
    await writeFile(join(folder, short!), (await readFile(join(folder, short!))).subarray(0, 1000));
    const bytes = await readFile(join(folder, other!));
    bytes[bytes.length - 100]! ^= 1;
    await writeFile(join(folder, other!), bytes);
    const second = await run(request);
    expect(second.made).toEqual([gone, short, other]);
    expect(hashes(second)).toEqual(hashes(first));
    await expectWhole(folder, second);
  });

  it('keeps a file that was only touched or copied, since it is the same', async () => {
    const folder = makeFolder();
    const request = await requestFor(folder, 2);
    const first = await run(request);
    await utimes(join(folder, first.outcome.jobs[0]!.file), new Date(1e12), new Date(1e12));
    expect((await run(request)).made).toEqual([]);
  });

  it('does not keep a picture of somebody who agrees no more, and says that it is there', async () => {
    const folder = makeFolder();
    const request = await requestFor(folder, 2);
    await run(request);
    const points = supporters(campaign, 2).map((point, index) => (index === 0 ? { ...point, consent: 'no' } : point));
    const second = await run({ ...request, jobs: await jobsOf(points) });
    expect(second.outcome).toMatchObject({ kept: 1, left: 1, counts: { written: 1, skipped: 1, failed: 0 } });
  });

  it('leaves pictures of rows that are gone where they are, and says how many', async () => {
    const folder = makeFolder();
    const request = await requestFor(folder, 3);
    await run(request);
    const second = await run({ ...request, jobs: request.jobs.slice(0, 1) });
    expect(second.outcome).toMatchObject({ kept: 1, left: 2 });
    expect((await run(request)).made).toEqual([]);
  });

  it('tells of each picture what it told when it was made', async () => {
    const folder = makeFolder();
    const request = await requestFor(folder, 1);
    const points = supporters(campaign, 1).map((point) => ({ ...point, claim: 'Light for all people. '.repeat(40) }));
    const first = await run({ ...request, jobs: await jobsOf(points) });
    expect(first.outcome.jobs[0]!.warnings.length).toBeGreaterThan(0);
    const second = await run({ ...request, jobs: await jobsOf(points) });
    expect(second.made).toEqual([]);
    expect(second.outcome.jobs).toEqual(first.outcome.jobs);
    expect([...second.outcome.byCheck]).toEqual([...first.outcome.byCheck]);
  });
});

describe('a journal', () => {
  it('that was cut at any byte costs pictures, and never a wrong one', async () => {
    const folder = makeFolder();
    const request = await requestFor(folder, 2);
    const first = await run(request);
    const whole = await readFile(journalFile(folder));
    const step = Math.ceil(whole.length / amount(12, 100));
    for (let end = 0; end <= whole.length; end += step) {
      await writeFile(journalFile(folder), whole.subarray(0, end));
      const again = await run(request);
      expect(hashes(again)).toEqual(hashes(first));
      await expectWhole(folder, again);
      expect((await run(request)).made).toEqual([]);
    }
  });

  it('with bytes that are none passes them over', async () => {
    const folder = makeFolder();
    const request = await requestFor(folder, 2);
    await run(request);
    const lines = (await readFile(journalFile(folder), 'utf8')).split('\n');
    lines.splice(1, 1, '\0'.repeat(300), '{"file":', '[]', '7');
    await writeFile(journalFile(folder), lines.join('\n'));
    expect((await run(request)).made).toHaveLength(1);
  });

  it('of another form of this program is passed over', async () => {
    const folder = makeFolder();
    const request = await requestFor(folder, 2);
    await run(request);
    const text = await readFile(journalFile(folder), 'utf8');
    await writeFile(journalFile(folder), text.replace('"begin":1', '"begin":2'));
    expect((await run(request)).made).toHaveLength(2);
  });

  it('of a computer that was started anew since is believed only as far as the hashes agree', async () => {
    const folder = makeFolder();
    const request = await requestFor(folder, 2);
    const first = await run(request);
    const torn = join(folder, first.outcome.jobs[0]!.file);
    const { atime, mtime, size } = await stat(torn);
    // What a power cut leaves of a file whose length had reached the disk, and whose bytes had not.
    await writeFile(torn, Buffer.alloc(size));
    await utimes(torn, atime, mtime);
    const text = await readFile(journalFile(folder), 'utf8');
    await writeFile(journalFile(folder), text.replace(/"boot":"[^"]+"/, '"boot":"another"').replace(/("changedMs":)[\d.]+/, `$1${(await stat(torn)).mtimeMs}`));
    const second = await run(request);
    expect(second.made).toEqual([first.outcome.jobs[0]!.file]);
    await expectWhole(folder, second);
  });

  it('does not grow for ever', async () => {
    const folder = makeFolder();
    const request = await requestFor(folder, 1);
    await run(request);
    const text = await readFile(journalFile(folder), 'utf8');
    await writeFile(journalFile(folder), text.repeat(1000));
    expect((await run(request)).made).toEqual([]);
    expect((await readFile(journalFile(folder), 'utf8')).length).toBeLessThan(text.length * 3);
  });
});

describe('two exports into one folder', () => {
  it('at the same time are one too many, told in one sentence', async () => {
    const folder = makeFolder();
    const request = await requestFor(folder, 6);
    const both = await Promise.all([1, 2].map(() => press.exportJobs(request).then(({ counts }) => counts.written, asFault)));
    const [refused, ...others] = both.filter((answer) => answer instanceof Fault);
    expect(others).toEqual([]);
    expect(refused).toMatchObject({ code: 'conflict', message: expect.stringMatching(/^Another export is saving pictures in [^\n]+\.$/) });
    expect(both).toContain(6);
    expect((await run(request)).made).toEqual([]);
  });
});

describe('an export that did not come to its end', () => {
  it('is found with what it has, and is found no more once it is done', async () => {
    const folder = makeFolder();
    expect(await findUnfinished(folder)).toBeUndefined();
    const stop = new AbortController();
    const request = await requestFor(folder, 8);
    const stopped = await press.exportJobs({ ...request, signal: stop.signal, onResult: () => stop.abort() });
    expect(stopped.counts.skipped).toBeGreaterThan(0);
    expect(await findUnfinished(folder)).toMatchObject({ folder, template: 'my-point', total: 8, written: stopped.counts.written });
    const rest = await run(request);
    expect(rest.made).toHaveLength(8 - stopped.counts.written);
    expect(await findUnfinished(folder)).toBeUndefined();
  });

  it('ends within 200 ms of being stopped, whatever its workers are at', async () => {
    const folder = makeFolder();
    const stop = new AbortController();
    const request = await requestFor(folder, 40);
    let stoppedAtMs = 0;
    const onResult = (): void => {
      if (stop.signal.aborted) return;
      stoppedAtMs = performance.now();
      stop.abort();
    };
    const { counts } = await press.exportJobs({ ...request, signal: stop.signal, onResult });
    // A machine that is busy with other tests gets more time; alone it has to hold what is promised.
    expect(performance.now() - stoppedAtMs).toBeLessThan(amount(1000, 200));
    expect((await readdir(folder)).filter((name) => name.endsWith('.jpg'))).toHaveLength(counts.written);
  });

  it('because its folder was removed says so in one sentence, and does not make the folder again', async () => {
    const parent = makeFolder();
    const folder = join(parent, 'out');
    const request = await requestFor(folder, 40);
    let removing: Promise<void> | undefined;
    const onResult = (): void => void (removing ??= rm(folder, { recursive: true, force: true, maxRetries: 5 }));
    const fault = await press.exportJobs({ ...request, onResult }).then(() => undefined, asFault);
    await removing;
    expect(fault).toMatchObject({ code: 'storage' });
    expect(fault!.message).toMatch(/^The folder [^\n]+ was removed while pictures were being saved; [^\n]+\.$/);
    expect(await readdir(parent)).toEqual([]);
  });
});

it('gives the same pictures with 1, 2 and 4 workers, stopped and resumed', async () => {
  const undisturbed = await run(await requestFor(makeFolder(), 12));
  for (const workers of [1, 2, 4]) {
    const folder = makeFolder();
    const request = await requestFor(folder, 12);
    const own = createPress({ workers });
    for (let left = 12; left > 0; ) {
      const stop = new AbortController();
      let made = 0;
      const onResult = (_: JobResult, isKept: boolean): void => {
        made += isKept ? 0 : 1;
        if (made === 5) stop.abort();
      };
      left = 12 - (await own.exportJobs({ ...request, signal: stop.signal, onResult })).counts.written;
    }
    await own.close();
    const resumed = await run(request);
    expect(resumed.made).toEqual([]);
    expect(resumed.outcome.jobs).toEqual(undisturbed.outcome.jobs);
    await expectWhole(folder, resumed);
  }
});

it('makes nothing of a photo that was changed meanwhile, and names it; the next export makes it of what it is now', async () => {
  const folder = makeFolder();
  const photo = join(folder, 'ana.jpg');
  const save = async (shade: number): Promise<void> => void (await fromRaw(photograph(800, 800).fill(shade, 0, 100), 800, 800).jpeg().toFile(photo));
  await save(10);
  const design = campaign.templates.get('my-point')!;
  const out = join(folder, 'out');
  const request = async (): Promise<ExportRequest> => {
    const own = await makeCampaign(kitFolder, [photo]);
    const mark = await markFile(photo);
    const kit = { ...own.kit, pictures: own.kit.pictures.map((picture) => (picture.file === photo ? { ...picture, mark } : picture)) };
    const points = supporters(own, 2).map((point, index) => (index === 0 ? { ...point, photo: { asset: own.photos.at(-1)! } } : point));
    return { jobs: await jobsOf(points), kit, design, asksConsent: true, folder: out, quality: 60 };
  };
  const planned = await request();
  await save(200);
  const { outcome } = await run(planned);
  expect(outcome.jobs.map(({ status }) => status)).toEqual(['failed', 'written']);
  expect(outcome.jobs[0]!.warnings.at(-1)!.message).toMatch(/^[^\n]*ana\.jpg was changed while pictures were made of it; [^\n]+\.$/);
  const again = await run(await request());
  expect(again.made).toEqual([planned.jobs[0]!.file]);
});

it('goes on beside files that are not its own', async () => {
  const folder = makeFolder();
  await mkdir(join(folder, 'mine'));
  await writeFile(join(folder, 'notes.txt'), 'mine');
  await run(await requestFor(folder, 1));
  expect(await readFile(join(folder, 'notes.txt'), 'utf8')).toBe('mine');
});
