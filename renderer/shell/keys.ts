// Keys as text, `Mod+Shift+Z`: whether an event is one, and how people read it. `Mod` is Cmd on a Mac and Ctrl elsewhere.

export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  getModifierState?(name: string): boolean;
}

interface Chord {
  readonly mod: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
  readonly key: string;
}

function chordOf(keys: string): Chord {
  const parts = keys.split('+');
  const key = keys.endsWith('++') || keys === '+' ? '+' : (parts.at(-1) ?? '');
  return { mod: parts.includes('Mod'), shift: parts.includes('Shift'), alt: parts.includes('Alt'), key };
}

/** Whether a key press is the given keys. Letters and digits are found by their place too, so that other scripts' layouts work. */
export function isPress(keys: string, event: KeyPress, isMac: boolean): boolean {
  const chord = chordOf(keys);
  if (event.getModifierState?.('AltGraph') && (chord.mod || chord.alt)) return false;
  const hasMod = isMac ? event.metaKey : event.ctrlKey;
  const hasOther = isMac ? event.ctrlKey : event.metaKey;
  if (hasMod !== chord.mod || hasOther || event.altKey !== chord.alt) return false;
  const isSymbol = chord.key.length === 1 && !/[A-Z0-9]/.test(chord.key);
  if (isSymbol && !chord.shift) return event.key === chord.key;
  if (event.shiftKey !== chord.shift) return false;
  if (chord.key.length > 1) return event.key === chord.key;
  return event.key.toUpperCase() === chord.key || codeOf(chord.key) === event.code;
}

/** Where signs lie that Shift turns into others. */
const signCodes: Readonly<Record<string, string>> = { '[': 'BracketLeft', ']': 'BracketRight', ',': 'Comma', '.': 'Period' };

function codeOf(key: string): string {
  return signCodes[key] ?? (/[0-9]/.test(key) ? `Digit${key}` : `Key${key}`);
}

/** Keys that type a character when no modifier is held: they must not act while a person writes. */
export function isTyping(keys: string): boolean {
  const chord = chordOf(keys);
  return !chord.mod && !chord.alt && chord.key.length === 1;
}

const inText: ReadonlySet<string> = new Set(
  'ArrowLeft ArrowRight ArrowUp ArrowDown Home End PageUp PageDown Backspace Delete Enter Escape Tab'.split(' '),
);
const clipboard: ReadonlySet<string> = new Set(['A', 'C', 'X', 'V']);

/** Keys that write, delete or go about in text, or leave it: they belong to what a person writes in. On a Mac, Option types signs. */
export function isWritingKey(keys: string, isMac: boolean): boolean {
  const { mod, shift, alt, key } = chordOf(keys);
  if (alt) return isMac && !mod && key.length === 1;
  return isTyping(keys) || inText.has(key) || (mod && clipboard.has(key) && (!shift || key === 'V'));
}

const macNames: Readonly<Record<string, string>> = { Mod: '⌘', Shift: '⇧', Alt: '⌥' };

/** Keys as people read them. */
export function keysAsRead(keys: string, isMac: boolean): string {
  const chord = chordOf(keys);
  const names = [chord.mod ? 'Mod' : '', chord.alt ? 'Alt' : '', chord.shift ? 'Shift' : ''].filter((name) => name !== '');
  if (isMac) return [...names.map((name) => macNames[name] ?? name), chord.key].join('');
  return [...names.map((name) => (name === 'Mod' ? 'Ctrl' : name)), chord.key].join('+');
}

/** Whether this is Apple's keyboard. */
export const isMac: boolean = typeof navigator !== 'undefined' && /mac/i.test(navigator.userAgent) && !/like mac/i.test(navigator.userAgent);
