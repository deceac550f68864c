// `npm start`: opens the studio in the best way this computer has. `--browser` leaves Electron aside, `--print` only prints the
// address, `--port N` and `--library DIR` say where.

import { spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { asFault, Fault } from '../shared/fault.ts';
import { inRoot, rootFolder } from './here.ts';
import { findBrowser, hasScreen, openWindow, profileFolder, thisMachine, type BrowserFound } from './host/browsers.ts';
import { onLinkWanted } from './host/links.ts';
import { libraryFolder } from './library/home.ts';
import { serveStudio } from './serveStudio.ts';
import { fetchElectron, findElectron } from './start/electronBinary.ts';
import { start, type StartOptions, type Surroundings } from './start/program.ts';
import { openStudio, type Studio } from './studio.ts';

/** An Electron that ends with an error this soon never showed its window. */
const startingMs = 5_000;

interface Request extends StartOptions {
  readonly library: string | undefined;
}

function readRequest(args: string[]): Request {
  const { values } = parseArgs({
    args,
    options: { browser: { type: 'boolean' }, print: { type: 'boolean' }, port: { type: 'string' }, library: { type: 'string' } },
  });
  const port = values.port === undefined ? undefined : Number(values.port);
  if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port <= 65_535)) {
    throw new Fault('usage', `--port ${values.port} is no port: give a whole number from 0 to 65535.`);
  }
  return { browserOnly: values.browser ?? false, addressOnly: values.print ?? false, port, library: values.library };
}

/** Runs Electron with this program; answers its exit code, or why it did not get as far as a window. */
function runElectron(file: string, isRoot: boolean, library: string, signal: AbortSignal): Promise<number | string> {
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  const began = performance.now();
  return new Promise((resolve) => {
    const child = spawn(file, [...(isRoot ? ['--no-sandbox'] : []), rootFolder], { stdio: 'inherit', env: { ...env, POINT_STUDIO_HOME: library } });
    signal.addEventListener('abort', () => child.kill());
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, ended) => {
      const isEarly = performance.now() - began < startingMs && !signal.aborted;
      if (code === 0 || !isEarly) resolve(signal.aborted ? 0 : (code ?? 1));
      else resolve(code === null ? `ended by ${ended}` : `exit code ${code}`);
    });
  });
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Waits without keeping the program alive: the host does that. */
function wait(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}

async function main(args: string[]): Promise<number> {
  const request = readRequest(args);
  const machine = thisMachine();
  const library = libraryFolder(request.library);
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort()).once('SIGTERM', () => stop.abort());
  const packageFolder = inRoot('./node_modules/electron');
  let studio: Studio | undefined;
  const around: Surroundings = {
    hasScreen: hasScreen(machine),
    hasKeyboard: process.stdin.isTTY,
    say,
    findElectron: () => findElectron(packageFolder),
    fetchElectron: () =>
      fetchElectron({
        packageFolder,
        noteFile: inRoot('./.cache/electron-not-fetched.json'),
        onStart: () => say('Fetching Electron, once …'),
        signal: stop.signal,
      }),
    runElectron: (file) => runElectron(file, machine.isRoot, library, stop.signal),
    findBrowser: () => findBrowser(machine),
    async startHost(onPages) {
      studio = await openStudio({ library, host: 'browser' });
      return await serveStudio(studio, { port: request.port, onPages });
    },
    async openWindow(browser: BrowserFound, url: string) {
      const profile = profileFolder(browser, library, machine);
      await mkdir(profile, { recursive: true, mode: 0o700 });
      return openWindow(browser, url, profile, machine);
    },
    onLinkWanted,
    signal: stop.signal,
    wait,
  };
  try {
    return await start(request, around);
  } finally {
    await studio?.close();
  }
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (thrown) {
  const fault = thrown instanceof TypeError && 'code' in thrown ? new Fault('usage', thrown.message) : asFault(thrown);
  process.stderr.write(`point-studio: ${fault.message}\n`);
  process.exitCode = fault.code === 'usage' ? 2 : 3;
}
