// `queue review merge`: an answer that did nothing is a problem, and says so.

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { verb } from '../../../main/cli/queue.ts';
import { openTerminal } from '../../../main/cli/terminal.ts';
import { exitCodes } from '../../../main/cli/verb.ts';
import { reviewVersion } from '../../../main/posting/review/version.ts';
import { openStudio } from '../../../main/studio.ts';
import { makeFolder } from '../../helpers/folder.ts';
import { aPost } from '../posting/desk.ts';

test('approving what nobody put up for approval is a problem, and does nothing', async () => {
  const studio = await openStudio({ library: makeFolder(), host: 'cli' });
  const { post } = studio.queue.add({ ...aPost, wall: '2096-06-20T09:00', state: 'draft' });
  const file = join(makeFolder(), 'ana.pointanswer.json');
  const answer = { post: post.id, version: reviewVersion(post), verdict: 'approve', comment: '' };
  await writeFile(file, JSON.stringify({ kind: 'point-review-answer', schema: 1, reviewer: 'Ana', answers: [answer] }));
  const warnings: string[] = [];
  const terminal = { ...openTerminal({ json: true }), say: () => undefined, warn: (text: string) => void warnings.push(text) };
  const { signal } = new AbortController();
  expect(await verb.run({ words: ['review', 'merge', file], options: {}, terminal, json: false, signal, studio: async () => studio })).toBe(exitCodes.problems);
  expect(warnings).toEqual(['Make your point. was not waiting for approval, and stays as it is.']);
  expect(studio.queue.get(post.id).deliveries[0]!.state).toBe('draft');
  await studio.close();
});
