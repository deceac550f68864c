import { rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { demandUnchanged, markFile } from '../../../main/pictures/fileMark.ts';
import { inspectPicture } from '../../../main/pictures/inspect.ts';
import { makeFolder } from '../../helpers/folder.ts';
import { fromRaw, photograph } from './samples.ts';

async function markedPhoto() {
  const file = join(makeFolder(), 'ana.png');
  const bytes = await fromRaw(photograph(40, 30), 40, 30).png().toBuffer();
  await writeFile(file, bytes);
  return { file, bytes, info: await inspectPicture(bytes, 'ana.png'), mark: await markFile(file) };
}

it('takes a file for unchanged that nobody touched', async () => {
  const { file, info, mark } = await markedPhoto();
  await expect(demandUnchanged(file, info, mark)).resolves.toBeUndefined();
});

it('says which photo was changed, even where its length is the same', async () => {
  const { file, bytes, info, mark } = await markedPhoto();
  bytes[bytes.length - 20]! ^= 1;
  await writeFile(file, bytes);
  await utimes(file, new Date(1e12), new Date(1e12));
  await expect(demandUnchanged(file, info, mark)).rejects.toMatchObject({ code: 'input', message: expect.stringMatching(/^ana\.png was changed .*\.$/) });
});

it('says which photo is gone', async () => {
  const { file, info, mark } = await markedPhoto();
  await rm(file);
  await expect(demandUnchanged(file, info, mark)).rejects.toMatchObject({ code: 'input', message: expect.stringMatching(/^ana\.png was removed .*\.$/) });
});
