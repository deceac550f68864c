// Publishes through a Mixpost server that has the API (its paid editions): one account is one of its social accounts. The post is written as
// a draft first, so that its id is known; then one request publishes it, and its state tells whether that arrived.

import { z } from 'zod';
import { chooseChannel } from './channels.ts';
import type { Absent, Connector, Found, Held, Json, Refused, Task, Unknown } from './connector.ts';
import type { ConnectorKind, Session, SignedIn, SignInParts } from './kind.ts';
import { blobOf, readPictures } from './pictures.ts';
import type { PictureRules, ReadPicture } from './pictures.ts';
import { createReplies, signInLater } from './replies.ts';
import type { Replies } from './replies.ts';
import { held } from './wire.ts';
import type { Answered, Unanswered, WireRequest } from './wire.ts';

/** Its own limits are a setting of each server, which refuses what is over; each network's are checked before by the queue. */
const rules: PictureRules = { service: 'Mixpost', types: ['image/jpeg', 'image/png', 'image/webp'], mostBytes: 50_000_000, mostPictures: 20 };

/** Mixpost's names of the services. */
const networks: Readonly<Record<string, string>> = {
  twitter: 'x',
  facebook_page: 'facebook',
  instagram: 'instagram',
  threads: 'threads',
  mastodon: 'mastodon',
  bluesky: 'bluesky',
  pinterest: 'pinterest',
  linkedin: 'linkedin',
  linkedin_page: 'linkedin',
};

/** Laravel wraps what it lists in `data`, unless told otherwise. */
const wrapped = <T>(inner: z.ZodType<T>) => z.union([z.object({ data: inner }).transform(({ data }) => data), inner]);
const accounts = wrapped(z.array(z.object({ id: z.number(), name: z.string(), provider: z.string(), authorized: z.boolean().optional() })));
const media = wrapped(z.object({ id: z.number(), uuid: z.string() }));
const post = wrapped(z.object({ uuid: z.string(), status: z.string().optional() }));
const preparedPost = z.object({ uuid: z.string() });

/** What a post's state says of it. */
const states: Readonly<Record<string, Found | Absent | Unknown>> = {
  draft: { type: 'absent' },
  scheduled: { type: 'published', link: '' },
  publishing: { type: 'published', link: '' },
  published: { type: 'published', link: '' },
  failed: { type: 'unknown', reason: 'Mixpost took it, and could not publish it. Look in Mixpost before you post it again.' },
};

export const mixpost: ConnectorKind = {
  id: 'mixpost',
  name: 'Mixpost',
  networks: [...new Set(Object.values(networks))],
  isTried: false,
  fields: [
    { name: 'server', isSecret: false, isRequired: true },
    { name: 'workspace', isSecret: false, isRequired: true },
    { name: 'accessToken', isSecret: true, isRequired: true },
    { name: 'network', isSecret: false, isRequired: false },
    { name: 'integration', isSecret: false, isRequired: false },
  ],
  signIn,
  connect: (session) =>
    ({
      isRepeatable: false,
      prepare: (task) => prepare(session, task),
      publish: (task, prepared) => publish(session, task, prepared),
      confirm: (task, prepared) => confirm(session, task, prepared),
    }) satisfies Connector,
};

async function signIn(given: Readonly<Record<string, string>>, { wire, clock, signal }: SignInParts): Promise<SignedIn | Refused | Held> {
  const { accessToken = '', workspace = '', server = '' } = given;
  if (!URL.canParse(server)) return { type: 'refused', reason: 'The server is not an address. Give it as https://social.example.org/mixpost.' };
  const { origin, pathname } = new URL(server);
  const core = pathname.replace(/\/+$/, '') || '/mixpost';
  const answer = await wire.send({ url: `${apiOf(`${origin}${core}`, workspace)}/accounts`, headers: { authorization: `Bearer ${accessToken}` }, signal });
  if (answer.type === 'unanswered') return held(answer.reason, clock());
  if (answer.status === 401 || answer.status === 403) return { type: 'refused', reason: 'Mixpost does not know this access token. Make a new one in its profile, under Access tokens.' };
  if (answer.status === 404) return { type: 'refused', reason: 'Mixpost has no such workspace, or no API at this address. Give the path of Mixpost with the server, and the workspace as its UUID.' };
  const list = accounts.safeParse(answer.json);
  if (answer.status !== 200 || !list.success) return signInLater(answer, 'Mixpost', clock()) ?? held(`Mixpost could not answer (${answer.status}). Check its address.`, clock());
  const channels = list.data.filter(({ authorized }) => authorized !== false).map(({ id, name, provider }) => ({ id: String(id), name, provider, network: networks[provider] }));
  const chosen = chooseChannel(channels, given, 'Mixpost');
  if (chosen.type === 'refused') return chosen;
  const { id, name, network } = chosen.channel;
  return { type: 'signedIn', network, name, handle: `${name} (${id})`, server: `${origin}${core}`, settings: { workspace, integration: id }, secret: { accessToken } };
}

