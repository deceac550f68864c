import { beforeAll, expect, test, vi } from 'vitest';
import { commands } from '../../../renderer/commands/commands.ts';
import { nativeMenus } from '../../../renderer/commands/nativeMenu.ts';
import { startTexts } from '../../../renderer/i18n/index.ts';

beforeAll(async () => {
  vi.stubGlobal('document', { documentElement: {} });
  await startTexts();
});

test('the desktop’s menu bar has every command once, named as everywhere', () => {
  const menus = nativeMenus();
  const ids = menus.flatMap(({ items }) => items.map(({ id }) => id));
  expect(ids.toSorted()).toEqual(commands.map(({ id }) => id).toSorted());
  expect(menus[0]).toMatchObject({ id: 'file', label: 'File' });
  expect(menus[0]?.items.slice(0, 2)).toEqual([
    { id: 'go.newDesign', label: 'New, empty design', keys: 'Mod+Alt+N' },
    { id: 'go.openFile', label: 'Open a .point file', keys: 'Mod+O' },
  ]);
  expect(menus.every(({ label, items }) => label !== '' && items.every((item) => item.label !== ''))).toBe(true);
});
