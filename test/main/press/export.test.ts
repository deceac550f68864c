import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sharp } from '../../../main/pictures/sharp.ts';
import { createPress } from '../../../main/press/press.ts';
import type { ExportRequest, Press } from '../../../main/press/press.ts';
import type { JobResult, Manifest } from '../../../shared/batch.ts';
import { asFault } from '../../../shared/fault.ts';
import { makeFolder } from '../../helpers/folder.ts';
import { fromRaw, photograph } from '../pictures/samples.ts';
import { jobsFor, makeCampaign, sha256Of, sizesOf, supporters } from './campaign.ts';
import type { Campaign } from './campaign.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';

let campaign: Campaign;
let press: Press;
const kitFolder = mkdtempSync(join(tmpdir(), 'press-kit-'));

beforeAll(async () => {
  campaign = await makeCampaign(kitFolder);
  press = createPress({ workers: 2 });
});

afterAll(async () => {
  await press.close();
  rmSync(kitFolder, { recursive: true });
});

async function requestFor(folder: string, rows: number, sizes = 'ig-square,x-card', template = 'my-point'): Promise<ExportRequest> {
  const design = campaign.templates.get(template)!;
  const jobs = jobsFor(design, supporters(campaign, rows), await sizesOf(sizes));
  return { jobs, kit: campaign.kit, design, asksConsent: true, folder, quality: 90 };
}

async function savedManifest(folder: string): Promise<Manifest> {
  const saved: Manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
  return saved;
}

/** What is in a folder for a person to see. */
async function seenIn(folder: string): Promise<readonly string[]> {
  return (await readdir(folder)).filter((name) => name !== '.point-studio-export').sort();
}

/** An outcome as its manifest. */
const listed = ({ schema, template, pack, jobs }: Manifest): Manifest => ({ schema, template, pack, jobs });

const statuses = (manifest: Manifest): readonly string[] => manifest.jobs.map((job) => job.status);

