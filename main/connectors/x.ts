// Publishes to X with the user's own app (API v2, OAuth 2.0 with PKCE). X has no key against repeats; what was sent without an answer is
// looked for by its pictures among the account's latest posts. Each request costs what X asks of the app's owner.

import { z } from 'zod';
import type { Absent, Connector, Found, Held, Json, Refused, Task, Unknown } from './connector.ts';
import { consentFields, consentPage, createBearer, readWith, tokensFor } from './consent.ts';
import type { Bearer, Consent } from './consent.ts';
import type { ConnectorKind, Session, SignedIn, SignInParts } from './kind.ts';
import { blobOf, readPictures } from './pictures.ts';
import type { PictureRules, ReadPicture } from './pictures.ts';
import { createReplies } from './replies.ts';
import type { Replies } from './replies.ts';
import type { Answered } from './wire.ts';

const api = 'https://api.x.com/2';
const consent: Consent = {
  service: 'X',
  page: 'https://x.com/i/oauth2/authorize',
  token: `${api}/oauth2/token`,
  scope: 'tweet.read tweet.write users.read media.write offline.access',
  hasProof: true,
  clientAs: 'basic',
};
const rules: PictureRules = { service: 'X', types: ['image/jpeg', 'image/png', 'image/webp'], mostBytes: 5_000_000, mostPictures: 4 };

const me = z.object({ data: z.object({ id: z.string(), name: z.string(), username: z.string() }) });
const media = z.object({ data: z.object({ id: z.string() }) });
const post = z.object({ data: z.object({ id: z.string() }) });
const timeline = z.object({
  data: z.array(z.object({ id: z.string(), attachments: z.object({ media_keys: z.array(z.string()).default([]) }).optional() })).default([]),
});
const problem = z.object({ title: z.string().optional(), detail: z.string().optional(), errors: z.array(z.object({ message: z.string() })).optional() });
const preparedPost = z.object({ media: z.array(z.string()) });

export const x: ConnectorKind = {
  id: 'x',
  name: 'X',
  networks: ['x'],
  isTried: false,
  fields: consentFields,
  page: consentPage,
  signIn,
  connect(session) {
    const bearer = createBearer(session, consent);
    return {
      isRepeatable: false,
      prepare: (task) => prepare(session, bearer, task),
      publish: (task, prepared) => publish(session, bearer, task, prepared),
      confirm: (task, prepared) => confirm(session, bearer, task, prepared),
    } satisfies Connector;
  },
};

async function signIn(given: Readonly<Record<string, string>>, parts: SignInParts): Promise<SignedIn | Refused | Held> {
  const tokens = await tokensFor(given, consent, parts);
  if (tokens.type !== 'tokens') return tokens;
  const found = await readWith(me, 'X', parts, tokens.secret.accessToken, { url: `${api}/users/me`, signal: parts.signal });
  if (found.type !== 'read') return found;
  const { id, name, username } = found.value.data;
  return { type: 'signedIn', network: 'x', name, handle: `@${username}`, server: 'https://x.com', settings: { ...tokens.settings, id }, secret: tokens.secret };
}

async function prepare(session: Session, bearer: Bearer, task: Task): Promise<{ readonly type: 'ready'; readonly prepared: Json } | Refused | Held> {
  const read = await readPictures(task, rules);
  if (read.type !== 'read') return read;
  const ids: string[] = [];
  for (const [index, picture] of read.pictures.entries()) {
    const made = await upload(session, bearer, picture, index, task.signal);
    if (made.type !== 'uploaded') return made;
    ids.push(made.id);
  }
  return { type: 'ready', prepared: { media: ids } };
}

async function upload(session: Session, bearer: Bearer, picture: ReadPicture, index: number, signal: AbortSignal): Promise<{ readonly type: 'uploaded'; readonly id: string } | Refused | Held> {
  const body = new FormData();
  body.set('media', blobOf(picture), picture.name);
  body.set('media_category', 'tweet_image');
  const answer = await bearer.ask({ method: 'POST', url: `${api}/media/upload`, body, signal });
  if (answer.type === 'held') return answer;
  const made = media.safeParse(answer.json);
  if (answer.status >= 300 || !made.success) return repliesOf(session).problem(answer, `Picture ${index + 1} was refused`);
  const { id } = made.data.data;
  if (picture.alt === '') return { type: 'uploaded', id };
  const described = await bearer.ask({ method: 'POST', url: `${api}/media/metadata`, json: { id, metadata: { alt_text: { text: picture.alt } } }, signal });
  if (described.type === 'held') return described;
  return described.status < 300 ? { type: 'uploaded', id } : repliesOf(session).problem(described, `The alt text of picture ${index + 1} was refused`);
}

async function publish(session: Session, bearer: Bearer, task: Task, prepared: Json): Promise<Found | Refused | Held | Unknown> {
  const { media: ids } = preparedPost.parse(prepared);
  const answer = await bearer.call({ method: 'POST', url: `${api}/tweets`, json: { text: task.caption, media: { media_ids: ids } }, signal: task.signal });
  if (answer.type === 'held') return answer;
  if (answer.type === 'unanswered') return repliesOf(session).afterPublishing(answer);
  const made = post.safeParse(answer.json);
  if (answer.status < 300 && made.success) return found(session, made.data.data.id);
  return repliesOf(session).publishingProblem(answer, 'The post was refused');
}

async function confirm(session: Session, bearer: Bearer, task: Task, prepared: Json): Promise<Found | Absent | Held | Unknown> {
  const { media: ids } = preparedPost.parse(prepared);
  const query = new URLSearchParams({ max_results: '20', 'tweet.fields': 'attachments' });
  const answer = await bearer.ask({ url: `${api}/users/${encodeURIComponent(session.account.settings['id'] ?? '')}/tweets?${query}`, signal: task.signal });
  if (answer.type === 'held') return answer;
  const list = timeline.safeParse(answer.json);
  if (answer.status !== 200 || !list.success) return repliesOf(session).unreadable(answer);
  // The key of a picture is its kind, 3, and its id.
  const there = list.data.data.find(({ attachments }) => attachments?.media_keys.some((key) => ids.some((id) => key === `3_${id}`)));
  return there ? found(session, there.id) : { type: 'absent' };
}

function found({ account }: Session, id: string): Found {
  return { type: 'published', link: `https://x.com/${account.handle.slice(1)}/status/${id}` };
}

function messageOf({ json, text }: Answered): string {
  const { detail, title, errors } = problem.safeParse(json).data ?? {};
  return detail ?? errors?.[0]?.message ?? title ?? text.slice(0, 300);
}

function repliesOf(session: Session): Replies {
  return createReplies(session, { name: 'X', messageOf });
}
