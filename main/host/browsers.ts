// The browsers that can show the studio's window, where the systems keep them, and how one is opened: as a window of its own with a
// profile of its own, so that no extension, sign-in or cookie of the person's everyday browser comes near it.

import { spawn, type ChildProcess } from 'node:child_process';
import { accessSync, constants, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: Environment;
  readonly home: string;
  /** Whether the process runs as the super-user, under which Chromium has no sandbox. */
  readonly isRoot: boolean;
  /** Whether a file is there and may be run. */
  readonly canRun: (file: string) => boolean;
  /** Where a link leads. */
  readonly resolved: (file: string) => string;
}

export interface BrowserFound {
  readonly name: string;
  readonly file: string;
}

const onPath: readonly (readonly [name: string, file: string])[] = [
  ['Chromium', 'chromium'],
  ['Chromium', 'chromium-browser'],
  ['Chrome', 'google-chrome'],
  ['Chrome', 'google-chrome-stable'],
  ['Edge', 'microsoft-edge'],
  ['Edge', 'microsoft-edge-stable'],
  ['Brave', 'brave-browser'],
];

const onMac: readonly (readonly [name: string, file: string])[] = [
  ['Chrome', 'Google Chrome.app/Contents/MacOS/Google Chrome'],
  ['Chromium', 'Chromium.app/Contents/MacOS/Chromium'],
  ['Edge', 'Microsoft Edge.app/Contents/MacOS/Microsoft Edge'],
  ['Brave', 'Brave Browser.app/Contents/MacOS/Brave Browser'],
];

const onWindows: readonly (readonly [name: string, file: string])[] = [
  ['Chrome', 'Google\\Chrome\\Application\\chrome.exe'],
  ['Edge', 'Microsoft\\Edge\\Application\\msedge.exe'],
  ['Chromium', 'Chromium\\Application\\chrome.exe'],
  ['Brave', 'BraveSoftware\\Brave-Browser\\Application\\brave.exe'],
];

export function thisMachine(): Machine {
  return {
    platform: process.platform,
    env: process.env,
    home: homedir(),
    isRoot: process.getuid?.() === 0,
    canRun: (file) => succeeds(() => accessSync(file, constants.X_OK)),
    resolved: (file) => realpathSync(file),
  };
}

/** The first browser of this machine that can show the studio; `CHROMIUM_PATH` names one by hand. */
export function findBrowser(machine: Machine): BrowserFound | undefined {
  const named = machine.env['CHROMIUM_PATH'];
  const candidates = named ? [{ name: 'the browser of CHROMIUM_PATH', file: named }, ...usualPlaces(machine)] : usualPlaces(machine);
  return candidates.find(({ file }) => machine.canRun(file));
}

function usualPlaces({ platform, env, home }: Machine): BrowserFound[] {
  if (platform === 'darwin') return placed(['/Applications', `${home}/Applications`], onMac, '/');
  if (platform === 'win32') return placed([env['ProgramFiles'], env['ProgramFiles(x86)'], env['LOCALAPPDATA']], onWindows, '\\');
  return placed((env['PATH'] ?? '').split(delimiter), onPath, '/');
}

function placed(folders: readonly (string | undefined)[], files: readonly (readonly [string, string])[], separator: string): BrowserFound[] {
  return files.flatMap(([name, file]) => folders.flatMap((folder) => (folder ? [{ name, file: `${folder}${separator}${file}` }] : [])));
}

/**
 * Whether a window can be shown to the person who started the program. Over SSH it would open on somebody else's screen, or none.
 */
export function hasScreen({ platform, env }: Pick<Machine, 'platform' | 'env'>): boolean {
  if (env['SSH_CONNECTION'] || env['SSH_TTY']) return false;
  if (platform === 'darwin' || platform === 'win32') return true;
  return Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']);
}

/** A profile of the studio's own, in the library; a snap's browser may write only below its own folder. */
export function profileFolder(browser: BrowserFound, library: string, machine: Machine): string {
  return isSnap(browser.file, machine) ? join(machine.home, 'snap', 'chromium', 'common', 'point-studio') : join(library, 'browser');
}

function isSnap(file: string, machine: Machine): boolean {
  return file.startsWith('/snap/') || machine.resolved(file).endsWith('/snap') || (file.endsWith('/chromium-browser') && machine.canRun('/snap/bin/chromium'));
}

/**
 * The switches of the studio's window: its own profile, and no network. Chromium asks its maker for updates and sign-ins whatever it is
 * told; with these rules no name resolves, so that nothing but this computer is ever asked.
 */
export function windowArguments(url: string, profile: string, isRoot: boolean): string[] {
  return [
    `--app=${url}`,
    `--user-data-dir=${profile}`,
    '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
    '--no-proxy-server',
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-component-extensions-with-background-pages',
    '--disable-default-apps',
    '--disable-domain-reliability',
    '--disable-extensions',
    '--disable-breakpad',
    '--disable-client-side-phishing-detection',
    '--disable-sync',
    '--disable-features=Translate,OptimizationHints,OptimizationGuideModelDownloading,MediaRouter,AutofillServerCommunication,CertificateTransparencyComponentUpdater,InterestFeedContentSuggestions',
    '--metrics-recording-only',
    '--no-pings',
    '--no-service-autorun',
    '--password-store=basic',
    ...(isRoot ? ['--no-sandbox', '--test-type'] : []),
  ];
}

/** A window that was opened. */
export interface OpenedWindow {
  /** Resolves when the browser's process ends, with its exit code; with a reason when it could not start. */
  readonly gone: Promise<number | string>;
  close(): void;
}

/** Opens the studio's window; the browser's own chatter is not shown. */
export function openWindow(browser: BrowserFound, url: string, profile: string, machine: Machine): OpenedWindow {
  const child = spawn(browser.file, windowArguments(url, profile, machine.isRoot), { stdio: 'ignore' });
  return { gone: endOf(child), close: () => void child.kill() };
}

function endOf(child: ChildProcess): Promise<number | string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(code ?? signal ?? 0));
  });
}

function succeeds(act: () => void): boolean {
  try {
    act();
    return true;
  } catch {
    return false;
  }
}
