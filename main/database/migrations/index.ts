// The migrations, oldest first. A new one is one file and one line; released ones never change.

import type { Migration } from '../migrate.ts';
import { library } from './0001-library.ts';
import { queue } from './0002-queue.ts';

export const migrations: readonly Migration[] = [library, queue];
