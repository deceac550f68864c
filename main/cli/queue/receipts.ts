// `queue receipts` and `queue check-back`: what was posted, as files; and whether it is still there.

import { basename, dirname, join, resolve } from 'node:path';
import { reportCsv, reportDeliveries, reportHtml } from '../../posting/campaignReport.ts';
import { badFindings, checkPostsBack } from '../../posting/checkBack.ts';
import { writeOwnFolder } from '../../posting/ownFolder.ts';
import { count } from '../terminal.ts';
import { textOption, type VerbContext } from '../verb.ts';
import { ofCampaign, WithProblems, type Deed } from './deed.ts';

const csvFile = 'receipts.csv';
const pageFile = 'receipts.html';

export const receiptsDeed: Deed = {
  options: { campaign: { type: 'string' }, out: { type: 'string' } },
  run: writeReceipts,
};

export const checkBackDeed: Deed = { options: { campaign: { type: 'string' } }, run: checkBack };

async function writeReceipts({ options, terminal, studio }: VerbContext): Promise<unknown> {
  const { queue, library, networks, accounts } = await studio();
  const lines = reportDeliveries(ofCampaign(queue.list(), options), { database: library.database, networks, accounts: accounts.list() });
  const out = resolve(textOption(options, 'out') ?? 'receipts');
  const title = textOption(options, 'campaign') ?? 'All campaigns';
  const folder = await writeOwnFolder(dirname(out), basename(out), async (own) => {
    await own.write(csvFile, reportCsv(lines));
    await own.write(pageFile, reportHtml(title, lines));
  });
  const published = lines.filter(({ state }) => state === 'published').length;
  terminal.say(`${published} of ${count(lines.length, 'delivery', 'deliveries')} published: ${join(folder, pageFile)}`);
  return { folder, files: [csvFile, pageFile], deliveries: lines };
}

async function checkBack({ options, terminal, studio, signal }: VerbContext): Promise<unknown> {
  const { queue, publishing, networks } = await studio();
  const checked = await checkPostsBack(ofCampaign(queue.list(), options), {
    publishing,
    networks,
    signal,
    onChecked: (done) => terminal.progress(`${count(done, 'post')} looked up`),
  });
  for (const { network, link, delivery, finding, reason } of checked) {
    if (finding !== 'there') terminal.warn(`${network}, ${link || delivery}: ${reason}`);
  }
  const bad = checked.filter(({ finding }) => badFindings.includes(finding)).length;
  const unasked = checked.filter(({ finding }) => finding === 'notAsked').length;
  const whole = checked.length - bad - unasked;
  terminal.say(`${whole} of ${count(checked.length, 'post')} there with their alt texts, ${bad} not, ${unasked} could not be asked about.`);
  const answer = { deliveries: checked };
  return bad > 0 ? new WithProblems(answer) : answer;
}
