// Publishes through Postiz, in its cloud or on a server of one's own (public API, docs.postiz.com): one account is one of its channels. Postiz
// has no key against repeats; what was sent without an answer is looked for by its text among the posts since then.

import { z } from 'zod';
import { chooseChannel } from './channels.ts';
import type { Absent, Connector, Found, Held, Json, Refused, Task, Unknown } from './connector.ts';
import type { ConnectorKind, Session, SignedIn, SignInParts } from './kind.ts';
import { blobOf, readPictures } from './pictures.ts';
import type { PictureRules } from './pictures.ts';
import { createReplies, signInLater } from './replies.ts';
import type { Replies } from './replies.ts';
import { held } from './wire.ts';
import type { Answered, Unanswered, WireRequest } from './wire.ts';

/** Bodies of more than 50 MB are refused (413). Each network's own limits are checked before by the queue. */
const rules: PictureRules = { service: 'Postiz', types: ['image/jpeg', 'image/png', 'image/webp', 'image/avif'], mostBytes: 49_000_000, mostPictures: 20 };

interface Provider {
  readonly network: string;
  /** Further settings that it asks for. */
  readonly settings?: Readonly<Record<string, Json>>;
  /** Setting that takes the value of the field `target`. */
  readonly target?: string;
}

/** Postiz's identifiers of the services that take a picture with a text and nothing else that we do not know. */
const providers: Readonly<Record<string, Provider>> = {
  x: { network: 'x', settings: { who_can_reply_post: 'everyone' } },
  linkedin: { network: 'linkedin' },
  'linkedin-page': { network: 'linkedin' },
  facebook: { network: 'facebook' },
  instagram: { network: 'instagram', settings: { post_type: 'post' } },
  'instagram-standalone': { network: 'instagram', settings: { post_type: 'post' } },
  threads: { network: 'threads' },
  bluesky: { network: 'bluesky' },
  mastodon: { network: 'mastodon' },
  telegram: { network: 'telegram' },
  tumblr: { network: 'tumblr' },
  pinterest: { network: 'pinterest', target: 'board' },
  discord: { network: 'discord', target: 'channel' },
};

const cloud = 'https://api.postiz.com';
const integrations = z.array(z.object({ id: z.string(), name: z.string(), identifier: z.string(), disabled: z.boolean().optional() }));
const uploaded = z.object({ id: z.string(), path: z.string() });
const created = z.array(z.object({ postId: z.string() })).min(1);
const posts = z.object({
  posts: z.array(z.object({ content: z.string(), integration: z.object({ id: z.string() }), releaseURL: z.string().nullish(), state: z.string().optional() })),
});
const preparedPost = z.object({ at: z.number(), images: z.array(z.object({ id: z.string(), path: z.string(), alt: z.string() })) });

