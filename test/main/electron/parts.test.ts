import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { filesAmong, openFile } from '../../../main/electron/files.ts';
import { menuTemplate, type MenuParts } from '../../../main/electron/menu.ts';
import { isStudioFrame, isStudioUrl } from '../../../main/electron/place.ts';
import { readWindowState, usualState, writeWindowState } from '../../../main/electron/windowState.ts';
import type { NativeMenu } from '../../../shared/nativeMenu.ts';
import { app, state } from './fakeElectron.ts';

vi.mock('electron', () => import('./fakeElectron.ts'));

const screens = [{ x: 0, y: 0, width: 1920, height: 1080 }];

describe('the window’s place', () => {
  it('comes back as it was, unless no screen shows it any more', async () => {
    const file = join(await mkdtemp(join(tmpdir(), 'point-studio-state-')), 'window.json');
    const area = { x: 100, y: 50, width: 1000, height: 800 };
    expect(writeWindowState(file, { area, isMaximized: true })).toBe(true);
    expect(await readWindowState(file, screens)).toEqual({ area, isMaximized: true });
    expect(await readWindowState(file, [{ x: 3000, y: 0, width: 1920, height: 1080 }])).toEqual({ area: usualState.area, isMaximized: true });
  });

  it('is the usual one when it was never kept, or cannot be read', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'point-studio-state-'));
    expect(await readWindowState(join(folder, 'none'), screens)).toEqual(usualState);
    for (const text of ['{', '[]', '{"area":{"x":"1"}}', '{"area":{"x":1,"y":1,"width":-5,"height":3}}', 'null']) {
      await writeFile(join(folder, 'window.json'), text);
      expect({ text, state: await readWindowState(join(folder, 'window.json'), screens) }).toEqual({ text, state: usualState });
    }
    expect(writeWindowState(join(folder, 'no', 'such', 'folder'), { area: screens[0]!, isMaximized: false })).toBe(false);
  });
});

describe('the studio’s own page', () => {
  it('is told from look-alikes', () => {
    const own = ['point://studio/', 'point://studio/#/gallery', 'point://studio/index.html'];
    const others = ['point://studio', 'point://studio.evil/', 'point://studio@evil/', 'https://studio/', 'file:///point://studio/', ''];
    expect([...own, ...others].filter(isStudioUrl)).toEqual(own);
    expect(isStudioFrame({ url: 'point://studio/', parent: null })).toBe(true);
    expect(isStudioFrame({ url: 'point://studio/', parent: {} })).toBe(false);
    expect(isStudioFrame(null)).toBe(false);
  });
});

describe('files from outside', () => {
  const openers = { '.pointpack': async () => undefined };

  it('are the absolute paths of packs among a command line', () => {
    expect(filesAmong(['--inspect=9', '/a/B.POINTPACK', 'relative.pointpack', '/etc/passwd', '/a/toString'], openers)).toEqual(['/a/B.POINTPACK']);
  });

  it('of another kind are refused by name', async () => {
    await expect(openFile('/etc/passwd', openers)).rejects.toMatchObject({ code: 'input', message: 'passwd is no file that Point Studio opens.' });
  });
});

const menus: readonly NativeMenu[] = [
  { id: 'file', label: 'Datei', items: [{ id: 'share.saveFile', label: 'Speichern', keys: 'Mod+Shift+S' }] },
  { id: 'edit', label: 'Bearbeiten', items: [{ id: 'edit.undo', label: 'Zurück', keys: 'Mod+Z' }] },
  { id: 'view', label: 'Ansicht', items: [{ id: 'view.wall', label: 'Alle', keys: 'W' }, { id: 'view.zoomIn', label: 'Größer', keys: 'Mod++' }] },
];

const nothing = (): void => undefined;

function menuOf(platform: NodeJS.Platform, parts: Partial<MenuParts> = {}) {
  return menuTemplate({ platform, isDeveloped: false, menus: [], recent: [], recentLabel: 'Recent', onCommand: nothing, onRecent: nothing, ...parts });
}

const words = (menu: unknown): string => JSON.stringify(menu);

describe('the menu', () => {
  it('leaves undo to the page, but gives macOS its entries', () => {
    expect(words(menuOf('linux'))).not.toContain('undo');
    expect(words(menuOf('darwin'))).toContain('undo');
    expect(words(menuOf('darwin'))).toContain('appMenu');
  });

  it('has tools for developers only where the studio is developed', () => {
    expect(words(menuOf('win32'))).not.toMatch(/toggleDevTools|reload/);
    expect(words(menuOf('win32', { isDeveloped: true }))).toMatch(/toggleDevTools/);
  });

  it('has the page’s commands in its language, with keys that never take a typed letter', () => {
    expect(words(menuOf('linux', { menus }))).toContain('"label":"Zurück","accelerator":"CommandOrControl+Z","registerAccelerator":false');
    expect(words(menuOf('linux', { menus }))).toContain('"label":"Größer","accelerator":"CommandOrControl+Plus"');
    expect(words(menuOf('linux', { menus }))).toContain('{"id":"view.wall","label":"Alle"}');
    expect(words(menuOf('darwin', { menus }))).toContain('{"id":"edit.undo","label":"Zurück"}');
  });

  it('lists the files used last by name', () => {
    const opened: string[] = [];
    const [file] = menuOf('linux', { menus, recent: ['/a/clinic.point'], onRecent: (path) => opened.push(path) });
    expect(words(file)).toContain('"label":"Recent","submenu":[{"label":"clinic.point","toolTip":"/a/clinic.point"}]');
  });
});

describe('a second start', () => {
  it('ends at once, before anything is opened', async () => {
    state.isFirst = false;
    const before = app.listenerCount('window-all-closed');
    const { runDesktop } = await import('../../../main/electron/desktop.ts');
    await runDesktop({ pageFolder: '/nowhere', preload: '', openParts: () => Promise.reject(new Error('opened')) });
    expect(state.done).toEqual(['quit']);
    expect(app.listenerCount('window-all-closed')).toBe(before);
  });
});
