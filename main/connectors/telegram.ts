// Publishes to a Telegram channel through a bot that is its administrator. Telegram has no key against repeats and no way for a bot to read
// a channel back: what was sent without an answer is for a person to look at.

import { z } from 'zod';
import type { Connector, Found, Held, Refused, Task, Unknown } from './connector.ts';
import type { ConnectorKind, Session, SignedIn, SignInParts } from './kind.ts';
import { blobOf, readPictures } from './pictures.ts';
import type { PictureRules, ReadPicture } from './pictures.ts';
import { createReplies, signInLater } from './replies.ts';
import type { Replies } from './replies.ts';
import { held } from './wire.ts';
import type { Answered, Unanswered, Wire } from './wire.ts';

/** Bot API: sendPhoto takes 10 MB, captions of 1,024 characters, sendMediaGroup two to ten pictures. */
const rules: PictureRules = { service: 'Telegram', types: ['image/jpeg', 'image/png', 'image/webp'], mostBytes: 10_000_000, mostPictures: 10 };

const answerOf = <T>(result: z.ZodType<T>) => z.object({ ok: z.literal(true), result });
const botAnswer = answerOf(z.object({ id: z.number(), username: z.string() }));
const chatAnswer = answerOf(z.object({ id: z.number(), type: z.string(), title: z.string().optional(), username: z.string().optional() }));
const memberAnswer = answerOf(z.object({ status: z.string(), can_post_messages: z.boolean().optional() }));
const message = z.object({ message_id: z.number() });
const sentAnswer = answerOf(z.union([message, z.array(message)]));
const refusal = z.object({ parameters: z.object({ retry_after: z.number().optional() }).optional() });

export const telegram: ConnectorKind = {
  id: 'telegram',
  name: 'Telegram',
  networks: ['telegram'],
  isTried: false,
  fields: [
    { name: 'channel', isSecret: false, isRequired: true },
    { name: 'botToken', isSecret: true, isRequired: true },
    { name: 'server', isSecret: false, isRequired: false, fallback: 'https://api.telegram.org' },
  ],
  signIn,
  connect: (session) =>
    ({
      isRepeatable: false,
      prepare: (task) => prepare(task),
      publish: (task) => publish(session, task),
      confirm: async () => ({ type: 'unknown', reason: 'It was sent, and Telegram cannot be asked whether it is there. Look at the channel before you post it again.' }),
    }) satisfies Connector,
};

/** The token is part of the address: nothing may show one. */
function call(wire: Wire, server: string, token: string, method: string, body: FormData | Readonly<Record<string, string | number>>, signal: AbortSignal): Promise<Answered | Unanswered> {
  const url = new URL(`/bot${encodeURIComponent(token).replaceAll('%3A', ':')}/${method}`, server).href;
  return wire.send({ method: 'POST', url, signal, ...(body instanceof FormData ? { body } : { json: body }) });
}

async function signIn(given: Readonly<Record<string, string>>, { wire, clock, signal }: SignInParts): Promise<SignedIn | Refused | Held> {
  const { server = '', botToken = '' } = given;
  const channel = channelName(given['channel'] ?? '');
  const ask = (method: string, body: Readonly<Record<string, string | number>>): Promise<Answered | Unanswered> => call(wire, server, botToken, method, body, signal);
  const me = await ask('getMe', {});
  if (me.type === 'unanswered') return held(me.reason, clock());
  const bot = botAnswer.safeParse(me.json);
  if (!bot.success) return signInLater(me, 'Telegram', clock()) ?? { type: 'refused', reason: 'Telegram does not know this bot token. Copy it again from BotFather.' };
  const found = await ask('getChat', { chat_id: channel });
  if (found.type === 'unanswered') return held(found.reason, clock());
  const chat = chatAnswer.safeParse(found.json);
  if (!chat.success) return signInLater(found, 'Telegram', clock()) ?? { type: 'refused', reason: `Telegram has no channel ${channel} that the bot can see. Add @${bot.data.result.username} to it as an administrator.` };
  const asked = await ask('getChatMember', { chat_id: chat.data.result.id, user_id: bot.data.result.id });
  if (asked.type === 'unanswered') return held(asked.reason, clock());
  const member = memberAnswer.safeParse(asked.json);
  const later = member.success ? undefined : signInLater(asked, 'Telegram', clock());
  if (later) return later;
  const mayPost = member.success && (member.data.result.status === 'creator' || (member.data.result.status === 'administrator' && member.data.result.can_post_messages !== false));
  if (chat.data.result.type === 'channel' && !mayPost) return { type: 'refused', reason: `@${bot.data.result.username} may not post in ${channel}. Make it an administrator who may post messages.` };
  const { id, title, username } = chat.data.result;
  const handle = username === undefined ? String(id) : `@${username}`;
  return { type: 'signedIn', network: 'telegram', name: title ?? handle, handle, server, settings: { chat: String(id), channel: username ?? '' }, secret: { botToken } };
}

/** `@name`, from whatever way a person writes it; ids of private channels stay. */
function channelName(text: string): string {
  const name = text.trim().replace(/^https?:\/\/t\.me\//i, '').replace(/^@/, '');
  return /^-?\d+$/.test(name) ? name : `@${name}`;
}

/** Every picture is read once before anything is sent, so that a refusal costs nothing. */
async function prepare(task: Task): Promise<{ readonly type: 'ready'; readonly prepared: null } | Refused> {
  const read = await readPictures(task, rules);
  return read.type === 'read' ? { type: 'ready', prepared: null } : read;
}

async function publish(session: Session, task: Task): Promise<Found | Refused | Held | Unknown> {
  const { account, wire } = session;
  const { botToken = '' } = await session.secret();
  const read = await readPictures(task, rules);
  if (read.type !== 'read') return read;
  const { method, body } = formOf(task.caption, read.pictures, account.settings['chat'] ?? '');
  const answer = await call(wire, account.server, botToken, method, body, task.signal);
  const replies = repliesOf(session);
  if (answer.type === 'unanswered') return replies.afterPublishing(answer);
  const sent = sentAnswer.safeParse(answer.json);
  if (!sent.success) return replies.publishingProblem(answer, 'The post was refused');
  const first = Array.isArray(sent.data.result) ? sent.data.result[0] : sent.data.result;
  const channel = account.settings['channel'];
  return { type: 'published', link: first && channel ? `https://t.me/${channel}/${first.message_id}` : '' };
}

function formOf(caption: string, pictures: readonly ReadPicture[], chat: string): { readonly method: string; readonly body: FormData } {
  const body = new FormData();
  body.set('chat_id', chat);
  const [only, ...more] = pictures;
  if (only && more.length === 0) {
    body.set('caption', caption);
    body.set('photo', blobOf(only), only.name);
    return { method: 'sendPhoto', body };
  }
  const media = pictures.map((_, index) => ({ type: 'photo', media: `attach://picture${index}`, ...(index === 0 ? { caption } : {}) }));
  body.set('media', JSON.stringify(media));
  for (const [index, picture] of pictures.entries()) body.set(`picture${index}`, blobOf(picture), picture.name);
  return { method: 'sendMediaGroup', body };
}

function repliesOf(session: Session): Replies {
  return createReplies(session, {
    name: 'Telegram',
    waitSeconds: ({ json }) => refusal.safeParse(json).data?.parameters?.retry_after,
  });
}
