// The table of networks, asked for once and shared by all screens.

import { useEffect, useState } from 'react';
import type { NetworkTable } from '../../shared/networks/network.ts';
import { useConnection, type Connection } from './connection.ts';
import { tellFault } from './viewStore.ts';

const asked = new WeakMap<Connection, Promise<NetworkTable>>();

/** The table; after a failure the next call asks again. */
export function askNetworks(connection: Connection): Promise<NetworkTable> {
  let answer = asked.get(connection);
  if (!answer) {
    answer = connection.studio.networks.table();
    answer.catch(() => asked.delete(connection));
    asked.set(connection, answer);
  }
  return answer;
}

export function useNetworks(): NetworkTable | undefined {
  const connection = useConnection();
  const [table, setTable] = useState<NetworkTable>();
  useEffect(() => {
    askNetworks(connection).then(setTable, tellFault);
  }, [connection]);
  return table;
}
