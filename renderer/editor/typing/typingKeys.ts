// The keys that go about in a text, as each platform has them; and which way of deleting the browser's own words for keys mean.

import type { KeyPress } from '../../shell/keys.ts';
import type { Deletion } from './changing.ts';
import type { Move } from './selecting.ts';

type Held = '' | 'word' | 'line';

const table: Readonly<Record<string, Partial<Readonly<Record<Held, Move>>>>> = {
  ArrowLeft: { '': 'left', word: 'wordLeft', line: 'lineStart' },
  ArrowRight: { '': 'right', word: 'wordRight', line: 'lineEnd' },
  ArrowUp: { '': 'up', line: 'textStart' },
  ArrowDown: { '': 'down', line: 'textEnd' },
  Home: { '': 'lineStart', word: 'textStart', line: 'textStart' },
  End: { '': 'lineEnd', word: 'textEnd', line: 'textEnd' },
  PageUp: { '': 'textStart' },
  PageDown: { '': 'textEnd' },
};

/** Words with Ctrl, on a Mac with Alt; there Cmd goes to the ends of lines. */
function heldOf(event: KeyPress, isMac: boolean): Held | undefined {
  if (isMac) {
    if (event.ctrlKey || (event.metaKey && event.altKey)) return undefined;
    return event.metaKey ? 'line' : event.altKey ? 'word' : '';
  }
  if (event.altKey || event.metaKey) return undefined;
  return event.ctrlKey ? 'word' : '';
}

/** The move a key press asks for, whether Shift is held or not. */
export function moveOf(event: KeyPress, isMac: boolean): Move | undefined {
  const held = heldOf(event, isMac);
  return held === undefined ? undefined : table[event.key]?.[held];
}

/** By `inputType` of a beforeinput event. */
export const deletionOf: Readonly<Record<string, Deletion>> = {
  deleteContent: 'forward',
  deleteContentBackward: 'backward',
  deleteContentForward: 'forward',
  deleteWordBackward: 'wordBackward',
  deleteWordForward: 'wordForward',
  deleteSoftLineBackward: 'lineBackward',
  deleteSoftLineForward: 'lineForward',
  deleteHardLineBackward: 'lineBackward',
  deleteHardLineForward: 'lineForward',
  deleteEntireSoftLine: 'lineBackward',
};
