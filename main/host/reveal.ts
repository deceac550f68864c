// Hands a folder to the system's file manager, or a link to the person's own browser. Both go to a program without a shell between.

import { spawn } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { isAbsolute } from 'node:path';
import { Fault } from '../../shared/fault.ts';

/** A program and its first arguments, to which the folder or link is added. */
type Command = readonly [program: string, ...first: string[]];

const folderOpeners: Readonly<Partial<Record<NodeJS.Platform, Command>>> = { darwin: ['open'], win32: ['explorer.exe'] };
const linkOpeners: Readonly<Partial<Record<NodeJS.Platform, Command>>> = { darwin: ['open'], win32: ['rundll32.exe', 'url.dll,FileProtocolHandler'] };
const elsewhere: Command = ['xdg-open'];

/**
 * Opens an existing folder. The path comes from main itself, never from a page. Throws `notFound` when the folder is gone or the
 * computer has no file manager; the sentence then says where the files are.
 */
export async function revealFolder(folder: string, command = folderOpeners[process.platform] ?? elsewhere): Promise<void> {
  const found = isAbsolute(folder) ? await stat(folder).catch(() => undefined) : undefined;
  if (!found?.isDirectory()) throw new Fault('notFound', `The folder ${folder} is not there any more.`, { detail: { folder } });
  await launch(command, folder, `This computer has no file manager that could be opened. The files are in ${folder}.`);
}

/**
 * Opens an https link in the person's own browser: the studio's own window never leaves this computer. Throws `denied` for any other
 * address, `notFound` when there is no browser.
 */
export async function openOutsideLink(url: string, command = linkOpeners[process.platform] ?? elsewhere): Promise<void> {
  if (!isOutsideLink(url)) throw new Fault('denied', 'Only links that begin with https:// are opened.');
  const { href } = new URL(url);
  await launch(command, href, `This computer has no browser that could be opened. The link is ${href}`);
}

/** An https address without sign-in data, of an ordinary length. */
export function isOutsideLink(url: string): boolean {
  if (url.length > 2_048 || !URL.canParse(url)) return false;
  const { protocol, username, password } = new URL(url);
  return protocol === 'https:' && username === '' && password === '';
}

/** Starts a program that outlives this one; `otherwise` is what to say when it cannot be started. */
function launch([program, ...first]: Command, last: string, otherwise: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...first, last], { stdio: 'ignore', detached: true });
    child.once('error', (cause) => reject(new Fault('notFound', otherwise, { cause })));
    child.once('spawn', () => {
      child.unref();
      resolve();
    });
  });
}
