// The contracts of the table of connectors, one for each.

import { bluesky } from './bluesky.ts';
import type { Contract } from './contract.ts';
import { discord } from './discord.ts';
import { facebook } from './facebook.ts';
import { linkedin } from './linkedin.ts';
import { mastodon } from './mastodon.ts';
import { mixpost } from './mixpost.ts';
import { pinterest } from './pinterest.ts';
import { postiz } from './postiz.ts';
import { telegram } from './telegram.ts';
import { tumblr } from './tumblr.ts';
import { webhook } from './webhook.ts';
import { x } from './x.ts';

export const contracts: readonly Contract[] = [bluesky, mastodon, telegram, discord, tumblr, pinterest, linkedin, x, facebook, postiz, mixpost, webhook];
