// Publishes to a blog on Tumblr with the user's own app (API v2, Neue Post Format): pictures with their alt texts, then the text. Tumblr has no
// key against repeats; what was sent without an answer is looked for by its text and alt texts among the blog's latest posts.

import { z } from 'zod';
import type { Absent, Connector, Found, Held, Json, Refused, Task, Unknown } from './connector.ts';
import { consentFields, consentPage, createBearer, readWith, tokensFor } from './consent.ts';
import type { Bearer, Consent } from './consent.ts';
import type { CheckedBack, ConnectorKind, Session, SignedIn, SignInParts } from './kind.ts';
import { blobOf, readPictures } from './pictures.ts';
import type { PictureRules } from './pictures.ts';
import { createReplies } from './replies.ts';
import type { Replies } from './replies.ts';
import { held } from './wire.ts';
import type { Answered } from './wire.ts';

const api = 'https://api.tumblr.com/v2';
const consent: Consent = {
  service: 'Tumblr',
  page: 'https://www.tumblr.com/oauth2/authorize',
  token: `${api}/oauth2/token`,
  scope: 'basic write offline_access',
  hasProof: false,
  clientAs: 'body',
};
const rules: PictureRules = { service: 'Tumblr', types: ['image/jpeg', 'image/png', 'image/webp'], mostBytes: 10_000_000, mostPictures: 30 };

const user = z.object({ response: z.object({ user: z.object({ blogs: z.array(z.object({ name: z.string(), title: z.string().optional() })) }) }) });
/** Ids do not fit into a number; older answers have them as one beside the text. */
const created = z.object({ response: z.object({ id_string: z.string().optional(), id: z.union([z.string(), z.number()]) }) });
const block = z.looseObject({ type: z.string(), text: z.string().optional(), alt_text: z.string().optional() });
const post = z.object({ id_string: z.string().optional(), id: z.union([z.string(), z.number()]), timestamp: z.number(), content: z.array(block).default([]) });
const posts = z.object({ response: z.object({ posts: z.array(post) }) });
const problem = z.object({ meta: z.object({ msg: z.string() }).optional(), errors: z.array(z.object({ title: z.string().optional(), detail: z.string().optional(), code: z.number().optional() })).optional() });
const preparedPost = z.object({ at: z.number() });

/** Subcode of 403: the blog has had its posts of the day. */
const dayIsFull = 8023;

export const tumblr: ConnectorKind = {
  id: 'tumblr',
  name: 'Tumblr',
  networks: ['tumblr'],
  isTried: false,
  fields: [{ name: 'blog', isSecret: false, isRequired: true }, ...consentFields],
  page: consentPage,
  signIn,
  connect(session) {
    const bearer = createBearer(session, consent);
    return {
      isRepeatable: false,
      prepare: (task) => prepare(session, task),
      publish: (task) => publish(session, bearer, task),
      confirm: (task, prepared) => confirm(session, bearer, task, prepared),
    } satisfies Connector;
  },
  async checkBack(session, link, signal) {
    const id = link.split('/').at(-1) ?? '';
    const answer = await createBearer(session, consent).ask({ url: `${blogOf(session)}/posts?${new URLSearchParams({ id, npf: 'true' })}`, signal });
    if (answer.type === 'held') return answer;
    if (answer.status === 404) return { type: 'gone' };
    const list = posts.safeParse(answer.json);
    const [found] = list.data?.response.posts ?? [];
    if (answer.status !== 200 || !list.success) return repliesOf(session).cannotTell(answer);
    return found ? ({ type: 'there', alts: altsOf(found) } satisfies CheckedBack) : { type: 'gone' };
  },
};

async function signIn(given: Readonly<Record<string, string>>, parts: SignInParts): Promise<SignedIn | Refused | Held> {
  const blog = blogName(given['blog'] ?? '');
  const tokens = await tokensFor(given, consent, parts);
  if (tokens.type !== 'tokens') return tokens;
  const found = await readWith(user, 'Tumblr', parts, tokens.secret.accessToken, { url: `${api}/user/info`, signal: parts.signal });
  if (found.type !== 'read') return found;
  const { blogs } = found.value.response.user;
  const own = blogs.find(({ name }) => name === blog);
  if (!own) return { type: 'refused', reason: `This sign-in has no blog "${blog}"; it has: ${blogs.map(({ name }) => name).join(', ')}.` };
  return { type: 'signedIn', network: 'tumblr', name: own.title || own.name, handle: own.name, server: 'https://www.tumblr.com', settings: { ...tokens.settings, blog: own.name }, secret: tokens.secret };
}

