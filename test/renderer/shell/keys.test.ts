import { describe, expect, test } from 'vitest';
import { isPress, isTyping, isWritingKey, keysAsRead, type KeyPress } from '../../../renderer/shell/keys.ts';

function press(key: string, code: string, held: Partial<Record<'ctrl' | 'meta' | 'shift' | 'alt' | 'altGraph', true>> = {}): KeyPress {
  return {
    key,
    code,
    ctrlKey: held.ctrl ?? false,
    metaKey: held.meta ?? false,
    shiftKey: held.shift ?? false,
    altKey: held.alt ?? false,
    getModifierState: (name) => name === 'AltGraph' && (held.altGraph ?? false),
  };
}

describe('keys', () => {
  test('Mod is Ctrl here and Cmd on a Mac', () => {
    expect(isPress('Mod+Z', press('z', 'KeyZ', { ctrl: true }), false)).toBe(true);
    expect(isPress('Mod+Z', press('z', 'KeyZ', { meta: true }), false)).toBe(false);
    expect(isPress('Mod+Z', press('z', 'KeyZ', { meta: true }), true)).toBe(true);
    expect(isPress('Mod+Z', press('z', 'KeyZ', { ctrl: true }), true)).toBe(false);
  });

  test('undo is not redo', () => {
    const redo = press('Z', 'KeyZ', { ctrl: true, shift: true });
    expect(isPress('Mod+Z', redo, false)).toBe(false);
    expect(isPress('Mod+Shift+Z', redo, false)).toBe(true);
  });

  test('a Greek or Arabic layout finds letters by their place', () => {
    expect(isPress('Mod+Z', press('ζ', 'KeyZ', { ctrl: true }), false)).toBe(true);
    expect(isPress('W', press('ص', 'KeyW'), false)).toBe(true);
  });

  test('Shift+1 works wherever the digit’s key types something else', () => {
    expect(isPress('Shift+1', press('!', 'Digit1', { shift: true }), false)).toBe(true);
    expect(isPress('Shift+1', press('1', 'Digit1'), false)).toBe(false);
  });

  test('a question mark is one on every layout', () => {
    expect(isPress('?', press('?', 'Slash', { shift: true }), false)).toBe(true);
    expect(isPress('?', press('?', 'Minus', { shift: true }), false)).toBe(true);
  });

  test('plus and minus', () => {
    expect(isPress('+', press('+', 'Equal', { shift: true }), false)).toBe(true);
    expect(isPress('Mod++', press('+', 'NumpadAdd', { ctrl: true }), false)).toBe(true);
    expect(isPress('-', press('-', 'Minus'), false)).toBe(true);
    expect(isPress('Mod+-', press('-', 'Minus', { ctrl: true }), false)).toBe(true);
  });

  test('AltGr types a character and runs nothing', () => {
    const euro = press('e', 'KeyE', { ctrl: true, alt: true, altGraph: true });
    expect(isPress('Mod+E', euro, false)).toBe(false);
    expect(isPress('Alt+1', press('1', 'Digit1', { alt: true, altGraph: true }), false)).toBe(false);
  });

  test('only keys without Ctrl or Alt count as typing', () => {
    expect(['W', '?', '[', 'Shift+S'].filter(isTyping)).toEqual(['W', '?', '[', 'Shift+S']);
    expect(['Mod+Z', 'Alt+1', 'Mod+Shift+E'].filter(isTyping)).toEqual([]);
  });

  test('Option types signs on a Mac, so that they belong to what a person writes', () => {
    expect(['Alt+1', 'Alt+Shift+L'].map((keys) => isWritingKey(keys, true))).toEqual([true, true]);
    expect(['Alt+1', 'Alt+Shift+L'].map((keys) => isWritingKey(keys, false))).toEqual([false, false]);
    expect(['Mod+Alt+N', 'Alt+ArrowUp'].map((keys) => isWritingKey(keys, true))).toEqual([false, false]);
  });

  test('keys are read as people know them', () => {
    expect(keysAsRead('Mod+Shift+Z', false)).toBe('Ctrl+Shift+Z');
    expect(keysAsRead('Mod+Shift+Z', true)).toBe('⌘⇧Z');
    expect(keysAsRead('Mod++', false)).toBe('Ctrl++');
  });
});
