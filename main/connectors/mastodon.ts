// Publishes to Mastodon and to every server that speaks its API. Pictures are uploaded first; the post names them, under a key by which the
// server knows a repeated request. Whether a post is there is read from the account's own list, by the pictures in it.

import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { limitSettings } from '../../shared/account.ts';
import type { Absent, Found, Held, Json, Refused, Task, TaskPicture, Unknown } from './connector.ts';
import { signInToMastodon } from './mastodonSignIn.ts';
import type { CheckedBack, ConnectorKind, Session } from './kind.ts';
import { mediaTypeOf } from '../../shared/mediaType.ts';
import { mediaName } from './media.ts';
import { countProblem, pictureProblem } from './pictures.ts';
import type { PictureRules } from './pictures.ts';
import { createReplies, usualMessage } from './replies.ts';
import type { Replies } from './replies.ts';
import { held } from './wire.ts';
import type { Answered, Unanswered, WireRequest } from './wire.ts';

/** How long a server keeps an Idempotency-Key (PostStatusService: an hour), less the time that a request may take. */
const keyLifeMs = 50 * 60_000;
/** Between looks at a picture that the server is still working on, in milliseconds. */
const patience = [250, 500, 1_000, 2_000, 4_000, 8_000, 8_000];

const media = z.object({ id: z.string() });
const status = z.object({
  id: z.string(),
  url: z.string().nullable().optional(),
  uri: z.string().optional(),
  media_attachments: z.array(z.object({ id: z.string(), description: z.string().nullable().optional() })).default([]),
});
type Status = z.infer<typeof status>;
const preparedPost = z.object({ media: z.array(z.string()), key: z.string(), at: z.number() });
type PreparedPost = z.infer<typeof preparedPost>;

export const mastodon: ConnectorKind = {
  id: 'mastodon',
  name: 'Mastodon',
  networks: ['mastodon'],
  isTried: false,
  fields: [
    { name: 'server', isSecret: false, isRequired: true },
    { name: 'accessToken', isSecret: true, isRequired: false },
  ],
  page: { unless: 'accessToken', asks: [] },
  signIn: signInToMastodon,
  connect: (session) => ({
    isRepeatable: true,
    prepare: (task) => prepare(session, task),
    publish: (task, prepared) => publish(session, task, preparedPost.parse(prepared)),
    confirm: (task, prepared) => confirm(session, task, preparedPost.parse(prepared)),
  }),
  async checkBack(session, link, signal) {
    const answer = await call(session, { url: `/api/v1/statuses/${encodeURIComponent(link.split('/').at(-1) ?? '')}`, signal });
    if (answer.type === 'unanswered') return repliesOf(session).later(answer);
    if (answer.status === 404 || answer.status === 410) return { type: 'gone' };
    const found = status.safeParse(answer.json);
    if (answer.status !== 200 || !found.success) return repliesOf(session).cannotTell(answer);
    return { type: 'there', alts: found.data.media_attachments.map(({ description }) => description ?? '') } satisfies CheckedBack;
  },
};

/** A request to the account's server, signed. */
async function call(session: Session, request: WireRequest): Promise<Answered | Unanswered> {
  const { accessToken = '' } = await session.secret();
  const { account, wire } = session;
  return await wire.send({ ...request, url: new URL(request.url, account.server).href, headers: { ...request.headers, authorization: `Bearer ${accessToken}` } });
}

async function prepare(session: Session, task: Task): Promise<{ readonly type: 'ready'; readonly prepared: Json } | Refused | Held> {
  const tooMany = countProblem(task.pictures.length, rulesOf(session));
  if (tooMany !== undefined) return { type: 'refused', reason: tooMany };
  const ids: string[] = [];
  for (const [index, picture] of task.pictures.entries()) {
    const made = await upload(session, task, picture, index);
    if (made.type !== 'uploaded') return made;
    ids.push(made.id);
  }
  const key = createHash('sha256').update(`${task.delivery.id} ${task.dueAt}`).digest('hex');
  return { type: 'ready', prepared: { media: ids, key, at: session.clock().getTime() } };
}

