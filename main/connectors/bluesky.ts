// Publishes to Bluesky, and to any server of the AT Protocol, with an app password. A post's key and time follow from its delivery, so
// that writing it twice makes one record; it is written so that it never replaces another.

import { createHash } from 'node:crypto';
import { create as createTid } from '@atcute/tid';
import { z } from 'zod';
import { epochMsOf } from '../../shared/time.ts';
import { createBlueskyClient, errorNameOf, publicServer, signInToBluesky } from './blueskyClient.ts';
import type { BlueskyClient } from './blueskyClient.ts';
import type { Absent, Connector, Found, Held, Json, Refused, Task, TaskPicture, Unknown } from './connector.ts';
import { mediaTypeOf } from '../../shared/mediaType.ts';
import type { CheckedBack, ConnectorKind, Session } from './kind.ts';
import { countProblem, pictureProblem } from './pictures.ts';
import type { PictureRules } from './pictures.ts';
import { createReplies, usualMessage } from './replies.ts';
import type { Replies } from './replies.ts';
import { held } from './wire.ts';
import type { Answered, Unanswered } from './wire.ts';

const collection = 'app.bsky.feed.post';
/** Lexicon app.bsky.embed.images: the server takes more bytes at upload, and refuses the post. */
const rules: PictureRules = { service: 'Bluesky', types: ['image/jpeg', 'image/png', 'image/webp'], mostBytes: 2_000_000, mostPictures: 4 };

const blobAnswer = z.object({ blob: z.record(z.string(), z.json()) });
const resolvedHandle = z.object({ did: z.string() });
const foundRecord = z.object({
  value: z.object({ embed: z.object({ images: z.array(z.object({ alt: z.string() })) }).optional() }),
});
const writtenRecord = z.object({ uri: z.string() });
const preparedPost = z.object({ rkey: z.string(), record: z.record(z.string(), z.json()) });

export const bluesky: ConnectorKind = {
  id: 'bluesky',
  name: 'Bluesky',
  networks: ['bluesky'],
  isTried: false,
  fields: [
    { name: 'handle', isSecret: false, isRequired: true },
    { name: 'appPassword', isSecret: true, isRequired: true },
    { name: 'server', isSecret: false, isRequired: false, fallback: publicServer },
  ],
  signIn: signInToBluesky,
  connect(session) {
    const client = createBlueskyClient(session);
    return {
      isRepeatable: true,
      prepare: (task) => prepare(client, session, task),
      publish: (task, prepared) => publish(client, session, task, prepared),
      confirm: (task, prepared) => confirm(client, session, task, prepared),
    } satisfies Connector;
  },
  async checkBack(session, link, signal) {
    const rkey = link.split('/').at(-1) ?? '';
    const answer = await readRecord(createBlueskyClient(session), session, rkey, signal);
    if (answer.type === 'held') return answer;
    if (answer.type === 'unanswered') return repliesOf(session).later(answer);
    if (isMissing(answer)) return { type: 'gone' };
    const record = foundRecord.safeParse(answer.json);
    if (!record.success) return held('Bluesky answered in a way that is not understood.', session.clock());
    return { type: 'there', alts: (record.data.value.embed?.images ?? []).map(({ alt }) => alt) } satisfies CheckedBack;
  },
};

/**
 * The record's key: a TID of the due time, with microseconds and clock from the delivery's id. A record key must be a TID, and one that is
 * chosen before is what keeps a post from being made twice.
 */
export function recordKey(delivery: string, dueAt: string): string {
  const digest = createHash('sha256').update(delivery).digest();
  const micros = digest.readUInt16BE(0) % 1000;
  return createTid(epochMsOf(dueAt) * 1000 + micros, digest.readUInt16BE(2) % 1024);
}

async function prepare(client: BlueskyClient, session: Session, task: Task): Promise<{ readonly type: 'ready'; readonly prepared: Json } | Refused | Held> {
  const tooMany = countProblem(task.pictures.length, rules);
  if (tooMany !== undefined) return { type: 'refused', reason: tooMany };
  const images: Json[] = [];
  for (const [index, picture] of task.pictures.entries()) {
    const uploaded = await upload(client, session, task, picture, index);
    if (uploaded.type !== 'uploaded') return uploaded;
    images.push({ alt: picture.alt, image: uploaded.blob, aspectRatio: { width: picture.width, height: picture.height } });
  }
  const facets = await facetsOf(client, session, task);
  if ('reason' in facets) return facets;
  const record: Record<string, Json> = {
    $type: collection,
    text: task.caption,
    createdAt: task.dueAt,
    ...(task.language === '' ? {} : { langs: [task.language] }),
    ...(facets.facets.length > 0 ? { facets: facets.facets } : {}),
    embed: { $type: 'app.bsky.embed.images', images },
  };
  return { type: 'ready', prepared: { rkey: recordKey(task.delivery.id, task.dueAt), record } };
}

