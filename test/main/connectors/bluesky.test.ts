// Publishing to a real Bluesky server on this computer: what was queued is there, once, with its picture to the byte and its alt text.

import { z } from 'zod';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAccounts } from '../../../main/accounts/accounts.ts';
import { createPublishing } from '../../../main/accounts/publishing.ts';
import type { Publishing } from '../../../main/accounts/publishing.ts';
import { recordKey } from '../../../main/connectors/bluesky.ts';
import { sharp } from '../../../main/pictures/sharp.ts';
import { receiptsOf } from '../../../main/posting/receipts.ts';
import { startBlueskyServer } from '../../helpers/bluesky.ts';
import type { BlueskyServer } from '../../helpers/bluesky.ts';
import { memorySecrets } from '../../helpers/secrets.ts';
import { aPost, add, openDesk } from '../posting/desk.ts';
import type { Desk } from '../posting/desk.ts';

let server: BlueskyServer;
let picture: Buffer;

beforeAll(async () => {
  server = await startBlueskyServer();
  picture = await sharp({ create: { width: 64, height: 80, channels: 3, background: '#c4122e' } }).jpeg().toBuffer();
});
afterAll(() => server.close());

interface Office {
  readonly desk: Desk;
  readonly publishing: Publishing;
  readonly account: string;
  readonly secrets: ReturnType<typeof memorySecrets>;
  readonly run: () => ReturnType<Desk['run']>;
  /** The records of the account on the server. */
  readonly records: () => Promise<z.infer<typeof listed>['records']>;
  readonly did: string;
}

const listed = z.object({
  records: z.array(
    z.object({
      uri: z.string(),
      value: z.looseObject({
        text: z.string(),
        facets: z.array(z.unknown()).optional(),
        embed: z.looseObject({ images: z.array(z.looseObject({ image: z.looseObject({ ref: z.object({ $link: z.string() }) }) })) }),
      }),
    }),
  ),
});

/** A token with another signature. */
const spoiled = (token: string): string => `${token.slice(0, -6)}AAAAAA`;

let count = 0;

async function openOffice(): Promise<Office> {
  const made = await server.createAccount(`ana${(count += 1)}.test`);
  const desk = openDesk();
  const accounts = createAccounts({ database: desk.database, clock: desk.clock });
  const secrets = memorySecrets();
  const publishing = createPublishing({ accounts, secrets, clock: desk.clock, environment: {} });
  const { id } = await publishing.add({
    connector: 'bluesky',
    given: { handle: made.handle, appPassword: made.password, server: server.url },
    allowPlain: true,
    signal: AbortSignal.timeout(20_000),
  });
  return {
    desk,
    publishing,
    account: id,
    secrets,
    did: made.did,
    run: () =>
      desk.run({
        connectorOf: (delivery) => publishing.connectorOf(delivery),
        assets: { read: async () => picture },
        onSignInNeeded: (account) => accounts.setState(account, 'signInNeeded'),
      }),
    records: async () => {
      const query = new URLSearchParams({ repo: made.did, collection: 'app.bsky.feed.post' });
      return listed.parse(await (await server.call(`com.atproto.repo.listRecords?${query}`, '')).json()).records;
    },
  };
}

const to = (office: Office, change = {}): string =>
  add(office.desk, { captions: { default: 'Energy for all: https://example.org/point #TechJustice' }, language: 'en', ...change, deliveries: [{ network: 'bluesky', account: office.account }] });

