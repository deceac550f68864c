// Runs a queue's engine with the real connectors until nothing is left to do, and says each step. Arguments: database, file of the secrets,
// time to start at.

import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createAccounts } from '../../../main/accounts/accounts.ts';
import { createPublishing } from '../../../main/accounts/publishing.ts';
import type { Connector } from '../../../main/connectors/connector.ts';
import { openDatabase } from '../../../main/database/open.ts';
import { shippedNetworks } from '../../../main/networks.ts';
import { createEngine } from '../../../main/posting/engine.ts';

const [file = '', secretsFile = '', start = ''] = process.argv.slice(2);
const startedMs = Date.now();
/** A minute in a second: what is held back is not waited for. */
const clock = (): Date => new Date(Number(start) + (Date.now() - startedMs) * 60);
const say = (line: string): boolean => process.stdout.write(`${line}\n`);

const secrets = (): Record<string, string> => JSON.parse(readFileSync(secretsFile, 'utf8'));
const database = openDatabase(file);
const accounts = createAccounts({ database, clock });
const publishing = createPublishing({
  accounts,
  clock,
  environment: {},
  secrets: {
    get: async (key) => secrets()[key],
    set: async (key, value) => {
      const unfinished = `${secretsFile}.${process.pid}`;
      writeFileSync(unfinished, JSON.stringify({ ...secrets(), [key]: value }));
      renameSync(unfinished, secretsFile);
    },
    remove: async () => undefined,
  },
});

const picture = readFileSync(new URL('../../../assets/icons/icon.png', import.meta.url));
const picked = picture.length < 900_000 ? picture : picture.subarray(0, 900_000);

/** Says a step as it begins and ends, so that a kill can fall between any two. */
async function step<T>(name: string, id: string, work: () => Promise<T>): Promise<T> {
  say(`${name} ${id}`);
  const answer = await work();
  say(`${name}ed ${id}`);
  return answer;
}

function told(connector: Connector): Connector {
  return {
    isRepeatable: connector.isRepeatable,
    prepare: (task) => step('prepare', task.delivery.id, () => connector.prepare(task)),
    publish: (task, prepared) => step('publish', task.delivery.id, () => connector.publish(task, prepared)),
    confirm: (task, prepared) => step('confirm', task.delivery.id, () => connector.confirm(task, prepared)),
  };
}

const engine = createEngine({
  database,
  clock,
  networks: await shippedNetworks(),
  assets: { read: async () => picked },
  connectorOf(delivery) {
    const connector = publishing.connectorOf(delivery);
    return connector && told(connector);
  },
  onFault: (fault) => {
    throw fault;
  },
});
while (database.get(`SELECT 1 FROM deliveries WHERE state IN ('scheduled', 'sending')`)) {
  await engine.runOnce(clock());
  await new Promise((resolve) => setTimeout(resolve, 5));
}
database.close();
