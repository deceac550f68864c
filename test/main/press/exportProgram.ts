// Exports supporters into a folder and writes a line for each picture that is in place: to be killed while at it.
//   node exportProgram.ts KIT_FOLDER OUT_FOLDER ROWS

import { createPress } from '../../../main/press/press.ts';
import { jobsFor, makeCampaign, sizesOf, supporters } from './campaign.ts';

const [kitFolder = '', folder = '', rows = ''] = process.argv.slice(2);
const campaign = await makeCampaign(kitFolder);
const design = campaign.templates.get('my-point')!;
const jobs = jobsFor(design, supporters(campaign, Number(rows)), await sizesOf('og-large'));
const press = createPress({ workers: 2 });
await press.exportJobs({
  jobs,
  kit: campaign.kit,
  design,
  asksConsent: true,
  folder,
  quality: 90,
  onResult: (result) => console.log(`${result.file} ${result.sha256}`),
});
await press.close();
