// Shows a folder in the system's file manager, where no Electron does it.

import { spawn } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { isAbsolute } from 'node:path';
import { Fault } from '../../shared/fault.ts';

const fileManagers: Readonly<Partial<Record<NodeJS.Platform, string>>> = { darwin: 'open', win32: 'explorer.exe' };

/**
 * Opens an existing folder. The path comes from main itself, never from a page. Throws `notFound` when the folder is gone or the
 * computer has no file manager; the sentence then says where the files are.
 */
export async function revealFolder(folder: string, command = fileManagers[process.platform] ?? 'xdg-open'): Promise<void> {
  const found = isAbsolute(folder) ? await stat(folder).catch(() => undefined) : undefined;
  if (!found?.isDirectory()) throw new Fault('notFound', `The folder ${folder} is not there any more.`, { detail: { folder } });
  await new Promise<void>((resolve, reject) => {
    const child = spawn(command, [folder], { stdio: 'ignore', detached: true });
    child.once('error', (cause) => {
      reject(new Fault('notFound', `This computer has no file manager that could be opened. The files are in ${folder}.`, { detail: { folder }, cause }));
    });
    child.once('spawn', () => {
      child.unref();
      resolve();
    });
  });
}
