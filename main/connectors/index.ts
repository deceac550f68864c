// The table of connectors. A network without one, and an account that is gone, is handed over to a person.

import { bluesky } from './bluesky.ts';
import { discord } from './discord.ts';
import { mastodon } from './mastodon.ts';
import { mixpost } from './mixpost.ts';
import { postiz } from './postiz.ts';
import { telegram } from './telegram.ts';
import { x } from './x.ts';
import { webhook } from './webhook.ts';
import type { ConnectorKind } from './kind.ts';

export const connectorKinds: readonly ConnectorKind[] = [bluesky, mastodon, telegram, discord, x, postiz, mixpost, webhook];

const byId = new Map(connectorKinds.map((kind) => [kind.id, kind]));

/** The kind of an id; undefined where there is none. */
export function findConnectorKind(id: string): ConnectorKind | undefined {
  return byId.get(id);
}
