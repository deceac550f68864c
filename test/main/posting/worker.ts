// Runs a queue's engine over and over until nothing is left to do, and says each step. Its network is a folder: a file for each thing
// that became public. Its clock runs fast, so that leases run out while others still work. Arguments: database, network folder, time to
// start at, connector (`none`, `once` or `repeatable`).

import { randomUUID } from 'node:crypto';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Connector, Task } from '../../../main/connectors/connector.ts';
import { openDatabase } from '../../../main/database/open.ts';
import { shippedNetworks } from '../../../main/networks.ts';
import { createEngine } from '../../../main/posting/engine.ts';

const [file = '', network = '', start = '', kind = 'none'] = process.argv.slice(2);
const startedMs = Date.now();
/** Five minutes, a lease, in a tenth of a second. */
const clock = (): Date => new Date(Number(start) + (Date.now() - startedMs) * 3_000);
const say = (line: string): boolean => process.stdout.write(`${line}\n`);
const isPublic = (id: string): boolean => readdirSync(network).some((name) => name.startsWith(id));
/** Lets the other process have its turn in the midst of a step. */
const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const connector: Connector = {
  isRepeatable: kind === 'repeatable',
  prepare: async ({ delivery }: Task) => {
    say(`prepare ${delivery.id}`);
    await pause();
    return { type: 'ready', prepared: { key: delivery.id } };
  },
  publish: async ({ delivery }: Task) => {
    say(`publish ${delivery.id}`);
    await pause();
    // A network that knows the key takes it once; the others make a post of whatever comes.
    writeFileSync(join(network, kind === 'repeatable' ? delivery.id : `${delivery.id}.${randomUUID()}`), '');
    say(`public ${delivery.id}`);
    await pause();
    return { type: 'published', link: `https://example.org/${delivery.id}` };
  },
  confirm: async ({ delivery }: Task) => {
    say(`confirm ${delivery.id}`);
    await pause();
    return isPublic(delivery.id) ? { type: 'published', link: `https://example.org/${delivery.id}` } : { type: 'absent' };
  },
};

const database = openDatabase(file);
const engine = createEngine({
  database,
  clock,
  networks: await shippedNetworks(),
  assets: { read: async () => Buffer.from('picture') },
  connectorOf: () => (kind === 'none' ? undefined : connector),
  onFault: (fault) => {
    throw fault;
  },
});
while (database.get(`SELECT 1 FROM deliveries WHERE state IN ('scheduled', 'sending')`)) {
  const { handedOver, missed } = await engine.runOnce(clock());
  for (const id of [...handedOver, ...missed]) say(`moved ${id}`);
  await pause();
}
database.close();
