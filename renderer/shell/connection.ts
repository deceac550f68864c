// The page's connection to main as components see it.

import { createContext, useContext } from 'react';
import type { StudioConnection } from '../studio.ts';

export type Connection = StudioConnection;
export type Studio = StudioConnection['studio'];

const ConnectionContext = createContext<Connection | undefined>(undefined);

export const ConnectionProvider = ConnectionContext.Provider;

/** The connection; there is always one once the page is shown. */
export function useConnection(): Connection {
  const connection = useContext(ConnectionContext);
  if (!connection) throw new Error('No connection was provided.');
  return connection;
}