describe('an export', () => {
  it('saves every picture at its size, tells each, and lists them in the manifest in the order of the jobs', async () => {
    const folder = join(makeFolder(), 'new', 'folder');
    const told: JobResult[] = [];
    const request = await requestFor(folder, 3);
    const manifest = await press.exportJobs({ ...request, onResult: (result) => told.push(result) });
    expect(statuses(manifest)).toEqual(Array.from({ length: 6 }, () => 'written'));
    expect(manifest.jobs.map((job) => job.file)).toEqual(request.jobs.map((job) => job.file));
    expect(await savedManifest(folder)).toEqual(listed(manifest));
    expect(new Set(told)).toEqual(new Set(manifest.jobs));
    for (const job of manifest.jobs) {
      const bytes = await readFile(join(folder, job.file));
      expect(sha256Of(bytes)).toBe(job.sha256);
      expect(bytes.length).toBe(job.bytes);
      expect(await sharp(bytes).metadata()).toMatchObject({ format: 'jpeg', width: job.width, height: job.height });
      expect(job.alt).not.toBe('');
    }
    expect(await seenIn(folder)).toEqual([...request.jobs.map((job) => job.file), 'manifest.json'].sort());
  });

  it('gives the same bytes with one worker and with two', async () => {
    const two = await press.exportJobs(await requestFor(makeFolder(), 4, 'ig-story,bs-card'));
    const alone = createPress({ workers: 1 });
    const one = await alone.exportJobs(await requestFor(makeFolder(), 4, 'ig-story,bs-card'));
    await alone.close();
    expect(listed(one)).toEqual(listed(two));
  });

  it('draws people’s own photos, upright and of any kind', async () => {
    const folder = makeFolder();
    const sideways = join(folder, 'phone.jpg');
    await writeFile(sideways, await fromRaw(photograph(1600, 1200), 1600, 1200).withMetadata({ orientation: 6 }).jpeg().toBuffer());
    const own = await makeCampaign(join(folder, 'kit'), [sideways]);
    const design = own.templates.get('photo-claim')!;
    const point = { ...supporters(own, 1)[0]!, photo: { asset: own.photos.at(-1)! } };
    const jobs = jobsFor(design, [point], await sizesOf('ig-story'), { type: 'png' });
    const manifest = await press.exportJobs({ jobs, kit: own.kit, design, asksConsent: true, folder: join(folder, 'out'), quality: 90 });
    expect(statuses(manifest)).toEqual(['written']);
    const { data, info } = await sharp(join(folder, 'out', manifest.jobs[0]!.file)).raw().toBuffer({ resolveWithObject: true });
    // The stored picture gets redder to its right, which is the upright picture's bottom.
    const redness = (row: number): number => data[(row * info.width + 1000) * info.channels]!;
    expect(info).toMatchObject({ width: 1080, height: 1920 });
    expect(redness(700)).toBeGreaterThan(redness(60));
  });

  it('skips a row that must not be shown, makes the others, and says why', async () => {
    const folder = makeFolder();
    const design = campaign.templates.get('my-point')!;
    const [first, second] = supporters(campaign, 2);
    const jobs = jobsFor(design, [first!, { ...second!, consent: 'no' }], await sizesOf('ig-square'));
    const manifest = await press.exportJobs({ ...(await requestFor(folder, 1)), jobs });
    expect(statuses(manifest)).toEqual(['written', 'skipped']);
    expect(manifest.jobs[1]!.warnings.map((warning) => warning.check)).toContain('consent');
    expect(await readdir(folder)).not.toContain(jobs[1]!.file);
  });

  it('goes on when one photo can no longer be read', async () => {
    const folder = makeFolder();
    const vanishing = join(folder, 'gone.jpg');
    await writeFile(vanishing, await fromRaw(photograph(1400, 1400), 1400, 1400).jpeg().toBuffer());
    const own = await makeCampaign(join(folder, 'kit'), [vanishing]);
    await writeFile(vanishing, 'no longer a picture');
    const design = own.templates.get('my-point')!;
    const [first, second] = supporters(own, 2);
    const jobs = jobsFor(design, [{ ...first!, photo: { asset: own.photos.at(-1)! } }, second!], await sizesOf('ig-square'));
    const manifest = await press.exportJobs({ jobs, kit: own.kit, design, asksConsent: true, folder: join(folder, 'out'), quality: 90 });
    expect(statuses(manifest)).toEqual(['failed', 'written']);
    expect(manifest.jobs[0]!.warnings[0]!.message).toContain('gone.jpg');
  });

  it('replaces files of an earlier export, and puts files into sub-folders', async () => {
    const folder = makeFolder();
    const request = await requestFor(folder, 1, 'ig-square');
    const jobs = request.jobs.map((job) => ({ ...job, file: 'instagram/picture.jpg' }));
    await mkdir(join(folder, 'instagram'));
    await writeFile(join(folder, 'instagram', 'picture.jpg'), 'old');
    const manifest = await press.exportJobs({ ...request, jobs });
    expect(sha256Of(await readFile(join(folder, 'instagram/picture.jpg')))).toBe(manifest.jobs[0]!.sha256);
  });

  it('clears what a killed export left', async () => {
    const folder = makeFolder();
    await mkdir(join(folder, '.point-studio-export', 'unfinished'), { recursive: true });
    await writeFile(join(folder, '.point-studio-export', 'unfinished', '3'), 'half a pict');
    await press.exportJobs(await requestFor(folder, 1, 'ig-square'));
    expect((await readdir(join(folder, '.point-studio-export'))).sort()).toEqual(['journal', 'lock']);
  });
});

