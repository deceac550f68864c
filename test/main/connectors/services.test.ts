// What connectors do beyond the contract that they all keep: the choice of a channel, signatures, texts as a service writes them, tokens.

import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Account } from '../../../shared/account.ts';
import { chooseChannel } from '../../../main/connectors/channels.ts';
import type { Task } from '../../../main/connectors/connector.ts';
import { createBearer } from '../../../main/connectors/consent.ts';
import { facebook } from '../../../main/connectors/facebook.ts';
import type { ConnectorKind, Secret, Session, SignInParts } from '../../../main/connectors/kind.ts';
import { linkedin, littleText } from '../../../main/connectors/linkedin.ts';
import { pinterest } from '../../../main/connectors/pinterest.ts';
import { tumblr } from '../../../main/connectors/tumblr.ts';
import { signatureOf } from '../../../main/connectors/webhook.ts';
import type { Answered, Unanswered, WireRequest } from '../../../main/connectors/wire.ts';
import { sharp } from '../../../main/pictures/sharp.ts';

const picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#c4122e' } }).jpeg().toBuffer();
const now = new Date('2026-06-20T07:00:00.000Z');
const clock = (): Date => now;
const signal = new AbortController().signal;

type Answer = { readonly status: number; readonly json?: unknown; readonly headers?: Readonly<Record<string, string>> };

/** A way out that answers by address, and remembers what it was asked. */
function wireWith(answers: (request: WireRequest) => Answer | undefined) {
  const asked: WireRequest[] = [];
  const send = async (request: WireRequest): Promise<Answered | Unanswered> => {
    asked.push(request);
    const answer = answers(request);
    if (!answer) return { type: 'unanswered', mayHaveArrived: true, reason: 'The connection broke off.' };
    return { type: 'answered', status: answer.status, headers: new Headers(answer.headers), text: JSON.stringify(answer.json ?? ''), json: answer.json };
  };
  return { asked, wire: { send } };
}

function sessionWith(kind: ConnectorKind, answers: (request: WireRequest) => Answer | undefined, settings: Account['settings'] = {}, first: Secret = { accessToken: 'first' }) {
  const { asked, wire } = wireWith(answers);
  let secret = first;
  const account: Account = { id: 'a', connector: kind.id, network: kind.networks[0] ?? 'x', name: 'Point', handle: 'point', server: 'https://example.org', settings, state: 'ready' };
  const session: Session = {
    account,
    wire,
    clock,
    secret: async () => secret,
    keepSecret: async (kept) => void (secret = kept),
  };
  return { asked, session, connector: kind.connect(session), kept: () => secret, keep: (other: Secret) => void (secret = other) };
}

const taskWith = (change: Partial<Task> = {}, alts: readonly string[] = ['A dot.']): Task => ({
  delivery: { id: 'd1', network: 'x', account: 'a' },
  caption: 'Energy for all.',
  language: 'en',
  pictures: alts.map((alt) => ({ asset: 'a', size: 's', width: 8, height: 8, alt, bytes: async () => picture })),
  dueAt: '2026-06-20T07:00:00.000Z',
  signal,
  ...change,
});

const partsWith = (answers: (request: WireRequest) => Answer | undefined): SignInParts => ({ wire: wireWith(answers).wire, clock, signal });

describe('the channel of a scheduler', () => {
  const channels = [
    { id: '1', name: 'Point', provider: 'x', network: 'x' },
    { id: '2', name: 'Point page', provider: 'linkedin-page', network: 'linkedin' },
    { id: '3', name: 'Ana', provider: 'linkedin', network: 'linkedin' },
    { id: '4', name: 'Blog', provider: 'devto', network: undefined },
  ];
  test.each([
    { name: 'is taken by its id', wanted: { integration: '3' }, says: '3' },
    { name: 'is taken where the network has one', wanted: { network: 'x' }, says: '1' },
    { name: 'is asked for where the network has several', wanted: { network: 'linkedin' }, says: 'Postiz has several channels; say which: Point page on linkedin (integration=2), Ana on linkedin (integration=3).' },
    { name: 'is listed where there is no such', wanted: { integration: '9' }, says: 'Postiz has no such channel; there are: Point on x (integration=1), Point page on linkedin (integration=2), Ana on linkedin (integration=3).' },
    { name: 'of no network of ours is none', wanted: { integration: '4' }, says: 'Postiz has no such channel; there are: Point on x (integration=1), Point page on linkedin (integration=2), Ana on linkedin (integration=3).' },
  ])('$name', ({ wanted, says }) => {
    const chosen = chooseChannel(channels, wanted, 'Postiz');
    expect(chosen.type === 'channel' ? chosen.channel.id : chosen.reason).toBe(says);
  });

  test('is said to be missing where there is none', () => {
    expect(chooseChannel([], {}, 'Mixpost')).toEqual({ type: 'refused', reason: 'Mixpost has no channel for a network of Point Studio. Add one there.' });
  });
});

