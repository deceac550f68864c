import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { chooseCommand } from '../../../renderer/commands/useCommands.ts';
import { settleGesture, useGesture } from '../../../renderer/editor/canvas/gestureStore.ts';
import { select, useCanvas } from '../../../renderer/editor/canvasStore.ts';
import { useView } from '../../../renderer/shell/viewStore.ts';
import { connectionTo, openEditor, shape } from '../../helpers/openEditor.ts';

class Page {
  readonly type = 'text';
}
class Input extends Page {}

const page = { querySelector: (): unknown => null, activeElement: undefined as unknown };

beforeEach(() => {
  Object.assign(page, { querySelector: () => null, activeElement: undefined });
  vi.stubGlobal('document', page);
  vi.stubGlobal('HTMLElement', Page);
  vi.stubGlobal('HTMLInputElement', Input);
  openEditor([shape('a', 50, 60), shape('b', 260, 210)]);
  select(['a']);
});
afterEach(() => {
  settleGesture();
  useView.setState({ dialog: undefined });
  vi.unstubAllGlobals();
});

/** What is selected once everything was chosen in the menu bar. */
async function selectedAfterAll(): Promise<readonly string[]> {
  chooseCommand('select.all', connectionTo({}));
  await Promise.resolve();
  return useCanvas.getState().selection;
}

test('a command chosen in the menu bar runs', async () => {
  expect(await selectedAfterAll()).toEqual(['a', 'b']);
});

test.each([
  ['a gesture is under way', () => useGesture.setState({ isBusy: true })],
  ['a dialog is open', () => useView.setState({ dialog: 'palette' })],
  ['a window of its own is open', () => Object.assign(page, { querySelector: () => ({}) })],
  ['a person writes', () => Object.assign(page, { activeElement: new Input() })],
])('it does not while %s', async (_, happens) => {
  happens();
  expect(await selectedAfterAll()).toEqual(['a']);
});