describe('a cancelled export', () => {
  it('keeps what is finished, leaves nothing half-written, and lists the rest as skipped', async () => {
    const folder = makeFolder();
    const stop = new AbortController();
    let told = 0;
    const request = await requestFor(folder, 30);
    const manifest = await press.exportJobs({
      ...request,
      signal: stop.signal,
      onResult: () => {
        told += 1;
        stop.abort();
      },
    });
    const finished = manifest.jobs.filter((job) => job.status === 'written');
    expect(manifest.jobs).toHaveLength(60);
    expect(finished.length).toBe(told);
    expect(finished.length).toBeGreaterThan(0);
    expect(finished.length).toBeLessThan(60);
    expect(await seenIn(folder)).toEqual([...finished.map((job) => job.file), 'manifest.json'].sort());
    for (const job of finished) expect(sha256Of(await readFile(join(folder, job.file)))).toBe(job.sha256);
    expect(manifest.jobs.find((job) => job.status === 'skipped')!.warnings[0]!.check).toBe('stopped');
    expect(await savedManifest(folder)).toEqual(listed(manifest));
  });

  it('before it began writes the manifest alone', async () => {
    const folder = makeFolder();
    const manifest = await press.exportJobs({ ...(await requestFor(folder, 1)), signal: AbortSignal.abort() });
    expect(new Set(statuses(manifest))).toEqual(new Set(['skipped']));
    expect(await seenIn(folder)).toEqual(['manifest.json']);
  });
});

/** The sentence with which an export ends that cannot be saved. */
async function refusal(request: ExportRequest): Promise<string> {
  const fault = await press.exportJobs(request).then(
    () => asFault(new Error('it was taken')),
    (thrown: unknown) => asFault(thrown),
  );
  expect(fault.code).toBe('storage');
  expect(fault.message).toMatch(/^[^\n]+\.$/);
  return fault.message;
}

describe('a folder that refuses', () => {
  it('because it is a file is told in one sentence', async () => {
    const folder = join(makeFolder(), 'file');
    await writeFile(folder, 'a file');
    expect(await refusal(await requestFor(folder, 1))).toContain(folder);
    expect(await readFile(folder, 'utf8')).toBe('a file');
  });

  it('because it cannot be written to is told in one sentence', async () => {
    expect(await refusal(await requestFor('/proc/pictures', 1))).toContain('/proc/pictures');
  });

  it('with a folder where one picture should go loses that picture alone, and says so', async () => {
    const folder = makeFolder();
    const request = await requestFor(folder, 3, 'ig-square');
    const [, taken] = request.jobs;
    await mkdir(join(folder, taken!.file, 'inside'), { recursive: true });
    const manifest = await press.exportJobs(request);
    expect(statuses(manifest)).toEqual(['written', 'failed', 'written']);
    expect(manifest.jobs[1]!.warnings.at(-1)!.message).toContain(taken!.file);
    expect(await savedManifest(folder)).toEqual(listed(manifest));
    expect(await seenIn(folder)).toEqual([...request.jobs.map((job) => job.file), 'manifest.json'].sort());
  });

  it('with a file where a sub-folder should go loses the pictures of that one alone', async () => {
    const folder = makeFolder();
    const request = await requestFor(folder, 3, 'ig-square');
    const jobs = request.jobs.map((job, index) => ({ ...job, file: index === 1 ? `taken/${job.file}` : `free/${job.file}` }));
    await writeFile(join(folder, 'taken'), 'a file');
    const manifest = await press.exportJobs({ ...request, jobs });
    expect(statuses(manifest)).toEqual(['written', 'failed', 'written']);
    expect(manifest.jobs[1]!.warnings.at(-1)!.message).toContain('taken');
    expect(await readFile(join(folder, 'taken'), 'utf8')).toBe('a file');
  });

  it('to take the manifest says how many pictures are there without it', async () => {
    const folder = makeFolder();
    const request = await requestFor(folder, 2, 'ig-square');
    await mkdir(join(folder, 'manifest.json', 'inside'), { recursive: true });
    expect(await refusal(request)).toMatch(/manifest\.json.* 2 of 2 pictures .*manifest\.json is not\.$/);
    expect(await seenIn(folder)).toEqual([...request.jobs.map((job) => job.file), 'manifest.json'].sort());
  });
});

