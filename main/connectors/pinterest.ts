// Publishes pins to a board on Pinterest with the user's own app (API v5). Pinterest has no key against repeats; what was sent without an answer
// is looked for by its text among the board's latest pins. With trial access, pins are seen by their owner alone.

import { z } from 'zod';
import type { Absent, Connector, Found, Held, Json, Refused, Task, Unknown } from './connector.ts';
import { consentFields, consentPage, createBearer, readWith, tokensFor } from './consent.ts';
import type { Bearer, Consent } from './consent.ts';
import type { CheckedBack, ConnectorKind, Session, SignedIn, SignInParts } from './kind.ts';
import { readPictures } from './pictures.ts';
import type { PictureRules, ReadPicture } from './pictures.ts';
import { createReplies } from './replies.ts';
import type { Replies } from './replies.ts';

const api = 'https://api.pinterest.com/v5';
const consent: Consent = {
  service: 'Pinterest',
  page: 'https://www.pinterest.com/oauth/',
  token: `${api}/oauth/token`,
  scope: 'boards:read,boards:write,pins:read,pins:write,user_accounts:read',
  hasProof: false,
  clientAs: 'basic',
};
const rules: PictureRules = { service: 'Pinterest', types: ['image/jpeg', 'image/png'], mostBytes: 20_000_000, mostPictures: 5 };
/** Of a pin, in characters: it has one alt text for all its pictures. */
const longestAlt = 500;
const longestLink = 2048;

const user = z.object({ username: z.string() });
const boards = z.object({ items: z.array(z.object({ id: z.string(), name: z.string() })) });
const pin = z.object({ id: z.string(), created_at: z.string().nullish(), description: z.string().nullish(), alt_text: z.string().nullish() });
const pins = z.object({ items: z.array(pin) });
const preparedPin = z.object({ at: z.number() });

export const pinterest: ConnectorKind = {
  id: 'pinterest',
  name: 'Pinterest',
  networks: ['pinterest'],
  isTried: false,
  fields: [{ name: 'board', isSecret: false, isRequired: true }, ...consentFields],
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
    const id = link.split('/').findLast((part) => part !== '') ?? '';
    const answer = await createBearer(session, consent).ask({ url: `${api}/pins/${encodeURIComponent(id)}`, signal });
    if (answer.type === 'held') return answer;
    if (answer.status === 404) return { type: 'gone' };
    const found = pin.safeParse(answer.json);
    if (answer.status !== 200 || !found.success) return repliesOf(session).cannotTell(answer);
    return { type: 'there', alts: [found.data.alt_text ?? ''] } satisfies CheckedBack;
  },
};

async function signIn(given: Readonly<Record<string, string>>, parts: SignInParts): Promise<SignedIn | Refused | Held> {
  const wanted = given['board'] ?? '';
  const tokens = await tokensFor(given, consent, parts);
  if (tokens.type !== 'tokens') return tokens;
  const { accessToken } = tokens.secret;
  const who = await readWith(user, 'Pinterest', parts, accessToken, { url: `${api}/user_account`, signal: parts.signal });
  if (who.type !== 'read') return who;
  const list = await readWith(boards, 'Pinterest', parts, accessToken, { url: `${api}/boards?page_size=250`, signal: parts.signal });
  if (list.type !== 'read') return list;
  const board = list.value.items.find(({ id, name }) => id === wanted || name.toLowerCase() === wanted.toLowerCase());
  if (!board) return { type: 'refused', reason: `${who.value.username} has no board "${wanted}"; there are: ${list.value.items.map(({ name }) => name).join(', ')}.` };
  const { username } = who.value;
  return { type: 'signedIn', network: 'pinterest', name: `${username}: ${board.name}`, handle: `${username}/${board.id}`, server: 'https://www.pinterest.com', settings: { ...tokens.settings, board: board.id }, secret: tokens.secret };
}

/** Every picture is read once before anything is sent, so that a refusal costs nothing. */
async function prepare(session: Session, task: Task): Promise<{ readonly type: 'ready'; readonly prepared: Json } | Refused> {
  const read = await readPictures(task, rules);
  if (read.type !== 'read') return read;
  const length = Array.from(altOf(read.pictures)).length;
  if (length > longestAlt) return { type: 'refused', reason: `The alt texts of the pictures have ${length} characters together; a pin on Pinterest has one, of at most ${longestAlt}. Shorten them.` };
  return { type: 'ready', prepared: { at: session.clock().getTime() } };
}

function altOf(pictures: readonly { readonly alt: string }[]): string {
  return pictures.map(({ alt }) => alt).filter((alt) => alt !== '').join(' ');
}

async function publish(session: Session, bearer: Bearer, task: Task): Promise<Found | Refused | Held | Unknown> {
  const read = await readPictures(task, rules);
  if (read.type !== 'read') return read;
  const alt = altOf(read.pictures);
  const link = /https?:\/\/\S+[^\s.,;:!?)]/.exec(task.caption)?.[0];
  const json = {
    board_id: session.account.settings['board'],
    description: task.caption,
    ...(alt === '' ? {} : { alt_text: alt }),
    ...(link !== undefined && link.length <= longestLink ? { link } : {}),
    media_source: sourceOf(read.pictures),
  };
  const answer = await bearer.call({ method: 'POST', url: `${api}/pins`, json, signal: task.signal });
  if (answer.type === 'held') return answer;
  if (answer.type === 'unanswered') return repliesOf(session).afterPublishing(answer);
  const made = pin.safeParse(answer.json);
  if (answer.status < 300 && made.success) return found(made.data.id);
  return repliesOf(session).publishingProblem(answer, 'The pin was refused');
}

function sourceOf(pictures: readonly ReadPicture[]): Json {
  const items = pictures.map(({ type, bytes }) => ({ content_type: type, data: Buffer.from(bytes).toString('base64') }));
  const [only, ...more] = items;
  return only && more.length === 0 ? { source_type: 'image_base64', ...only } : { source_type: 'multiple_image_base64', items };
}

async function confirm(session: Session, bearer: Bearer, task: Task, prepared: Json): Promise<Found | Absent | Held | Unknown> {
  const { at } = preparedPin.parse(prepared);
  const board = encodeURIComponent(session.account.settings['board'] ?? '');
  const answer = await bearer.ask({ url: `${api}/boards/${board}/pins?page_size=50`, signal: task.signal });
  if (answer.type === 'held') return answer;
  const list = pins.safeParse(answer.json);
  if (answer.status !== 200 || !list.success) return repliesOf(session).unreadable(answer);
  // A minute earlier, since its clock may be another.
  const isSince = (text: string | null | undefined): boolean => text != null && Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text}Z`) >= at - 60_000;
  const there = list.data.items.find((one) => isSince(one.created_at) && (one.description ?? '').trim() === task.caption.trim());
  return there ? found(there.id) : { type: 'absent' };
}

function found(id: string): Found {
  return { type: 'published', link: `https://www.pinterest.com/pin/${id}/` };
}

function repliesOf(session: Session): Replies {
  return createReplies(session, { name: 'Pinterest' });
}