test('a webhook is signed over the seconds and the body as sent', () => {
  const body = '{"caption":"Énergie"}';
  const seconds = now.getTime() / 1000;
  expect(signatureOf(body, 'key', now)).toBe(`t=${seconds},v1=${createHmac('sha256', 'key').update(Buffer.from(`${seconds}.${body}`, 'utf8')).digest('hex')}`);
  expect(signatureOf(`${body} `, 'key', now)).not.toBe(signatureOf(body, 'key', now));
});

describe('little text', () => {
  test.each([
    ['#TechJustice (1 of 5) @ana_b', '#TechJustice \\(1 of 5\\) \\@ana\\_b'],
    ['C# and # and a_b*c~d', 'C\\# and \\# and a\\_b\\*c\\~d'],
    ['\\ | {x} [y] <z>', '\\\\ \\| \\{x\\} \\[y\\] \\<z\\>'],
  ])('%s', (text, written) => {
    expect(littleText(text)).toBe(written);
  });

  test('reads as what was written, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(littleText(text).replaceAll(/\\(.)/gsu, '$1')).toBe(text);
      }),
    );
  });
});

/** LinkedIn, with a place to upload to. */
const place = (uploadUrl: string) => (request: WireRequest): Answer =>
  request.url.includes('initializeUpload') ? { status: 200, json: { value: { uploadUrl, image: 'urn:li:image:1' } } } : { status: 201 };

describe('LinkedIn', () => {
  test.each([
    { uploadUrl: 'https://www.linkedin.com/dms-uploads/1', bearer: 'Bearer first' },
    { uploadUrl: 'https://store.example/1?sign=2', bearer: undefined },
    { uploadUrl: 'https://notlinkedin.com/1', bearer: undefined },
  ])('shows its token to $uploadUrl: $bearer', async ({ uploadUrl, bearer }) => {
    const { asked, connector } = sessionWith(linkedin, place(uploadUrl), { author: 'urn:li:person:1' });
    expect(await connector.prepare(taskWith())).toEqual({ type: 'ready', prepared: { images: [{ id: 'urn:li:image:1', altText: 'A dot.' }] } });
    expect([asked[1]!.url, asked[1]!.headers?.['authorization']]).toEqual([uploadUrl, bearer]);
  });

  test('does not upload without encryption', async () => {
    const { asked, connector } = sessionWith(linkedin, place('http://store.example/1'), {});
    expect(await connector.prepare(taskWith())).toMatchObject({ type: 'held' });
    expect(asked).toHaveLength(1);
  });

  test('is signed in to as an organisation by its number, and checked without a post', async () => {
    const parts = partsWith(place('https://www.linkedin.com/1'));
    expect(await linkedin.signIn({ organization: 'urn:li:organization:55', accessToken: 't' }, parts)).toMatchObject({ type: 'signedIn', handle: '55', settings: { author: 'urn:li:organization:55' } });
    expect(await linkedin.signIn({ organization: 'point', accessToken: 't' }, parts)).toMatchObject({ type: 'refused', reason: expect.stringContaining('by its number') });
  });

  test('waits for a picture that is still worked on', async () => {
    const { connector } = sessionWith(linkedin, () => ({ status: 400, json: { code: 'MEDIA_ASSET_WAITING_UPLOAD', message: 'MEDIA_ASSET_WAITING_UPLOAD: urn:li:image:1' } }));
    expect(await connector.publish(taskWith(), { images: [{ id: 'urn:li:image:1', altText: '' }] })).toMatchObject({ type: 'held', until: new Date(now.getTime() + 5_000) });
  });
});

test('a pin has one alt text, and says with both numbers where those of its pictures are too long for it', async () => {
  const { connector, asked } = sessionWith(pinterest, () => undefined);
  expect(await connector.prepare(taskWith({}, ['a'.repeat(300), 'b'.repeat(300)]))).toEqual({
    type: 'refused',
    reason: 'The alt texts of the pictures have 601 characters together; a pin on Pinterest has one, of at most 500. Shorten them.',
  });
  expect(asked).toEqual([]);
});