function apiOf(server: string, workspace: string): string {
  return `${server}/api/${encodeURIComponent(workspace)}`;
}

async function call(session: Session, request: WireRequest): Promise<Answered | Unanswered> {
  const { accessToken = '' } = await session.secret();
  const { account, wire } = session;
  return await wire.send({ ...request, url: `${apiOf(account.server, account.settings['workspace'] ?? '')}${request.url}`, headers: { ...request.headers, authorization: `Bearer ${accessToken}` } });
}

/** Uploads, and writes the draft. Drafts of attempts that were held back stay in Mixpost as drafts. */
async function prepare(session: Session, task: Task): Promise<{ readonly type: 'ready'; readonly prepared: Json } | Refused | Held> {
  const read = await readPictures(task, rules);
  if (read.type !== 'read') return read;
  const ids: number[] = [];
  for (const [index, picture] of read.pictures.entries()) {
    const made = await upload(session, picture, index, task.signal);
    if (made.type !== 'uploaded') return made;
    ids.push(made.id);
  }
  const json = {
    date: task.dueAt.slice(0, 10),
    time: task.dueAt.slice(11, 16),
    timezone: 'UTC',
    accounts: [Number(session.account.settings['integration'])],
    tags: [],
    versions: [{ account_id: 0, is_original: true, content: [{ body: task.caption, media: ids }], options: {} }],
  };
  const answer = await call(session, { method: 'POST', url: '/posts', json, signal: task.signal });
  const replies = repliesOf(session);
  if (answer.type === 'unanswered') return replies.later(answer);
  const draft = post.safeParse(answer.json);
  if (answer.status >= 300 || !draft.success) return replies.problem(answer, 'The post was refused');
  return { type: 'ready', prepared: { uuid: draft.data.uuid } };
}

async function upload(session: Session, picture: ReadPicture, index: number, signal: AbortSignal): Promise<{ readonly type: 'uploaded'; readonly id: number } | Refused | Held> {
  const body = new FormData();
  body.set('file', blobOf(picture), picture.name);
  const answer = await call(session, { method: 'POST', url: '/media', body, signal });
  const replies = repliesOf(session);
  if (answer.type === 'unanswered') return replies.later(answer);
  const made = media.safeParse(answer.json);
  if (answer.status >= 300 || !made.success) return replies.problem(answer, `Picture ${index + 1} was refused`);
  if (picture.alt === '') return { type: 'uploaded', id: made.data.id };
  const described = await call(session, { method: 'PUT', url: `/media/${encodeURIComponent(made.data.uuid)}`, json: { alt_text: picture.alt }, signal });
  if (described.type === 'unanswered') return replies.later(described);
  if (described.status >= 300) return replies.problem(described, `The alt text of picture ${index + 1} was refused`);
  return { type: 'uploaded', id: made.data.id };
}

async function publish(session: Session, task: Task, prepared: Json): Promise<Found | Refused | Held | Unknown> {
  const { uuid } = preparedPost.parse(prepared);
  const answer = await call(session, { method: 'POST', url: `/posts/schedule/${encodeURIComponent(uuid)}`, json: { postNow: true }, signal: task.signal });
  const replies = repliesOf(session);
  if (answer.type === 'unanswered') return replies.afterPublishing(answer);
  // Mixpost publishes it in its own time: there is no link yet.
  if (answer.status >= 200 && answer.status < 300 && answer.json !== undefined) return { type: 'published', link: '' };
  return replies.publishingProblem(answer, 'The post was refused');
}

async function confirm(session: Session, task: Task, prepared: Json): Promise<Found | Absent | Held | Unknown> {
  const { uuid } = preparedPost.parse(prepared);
  const answer = await call(session, { url: `/posts/${encodeURIComponent(uuid)}`, signal: task.signal });
  const replies = repliesOf(session);
  if (answer.type === 'unanswered') return replies.later(answer);
  if (answer.status === 404) return { type: 'absent' };
  const found = post.safeParse(answer.json);
  if (answer.status !== 200 || !found.success) return replies.unreadable(answer);
  return states[found.data.status ?? ''] ?? { type: 'unknown', reason: 'Mixpost does not say whether it is published. Look in Mixpost before you post it again.' };
}

function repliesOf(session: Session): Replies {
  return createReplies(session, { name: 'Mixpost' });
}
