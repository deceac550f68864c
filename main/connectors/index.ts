// The table of connectors. A network without one, and an account that is gone, is handed over to a person.

import { Fault } from '../../shared/fault.ts';
import { nearest } from '../../shared/nearest.ts';
import { bluesky } from './bluesky.ts';
import { discord } from './discord.ts';
import { facebook } from './facebook.ts';
import type { ConnectorKind } from './kind.ts';
import { linkedin } from './linkedin.ts';
import { mastodon } from './mastodon.ts';
import { mixpost } from './mixpost.ts';
import { pinterest } from './pinterest.ts';
import { postiz } from './postiz.ts';
import { telegram } from './telegram.ts';
import { tumblr } from './tumblr.ts';
import { webhook } from './webhook.ts';
import { x } from './x.ts';

export const connectorKinds: readonly ConnectorKind[] = [bluesky, mastodon, telegram, discord, tumblr, pinterest, linkedin, x, facebook, postiz, mixpost, webhook];

const byId = new Map(connectorKinds.map((kind) => [kind.id, kind]));

/** The kind of an id; undefined where there is none. */
export function findConnectorKind(id: string): ConnectorKind | undefined {
  return byId.get(id);
}

/** Says that an id is none of the kinds. @throws Fault `usage` that names those there are */
export function noConnector(id: string, kinds: readonly ConnectorKind[] = connectorKinds): never {
  const names = kinds.map((kind) => kind.id);
  const [near] = nearest(id, names, 1);
  throw new Fault('usage', `There is no connector "${id.slice(0, 40)}"${near ? `; did you mean "${near}"` : ''}. There are: ${names.join(', ')}.`);
}
