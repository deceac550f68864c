// The table of connectors by network. A network without one is handed over to a person.

import type { Connector } from './connector.ts';

const all: readonly Connector[] = [];

export type ConnectorTable = ReadonlyMap<string, Connector>;

export const connectors: ConnectorTable = new Map(all.map((connector) => [connector.network, connector]));
