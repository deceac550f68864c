import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Fault } from '../../../shared/fault.ts';
import { fileLimitBytes } from '../../../shared/wire.ts';
import { inGroups } from '../../../renderer/doorway/sizes.ts';
import { shareEvents } from '../../../renderer/doorway/events.ts';
import type { Line } from '../../../renderer/doorway/line.ts';
import { amount } from '../../helpers/proof.ts';
import { connectClient, openLine, type Client } from './client.ts';
import { innerPath } from './studio.ts';
import { signIn, startTestHost, type Started } from './visitor.ts';

let started: Started;
let client: Client;

beforeAll(async () => {
  started = await startTestHost();
  client = await connectClient(started.host);
});
afterAll(async () => {
  client.connection.close();
  await started.host.close();
});

async function faultOf(call: Promise<unknown>): Promise<Fault> {
  const thrown: unknown = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (thrown instanceof Fault) return thrown;
  throw new Error(`no fault: ${String(thrown)}`);
}

describe('a call', () => {
  it('is answered', async () => {
    expect(await client.studio.studio.info()).toMatchObject({ host: 'browser', version: '1.0.0' });
    expect(await client.studio.studio.setting({ key: 'theme', value: 'dark' })).toBe('dark');
  });

  it('brings a fault over with its code, sentence and detail, and nothing else', async () => {
    const fault = await faultOf(client.studio.templates.open({ id: 'poster' }));
    expect(fault).toMatchObject({ code: 'notFound', message: 'There is no template poster.', detail: { template: 'poster' }, cause: undefined });
    expect(JSON.stringify(fault) + fault.stack).not.toContain(innerPath);
  });

  it('says nothing of a defect to the page, but reports it', async () => {
    const fault = await faultOf(client.studio.templates.list());
    expect(fault).toMatchObject({ code: 'internal', detail: {} });
    expect(fault.message).not.toContain('ENOENT');
    expect(fault.message + fault.stack).not.toContain(innerPath);
    expect(String(started.defects.at(-1))).toContain(innerPath);
  });

  it('with a wrong input names the field', async () => {
    const wrong: unknown = client.connection.link.call(['studio', 'setting'], { key: 'colour' }, { context: {} });
    expect(await faultOf(Promise.resolve(wrong))).toMatchObject({ code: 'input', message: expect.stringMatching(/studio\.setting.*key/) });
  });

  it('to something that does not exist is a fault, and the connection stays', async () => {
    const unknown: unknown = client.connection.link.call(['nothing', 'here'], {}, { context: {} });
    expect(await faultOf(Promise.resolve(unknown))).toMatchObject({ code: 'internal' });
    expect(await client.studio.studio.setting({ key: 'theme', value: 'light' })).toBe('light');
  });

  it('cancelled by the page is cancelled in main', async () => {
    const stop = new AbortController();
    const call = faultOf(client.studio.packs.list(undefined, { signal: stop.signal }));
    await client.studio.studio.info();
    stop.abort();
    expect(await call).toMatchObject({ code: 'cancelled' });
    await expect.poll(() => started.studio.aborted).toContain('packs.list');
  });
});

describe('a stream', () => {
  it('comes in order, and ends', async () => {
    const seen: unknown[] = [];
    for await (const event of await client.studio.exports.watch({ export: 'fine' })) seen.push(event.type === 'progress' ? event.done : event);
    expect(seen).toEqual([1, 2, 3]);
  });

  it('ends with the fault that ended it in main', async () => {
    const seen: unknown[] = [];
    const run = async (plan: string): Promise<void> => {
      for await (const event of await client.studio.exports.watch({ export: plan })) seen.push(event);
    };
    expect(await faultOf(run('faulty'))).toMatchObject({ code: 'storage', message: 'The disk is full.', detail: { file: 'a.jpg' } });
    expect(seen).toHaveLength(3);
    expect((await faultOf(run('broken'))).message).not.toContain(innerPath);
    expect(String(started.defects.at(-1))).toContain(innerPath);
  });

  it('left by the page is ended in main', async () => {
    started.studio.aborted.length = 0;
    for await (const event of await client.studio.exports.watch({ export: 'endless' })) {
      if (event.type === 'progress' && event.done === 3) break;
    }
    await expect.poll(() => started.studio.aborted).toEqual(['exports.watch']);
  });

  it('of a page that goes away is ended in main', async () => {
    const other = await connectClient(started.host);
    const events = await other.studio.studio.events();
    const next = events.next();
    await expect.poll(() => started.studio.listeners()).toBe(1);
    started.studio.emit({ type: 'queueChanged' });
    expect(await next).toMatchObject({ value: { type: 'queueChanged' } });
    other.connection.close();
    await expect.poll(() => started.studio.listeners()).toBe(0);
  });
});