describe('a press that is closed', () => {
  it('in the middle of an export keeps what is finished, with a manifest, and leaves nothing unfinished', async () => {
    const folder = makeFolder();
    const own = createPress({ workers: 2 });
    const request = await requestFor(folder, 30);
    let closed: Promise<void> | undefined;
    const manifest = await own.exportJobs({ ...request, onResult: () => void (closed ??= own.close()) });
    await closed;
    const finished = manifest.jobs.filter((job) => job.status === 'written');
    expect(finished.length).toBeGreaterThan(0);
    expect(finished.length).toBeLessThan(60);
    expect(await savedManifest(folder)).toEqual(listed(manifest));
    expect(await seenIn(folder)).toEqual([...finished.map((job) => job.file), 'manifest.json'].sort());
  });

  it('is closed only when the manifest is written', async () => {
    const folder = makeFolder();
    const own = createPress({ workers: 1 });
    const running = own.exportJobs(await requestFor(folder, 30));
    await own.close();
    expect(await seenIn(folder)).toContain('manifest.json');
    expect((await readdir(join(folder, '.point-studio-export'))).sort()).toEqual(['journal', 'lock']);
    await running;
  });

  it('answers everything that waits for a picture or a check', async () => {
    const own = createPress({ workers: 1 });
    const request = await requestFor('', 4, 'ig-square');
    const waiting = request.jobs.map(({ size, point, alt }) => own.renderPicture({ ...request, size, point, alt, type: 'jpeg', quality: 90 }));
    const answers = Promise.allSettled([...waiting, own.checkJobs(request)]);
    await own.close();
    for (const answer of await answers) expect(answer).toMatchObject({ status: 'rejected', reason: { code: 'cancelled' } });
  });
});

describe('single pictures', () => {
  it('are made in memory, the same as exported', async () => {
    const folder = makeFolder();
    const request = await requestFor(folder, 1, 'ig-square');
    const [job] = request.jobs;
    const manifest = await press.exportJobs(request);
    const rendered = await press.renderPicture({ ...request, size: job!.size, point: job!.point, alt: job!.alt, type: 'jpeg', quality: 90 });
    expect(sha256Of(rendered.bytes)).toBe(manifest.jobs[0]!.sha256);
    expect(rendered).toMatchObject({ width: 1080, height: 1080, type: 'jpeg' });
  });

  it('are made even where an export would skip them, with the problem', async () => {
    const request = await requestFor('', 1, 'ig-square');
    const [job] = request.jobs;
    const point = { ...job!.point, consent: 'no' };
    const rendered = await press.renderPicture({ ...request, size: job!.size, point, alt: job!.alt, type: 'webp', quality: 80 });
    expect((await sharp(rendered.bytes).metadata()).format).toBe('webp');
    expect(rendered.problems.map((problem) => problem.check)).toContain('consent');
  });

  it('and exports can be under way at once', async () => {
    const request = await requestFor(makeFolder(), 3);
    const [job] = request.jobs;
    const [manifest, rendered] = await Promise.all([
      press.exportJobs(request),
      press.renderPicture({ ...request, size: job!.size, point: job!.point, alt: job!.alt, type: 'jpeg', quality: 90 }),
    ]);
    expect(sha256Of(rendered.bytes)).toBe(manifest.jobs[0]!.sha256);
  });
});

describe('checking', () => {
  it('finds what an export would find, and writes nothing', async () => {
    const design = campaign.templates.get('my-point')!;
    const [first, second] = supporters(campaign, 2);
    const jobs = jobsFor(design, [first!, { ...second!, consent: 'no' }], await sizesOf('ig-square'));
    const found = await press.checkJobs({ jobs, kit: campaign.kit, design, asksConsent: true });
    expect(found[0]).toEqual([]);
    expect(found[1]!.map((problem) => problem.check)).toContain('consent');
  });

  it('can be stopped', async () => {
    const request = await requestFor('', 1);
    await expect(press.checkJobs({ ...request, signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'cancelled' });
  });
});
