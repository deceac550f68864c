// Publishes to a Facebook Page with the user's own app (Graph API): pictures are uploaded unpublished, and one post shows them. Facebook has no
// key against repeats; what was sent without an answer is looked for by its pictures among the Page's latest posts.

import { z } from 'zod';
import type { Absent, Connector, Found, Held, Json, Refused, Task, Unknown } from './connector.ts';
import { askForTokens, consentFields, consentPage, readWith, tokensFor } from './consent.ts';
import type { Consent } from './consent.ts';
import type { ConnectorKind, Session, SignedIn, SignInParts } from './kind.ts';
import { blobOf, readPictures } from './pictures.ts';
import type { PictureRules } from './pictures.ts';
import { createReplies } from './replies.ts';
import type { Replies } from './replies.ts';
import type { Answered, Unanswered, WireRequest } from './wire.ts';

const version = 'v25.0';
const api = `https://graph.facebook.com/${version}`;
const consent: Consent = {
  service: 'Facebook',
  page: `https://www.facebook.com/${version}/dialog/oauth`,
  token: `${api}/oauth/access_token`,
  scope: 'pages_show_list,pages_manage_posts,pages_read_engagement',
  hasProof: false,
  clientAs: 'body',
};
const rules: PictureRules = { service: 'Facebook', types: ['image/jpeg', 'image/png'], mostBytes: 4_000_000, mostPictures: 10 };

const pages = z.object({ data: z.array(z.object({ id: z.string(), name: z.string(), access_token: z.string() })) });
const self = z.object({ id: z.string(), name: z.string() });
const longToken = z.object({ access_token: z.string() });
const made = z.object({ id: z.string() });
const target = z.object({ target: z.object({ id: z.string().optional() }).optional() });
const feed = z.object({
  data: z.array(z.object({ id: z.string(), attachments: z.object({ data: z.array(target.extend({ subattachments: z.object({ data: z.array(target) }).optional() })) }).optional() })),
});
const problem = z.object({ error: z.object({ message: z.string(), code: z.number().optional() }) });
const preparedPost = z.object({ photos: z.array(z.string()) });

/** Codes of Graph errors: the token is no longer good; too many calls. */
const signedOutCodes = [102, 190];
const busyCodes = [4, 17, 32, 613, 80_001];

export const facebook: ConnectorKind = {
  id: 'facebook',
  name: 'Facebook Page',
  networks: ['facebook'],
  isTried: false,
  fields: [{ name: 'page', isSecret: false, isRequired: false }, ...consentFields.filter(({ name }) => name !== 'refreshToken')],
  page: consentPage,
  signIn,
  connect: (session) =>
    ({
      isRepeatable: false,
      prepare: (task) => prepare(session, task),
      publish: (task, prepared) => publish(session, task, prepared),
      confirm: (task, prepared) => confirm(session, task, prepared),
    }) satisfies Connector,
};

async function signIn(given: Readonly<Record<string, string>>, parts: SignInParts): Promise<SignedIn | Refused | Held> {
  const wanted = given['page'] ?? '';
  const tokens = await tokensFor(given, consent, parts);
  if (tokens.type !== 'tokens') return tokens;
  const token = await longLived(tokens.secret, parts);
  const list = await readWith(pages, 'Facebook', parts, token, { url: `${api}/me/accounts?${new URLSearchParams({ fields: 'id,name,access_token', limit: '100' })}`, signal: parts.signal }, isBusy);
  if (list.type === 'held') return list;
  // A Page's own token has no Pages: it is the Page.
  const found = list.type === 'read' && list.value.data.length > 0 ? list.value.data : undefined;
  if (!found) {
    const own = await readWith(self, 'Facebook', parts, token, { url: `${api}/me?fields=id,name`, signal: parts.signal }, isBusy);
    if (own.type !== 'read') return own;
    if (own.value.id !== wanted) return { type: 'refused', reason: 'This sign-in may post to no Page. Sign in as someone who may, or give the token of a Page with its id as "page".' };
    return signedIn({ ...own.value, access_token: token }, tokens.settings);
  }
  const fitting = found.filter(({ id, name }) => wanted === '' || id === wanted || name.toLowerCase() === wanted.toLowerCase());
  const [only, ...more] = fitting;
  if (!only || more.length > 0) return { type: 'refused', reason: `Say which Page: ${found.map(({ id, name }) => `${name} (page=${id})`).join(', ')}.` };
  return signedIn(only, tokens.settings);
}