async function upload(client: BlueskyClient, session: Session, task: Task, picture: TaskPicture, index: number): Promise<{ readonly type: 'uploaded'; readonly blob: Json } | Refused | Held> {
  const bytes = await picture.bytes();
  const problem = pictureProblem(bytes, index, rules);
  if (problem !== undefined) return { type: 'refused', reason: problem };
  const type = mediaTypeOf(bytes) ?? '';
  const answer = await client.call({ method: 'POST', name: 'com.atproto.repo.uploadBlob', headers: { 'content-type': type }, body: new Uint8Array(bytes), signal: task.signal });
  if (answer.type === 'held') return answer;
  if (answer.type === 'unanswered') return repliesOf(session).later(answer);
  const made = blobAnswer.safeParse(answer.json);
  if (answer.status === 200 && made.success) return { type: 'uploaded', blob: made.data.blob };
  return repliesOf(session).problem(answer, `Picture ${index + 1} was refused`);
}

/** Links, tags and mentions by their bytes in the text. A mention of nobody stays text: the server would refuse the whole post. */
async function facetsOf(client: BlueskyClient, session: Session, task: Task): Promise<{ readonly facets: readonly Json[] } | Held> {
  const { RichText } = await import('@atproto/api');
  const text = new RichText({ text: task.caption });
  text.detectFacetsWithoutResolution();
  const facets: Json[] = [];
  for (const { index, features } of text.facets ?? []) {
    const { byteStart, byteEnd } = index;
    const resolved: Json[] = [];
    for (const feature of features) {
      const { $type, ...rest } = feature;
      if ($type !== 'app.bsky.richtext.facet#mention') {
        resolved.push(z.record(z.string(), z.json()).parse({ $type, ...rest }));
        continue;
      }
      const handle = z.object({ did: z.string() }).parse(rest).did;
      const query = new URLSearchParams({ handle });
      const answer = await client.call({ method: 'GET', name: `com.atproto.identity.resolveHandle?${query}`, signal: task.signal });
      if (answer.type === 'held') return answer;
      if (answer.type === 'unanswered') return repliesOf(session).later(answer);
      const found = resolvedHandle.safeParse(answer.json);
      if (answer.status === 200 && found.success && found.data.did !== '') resolved.push({ $type, did: found.data.did });
    }
    if (resolved.length > 0) facets.push({ index: { byteStart, byteEnd }, features: resolved });
  }
  return { facets };
}

async function publish(client: BlueskyClient, session: Session, task: Task, prepared: Json): Promise<Found | Refused | Held | Unknown> {
  const { rkey, record } = preparedPost.parse(prepared);
  const repo = session.account.settings['did'] ?? '';
  // Without `swapRecord` a put would replace what is there; with null it is refused instead.
  const json = { repo, collection, rkey, record, swapRecord: null };
  const answer = await client.call({ method: 'POST', name: 'com.atproto.repo.putRecord', json, signal: task.signal });
  if (answer.type === 'held') return answer;
  if (answer.type === 'unanswered') return repliesOf(session).afterPublishing(answer);
  // A 200 that does not name the record came from something in between.
  if (answer.status === 200 && writtenRecord.safeParse(answer.json).success) return { type: 'published', link: linkOf(session, rkey) };
  // There is a record of this key: it can only be of this delivery.
  if (errorNameOf(answer) === 'InvalidSwap') return { type: 'published', link: linkOf(session, rkey) };
  // Uploads that no post refers to are dropped after a while: what was prepared is too old, and is prepared again.
  if (answer.status === 400 && /blob/i.test(`${errorNameOf(answer)} ${usualMessage(answer)}`)) return held(`Bluesky no longer has the uploaded pictures; they are uploaded again.`, session.clock(), 1_000);
  return repliesOf(session).publishingProblem(answer, 'The post was refused');
}

async function confirm(client: BlueskyClient, session: Session, task: Task, prepared: Json): Promise<Found | Absent | Held | Unknown> {
  const { rkey } = preparedPost.parse(prepared);
  const answer = await readRecord(client, session, rkey, task.signal);
  if (answer.type === 'held') return answer;
  if (answer.type === 'unanswered') return repliesOf(session).later(answer);
  if (answer.status === 200) return { type: 'published', link: linkOf(session, rkey) };
  if (isMissing(answer)) return { type: 'absent' };
  return held(`Bluesky could not say whether the post is there (${answer.status}).`, session.clock());
}

function readRecord(client: BlueskyClient, { account }: Session, rkey: string, signal: AbortSignal): Promise<Answered | Unanswered | Held> {
  const query = new URLSearchParams({ repo: account.settings['did'] ?? '', collection, rkey });
  return client.call({ method: 'GET', name: `com.atproto.repo.getRecord?${query}`, signal });
}

function isMissing(answer: Answered): boolean {
  return answer.status === 404 || errorNameOf(answer) === 'RecordNotFound';
}

function linkOf({ account }: Session, rkey: string): string {
  return `https://bsky.app/profile/${account.handle}/post/${rkey}`;
}

function repliesOf(session: Session): Replies {
  return createReplies(session, { name: 'Bluesky' });
}