test('a pin links to the first address of its text', async () => {
  const { connector, asked } = sessionWith(pinterest, () => ({ status: 201, json: { id: '5' } }), { board: 'b' });
  expect(await connector.publish(taskWith({ caption: 'More: https://example.org/point?a=1. And https://example.org/2' }), { at: 0 })).toEqual({ type: 'published', link: 'https://www.pinterest.com/pin/5/' });
  expect(asked[0]!.json).toMatchObject({ link: 'https://example.org/point?a=1' });
});

test('a blog that has had its posts of the day waits', async () => {
  const { connector } = sessionWith(tumblr, () => ({ status: 403, json: { meta: { status: 403, msg: 'Forbidden' }, errors: [{ title: 'Forbidden', code: 8023, detail: 'Daily limit' }] } }), { blog: 'point' });
  expect(await connector.publish(taskWith(), { at: 0 })).toMatchObject({ type: 'held', until: new Date(now.getTime() + 3_600_000) });
});

test('an older post of the same words is not taken for the one that was lost', async () => {
  const found = async (timestamp: number) => {
    const post = { id: 1, id_string: '7', timestamp, content: [{ type: 'image', alt_text: 'A dot.' }, { type: 'text', text: 'Energy for all.' }] };
    const { connector } = sessionWith(tumblr, () => ({ status: 200, json: { response: { posts: [post] } } }), { blog: 'point' });
    return await connector.confirm(taskWith(), { at: now.getTime() });
  };
  expect(await found(now.getTime() / 1000 - 86_400)).toEqual({ type: 'absent' });
  expect(await found(now.getTime() / 1000 + 3)).toEqual({ type: 'published', link: 'https://www.tumblr.com/point/7' });
});

test('a Page’s own token signs in with the Page’s id', async () => {
  const parts = partsWith(({ url }) => (url.includes('/me/accounts') ? { status: 400, json: { error: { message: 'no field accounts', code: 100 } } } : { status: 200, json: { id: '77', name: 'Point' } }));
  expect(await facebook.signIn({ page: '77', accessToken: 'page' }, parts)).toMatchObject({ type: 'signedIn', handle: '77', secret: { pageToken: 'page' } });
  expect(await facebook.signIn({ accessToken: 'person' }, parts)).toMatchObject({ type: 'refused', reason: expect.stringContaining('may post to no Page') });
});

const isGood = (request: WireRequest, token: string): boolean => request.headers?.['authorization'] === `Bearer ${token}`;

describe('a token that has ended', () => {
  const consent = { service: 'X', page: 'https://x.example/p', token: 'https://x.example/token', scope: '', hasProof: true, clientAs: 'basic' } as const;
  const request = { url: 'https://x.example/me', signal };

  test('is renewed, and what is renewed is kept', async () => {
    const { session, kept } = sessionWith(
      tumblr,
      (one) => (one.url === consent.token ? { status: 200, json: { access_token: 'second', refresh_token: 'r2' } } : { status: isGood(one, 'second') ? 200 : 401 }),
      {},
      { accessToken: 'first', refreshToken: 'r1', clientId: 'c' },
    );
    expect(await createBearer(session, consent).call(request)).toMatchObject({ status: 200 });
    expect(kept()).toEqual({ accessToken: 'second', refreshToken: 'r2', clientId: 'c' });
  });

  test('that another process renewed is read again, not renewed twice', async () => {
    const { asked, session, keep } = sessionWith(tumblr, (one) => ({ status: isGood(one, 'second') ? 200 : isGood(one, 'first') && asked.length === 1 ? 200 : 401 }), {}, { accessToken: 'first', refreshToken: 'r1', clientId: 'c' });
    const bearer = createBearer(session, consent);
    expect(await bearer.call(request)).toMatchObject({ status: 200 });
    keep({ accessToken: 'second', refreshToken: 'r2', clientId: 'c' });
    expect(await bearer.call(request)).toMatchObject({ status: 200 });
    expect(asked.filter(({ url }) => url === consent.token)).toEqual([]);
  });

  test.each([
    { name: 'and cannot be renewed asks for a person', answer: { status: 400, json: { error: 'invalid_grant' } }, is: { type: 'answered', status: 401 } },
    { name: 'waits where the service is busy', answer: { status: 503 }, is: { type: 'held' } },
    { name: 'waits where nothing answers', answer: undefined, is: { type: 'held' } },
  ])('$name', async ({ answer, is }) => {
    const { session, kept } = sessionWith(tumblr, (one) => (one.url === consent.token ? answer : { status: 401 }), {}, { accessToken: 'first', refreshToken: 'r1', clientId: 'c' });
    expect(await createBearer(session, consent).call(request)).toMatchObject(is);
    expect(kept()['accessToken']).toBe('first');
  });
});
