// Publishes to a Discord channel through a webhook. Its address is the secret. A webhook can read its own messages, but only by their id,
// which an answer that was lost took with it: then a person looks.

import { z } from 'zod';
import type { Connector, Found, Held, Refused, Task, Unknown } from './connector.ts';
import type { CheckedBack, ConnectorKind, Session, SignedIn, SignInParts } from './kind.ts';
import { blobOf, readPictures } from './pictures.ts';
import type { PictureRules } from './pictures.ts';
import { createReplies, signInLater } from './replies.ts';
import type { Replies } from './replies.ts';
import { held } from './wire.ts';

/** Discord API reference: 10 MiB a file, 10 files a message. */
const rules: PictureRules = { service: 'Discord', types: ['image/jpeg', 'image/png', 'image/webp'], mostBytes: 10_485_760, mostPictures: 10 };

const webhookAnswer = z.object({ id: z.string(), name: z.string().nullable(), channel_id: z.string(), guild_id: z.string().nullable().optional() });
const messageAnswer = z.object({ id: z.string(), attachments: z.array(z.object({ description: z.string().nullable().optional() })).default([]) });
const limitAnswer = z.object({ retry_after: z.number() });

export const discord: ConnectorKind = {
  id: 'discord',
  name: 'Discord',
  networks: ['discord'],
  isTried: false,
  fields: [{ name: 'webhook', isSecret: true, isRequired: true }],
  signIn,
  connect: (session) =>
    ({
      isRepeatable: false,
      prepare: (task) => prepare(task),
      publish: (task) => publish(session, task),
      confirm: async () => ({ type: 'unknown', reason: 'It was sent, and Discord cannot be asked whether it is there. Look at the channel before you post it again.' }),
    }) satisfies Connector,
  async checkBack(session, link, signal) {
    const { webhook = '' } = await session.secret();
    const answer = await session.wire.send({ url: `${webhook}/messages/${encodeURIComponent(link.split('/').at(-1) ?? '')}`, signal });
    if (answer.type === 'unanswered') return held(answer.reason, session.clock());
    if (answer.status === 404) return { type: 'gone' };
    const found = messageAnswer.safeParse(answer.json);
    if (!found.success) return held(`Discord could not answer (${answer.status}).`, session.clock());
    return { type: 'there', alts: found.data.attachments.map(({ description }) => description ?? '') } satisfies CheckedBack;
  },
};

async function signIn(given: Readonly<Record<string, string>>, { wire, clock, signal }: SignInParts): Promise<SignedIn | Refused | Held> {
  const webhook = (given['webhook'] ?? '').trim().replace(/\/+$/, '');
  if (!URL.canParse(webhook) || !/\/webhooks\/\d+\/[\w-]+$/.test(new URL(webhook).pathname)) {
    return { type: 'refused', reason: 'This is not the address of a webhook. Copy it in Discord: channel settings, Integrations, Webhooks.' };
  }
  const answer = await wire.send({ url: webhook, signal });
  if (answer.type === 'unanswered') return held(answer.reason, clock());
  const found = webhookAnswer.safeParse(answer.json);
  if (answer.status === 401 || answer.status === 404) return { type: 'refused', reason: 'Discord does not know this webhook any more. Make a new one.' };
  if (answer.status !== 200 || !found.success) return signInLater(answer, 'Discord', clock()) ?? held(`Discord could not answer (${answer.status}).`, clock());
  const { id, name, channel_id: channel, guild_id: guild } = found.data;
  return {
    type: 'signedIn',
    network: 'discord',
    name: name ?? 'Discord',
    handle: id,
    server: new URL(webhook).origin,
    settings: { channel, guild: guild ?? '@me' },
    secret: { webhook },
  };
}

/** Every picture is read once before anything is sent, so that a refusal costs nothing. */
async function prepare(task: Task): Promise<{ readonly type: 'ready'; readonly prepared: null } | Refused> {
  const read = await readPictures(task, rules);
  return read.type === 'read' ? { type: 'ready', prepared: null } : read;
}

async function publish(session: Session, task: Task): Promise<Found | Refused | Held | Unknown> {
  const { webhook = '' } = await session.secret();
  const read = await readPictures(task, rules);
  if (read.type !== 'read') return read;
  const attachments = read.pictures.map(({ alt }, id) => ({ id, description: alt }));
  const body = new FormData();
  // Nobody is called by what happens to look like a mention.
  body.set('payload_json', JSON.stringify({ content: task.caption, attachments, allowed_mentions: { parse: [] } }));
  for (const [index, picture] of read.pictures.entries()) body.set(`files[${index}]`, blobOf(picture), picture.name);
  const answer = await session.wire.send({ method: 'POST', url: `${webhook}?wait=true`, body, signal: task.signal });
  const replies = repliesOf(session);
  if (answer.type === 'unanswered') return replies.afterPublishing(answer);
  const made = messageAnswer.safeParse(answer.json);
  const { guild, channel } = session.account.settings;
  if (answer.status === 200 && made.success) return { type: 'published', link: `https://discord.com/channels/${guild}/${channel}/${made.data.id}` };
  // The webhook was removed: only a new one helps.
  if (answer.status === 404) return held('The webhook was removed in Discord. Make a new one and sign in with it.', session.clock(), 3_600_000, true);
  return replies.publishingProblem(answer, 'The post was refused');
}

function repliesOf(session: Session): Replies {
  return createReplies(session, {
    name: 'Discord',
    waitSeconds: ({ json }) => limitAnswer.safeParse(json).data?.retry_after,
  });
}
