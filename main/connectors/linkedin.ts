// Publishes to LinkedIn with the user's own app (Posts and Images APIs): as the person who signed in, or as an organisation that they may post
// for. LinkedIn has no key against repeats, and lets few apps read posts: what was sent without an answer is for a person to look at.

import { z } from 'zod';
import type { Connector, Found, Held, Json, Refused, Task, Unknown } from './connector.ts';
import { consentFields, consentPage, createBearer, readWith, tokensFor } from './consent.ts';
import type { Bearer, Consent } from './consent.ts';
import type { ConnectorKind, Session, SignedIn, SignInParts } from './kind.ts';
import { readPictures } from './pictures.ts';
import type { PictureRules, ReadPicture } from './pictures.ts';
import { createReplies, usualMessage } from './replies.ts';
import type { Replies } from './replies.ts';
import { held } from './wire.ts';

const api = 'https://api.linkedin.com';
/** Versions are taken for about a year. */
const versionHeaders = { 'linkedin-version': '202609', 'x-restli-protocol-version': '2.0.0' } as const;
const rules: PictureRules = { service: 'LinkedIn', types: ['image/jpeg', 'image/png'], mostBytes: 5_000_000, mostPictures: 20 };

const consentFor = (organization: string): Consent => ({
  service: 'LinkedIn',
  page: 'https://www.linkedin.com/oauth/v2/authorization',
  token: 'https://www.linkedin.com/oauth/v2/accessToken',
  scope: organization === '' ? 'openid profile w_member_social' : 'w_organization_social',
  hasProof: false,
  clientAs: 'body',
});

const member = z.object({ sub: z.string(), name: z.string() });
const upload = z.object({ value: z.object({ uploadUrl: z.url({ protocol: /^https$/ }), image: z.string() }) });
const preparedPost = z.object({ images: z.array(z.object({ id: z.string(), altText: z.string() })).min(1) });

export const linkedin: ConnectorKind = {
  id: 'linkedin',
  name: 'LinkedIn',
  networks: ['linkedin'],
  isTried: false,
  fields: [{ name: 'organization', isSecret: false, isRequired: false }, ...consentFields],
  page: consentPage,
  signIn,
  connect(session) {
    const bearer = createBearer(session, consentFor(session.account.settings['organization'] ?? ''));
    return {
      isRepeatable: false,
      prepare: (task) => prepare(session, bearer, task),
      publish: (task, prepared) => publish(session, bearer, task, prepared),
      confirm: async () => ({ type: 'unknown', reason: 'It was sent, and LinkedIn lets few apps ask whether it is there. Look at LinkedIn before you post it again.' }),
    } satisfies Connector;
  },
};

async function signIn(given: Readonly<Record<string, string>>, parts: SignInParts): Promise<SignedIn | Refused | Held> {
  const organization = (given['organization'] ?? '').replace(/^urn:li:organization:/, '');
  if (!/^\d*$/.test(organization)) return { type: 'refused', reason: 'The organisation is named by its number: that of the address of its admin page.' };
  const tokens = await tokensFor(given, consentFor(organization), parts);
  if (tokens.type !== 'tokens') return tokens;
  const { accessToken } = tokens.secret;
  const signed = { type: 'signedIn', network: 'linkedin', server: 'https://www.linkedin.com', secret: tokens.secret } as const;
  if (organization !== '') {
    const author = `urn:li:organization:${organization}`;
    // Leave to post cannot be asked for; leave to upload can, and nothing is uploaded.
    const leave = await readWith(upload, 'LinkedIn', parts, accessToken, { ...uploadRequest(author), signal: parts.signal });
    if (leave.type !== 'read') return leave;
    return { ...signed, name: `LinkedIn ${organization}`, handle: organization, settings: { ...tokens.settings, author, organization } };
  }
  const who = await readWith(member, 'LinkedIn', parts, accessToken, { url: `${api}/v2/userinfo`, signal: parts.signal });
  if (who.type !== 'read') return who;
  const { sub, name } = who.value;
  return { ...signed, name, handle: sub, settings: { ...tokens.settings, author: `urn:li:person:${sub}` } };
}

