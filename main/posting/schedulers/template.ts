// A scheduler's CSV by a person's own template: the names of its columns say what goes where. The columns stay as they are, in their
// order; what is not understood stays empty and is said.

import { Fault } from '../../../shared/fault.ts';
import { parseSheet } from '../../sheets/parse.ts';
import { schedulers } from './index.ts';
import { metricoolNetworks } from './metricool.ts';
import { dayAndTime, dayText } from './scheduler.ts';
import type { ScheduledPost, Scheduler } from './scheduler.ts';

/** What a column holds of a post. */
type Cell = (post: ScheduledPost) => string;

interface ColumnKind {
  readonly id: string;
  /** Plain names (see `plainName`); a number at their end is the picture's. */
  readonly names: readonly string[];
  /** From the whole name as it stands in the template, and the number at its end. */
  cell(column: string, number: number | undefined, dates: DateForm): Cell;
}

interface DateForm {
  readonly order: 'ymd' | 'dmy' | 'mdy';
  readonly separator: string;
}

/** How a template's columns say that dates are written, in the order in which they are looked for. */
const dateForms: readonly { readonly pattern: RegExp; readonly form: DateForm }[] = [
  { pattern: /yyyy\/mm\/dd/i, form: { order: 'ymd', separator: '/' } },
  { pattern: /dd\/mm\/yyyy/i, form: { order: 'dmy', separator: '/' } },
  { pattern: /mm\/dd\/yyyy/i, form: { order: 'mdy', separator: '/' } },
  { pattern: /dd\.mm\.yyyy/i, form: { order: 'dmy', separator: '.' } },
  // Sprout Social's, whose dates are not said in the column.
  { pattern: /^time_24hr$/i, form: { order: 'dmy', separator: '/' } },
];
const isoDates: DateForm = { order: 'ymd', separator: '-' };

/** What a column says of how its parts are joined: `Separated by ||`. A comma if it says nothing. */
function joinerOf(column: string): string {
  const said = /separated by\s+(comma|semicolon|line ?breaks?|[^\w\s]+)/i.exec(column)?.[1]?.toLowerCase() ?? 'comma';
  return { comma: ',', semicolon: ';' }[said] ?? (said.startsWith('line') ? '\n' : said);
}

const timeText = (column: string, wall: string): string => (/hh:mm:ss/i.test(column) ? `${dayAndTime(wall)[1]}:00` : dayAndTime(wall)[1]);

function joined(parts: readonly string[], joiner: string): string {
  return parts.map((part) => part.replaceAll(joiner, joiner === ',' ? ';' : ' ')).join(joiner);
}

const columnKinds: readonly ColumnKind[] = [
  {
    id: 'text',
    names: ['text', 'caption', 'message', 'messagetext', 'content', 'posttext', 'postcontent', 'posttext', 'post', 'body', 'copy', 'description', 'status'],
    cell: () => ({ caption }) => caption,
  },
  {
    id: 'moment',
    names: ['postingtime', 'dateandtime', 'datetime', 'scheduledat', 'scheduledtime', 'scheduledatetime', 'scheduleddate', 'scheduledfor', 'publishat', 'postatspecifictime', 'publishdate', 'duedate'],
    cell: (column, _, { order, separator }) => ({ wall }) => `${dayText(wall, order, separator)} ${timeText(column, wall)}`,
  },
  { id: 'date', names: ['date', 'day', 'postdate', 'postingdate'], cell: (_, __, { order, separator }) => ({ wall }) => dayText(wall, order, separator) },
  { id: 'time', names: ['time', 'time24hr', 'hour', 'posttime'], cell: (column) => ({ wall }) => timeText(column, wall) },
  { id: 'zone', names: ['timezone', 'zone'], cell: () => ({ zone }) => zone },
  {
    id: 'picture',
    names: ['imageurl', 'imageurls', 'pictureurl', 'pictureurls', 'mediaurl', 'mediaurls', 'publicimageurl', 'image', 'images', 'picture', 'pictures', 'media', 'photo', 'photourl', 'imagelink'],
    cell: (column, number) => ({ pictures }) =>
      number === undefined ? (isList(column) ? pictures.map(({ file }) => file).join(joinerOf(column)) : (pictures[0]?.file ?? '')) : (pictures[number - 1]?.file ?? ''),
  },
  {
    id: 'alt',
    names: ['alttext', 'alttexts', 'alt', 'alttextpicture', 'alttextimage', 'imagealttext', 'picturealttext', 'altdescription', 'imagedescription'],
    cell: (column, number) => ({ pictures }) =>
      number === undefined ? (isList(column) ? joined(pictures.map(({ alt }) => alt), joinerOf(column)) : (pictures[0]?.alt ?? '')) : (pictures[number - 1]?.alt ?? ''),
  },
  { id: 'network', names: ['network', 'socialnetwork', 'platform', 'channel', 'channels'], cell: () => ({ networkName }) => networkName },
  { id: 'campaign', names: ['campaign', 'campaignname'], cell: () => ({ campaign }) => campaign },
  { id: 'draft', names: ['draft', 'isdraft'], cell: () => () => 'FALSE' },
];

