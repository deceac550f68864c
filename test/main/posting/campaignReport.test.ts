// The report of a campaign, from what the queue did; and asking back.

import { describe, expect, test } from 'vitest';
import { shippedNetworks } from '../../../main/networks.ts';
import { reportCsv, reportDeliveries, reportHtml } from '../../../main/posting/campaignReport.ts';
import { checkPostsBack } from '../../../main/posting/checkBack.ts';
import type { CheckBackParts } from '../../../main/posting/checkBack.ts';
import { contentHash } from '../../../main/posting/receipts.ts';
import { Fault } from '../../../shared/fault.ts';
import type { Account } from '../../../shared/account.ts';
import { add, asset, idsOf, openDesk } from './desk.ts';

const account: Account = { id: 'acc', connector: 'test', network: 'bluesky', name: 'Ours, "the" one', handle: '@us', server: 'https://x.example', settings: {}, state: 'ready' };
const alt = 'A red dot.';
const pictures = [{ asset, size: 'bs-portrait', width: 1080, height: 1350, alt }];
const toBluesky = { pictures, deliveries: [{ network: 'bluesky', account: 'acc' }], captions: { default: 'Hello' } };

describe('the report', () => {
  test('says of each delivery what became of it, with the hash of what was sent', async () => {
    const desk = openDesk();
    const networks = await shippedNetworks();
    add(desk, { ...toBluesky, campaign: '=Week' });
    const byHand = add(desk, { wall: '2026-06-20T10:05', campaign: '=Week', pictures: [{ ...pictures[0]!, size: 'ig-portrait', alt: '' }] });
    desk.at('07:06');
    await desk.run({
      connectorOf: () => ({
        isRepeatable: true,
        prepare: async () => ({ type: 'ready', prepared: {} }),
        publish: async () => ({ type: 'published', link: 'https://x.example/1' }),
        confirm: async () => ({ type: 'absent' }),
      }),
    });
    desk.at('08:00');
    desk.queue.markPosted(byHand, '');
    const lines = reportDeliveries(desk.queue.list(), { database: desk.database, networks, accounts: [account] });
    const sha256 = contentHash({ caption: 'Hello', pictures: [{ asset, alt }] });
    expect(reportCsv(lines)).toBe(
      [
        '\uFEFFcampaign,network,account,due,time zone,due (UTC),published (UTC),link,state,reason,pictures,alt texts,sent (SHA-256)',
        `'=Week,Bluesky,"Ours, ""the"" one",2026-06-20 10:00,Africa/Nairobi,2026-06-20T07:00:00.000Z,2026-06-20T07:06:00.000Z,https://x.example/1,published,,1,1,${sha256}`,
        "'=Week,Instagram,,2026-06-20 10:05,Africa/Nairobi,2026-06-20T07:05:00.000Z,2026-06-20T08:00:00.000Z,,published,,1,0,",
        '',
      ].join('\r\n'),
    );
    const page = reportHtml('Week', lines);
    expect(page).toContain('2 of 2 published; 1 with a picture that has no alt text');
    expect(page).toContain('<a href="https://x.example/1" rel="noreferrer">');
  });

  test('shows what people typed as text, and no link but of the web', () => {
    const line = { delivery: 'd', campaign: '<script>', network: 'X', account: '"><img>', due: '2026-06-20T10:00', zone: 'UTC', dueAt: '', publishedAt: '', link: 'javascript:alert(1)', state: 'rejected', reason: '<b>', pictures: 1, alts: 1, sha256: '' } as const;
    const page = reportHtml('<i>', [line]);
    expect(page).not.toMatch(/<script>|<img>|<b>|<i>|href="javascript/);
  });
});

describe('asking back', () => {
  type Answer = Awaited<ReturnType<CheckBackParts['publishing']['checkBack']>> | Fault;

  async function ask(answer: Answer): Promise<readonly (readonly [string, string])[]> {
    const desk = openDesk();
    const [id] = idsOf(desk.queue.add({ ...toBluesky, campaign: '', wall: '2026-06-20T10:00', zone: 'Africa/Nairobi' }).post);
    desk.queue.markPosted(id!, 'https://x.example/1');
    add(desk, toBluesky);
    const checkBack = async (): Promise<Exclude<Answer, Fault>> => {
      if (answer instanceof Fault) throw answer;
      return answer;
    };
    const checked = await checkPostsBack(desk.queue.list(), { publishing: { checkBack }, networks: await shippedNetworks(), signal: new AbortController().signal });
    return checked.map(({ finding, reason }) => [finding, reason]);
  }

  test.each<readonly [string, Answer, string]>([
    ['all is well', { type: 'there', alts: [` ${alt}\n`] }, 'there'],
    ['the network does not tell alt texts', { type: 'there' }, 'there'],
    ['the post was deleted', { type: 'gone' }, 'gone'],
    ['the alt text is gone', { type: 'there', alts: [''] }, 'altsLost'],
    ['the picture is gone', { type: 'there', alts: [] }, 'altsLost'],
    ['the alt text is another', { type: 'there', alts: ['A dot.'] }, 'altsChanged'],
    ['nobody answers', new Fault('input', 'No answer.'), 'notAsked'],
  ])('%s', async (_, answer, finding) => {
    const checked = await ask(answer);
    expect(checked.map(([found]) => found)).toEqual([finding]);
  });

  test('something wrong in the program is not hidden', async () => {
    await expect(ask(new Fault('internal', 'A bug.'))).rejects.toThrow('A bug.');
  });
});
