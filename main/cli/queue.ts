// `queue`: posts in order of time, and what became of each.

import { Fault } from '../../shared/fault.ts';
import { textOf } from '../../shared/point.ts';
import { wallTimeOf } from '../../shared/time.ts';
import { composeAlt, composeText } from '../../shared/template.ts';
import { defaultCaption, handOver, queueDesign, runQueue } from '../queueing.ts';
import { inputOptions, readInput } from './input.ts';
import { count, table } from './terminal.ts';
import { exitCodes, pairsOption, textOption, wholeOption, type ExitCode, type Verb, type VerbContext } from './verb.ts';

const deeds: Readonly<Record<string, (context: VerbContext) => Promise<unknown>>> = { add, list, run, 'hand-over': writeFolder, cancel };

export const verb: Verb = {
  usage: [
    'queue add TEMPLATE|FILE [the input of export] --at YYYY-MM-DDTHH:MM [--zone ZONE] [--every HOURS] [--caption PATTERN] [--caption-for NETWORK=PATTERN] [--campaign NAME]',
    'queue list [--json]',
    'queue run --once',
    'queue hand-over [--out FOLDER] [--ahead HOURS]',
    'queue cancel DELIVERY',
  ],
  options: {
    ...inputOptions,
    at: { type: 'string' },
    zone: { type: 'string' },
    every: { type: 'string' },
    caption: { type: 'string' },
    'caption-for': { type: 'string', multiple: true },
    campaign: { type: 'string' },
    once: { type: 'boolean' },
    out: { type: 'string' },
    ahead: { type: 'string' },
  },
  async run(context): Promise<ExitCode> {
    const deed = deeds[context.words[0] ?? ''];
    if (!deed) throw new Fault('usage', `Say what to do with the queue: ${Object.keys(deeds).join(', ')}. "queue --help" shows how.`);
    const answer = await deed({ ...context, words: context.words.slice(1) });
    if (context.json) context.terminal.data(JSON.stringify(answer, null, 2));
    return exitCodes.done;
  },
};

async function add(context: VerbContext): Promise<unknown> {
  const { options, terminal } = context;
  const at = textOption(options, 'at');
  if (at === undefined) throw new Fault('usage', 'Say when with --at YYYY-MM-DDTHH:MM, by the wall clock of --zone.');
  const zone = textOption(options, 'zone') ?? new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const everyHours = wholeOption(options, 'every', 1, 24 * 366) ?? 24;
  const { design, kit, rows, asksConsent, options: exportOptions } = await readInput(context);
  const studio = await context.studio();
  const bad = rows.find(({ problems }) => problems.some(({ severity }) => severity === 'error'));
  if (bad) throw new Fault('input', bad.problems.find(({ severity }) => severity === 'error')!.message, { detail: { row: bad.number } });
  const patterns = { default: textOption(options, 'caption') ?? defaultCaption, ...pairsOption(options, 'caption-for') };
  const posts = [];
  for (const [index, { number, point }] of rows.entries()) {
    const captions = Object.fromEntries(Object.entries(patterns).map(([network, pattern]) => [network, composeText(pattern, point)]));
    const wall = laterWall(at, index * everyHours);
    const { post, notice } = await queueDesign(studio, {
      design,
      kit,
      point,
      asksConsent,
      sizes: exportOptions.sizes,
      captions,
      alt: composeAlt(design, point),
      wall,
      zone,
      campaign: textOption(options, 'campaign') ?? '',
    }).catch((thrown: unknown) => {
      if (!(thrown instanceof Fault) || rows.length === 1) throw thrown;
      throw new Fault(thrown.code, `Row ${number}: ${thrown.message} ${count(index, 'post was', 'posts were')} queued before it.`, { cause: thrown });
    });
    posts.push(post);
    terminal.say(`${wall} ${zone}: ${textOf(point, 'name') || textOf(point, 'claim') || design.name}, to ${post.deliveries.map(({ network }) => network).join(', ')}`);
    if (notice !== '') terminal.warn(notice);
  }
  terminal.say(`${count(posts.length, 'post')} queued.`);
  return { posts };
}

/** A wall-clock time some hours later, by the calendar: the same hour on the next day is 24 hours later whatever the clocks do. */
function laterWall(wall: string, hours: number): string {
  const start = Date.parse(`${wall}:00Z`);
  if (Number.isNaN(start)) throw new Fault('usage', `--at takes a time such as 2026-06-20T09:00, not "${wall}".`);
  return new Date(start + hours * 3_600_000).toISOString().slice(0, 16);
}

async function list({ terminal, studio }: VerbContext): Promise<unknown> {
  const { queue } = await studio();
  const posts = queue.list();
  const rows = posts.flatMap((post) =>
    post.deliveries.map(({ id, network, state, reason, link }) => [
      id,
      `${wallTimeOf(post.due)} ${post.due.zone}`,
      network,
      state,
      count(post.pictures.length, 'picture'),
      link || reason || (post.captions[network] ?? post.captions['default'] ?? '').slice(0, 60).replaceAll('\n', ' '),
    ]),
  );
  if (rows.length > 0) terminal.say(table([['DELIVERY', 'DUE', 'NETWORK', 'STATE', 'PICTURES', 'CAPTION'], ...rows]));
  terminal.say(`${count(posts.length, 'post')} in the queue.`);
  return { posts };
}

async function run({ options, terminal, studio }: VerbContext): Promise<unknown> {
  if (options['once'] !== true) throw new Fault('usage', 'queue run takes --once: it does what is due, then ends. Call it from a timer.');
  const report = await runQueue(await studio());
  terminal.say(`${count(report.handedOver.length, 'delivery', 'deliveries')} wait for a person now, ${report.missed.length} missed, ${report.sent.length} sent.`);
  return report;
}

async function writeFolder({ options, terminal, studio }: VerbContext): Promise<unknown> {
  const folder = textOption(options, 'out');
  const aheadHours = wholeOption(options, 'ahead', 0, 24 * 366);
  const result = await handOver(await studio(), { ...(folder === undefined ? {} : { folder }), ...(aheadHours === undefined ? {} : { aheadHours }) });
  terminal.say(result.posts === 0 ? 'Nothing waits for a person.' : `${count(result.posts, 'post')} to place by hand: ${result.folder}`);
  return result;
}

async function cancel({ words, terminal, studio }: VerbContext): Promise<unknown> {
  const [delivery, ...more] = words;
  if (delivery === undefined || more.length > 0) throw new Fault('usage', 'queue cancel takes the id of one delivery; "queue list" shows them.');
  (await studio()).queue.cancel(delivery);
  terminal.say(`${delivery} is cancelled.`);
  return { cancelled: delivery };
}