/** Columns that say of one network whether a post is for it, by plain name. */
const networkFlags: ReadonlyMap<string, string> = new Map([
  ...metricoolNetworks.map(([id, column]) => [plainName(column), id] as const),
  ['x', 'x'],
  ['twitter', 'x'],
  ['mastodon', 'mastodon'],
  ['telegram', 'telegram'],
  ['reddit', 'reddit'],
  ['tumblr', 'tumblr'],
  ['googlebusiness', 'googleBusiness'],
  ['googlebusinessprofile', 'googleBusiness'],
]);

/** `Media URL(s) - Separated by comma` is `mediaurls`, `Date (YYYY-MM-DD)` is `date`. */
function plainName(column: string): string {
  return column
    .toLowerCase()
    .replaceAll('(s)', 's')
    .replace(/\s[-–:]\s.*$/, '')
    .replace(/\(.*?\)|\[.*?\]/g, '')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

const isList = (column: string): boolean => /\(s\)|s\b.*separated|urls|images|pictures|texts/i.test(column);

interface Column {
  readonly kind: string;
  readonly cell: Cell;
  readonly number?: number;
}

function understand(column: string, dates: DateForm): Column | undefined {
  const plain = plainName(column);
  const flag = networkFlags.get(plain);
  if (flag !== undefined) return { kind: 'flag', cell: ({ network }) => (network === flag ? 'TRUE' : 'FALSE') };
  const exact = columnKinds.find(({ names }) => names.includes(plain));
  // Publer's one column holds both, under the name of the day.
  if (exact?.id === 'date' && /intl\. format|hh:mm/i.test(column)) return { kind: 'moment', cell: columnKinds.find(({ id }) => id === 'moment')!.cell(column, undefined, dates) };
  if (exact) return { kind: exact.id, cell: exact.cell(column, undefined, dates) };
  const [, stem, digits] = /^(.*?)(\d{1,2})$/.exec(plain) ?? [];
  const kind = stem === undefined ? undefined : columnKinds.find(({ id, names }) => (id === 'picture' || id === 'alt') && names.includes(stem));
  return kind && { kind: kind.id, cell: kind.cell(column, Number(digits), dates), number: Number(digits) };
}

/** A template as a scheduler, and the columns that were not understood. */
export interface ReadTemplate {
  readonly scheduler: Scheduler;
  readonly unknown: readonly string[];
}

/** A text file with its header once more as a row, since a template may have none, and a sheet without rows is refused. */
function withRow(bytes: Uint8Array): Uint8Array {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (isZip || bytes.length === 0) return bytes;
  const isWide = bytes[0] === 0xff && bytes[1] === 0xfe;
  const text = new TextDecoder(isWide ? 'utf-16le' : 'utf-8').decode(bytes);
  return Buffer.from(`${text.trimEnd()}\r\n${text}`);
}

/**
 * Reads the header of a template. Columns just as one of the known schedulers has them are filled as its own are.
 * @throws Fault `input` where no column is for the text of a post, or the file cannot be read
 */
export async function readTemplate(bytes: Uint8Array, file: string): Promise<ReadTemplate> {
  const { columns } = await parseSheet(withRow(bytes), file);
  const name = file.replace(/\.[^.]*$/, '');
  const same = schedulers.find((scheduler) => scheduler.header('').join('\n') === columns.join('\n'));
  if (same) return { scheduler: same, unknown: [] };
  const dates = dateForms.find(({ pattern }) => columns.some((column) => pattern.test(column)))?.form ?? isoDates;
  const found = columns.map((column) => understand(column, dates));
  if (!found.some((column) => column?.kind === 'text')) {
    throw new Fault('input', `${file} has no column for the text of a post. Its first row must name the columns, one of them Text, Caption or Message.`, { detail: { file } });
  }
  const kinds = new Set(found.map((column) => column?.kind));
  const numbers = found.flatMap((column) => (column?.kind === 'picture' ? [column.number ?? 1] : []));
  const lists = columns.some((column, index) => found[index]?.kind === 'picture' && found[index].number === undefined && isList(column));
  const scheduler: Scheduler = {
    id: `${name}-filled`,
    name: 'your scheduler',
    header: () => columns,
    cells: (post) => found.map((column) => column?.cell(post) ?? ''),
    isPerNetwork: !kinds.has('flag') && !kinds.has('network'),
    mostPictures: lists ? Number.POSITIVE_INFINITY : Math.max(0, ...numbers),
    hasAlts: kinds.has('alt'),
    notes: [],
    ...(kinds.has('flag') ? { networks: columns.flatMap((column) => networkFlags.get(plainName(column)) ?? []) } : {}),
  };
  return { scheduler, unknown: columns.filter((_, index) => !found[index]) };
}