export const postiz: ConnectorKind = {
  id: 'postiz',
  name: 'Postiz',
  networks: [...new Set(Object.values(providers).map(({ network }) => network))],
  isTried: false,
  fields: [
    { name: 'apiKey', isSecret: true, isRequired: true },
    { name: 'network', isSecret: false, isRequired: false },
    { name: 'integration', isSecret: false, isRequired: false },
    { name: 'target', isSecret: false, isRequired: false },
    { name: 'server', isSecret: false, isRequired: false, fallback: cloud },
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

/** The cloud has its API at another path than servers of one's own. */
function addressOf(server: string, path: string): string {
  return new URL(`${server === cloud ? '' : '/api'}/public/v1${path}`, server).href;
}

async function signIn(given: Readonly<Record<string, string>>, { wire, clock, signal }: SignInParts): Promise<SignedIn | Refused | Held> {
  const { apiKey = '', target } = given;
  if (!URL.canParse(given['server'] ?? '')) return { type: 'refused', reason: 'The server is not an address. Give it as https://postiz.example.org.' };
  const server = new URL(given['server'] ?? '').origin;
  const answer = await wire.send({ url: addressOf(server, '/integrations'), headers: { authorization: apiKey }, signal });
  if (answer.type === 'unanswered') return held(answer.reason, clock());
  if (answer.status === 401 || answer.status === 403) return { type: 'refused', reason: 'Postiz does not know this API key. Copy it again from its settings, under Public API.' };
  const list = integrations.safeParse(answer.json);
  if (answer.status !== 200 || !list.success) return signInLater(answer, 'Postiz', clock()) ?? held(`Postiz could not answer (${answer.status}). Check the address of its server.`, clock());
  const channels = list.data.filter(({ disabled }) => !disabled).map(({ id, name, identifier }) => ({ id, name, provider: identifier, network: providers[identifier]?.network }));
  const chosen = chooseChannel(channels, given, 'Postiz');
  if (chosen.type === 'refused') return chosen;
  const { id, name, provider, network } = chosen.channel;
  const asked = providers[provider]?.target;
  if (asked !== undefined && !target) return { type: 'refused', reason: `${name} needs a ${asked}: give its id as "target".` };
  return { type: 'signedIn', network, name, handle: `${name} (${id})`, server, settings: { integration: id, provider, ...(target ? { target } : {}) }, secret: { apiKey } };
}

async function call(session: Session, request: WireRequest): Promise<Answered | Unanswered> {
  const { apiKey = '' } = await session.secret();
  const { account, wire } = session;
  return await wire.send({ ...request, url: addressOf(account.server, request.url), headers: { ...request.headers, authorization: apiKey } });
}

async function prepare(session: Session, task: Task): Promise<{ readonly type: 'ready'; readonly prepared: Json } | Refused | Held> {
  const read = await readPictures(task, rules);
  if (read.type !== 'read') return read;
  const images: { id: string; path: string; alt: string }[] = [];
  for (const [index, picture] of read.pictures.entries()) {
    const body = new FormData();
    body.set('file', blobOf(picture), picture.name);
    const answer = await call(session, { method: 'POST', url: '/upload', body, signal: task.signal });
    if (answer.type === 'unanswered') return repliesOf(session).later(answer);
    const made = uploaded.safeParse(answer.json);
    if (answer.status >= 300 || !made.success) return repliesOf(session).problem(answer, `Picture ${index + 1} was refused`);
    images.push({ id: made.data.id, path: made.data.path, alt: picture.alt });
  }
  return { type: 'ready', prepared: { at: session.clock().getTime(), images } };
}

async function publish(session: Session, task: Task, prepared: Json): Promise<Found | Refused | Held | Unknown> {
  const { integration = '', provider = '', target = '' } = session.account.settings;
  const { settings, target: targetName } = providers[provider] ?? {};
  const json = {
    type: 'now',
    date: session.clock().toISOString(),
    shortLink: false,
    tags: [],
    posts: [
      {
        integration: { id: integration },
        value: [{ content: task.caption, image: preparedPost.parse(prepared).images }],
        settings: { __type: provider, ...settings, ...(targetName === undefined ? {} : { [targetName]: target }) },
      },
    ],
  };
  const answer = await call(session, { method: 'POST', url: '/posts', json, signal: task.signal });
  const replies = repliesOf(session);
  if (answer.type === 'unanswered') return replies.afterPublishing(answer);
  // Postiz publishes it in its own time: there is no link yet.
  if (answer.status < 300 && created.safeParse(answer.json).success) return { type: 'published', link: '' };
  return replies.publishingProblem(answer, 'The post was refused');
}

async function confirm(session: Session, task: Task, prepared: Json): Promise<Found | Absent | Held | Unknown> {
  const { at } = preparedPost.parse(prepared);
  // A minute before, since its clock may be another.
  const query = new URLSearchParams({ startDate: new Date(at - 60_000).toISOString(), endDate: new Date(session.clock().getTime() + 86_400_000).toISOString() });
  const answer = await call(session, { url: `/posts?${query}`, signal: task.signal });
  const replies = repliesOf(session);
  if (answer.type === 'unanswered') return replies.later(answer);
  const list = posts.safeParse(answer.json);
  if (answer.status !== 200 || !list.success) return replies.unreadable(answer);
  const { integration } = session.account.settings;
  const found = list.data.posts.find((post) => post.integration.id === integration && plain(post.content) === plain(task.caption));
  if (!found) return { type: 'absent' };
  if (found.state === 'ERROR') return { type: 'unknown', reason: 'Postiz took it, and could not publish it. Look in Postiz before you post it again.' };
  return { type: 'published', link: found.releaseURL ?? '' };
}

/** Postiz keeps texts as HTML, or as they are. */
function plain(text: string): string {
  return text.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ').trim();
}

function repliesOf(session: Session): Replies {
  return createReplies(session, { name: 'Postiz' });
}
