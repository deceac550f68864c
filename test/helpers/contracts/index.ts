// The contracts of the table of connectors, one for each.

import { bluesky } from './bluesky.ts';
import type { Contract } from './contract.ts';
import { discord } from './discord.ts';
import { mastodon } from './mastodon.ts';
import { mixpost } from './mixpost.ts';
import { postiz } from './postiz.ts';
import { telegram } from './telegram.ts';
import { x } from './x.ts';
import { webhook } from './webhook.ts';

export const contracts: readonly Contract[] = [bluesky, mastodon, telegram, discord, x, postiz, mixpost, webhook];
