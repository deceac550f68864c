// The files of schedulers as LibreOffice reads them: every cell comes back as it was meant, and none is a formula.

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { inZone, schedulerFiles } from '../../../../main/posting/schedulers/files.ts';
import { schedulers } from '../../../../main/posting/schedulers/index.ts';
import { parseSheet } from '../../../../main/sheets/parse.ts';
import { makeFolder } from '../../../helpers/folder.ts';
import { isProof } from '../../../helpers/proof.ts';

const office = ['/usr/bin/soffice', '/usr/bin/libreoffice', '/Applications/LibreOffice.app/Contents/MacOS/soffice'].find((file) => existsSync(file));

const [zone, now] = ['Africa/Nairobi', new Date('2026-06-20T06:00:00.000Z')];
const captions = ['Light, for "all".\nNow 🌍', '@you: =1+1', '=HYPERLINK("https://example.org","x")', '-2 +3', 'نور للجميع', '  spaces; semicolons\tand tabs  '];
const posts = captions.map((caption, index) =>
  inZone({ network: 'bluesky', networkName: 'Bluesky', caption, campaign: '=Week', pictures: [{ file: `2026-06-21/0${index}-a.jpg`, alt: '+A red dot, "small".' }], dueAt: '2026-06-21T07:00:00.000Z' }, zone),
);

/** What LibreOffice writes of a CSV that it read: UTF-8, every text quoted, formulas shown as such. */
function throughOffice(folder: string, name: string): Buffer {
  const profile = pathToFileURL(join(folder, 'profile')).href;
  const out = join(folder, 'out');
  execFileSync(office!, [`-env:UserInstallation=${profile}`, '--headless', '--infilter=CSV:44,34,76,1,,0,false,false,false', '--convert-to', 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true', '--outdir', out, join(folder, name)], { stdio: 'ignore' });
  return readFileSync(join(out, name));
}

// Only where LibreOffice is installed, and the whole proof was asked for: it takes half a minute.
test.skipIf(!isProof || !office)('LibreOffice reads what was written, and takes nothing for a formula', { timeout: 600_000 }, async () => {
  for (const scheduler of schedulers) {
    const folder = makeFolder();
    for (const { name, text } of schedulerFiles(scheduler, posts, { zone, now }).files) {
      writeFileSync(join(folder, name), text);
      const [written, read] = await Promise.all([parseSheet(Buffer.from(text), name), parseSheet(throughOffice(folder, name), name)]);
      expect([name, read.columns]).toEqual([name, written.columns]);
      expect([name, ...Array.from(read.rows, (row) => row.map(String))]).toEqual([name, ...Array.from(written.rows, (row) => row.map(String))]);
    }
  }
});
