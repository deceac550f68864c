import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { commands, groupOf, type CommandGroup, type CommandId } from '../../../renderer/commands/commands.ts';
import { commandOf, runsOn } from '../../../renderer/commands/useCommands.ts';
import type { KeyPress } from '../../../renderer/shell/keys.ts';
import { useView } from '../../../renderer/shell/viewStore.ts';
import en from '../../../renderer/i18n/en.json' with { type: 'json' };

const names: Readonly<Record<CommandGroup, Readonly<Record<string, string>>>> = en.commandNames;

function press(key: string, code: string, held: { ctrl?: boolean; shift?: boolean } = {}) {
  return { key, code, ctrlKey: held.ctrl ?? false, metaKey: false, shiftKey: held.shift ?? false, altKey: false };
}

function idOf(event: KeyPress, isWriting = false): CommandId | undefined {
  return commandOf(event, isWriting, false)?.id;
}

describe('the table of commands', () => {
  test('names each command once, and each name has a command', () => {
    const ids = commands.map((command) => command.id);
    const named = Object.entries(names).flatMap(([group, members]) => Object.keys(members).map((name) => `${group}.${name}`));
    expect(new Set(ids).size).toBe(ids.length);
    expect([...ids].sort()).toEqual(named.sort());
  });

  test.each(['rows', 'posts', 'arrange'])('gives no keys twice where the commands of %s can run', (screen) => {
    // Commands of one screen may have the keys that those of another have.
    const others = ['rows', 'posts', 'arrange'].filter((one) => one !== screen);
    const keys = commands.filter((command) => !others.includes(command.id.split('.')[0]!)).flatMap((command) => command.keys);
    expect(keys.filter((one, index) => keys.indexOf(one) !== index)).toEqual([]);
  });

  test('puts every command into a group that people can read', () => {
    for (const command of commands) expect(en.commands.groups[groupOf(command)]).toBeTruthy();
  });
});

describe('a key press', () => {
  beforeEach(() => useView.setState({ route: { screen: 'gallery' } }));
  afterEach(() => useView.setState({ route: { screen: 'gallery' } }));

  test('opens the palette anywhere, also while writing', () => {
    expect(idOf(press('k', 'KeyK', { ctrl: true }), true)).toBe('help.palette');
  });

  test('of a character never runs anything while a person writes', () => {
    expect(idOf(press('?', 'Slash', { shift: true }), true)).toBeUndefined();
    expect(idOf(press('?', 'Slash', { shift: true }), false)).toBe('help.keys');
  });

  test('runs nothing that cannot run now', () => {
    expect(idOf(press('z', 'KeyZ', { ctrl: true }))).toBeUndefined();
    expect(idOf(press('e', 'KeyE', { ctrl: true }))).toBeUndefined();
  });
});

test('keys that are held move, undo, zoom and go on; whatever else they mean is done once', () => {
  const held = commands.filter((command) => runsOn(command, { repeat: true })).map(({ id }) => id);
  expect(held).toEqual(expect.arrayContaining(['move.left', 'move.farDown', 'edit.undo', 'edit.redo', 'view.zoomIn', 'select.next', 'pages.next', 'rows.previous', 'text.larger']));
  for (const id of ['arrange.group', 'edit.duplicateElements', 'edit.save', 'edit.duplicate', 'pages.add', 'share.export']) expect(held).not.toContain(id);
  expect(commands.every((command) => runsOn(command, { repeat: false }))).toBe(true);
});