describe('a post to Bluesky', () => {
  test('is there with its caption, links, tags, language, shape, alt text, and the picture to the byte', async () => {
    const office = await openOffice();
    const id = to(office);
    office.desk.at('07:00');
    expect((await office.run()).sent).toEqual([id]);
    expect(office.desk.path(id)).toEqual(['scheduled', 'sending', 'published']);
    const [record, ...more] = await office.records();
    expect(more).toEqual([]);
    expect(record!.value).toMatchObject({
      text: 'Energy for all: https://example.org/point #TechJustice',
      createdAt: '2026-06-20T07:00:00.000Z',
      langs: ['en'],
      facets: [
        { index: { byteStart: 16, byteEnd: 41 }, features: [{ $type: 'app.bsky.richtext.facet#link', uri: 'https://example.org/point' }] },
        { index: { byteStart: 42, byteEnd: 54 }, features: [{ $type: 'app.bsky.richtext.facet#tag', tag: 'TechJustice' }] },
      ],
      embed: { images: [{ alt: aPost.pictures[0]!.alt, aspectRatio: { width: 1080, height: 1350 } }] },
    });
    const key = recordKey(id, '2026-06-20T07:00:00.000Z');
    expect(record!.uri).toBe(`at://${office.did}/app.bsky.feed.post/${key}`);
    const { link } = office.desk.queue.record(id).at(-1)!;
    expect(link).toMatch(new RegExp(`/post/${key}$`));
    const { image } = record!.value.embed.images[0]!;
    const query = new URLSearchParams({ did: office.did, cid: image.ref.$link });
    const blob = await server.call(`com.atproto.sync.getBlob?${query}`, '');
    expect(Buffer.from(await blob.arrayBuffer()).equals(picture)).toBe(true);
    expect(receiptsOf(office.desk.database, id)).toMatchObject([{ at: '2026-06-20T07:00:00.000Z', pictures: [aPost.pictures[0]!.asset] }]);
    expect(await office.publishing.checkBack({ network: 'bluesky', account: office.account, link }, AbortSignal.timeout(10_000))).toEqual({ type: 'there', alts: [aPost.pictures[0]!.alt] });
  });

  test('names those whom the server knows, and leaves a name that nobody has as text', async () => {
    const office = await openOffice();
    const friend = await server.createAccount(`friend${count}.test`);
    to(office, { captions: { default: `Thanks @${friend.handle} and @nobody.test` } });
    office.desk.at('07:00');
    await office.run();
    const [record] = await office.records();
    expect(record!.value.facets).toEqual([
      { index: { byteStart: 7, byteEnd: 8 + friend.handle.length }, features: [{ $type: 'app.bsky.richtext.facet#mention', did: friend.did }] },
    ]);
  });

  test('is one post however often it is written', async () => {
    const office = await openOffice();
    const id = to(office);
    office.desk.at('07:00');
    const connector = office.publishing.connectorOf({ network: 'bluesky', account: office.account })!;
    const task = {
      delivery: { id, network: 'bluesky', account: office.account },
      caption: 'Twice?',
      language: '',
      pictures: [{ ...aPost.pictures[0]!, bytes: async () => picture }],
      dueAt: '2026-06-20T07:00:00.000Z',
      signal: AbortSignal.timeout(20_000),
    };
    const ready = await connector.prepare(task);
    if (ready.type !== 'ready') throw new Error(ready.reason);
    expect(await connector.confirm(task, ready.prepared)).toEqual({ type: 'absent' });
    const answers = [await connector.publish(task, ready.prepared), await connector.publish(task, ready.prepared)];
    expect(answers[0]).toMatchObject({ type: 'published' });
    expect(answers[1]).toEqual(answers[0]);
    const changed = await connector.prepare({ ...task, caption: 'Changed meanwhile' });
    if (changed.type !== 'ready') throw new Error(changed.reason);
    expect(await connector.publish(task, changed.prepared)).toEqual(answers[0]);
    expect(await connector.confirm(task, ready.prepared)).toEqual(answers[0]);
    expect((await office.records()).map(({ value }) => value.text)).toEqual(['Twice?']);
  });

  test('is sent after the token has expired or is bad, by renewing it', async () => {
    const office = await openOffice();
    const id = to(office);
    await office.secrets.change(office.account, (secret) => ({ ...secret, accessJwt: spoiled(secret['accessJwt']!), refreshJwt: spoiled(secret['refreshJwt']!) }));
    office.desk.at('07:00');
    await office.run();
    expect(office.desk.state(id)).toBe('published');
    expect((await office.secrets.read(office.account))['accessJwt']).toMatch(/^ey/);
  });

  test('waits for a person when the password was revoked, and goes out after the next sign-in', async () => {
    const office = await openOffice();
    const id = to(office);
    const before = await office.secrets.read(office.account);
    await office.secrets.change(office.account, () => ({ appPassword: 'revoked', accessJwt: '', refreshJwt: '' }));
    office.desk.at('07:00');
    await office.run();
    expect(office.desk.path(id)).toEqual(['scheduled']);
    await office.publishing.add({ connector: 'bluesky', given: { handle: `ana${count}.test`, appPassword: before['appPassword']!, server: server.url }, allowPlain: true, signal: AbortSignal.timeout(20_000) });
    office.desk.at('07:05');
    await office.run();
    expect(office.desk.state(id)).toBe('published');
  });

  test('is found, not sent again, when the server was killed after it took it', async () => {
    const office = await openOffice();
    const id = to(office);
    office.desk.at('07:00');
    const connector = office.publishing.connectorOf({ network: 'bluesky', account: office.account })!;
    await office.desk.run({
      assets: { read: async () => picture },
      connectorOf: () => ({
        ...connector,
        publish: async (task, prepared) => {
          await connector.publish(task, prepared);
          await server.kill();
          return await connector.publish(task, prepared);
        },
      }),
    });
    // The second request was refused at the door: nothing of it is public, and it is due again.
    expect(office.desk.path(id)).toEqual(['scheduled', 'sending', 'scheduled']);
    await server.start();
    office.desk.at('07:02');
    await office.run();
    expect(office.desk.state(id)).toBe('published');
    expect(await office.records()).toHaveLength(1);
  });

  test('with a picture that is too large is refused with both numbers', async () => {
    const office = await openOffice();
    const id = to(office);
    office.desk.at('07:00');
    await office.desk.run({ connectorOf: (delivery) => office.publishing.connectorOf(delivery), assets: { read: async () => Buffer.concat([picture, Buffer.alloc(2_000_001)]) } });
    expect(office.desk.queue.record(id).at(-1)).toMatchObject({ to: 'rejected', reason: expect.stringMatching(/^Picture 1 has \d+ bytes; Bluesky takes at most 2000000\./) });
  });
});

test('a wrong password is said in one sentence, and nothing is kept', async () => {
  const desk = openDesk();
  const accounts = createAccounts({ database: desk.database, clock: desk.clock });
  const publishing = createPublishing({ accounts, secrets: memorySecrets(), clock: desk.clock, environment: {} });
  const made = await server.createAccount(`eve${(count += 1)}.test`);
  const add = (given: Record<string, string>, allowPlain = true) => publishing.add({ connector: 'bluesky', given, allowPlain, signal: AbortSignal.timeout(20_000) });
  await expect(add({ handle: made.handle, appPassword: 'wrong', server: server.url })).rejects.toThrow(/^Bluesky did not take this name and app password\./);
  await expect(add({ handle: made.handle, appPassword: made.password, server: server.url }, false)).rejects.toThrow(/without encryption/);
  await expect(add({ handle: made.handle })).rejects.toThrow('bluesky needs "appPassword".');
  expect(accounts.list()).toEqual([]);
});