describe('files', () => {
  const size = amount(8_000_000, fileLimitBytes);
  it(`of ${Math.round(size / 1024 / 1024)} MB come over whole`, { timeout: 120_000 }, async () => {
    const bytes = new Uint8Array(size);
    bytes[bytes.length - 1] = 77;
    await client.studio.packs.install({ name: 'large.pointpack', file: new File([bytes], 'large.pointpack') });
    expect(started.studio.files.at(-1)).toEqual({ name: 'large.pointpack', bytes: size, last: 77 });
  });

  it('over the limit are refused by name before anything is sent', async () => {
    const file = new File([new Uint8Array(fileLimitBytes + 1)], 'huge.tif');
    const fault = await faultOf(client.studio.pictures.add({ name: 'huge.tif', file }));
    expect(fault).toMatchObject({ code: 'input', message: expect.stringContaining('huge.tif'), detail: { file: 'huge.tif' } });
    expect(client.connection.state()).toBe('open');
  });

  it('are many, and go in groups', async () => {
    const large = new Blob([new Uint8Array(60_000_000)]);
    const tooMuch = [{ name: '1.jpg', file: large }, { name: '2.jpg', file: large }];
    expect(await faultOf(client.studio.batches.addPhotos({ batch: 'b', photos: tooMuch }))).toMatchObject({ code: 'input', message: expect.stringContaining('groups') });
    const photos = Array.from({ length: 130 }, (_, index) => ({ name: `${index}.jpg`, file: new Blob([new Uint8Array(index * 100)]) }));
    started.studio.files.length = 0;
    const groups = inGroups(photos, { bytes: 100_000 });
    expect(groups.every((group) => group.length <= 50 && group.reduce((sum, { file }) => sum + file.size, 0) <= 100_000)).toBe(true);
    for (const group of groups) await client.studio.batches.addPhotos({ batch: 'b', photos: group });
    expect(started.studio.files.map(({ name }) => name)).toEqual(photos.map(({ name }) => name));
  });
});

/** A line that can be cut, and that cannot be opened again before it is restored. */
function cuttable() {
  let line: Line | undefined;
  let gate = Promise.withResolvers<void>();
  gate.resolve();
  return {
    through: async (opening: () => Promise<Line>): Promise<Line> => {
      await gate.promise;
      line = await opening();
      return line;
    },
    lose(): void {
      gate = Promise.withResolvers<void>();
      line?.close();
    },
    restore: (): void => gate.resolve(),
  };
}

describe('a lost connection', () => {
  const atOnce = { wait: () => Promise.resolve(), callPatienceMs: 5_000 };

  it('fails what was running, keeps what comes meanwhile, and comes back', async () => {
    const first = await startTestHost();
    const cut = cuttable();
    const page = await connectClient(first.host, atOnce, cut.through);
    const states: string[] = [];
    page.connection.onState((state) => states.push(state));
    const events: string[] = [];
    const stop = shareEvents({ state: page.connection.state, onState: page.connection.onState, events: () => page.studio.studio.events() })((event) => {
      events.push(event.type);
    });
    await expect.poll(() => first.studio.listeners()).toBe(1);
    const running = faultOf(page.studio.packs.list());
    await page.studio.studio.info();
    cut.lose();
    expect(await running).toMatchObject({ code: 'internal', detail: { connection: 'lost' } });
    expect(states).toEqual(['lost']);
    const waiting = page.studio.studio.setting({ key: 'theme', value: 'dark' });
    cut.restore();
    expect(await waiting).toBe('dark');
    expect(states).toEqual(['lost', 'open']);
    expect(events).toEqual(['designsChanged', 'designChanged', 'queueChanged', 'packsChanged', 'exportsChanged']);
    await expect.poll(() => first.studio.listeners()).toBe(1);
    first.studio.emit({ type: 'designChanged', id: 'd1' });
    await expect.poll(() => events.at(-1)).toBe('designChanged');
    stop();
    page.connection.close();
    await first.host.close();
  });

  it('to a host that does not know the tab any more is final', async () => {
    const first = await startTestHost();
    const page = await connectClient(first.host, atOnce);
    const port = first.host.port;
    await first.host.close();
    await expect.poll(() => page.connection.state()).toBe('lost');
    const second = await startTestHost({ port });
    await expect.poll(() => page.connection.state()).toBe('refused');
    expect(await faultOf(page.studio.studio.info())).toMatchObject({ detail: { connection: 'refused' } });
    await second.host.close();
  });

  it('of a tab that was never known is said at once', async () => {
    const { cookie } = await signIn(started.host, new URL(started.host.newBootUrl()).hash.slice('#boot='.length));
    const opening = openLine(started.host.port, started.host.url.slice(0, -1), cookie, { secret: 'no', assets: '' });
    expect(await faultOf(opening)).toMatchObject({ code: 'denied', detail: { connection: 'refused' } });
  });
});
