import { chmod, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findBrowser, hasScreen, profileFolder, windowArguments, type Machine } from '../../../main/host/browsers.ts';
import { openOutsideLink, revealFolder } from '../../../main/host/reveal.ts';

function machine(files: string[], more: Partial<Machine> = {}): Machine {
  return {
    platform: 'linux',
    env: { PATH: '/usr/local/bin:/usr/bin' },
    home: '/home/ana',
    isRoot: false,
    canRun: (file) => files.includes(file),
    resolved: (file) => file,
    ...more,
  };
}

describe('a browser for the studio', () => {
  it('is Chromium, Chrome or Edge, wherever the system keeps it', () => {
    expect(findBrowser(machine(['/usr/bin/google-chrome']))).toEqual({ name: 'Chrome', file: '/usr/bin/google-chrome' });
    expect(findBrowser(machine(['/usr/bin/google-chrome', '/usr/local/bin/chromium']))?.name).toBe('Chromium');
    expect(findBrowser(machine(['/usr/bin/firefox']))).toBeUndefined();
    const mac = '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge';
    expect(findBrowser(machine([mac], { platform: 'darwin' }))).toEqual({ name: 'Edge', file: mac });
    const windows = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
    expect(findBrowser(machine([windows], { platform: 'win32', env: { 'ProgramFiles(x86)': 'C:\\Program Files (x86)' } }))?.file).toBe(windows);
  });

  it('is the one of CHROMIUM_PATH first', () => {
    const found = findBrowser(machine(['/opt/mine', '/usr/bin/chromium'], { env: { PATH: '/usr/bin', CHROMIUM_PATH: '/opt/mine' } }));
    expect(found?.file).toBe('/opt/mine');
  });

  it('has a profile of its own in the library, or where a snap may write', () => {
    const chromium = { name: 'Chromium', file: '/usr/bin/chromium' };
    expect(profileFolder(chromium, '/data/point-studio', machine([]))).toBe(join('/data/point-studio', 'browser'));
    const snap = machine([], { resolved: () => '/usr/bin/snap' });
    expect(profileFolder({ ...chromium, file: '/snap/bin/chromium' }, '/data', snap)).toBe(join('/home/ana', 'snap', 'chromium', 'common', 'point-studio'));
  });

  it('opens a window of its own that asks the network for nothing, without a sandbox for root alone', () => {
    const flags = windowArguments('http://127.0.0.1:1/#boot=x', '/profile', false);
    expect(flags).toEqual(expect.arrayContaining(['--app=http://127.0.0.1:1/#boot=x', '--user-data-dir=/profile', '--disable-background-networking']));
    expect(flags).not.toContain('--no-sandbox');
    expect(windowArguments('http://127.0.0.1:1/', '/profile', true)).toContain('--no-sandbox');
  });
});

describe('a screen', () => {
  it.each([
    ['linux', {}, false],
    ['linux', { DISPLAY: ':0' }, true],
    ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, true],
    ['linux', { DISPLAY: ':0', SSH_CONNECTION: '10.0.0.1 22' }, false],
    ['darwin', {}, true],
    ['darwin', { SSH_TTY: '/dev/ttys001' }, false],
    ['win32', {}, true],
  ] as const)('on %s with %o: %s', (platform, env, expected) => {
    expect(hasScreen({ platform, env })).toBe(expected);
  });
});

describe('revealing a folder', () => {
  it('hands exactly that folder to the file manager', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'point-studio-$(touch x)-'));
    const manager = join(folder, 'manager.sh');
    await writeFile(manager, '#!/bin/sh\nprintf "%s" "$1" > "$0.asked"\n');
    await chmod(manager, 0o755);
    await revealFolder(folder, [manager]);
    await expect.poll(() => readFile(`${manager}.asked`, 'utf8').catch(() => '')).toBe(folder);
  });

  it('says where the files are when it cannot', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'point-studio-reveal-'));
    await expect(revealFolder(folder, ['/nowhere/manager'])).rejects.toMatchObject({ code: 'notFound', message: expect.stringContaining(folder) });
    await expect(revealFolder(join(folder, 'gone'))).rejects.toMatchObject({ code: 'notFound' });
    await expect(revealFolder('--help')).rejects.toMatchObject({ code: 'notFound' });
  });
});

describe('a link outside', () => {
  it('goes to the person’s own browser as it is', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'point-studio-link-'));
    const opener = join(folder, 'browser.sh');
    await writeFile(opener, '#!/bin/sh\nprintf "%s|%s" "$1" "$2" > "$0.asked"\n');
    await chmod(opener, 0o755);
    await openOutsideLink('https://example.org/a b?q=$(x)&r', [opener, 'first']);
    await expect.poll(() => readFile(`${opener}.asked`, 'utf8').catch(() => '')).toBe('first|https://example.org/a%20b?q=$(x)&r');
  });

  it.each(['http://example.org/', 'file:///etc/passwd', '--help', 'javascript:1', 'https://name:word@example.org/', `https://example.org/${'x'.repeat(3_000)}`])(
    'is refused when it is %s',
    async (url) => {
      await expect(openOutsideLink(url, ['/nowhere'])).rejects.toMatchObject({ code: 'denied' });
    },
  );
});
