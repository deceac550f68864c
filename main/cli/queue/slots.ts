// `queue slots` and `queue blackout`: the weekly times at which posts go out, and days without any.

import { Fault } from '../../../shared/fault.ts';
import { leastApartMinutes, nextFreeSlots, type SlotTime } from '../../../shared/schedule.ts';
import { addBlackout, addSlots, allSlots, blackoutDays, removeBlackout, removeSlot, slotsFor, takenTimes, type PlacedSlot } from '../../posting/slots.ts';
import type { Studio } from '../../studio.ts';
import { count, table } from '../terminal.ts';
import { textOption, type VerbContext } from '../verb.ts';
import type { Deed } from './deed.ts';

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

export const slotsDeed: Deed = { options: { on: { type: 'string' }, at: { type: 'string' }, zone: { type: 'string' } }, run: slots };
export const blackoutDeed: Deed = { options: {}, run: blackout };

const shown = ({ place, weekday, time, zone }: PlacedSlot): readonly string[] => [place, weekdays[weekday - 1]!, time, zone];

async function slots(context: VerbContext): Promise<unknown> {
  const { words, terminal } = context;
  const [deed, place, ...more] = words;
  const { library, networks, accounts } = await context.studio();
  const { database } = library;
  if (deed === 'add' || deed === 'remove') {
    if (place === undefined || more.length > 0) throw new Fault('usage', `queue slots ${deed} takes the id of one network or account.`);
    const account = accounts.list().find(({ id, handle }) => id === place || handle === place);
    const id = account?.id ?? networks.networks.find((network) => network.id === place)?.id;
    if (id === undefined && deed === 'add') throw new Fault('usage', `There is no network or account "${place}". "sizes" lists networks, "accounts list" accounts.`);
    const named = readSlots(context, id ?? place);
    if (deed === 'add') addSlots(database, named);
    else if (named.filter((slot) => removeSlot(database, slot)).length === 0) throw new Fault('input', 'There is no such slot. "queue slots list" shows those there are.');
  } else if (deed !== 'list' || place !== undefined) throw new Fault('usage', 'Say what to do with slots: list, add or remove.');
  const all = allSlots(database);
  if (all.length > 0) terminal.say(table([['PLACE', 'DAY', 'TIME', 'ZONE'], ...all.map(shown)]));
  terminal.say(`${count(all.length, 'slot')}.`);
  return { slots: all };
}

/** The slots of `--on mon,thu --at 09:30 --zone ZONE`. */
function readSlots({ options }: VerbContext, place: string): readonly PlacedSlot[] {
  const time = textOption(options, 'at') ?? '';
  if (!/^(?:[01]\d|2[0-3]):[0-5]\d$/.test(time)) throw new Fault('usage', 'Say at what time with --at HH:MM, by the wall clock of --zone.');
  const zone = textOption(options, 'zone') ?? new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (textOption(options, 'on') ?? weekdays.join(',')).split(',').map((word) => {
    const weekday = weekdays.indexOf(word.trim().toLowerCase().slice(0, 3)) + 1;
    if (weekday === 0) throw new Fault('usage', `--on takes days (${weekdays.join(', ')}) with commas, not "${word}".`);
    return { place, weekday, time, zone };
  });
}

async function blackout({ words, terminal, studio }: VerbContext): Promise<unknown> {
  const [deed, ...days] = words;
  const { database } = (await studio()).library;
  const deeds: Readonly<Record<string, typeof addBlackout>> = { add: addBlackout, remove: removeBlackout };
  const change = deed !== undefined && Object.hasOwn(deeds, deed) ? deeds[deed] : undefined;
  if (change && days.length === 0) throw new Fault('usage', `queue blackout ${deed} takes days: YYYY-MM-DD.`);
  if (!change && (deed !== 'list' || days.length > 0)) throw new Fault('usage', 'Say what to do with days without posts: list, add or remove.');
  change?.(database, days);
  const all = blackoutDays(database);
  terminal.say(all.length === 0 ? 'No day is without posts.' : `Without posts: ${all.join(', ')}.`);
  return { blackout: all };
}

/**
 * The next free slots for posts to some networks and accounts. An account's own slots, where it has any, go before those of its network.
 * @throws Fault `input` where there are too few
 */
export function freeSlotsFor({ library, clock }: Studio, networks: readonly string[], accounts: readonly string[], wanted: number): readonly SlotTime[] {
  const { database } = library;
  const afterMs = clock().getTime();
  const takenMs = takenTimes(database, networks, afterMs - leastApartMinutes * 60_000);
  return nextFreeSlots({ slots: slotsFor(database, networks, accounts), count: wanted, afterMs, takenMs, blackout: blackoutDays(database) });
}
