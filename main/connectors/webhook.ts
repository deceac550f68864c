// Publishes to an address of the user's own: a POST with the post as JSON, signed. Whoever receives it makes it public, on any network.
//
// The body: { "type": "post", "delivery", "network", "caption", "language", "dueAt", "pictures": [{ "name", "type", "alt", "width", "height",
// "base64" }] }. Signing in sends { "type": "ping" }, which is to be answered with 2xx and to do nothing.
//
// Headers: `Idempotency-Key` is the id of the delivery; the receiver must answer a key that it knows as it did before, and make nothing anew,
// for a request is repeated when its answer was lost. `Point-Studio-Signature: t=SECONDS,v1=HEX` is the time of sending and the HMAC-SHA256,
// under the shared key, of the seconds, a full stop and the body as sent; the receiver compares it, and refuses times that are long past.
//
// Answers: 2xx says that it is public, with its address in { "link": "https://..." } if there is one; 429 and 5xx are tried again, 401 asks
// for a new key, and any other refuses the post for good, with the sentence in { "message": "..." }.

import { createHash, createHmac } from 'node:crypto';
import { z } from 'zod';
import type { Connector, Found, Held, Refused, Task, Unknown } from './connector.ts';
import type { ConnectorKind, Session, SignedIn, SignInParts } from './kind.ts';
import { readPictures } from './pictures.ts';
import type { PictureRules } from './pictures.ts';
import { createReplies, signInLater } from './replies.ts';
import { held } from './wire.ts';
import type { Answered, Unanswered, Wire } from './wire.ts';

/** Of our own, so that a receiver knows the largest body: about 140 MB. */
const rules = { types: ['image/jpeg', 'image/png', 'image/webp', 'image/avif'], mostBytes: 10_000_000, mostPictures: 10 } as const;

const linkAnswer = z.object({ link: z.url({ protocol: /^https?$/ }) });

export const webhook: ConnectorKind = {
  id: 'webhook',
  name: 'Webhook',
  networks: [],
  isTried: false,
  fields: [
    { name: 'network', isSecret: false, isRequired: true },
    { name: 'address', isSecret: true, isRequired: true },
    { name: 'signingKey', isSecret: true, isRequired: true },
  ],
  signIn,
  connect: (session) =>
    ({
      isRepeatable: true,
      prepare: (task) => prepare(session, task),
      publish: (task) => publish(session, task),
      // It cannot be read back; but the receiver knows the key, so that asking again is what finds out.
      confirm: async () => ({ type: 'absent' }),
    }) satisfies Connector,
};

/** The value of the header `Point-Studio-Signature`. */
export function signatureOf(body: string, key: string, at: Date): string {
  const seconds = Math.floor(at.getTime() / 1000);
  return `t=${seconds},v1=${createHmac('sha256', key).update(`${seconds}.${body}`).digest('hex')}`;
}

interface Letter {
  readonly address: string;
  readonly signingKey: string;
  readonly key: string;
  readonly content: unknown;
  readonly at: Date;
  readonly signal: AbortSignal;
}

function post(wire: Wire, { address, signingKey, key, content, at, signal }: Letter): Promise<Answered | Unanswered> {
  const body = JSON.stringify(content);
  const headers = { 'content-type': 'application/json', 'idempotency-key': key, 'point-studio-signature': signatureOf(body, signingKey, at) };
  return wire.send({ method: 'POST', url: address, headers, body, signal });
}

async function signIn(given: Readonly<Record<string, string>>, { wire, clock, signal }: SignInParts): Promise<SignedIn | Refused | Held> {
  const { network = '', address = '', signingKey = '' } = given;
  if (!/^[a-zA-Z][a-zA-Z0-9-]*$/.test(network)) return { type: 'refused', reason: 'The network is none. Give its id, as "sizes" lists it: instagram.' };
  if (!URL.canParse(address)) return { type: 'refused', reason: 'The address of the webhook is not one. Give it as https://example.org/point.' };
  const { host, origin } = new URL(address);
  const answer = await post(wire, { address, signingKey, key: 'ping', content: { type: 'ping' }, at: clock(), signal });
  if (answer.type === 'unanswered') return held(answer.reason, clock());
  if (answer.status === 401 || answer.status === 403) return { type: 'refused', reason: `${host} does not take what is signed with this key. Give both sides the same key.` };
  if (answer.status >= 300) return signInLater(answer, host, clock()) ?? { type: 'refused', reason: `${host} does not answer a ping with 2xx, but with ${answer.status}. Check the address.` };
  // One host may have several, and their addresses are secrets.
  const mark = createHash('sha256').update(address).digest('hex').slice(0, 6);
  return { type: 'signedIn', network, name: `${host} (${network})`, handle: `${host}/${network}#${mark}`, server: origin, settings: {}, secret: { address, signingKey } };
}

/** Every picture is read once before anything is sent, so that a refusal costs nothing. */
async function prepare(session: Session, task: Task): Promise<{ readonly type: 'ready'; readonly prepared: null } | Refused> {
  const read = await readPictures(task, rulesOf(session));
  return read.type === 'read' ? { type: 'ready', prepared: null } : read;
}

async function publish(session: Session, task: Task): Promise<Found | Refused | Held | Unknown> {
  const { address = '', signingKey = '' } = await session.secret();
  const read = await readPictures(task, rulesOf(session));
  if (read.type !== 'read') return read;
  const { delivery, caption, language, dueAt, signal } = task;
  const pictures = read.pictures.map(({ bytes, ...rest }) => ({ ...rest, base64: Buffer.from(bytes).toString('base64') }));
  const content = { type: 'post', delivery: delivery.id, network: delivery.network, caption, language, dueAt, pictures };
  const answer = await post(session.wire, { address, signingKey, key: delivery.id, content, at: session.clock(), signal });
  const replies = createReplies(session, { name: nameOf(session) });
  if (answer.type === 'unanswered') return replies.afterPublishing(answer);
  if (answer.status >= 200 && answer.status < 300) return { type: 'published', link: linkAnswer.safeParse(answer.json).data?.link ?? '' };
  return replies.publishingProblem(answer, 'The post was refused');
}

function rulesOf(session: Session): PictureRules {
  return { ...rules, service: nameOf(session) };
}

function nameOf({ account }: Session): string {
  return new URL(account.server).host;
}