function uploadRequest(owner: string) {
  return { method: 'POST', url: `${api}/rest/images?action=initializeUpload`, headers: versionHeaders, json: { initializeUploadRequest: { owner } } } as const;
}

async function prepare(session: Session, bearer: Bearer, task: Task): Promise<{ readonly type: 'ready'; readonly prepared: Json } | Refused | Held> {
  const read = await readPictures(task, rules);
  if (read.type !== 'read') return read;
  const images: { id: string; altText: string }[] = [];
  for (const [index, picture] of read.pictures.entries()) {
    const made = await send(session, bearer, picture, index, task.signal);
    if (made.type !== 'uploaded') return made;
    images.push({ id: made.id, altText: picture.alt });
  }
  return { type: 'ready', prepared: { images } };
}

async function send(session: Session, bearer: Bearer, picture: ReadPicture, index: number, signal: AbortSignal): Promise<{ readonly type: 'uploaded'; readonly id: string } | Refused | Held> {
  const replies = repliesOf(session);
  const begun = await bearer.ask({ ...uploadRequest(session.account.settings['author'] ?? ''), signal });
  if (begun.type === 'held') return begun;
  const place = upload.safeParse(begun.json);
  if (begun.status >= 300 || !place.success) return replies.problem(begun, `Picture ${index + 1} was refused`);
  const { uploadUrl, image } = place.data.value;
  const request = { method: 'PUT', url: uploadUrl, headers: { 'content-type': picture.type }, body: picture.bytes, signal } as const;
  // The address may be that of a store elsewhere, which must not see the token.
  const isOwn = /(^|\.)linkedin\.com$/.test(new URL(uploadUrl).hostname);
  const put = isOwn ? await bearer.ask(request) : await session.wire.send(request);
  if (put.type === 'held') return put;
  if (put.type === 'unanswered') return replies.later(put);
  return put.status >= 200 && put.status < 300 ? { type: 'uploaded', id: image } : replies.problem(put, `Picture ${index + 1} was refused`);
}

async function publish(session: Session, bearer: Bearer, task: Task, prepared: Json): Promise<Found | Refused | Held | Unknown> {
  const { images } = preparedPost.parse(prepared);
  const [only, ...more] = images;
  const json = {
    author: session.account.settings['author'],
    commentary: littleText(task.caption),
    visibility: 'PUBLIC',
    distribution: { feedDistribution: 'MAIN_FEED', targetEntities: [], thirdPartyDistributionChannels: [] },
    content: more.length === 0 ? { media: only } : { multiImage: { images } },
    lifecycleState: 'PUBLISHED',
    isReshareDisabledByAuthor: false,
  };
  const answer = await bearer.call({ method: 'POST', url: `${api}/rest/posts`, headers: versionHeaders, json, signal: task.signal });
  if (answer.type === 'held') return answer;
  const replies = repliesOf(session);
  if (answer.type === 'unanswered') return replies.afterPublishing(answer);
  const id = answer.headers.get('x-restli-id');
  if (answer.status === 201 && id) return { type: 'published', link: `https://www.linkedin.com/feed/update/${encodeURIComponent(id).replaceAll('%3A', ':')}/` };
  if (answer.status === 400 && /MEDIA_ASSET_WAITING_UPLOAD|MEDIA_ASSET_PROCESSING/.test(usualMessage(answer))) return held('LinkedIn is still working on a picture.', session.clock(), 5_000);
  return replies.publishingProblem(answer, 'The post was refused');
}

/** LinkedIn's "little text": what has a meaning there is written with a backslash, but for the # of a hashtag. */
export function littleText(text: string): string {
  return text.replaceAll(/[\\|{}@[\]()<>*_~]|#(?![\p{L}\p{N}])|(?<=[\p{L}\p{N}_])#/gu, (sign) => `\\${sign}`);
}

function repliesOf(session: Session): Replies {
  // Its limits are those of a day: what it does not say is asked again in an hour.
  return createReplies(session, { name: 'LinkedIn', usualWaitMs: 3_600_000 });
}
