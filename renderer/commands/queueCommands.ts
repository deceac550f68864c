// Commands of the queue and its accounts.

import { text } from '../i18n/index.ts';
import { announce, showDialog, useView } from '../shell/viewStore.ts';
import type { Command } from './commands.ts';

const isQueue = (): boolean => useView.getState().route.screen === 'queue';

export const queueCommands: readonly Command[] = [
  { id: 'posts.today', keys: ['Alt+Q'], run: () => showDialog('handOver') },
  {
    id: 'posts.pause',
    keys: [],
    async run({ studio }) {
      await studio.queue.pause();
      announce(text('queue.paused'));
    },
  },
  {
    id: 'posts.resume',
    keys: [],
    async run({ studio }) {
      await studio.queue.resume();
      announce(text('queue.goesOn'));
    },
  },
  { id: 'posts.missed', keys: [], run: () => showDialog('reschedule') },
  { id: 'posts.search', keys: ['Mod+F'], when: isQueue, run: () => document.querySelector<HTMLElement>('[data-search="posts"] input')?.focus() },
  { id: 'posts.addAccount', keys: [], run: () => showDialog('account') },
];
