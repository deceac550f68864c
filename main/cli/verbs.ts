// The table of verbs, in the order help shows them. A verb's program is loaded when it is called.

import type { Verb } from './verb.ts';

export interface VerbEntry {
  readonly name: string;
  readonly summary: string;
  load(): Promise<Verb>;
}

export const verbs: readonly VerbEntry[] = [
  { name: 'templates', summary: 'list the templates and their fields, or print a starter spreadsheet', load: async () => (await import('./templates.ts')).verb },
  { name: 'sizes', summary: 'list the sizes of every network, with their limits', load: async () => (await import('./sizes.ts')).verb },
  { name: 'export', summary: 'make sized pictures from a template and a spreadsheet or single values', load: async () => (await import('./export.ts')).verb },
  { name: 'check', summary: 'say what an export of the same input would find, writing nothing', load: async () => (await import('./check.ts')).verb },
  { name: 'pack', summary: 'build, verify, install or list template packs', load: async () => (await import('./pack.ts')).verb },
  { name: 'queue', summary: 'add posts to the queue, list them, run what is due, hand over, cancel', load: async () => (await import('./queue.ts')).verb },
  { name: 'accounts', summary: 'add, list, rename or remove the accounts that posts are published to', load: async () => (await import('./accounts.ts')).verb },
  { name: 'serve', summary: 'open the studio to a browser of this computer', load: async () => (await import('./serve.ts')).verb },
];