async function upload(session: Session, task: Task, picture: TaskPicture, index: number): Promise<{ readonly type: 'uploaded'; readonly id: string } | Refused | Held> {
  const bytes = await picture.bytes();
  const problem = pictureProblem(bytes, index, rulesOf(session));
  if (problem !== undefined) return { type: 'refused', reason: problem };
  const type = mediaTypeOf(bytes) ?? '';
  const body = new FormData();
  body.set('file', new Blob([new Uint8Array(bytes)], { type }), mediaName(index, type));
  if (picture.alt !== '') body.set('description', picture.alt);
  const answer = await call(session, { method: 'POST', url: '/api/v2/media', body, signal: task.signal });
  if (answer.type === 'unanswered') return repliesOf(session).later(answer);
  const made = media.safeParse(answer.json);
  if (answer.status === 200 && made.success) return { type: 'uploaded', id: made.data.id };
  if (answer.status === 202 && made.success) return await processed(session, task, made.data.id);
  return repliesOf(session).problem(answer, `Picture ${index + 1} was refused`);
}

/** Waits until the server has worked through a picture. */
async function processed(session: Session, task: Task, id: string): Promise<{ readonly type: 'uploaded'; readonly id: string } | Refused | Held> {
  for (const ms of patience) {
    if (task.signal.aborted) break;
    const answer = await call(session, { url: `/api/v1/media/${encodeURIComponent(id)}`, signal: task.signal });
    if (answer.type === 'unanswered') return repliesOf(session).later(answer);
    if (answer.status === 200) return { type: 'uploaded', id };
    if (answer.status !== 206) return repliesOf(session).problem(answer, 'A picture was refused');
    await wait(ms);
  }
  return held(`${hostOf(session)} is still working on a picture.`, session.clock());
}

async function publish(session: Session, task: Task, prepared: PreparedPost): Promise<Found | Refused | Held | Unknown> {
  const now = session.clock();
  // The server has forgotten the key by now, and would make a second post: the caller has read that there is none, and prepares anew.
  if (now.getTime() - prepared.at > keyLifeMs) return held('It was prepared too long ago, and is prepared anew.', now, 1_000);
  const json = { status: task.caption, media_ids: prepared.media, visibility: 'public', ...(task.language === '' ? {} : { language: task.language.split('-')[0] }) };
  const answer = await call(session, { method: 'POST', url: '/api/v1/statuses', headers: { 'idempotency-key': prepared.key }, json, signal: task.signal });
  if (answer.type === 'unanswered') return repliesOf(session).afterPublishing(answer);
  const made = status.safeParse(answer.json);
  if (answer.status === 200 && made.success) return found(session, made.data);
  // A medium that is not ready yet, or was used by an attempt that did not arrive: nothing is public, and it is uploaded again.
  if (answer.status === 422 && /media|attach|process/i.test(usualMessage(answer))) return held(usualMessage(answer), now, 5_000);
  return repliesOf(session).publishingProblem(answer, 'The post was refused');
}

async function confirm(session: Session, task: Task, prepared: PreparedPost): Promise<Found | Absent | Held | Unknown> {
  const own = session.account.settings['id'] ?? '';
  const query = new URLSearchParams({ limit: '40', exclude_reblogs: 'true' });
  const answer = await call(session, { url: `/api/v1/accounts/${encodeURIComponent(own)}/statuses?${query}`, signal: task.signal });
  if (answer.type === 'unanswered') return repliesOf(session).later(answer);
  const list = z.array(status).safeParse(answer.json);
  if (answer.status !== 200 || !list.success) return repliesOf(session).unreadable(answer);
  const there = list.data.find(({ media_attachments: attached }) => attached.some(({ id }) => prepared.media.includes(id)));
  return there ? found(session, there) : { type: 'absent' };
}

function found({ account }: Session, { id, url, uri }: Status): Found {
  return { type: 'published', link: url ?? uri ?? `${account.server}/@${account.handle.split('@')[1] ?? ''}/${id}` };
}

/** What the account's own server said it takes; 4 pictures are the usual most (default settings of Mastodon). */
function rulesOf(session: Session): PictureRules {
  const { settings } = session.account;
  return {
    service: hostOf(session),
    types: ['image/jpeg', 'image/png', 'image/webp', 'image/avif'],
    mostBytes: Number(settings[limitSettings.pictureBytes] ?? Infinity),
    mostPictures: Number(settings[limitSettings.pictures] ?? 4),
  };
}

function hostOf({ account }: Session): string {
  return new URL(account.server).host;
}

function repliesOf(session: Session): Replies {
  return createReplies(session, { name: hostOf(session) });
}
