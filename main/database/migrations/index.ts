// The migrations, oldest first. A new one is one file and one line; released ones never change.

import type { Migration } from '../migrate.ts';
import { library } from './0001-library.ts';
import { queue } from './0002-queue.ts';
import { batches } from './0003-batches.ts';
import { accounts } from './0004-accounts.ts';
import { slots } from './0005-slots.ts';
import { versions } from './0006-versions.ts';
import { queueLines } from './0007-queue-lines.ts';

export const migrations: readonly Migration[] = [library, queue, batches, accounts, slots, versions, queueLines];
