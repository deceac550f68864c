// A queue in a database of its own, at a time that the test sets.

import { join } from 'node:path';
import type { Database } from '../../../main/database/database.ts';
import { openDatabase } from '../../../main/database/open.ts';
import { shippedNetworks } from '../../../main/networks.ts';
import { createEngine } from '../../../main/posting/engine.ts';
import type { Engine, EngineParts } from '../../../main/posting/engine.ts';
import { createQueue } from '../../../main/posting/queue.ts';
import type { NewPost, Queue } from '../../../main/posting/queue.ts';
import { findDelivery } from '../../../main/posting/deliveries.ts';
import type { StoredPost } from '../../../main/posting/posts.ts';
import type { DeliveryState } from '../../../shared/post.ts';
import { makeFolder } from '../../helpers/folder.ts';

/** Identities in the order they are asked for, so that what is due at one time is worked on in one order. */
function countedIds(): () => string {
  let count = 0;
  return () => (count += 1).toString(16).padStart(16, '0');
}

export const asset = 'a'.repeat(64);

/** A post for 10:00 in Nairobi (07:00 UTC), handed over for Instagram. */
export const aPost: NewPost = {
  campaign: 'Make your point',
  pictures: [{ asset, size: 'ig-portrait', width: 1080, height: 1350, alt: 'A red dot after the words Make your point.' }],
  captions: { default: 'Make your point.' },
  wall: '2026-06-20T10:00',
  zone: 'Africa/Nairobi',
  deliveries: [{ network: 'instagram', account: '' }],
};

export interface Desk {
  readonly file: string;
  readonly database: Database;
  readonly queue: Queue;
  readonly clock: () => Date;
  /** Sets the time, in UTC: `06:30`, or a whole instant. */
  readonly at: (time: string) => void;
  /** An engine with some connectors; one run of it. */
  readonly engine: (parts?: Partial<EngineParts>) => Promise<Engine>;
  readonly run: (parts?: Partial<EngineParts>) => ReturnType<Engine['runOnce']>;
  readonly state: (delivery: string) => DeliveryState;
  /** The states a delivery went through. */
  readonly path: (delivery: string) => readonly string[];
}

/** The desk at 06:00 UTC on 20 June 2026. */
export function openDesk(file = join(makeFolder(), 'library.sqlite')): Desk {
  let now = new Date('2026-06-20T06:00:00.000Z');
  const clock = (): Date => now;
  const database = openDatabase(file);
  const queue = createQueue({ createId: countedIds(), database, clock });
  const engine = async (parts: Partial<EngineParts> = {}): Promise<Engine> =>
    createEngine({
      database,
      clock,
      networks: await shippedNetworks(),
      assets: { read: async () => Buffer.from('picture') },
      connectorOf: () => undefined,
      onFault: (fault) => {
        throw fault;
      },
      ...parts,
    });
  return {
    file,
    database,
    queue,
    clock,
    at: (time) => {
      now = new Date(time.length === 5 ? `2026-06-20T${time}:00.000Z` : time);
    },
    engine,
    run: async (parts) => (await engine(parts)).runOnce(now),
    state: (id) => findDelivery(database, id).state,
    path: (id) => queue.record(id).map(({ to }) => to),
  };
}

/** Ids of a post's deliveries. */
export function idsOf(post: StoredPost): readonly string[] {
  return post.deliveries.map(({ id }) => id);
}

/** Adds a post, `aPost` but for a change; answers the id of its first delivery. */
export function add(desk: Desk, change: Partial<NewPost> = {}): string {
  return idsOf(desk.queue.add({ ...aPost, ...change }).post)[0]!;
}