/** The blog's name, from whatever way a person writes it. */
function blogName(text: string): string {
  return text
    .trim()
    .replace(/^(https?:\/\/)?(www\.tumblr\.com\/)?@?/i, '')
    .replace(/\.tumblr\.com.*$/i, '')
    .replace(/\/.*$/, '')
    .toLowerCase();
}

function blogOf({ account }: Session): string {
  return `${api}/blog/${encodeURIComponent(account.settings['blog'] ?? '')}`;
}

/** Every picture is read once before anything is sent, so that a refusal costs nothing. */
async function prepare(session: Session, task: Task): Promise<{ readonly type: 'ready'; readonly prepared: Json } | Refused> {
  const read = await readPictures(task, rules);
  return read.type === 'read' ? { type: 'ready', prepared: { at: session.clock().getTime() } } : read;
}

async function publish(session: Session, bearer: Bearer, task: Task): Promise<Found | Refused | Held | Unknown> {
  const read = await readPictures(task, rules);
  if (read.type !== 'read') return read;
  const content = [
    ...read.pictures.map(({ type, alt, width, height }, index) => ({ type: 'image', media: [{ type, identifier: `picture${index}`, width, height }], ...(alt === '' ? {} : { alt_text: alt }) })),
    ...(task.caption === '' ? [] : [{ type: 'text', text: task.caption }]),
  ];
  const body = new FormData();
  const tags = hashtagsOf(task.caption);
  body.set('json', new Blob([JSON.stringify({ content, state: 'published', ...(tags.length > 0 ? { tags: tags.join(',') } : {}) })], { type: 'application/json' }));
  for (const [index, picture] of read.pictures.entries()) body.set(`picture${index}`, blobOf(picture), picture.name);
  const answer = await bearer.call({ method: 'POST', url: `${blogOf(session)}/posts`, body, signal: task.signal });
  if (answer.type === 'held') return answer;
  const replies = repliesOf(session);
  if (answer.type === 'unanswered') return replies.afterPublishing(answer);
  const made = created.safeParse(answer.json);
  if (answer.status < 300 && made.success) return found(session, made.data.response);
  const code = problem.safeParse(answer.json).data?.errors?.[0]?.code;
  if (answer.status === 403 && code === dayIsFull) return held('The blog has had all the posts that Tumblr takes in a day.', session.clock(), 3_600_000);
  return replies.publishingProblem(answer, 'The post was refused');
}

/** Tags are found on Tumblr only where they are named beside the text. */
function hashtagsOf(caption: string): readonly string[] {
  return [...new Set(Array.from(caption.matchAll(/(?<![\p{L}\p{N}_/])#([\p{L}\p{N}_]+)/gu), ([, tag = '']) => tag))];
}

async function confirm(session: Session, bearer: Bearer, task: Task, prepared: Json): Promise<Found | Absent | Held | Unknown> {
  const { at } = preparedPost.parse(prepared);
  const answer = await bearer.ask({ url: `${blogOf(session)}/posts?${new URLSearchParams({ npf: 'true', limit: '20' })}`, signal: task.signal });
  if (answer.type === 'held') return answer;
  const list = posts.safeParse(answer.json);
  if (answer.status !== 200 || !list.success) return repliesOf(session).unreadable(answer);
  // A minute earlier, since its clock may be another.
  const since = at / 1000 - 60;
  const alts = task.pictures.map(({ alt }) => alt);
  const there = list.data.response.posts.find((one) => one.timestamp >= since && textOf(one) === task.caption && altsOf(one).join('\n') === alts.join('\n'));
  return there ? found(session, there) : { type: 'absent' };
}

function textOf({ content }: z.infer<typeof post>): string {
  return content.flatMap(({ type, text }) => (type === 'text' ? [text ?? ''] : [])).join('\n');
}

function altsOf({ content }: z.infer<typeof post>): readonly string[] {
  return content.flatMap(({ type, alt_text: alt }) => (type === 'image' ? [alt ?? ''] : []));
}

function found({ account }: Session, { id, id_string: text }: { readonly id: string | number; readonly id_string?: string | undefined }): Found {
  return { type: 'published', link: `https://www.tumblr.com/${account.settings['blog'] ?? ''}/${text ?? id}` };
}

function messageOf({ json, text }: Answered): string {
  const { errors, meta } = problem.safeParse(json).data ?? {};
  return errors?.[0]?.detail ?? errors?.[0]?.title ?? meta?.msg ?? text.slice(0, 300);
}

function repliesOf(session: Session): Replies {
  return createReplies(session, { name: 'Tumblr', messageOf });
}