function signedIn({ id, name, access_token: pageToken }: z.infer<typeof pages>['data'][number], settings: Readonly<Record<string, string>>): SignedIn {
  // Of the person's own tokens nothing is kept: the Page's is enough, and does not end.
  return { type: 'signedIn', network: 'facebook', name, handle: id, server: 'https://www.facebook.com', settings: { ...settings, page: id }, secret: { pageToken } };
}

/** A person's token that lasts for weeks, from which those of Pages last; the one at hand where the app is not known. */
async function longLived(secret: Readonly<Record<string, string>>, { wire, signal }: SignInParts): Promise<string> {
  const { accessToken = '', clientId, clientSecret } = secret;
  if (!clientId || !clientSecret) return accessToken;
  const answer = await askForTokens(wire, consent, secret, { grant_type: 'fb_exchange_token', fb_exchange_token: accessToken }, signal);
  return (answer.type === 'answered' ? longToken.safeParse(answer.json).data?.access_token : undefined) ?? accessToken;
}

async function call(session: Session, request: WireRequest): Promise<Answered | Unanswered> {
  const { pageToken = '' } = await session.secret();
  const { account, wire } = session;
  const url = `${api}/${encodeURIComponent(account.settings['page'] ?? '')}${request.url}`;
  return await wire.send({ ...request, url, headers: { ...request.headers, authorization: `Bearer ${pageToken}` } });
}

async function prepare(session: Session, task: Task): Promise<{ readonly type: 'ready'; readonly prepared: Json } | Refused | Held> {
  const read = await readPictures(task, rules);
  if (read.type !== 'read') return read;
  const photos: string[] = [];
  for (const [index, picture] of read.pictures.entries()) {
    const body = new FormData();
    body.set('source', blobOf(picture), picture.name);
    body.set('published', 'false');
    if (picture.alt !== '') body.set('alt_text_custom', picture.alt);
    const answer = await call(session, { method: 'POST', url: '/photos', body, signal: task.signal });
    if (answer.type === 'unanswered') return repliesOf(session).later(answer);
    const photo = made.safeParse(answer.json);
    if (answer.status >= 300 || !photo.success) return repliesOf(session).problem(answer, `Picture ${index + 1} was refused`);
    photos.push(photo.data.id);
  }
  return { type: 'ready', prepared: { photos } };
}

async function publish(session: Session, task: Task, prepared: Json): Promise<Found | Refused | Held | Unknown> {
  const { photos } = preparedPost.parse(prepared);
  const json = { message: task.caption, attached_media: photos.map((id) => ({ media_fbid: id })) };
  const answer = await call(session, { method: 'POST', url: '/feed', json, signal: task.signal });
  if (answer.type === 'unanswered') return repliesOf(session).afterPublishing(answer);
  const post = made.safeParse(answer.json);
  if (answer.status < 300 && post.success) return found(post.data.id);
  return repliesOf(session).publishingProblem(answer, 'The post was refused');
}

async function confirm(session: Session, task: Task, prepared: Json): Promise<Found | Absent | Held | Unknown> {
  const { photos } = preparedPost.parse(prepared);
  const query = new URLSearchParams({ fields: 'id,attachments{target{id},subattachments{target{id}}}', limit: '25' });
  const answer = await call(session, { url: `/published_posts?${query}`, signal: task.signal });
  if (answer.type === 'unanswered') return repliesOf(session).later(answer);
  const list = feed.safeParse(answer.json);
  if (answer.status !== 200 || !list.success) return repliesOf(session).unreadable(answer);
  const there = list.data.data.find(({ attachments }) =>
    (attachments?.data ?? []).flatMap(({ target: own, subattachments }) => [own, ...(subattachments?.data ?? []).map((one) => one.target)]).some((one) => photos.includes(one?.id ?? '')),
  );
  return there ? found(there.id) : { type: 'absent' };
}

function found(id: string): Found {
  return { type: 'published', link: `https://www.facebook.com/${id}` };
}

function codeOf({ json }: Answered): number {
  return problem.safeParse(json).data?.error.code ?? 0;
}

function isBusy(answer: Answered): boolean {
  return busyCodes.includes(codeOf(answer));
}

function repliesOf(session: Session): Replies {
  return createReplies(session, {
    name: 'Facebook',
    messageOf: ({ json, text }) => problem.safeParse(json).data?.error.message ?? text.slice(0, 300),
    isSignedOut: (answer) => signedOutCodes.includes(codeOf(answer)),
    isBusy,
  });
}
