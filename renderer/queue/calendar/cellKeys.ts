// Keys of the calendar: arrows go from cell to cell, Enter into a cell's posts, and with Alt they carry the post along.

/** What a key asks for. Steps are in the directions of reading. */
export type CellDeed =
  | { readonly type: 'step'; readonly columns: number; readonly rows: number }
  | { readonly type: 'carry'; readonly columns: number; readonly rows: number }
  | { readonly type: 'enter' | 'leave' | 'toggle' | 'all' | 'remove' | 'today' }
  | { readonly type: 'page'; readonly pages: number }
  | { readonly type: 'post'; readonly step: number };

const arrows: Readonly<Record<string, readonly [columns: number, rows: number]>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

interface Pressed {
  readonly key: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}

/** The deed of a key, on a post or on a cell; undefined where it means nothing here. */
export function deedOf({ key, altKey, ctrlKey, metaKey }: Pressed, isOnPost: boolean, isRightToLeft: boolean): CellDeed | undefined {
  const arrow = arrows[key];
  if (arrow) {
    const [columns, rows] = [arrow[0] * (isRightToLeft ? -1 : 1), arrow[1]];
    if (altKey) return isOnPost ? { type: 'carry', columns, rows } : undefined;
    if (ctrlKey || metaKey) return undefined;
    if (isOnPost && rows !== 0) return { type: 'post', step: rows };
    return { type: 'step', columns, rows };
  }
  if ((ctrlKey || metaKey) && !altKey) return key.toLowerCase() === 'a' ? { type: 'all' } : undefined;
  if (altKey) return undefined;
  if (key === 'PageUp' || key === 'PageDown') return { type: 'page', pages: key === 'PageDown' ? 1 : -1 };
  if (key === 'Home') return { type: 'today' };
  if (isOnPost && key === ' ') return { type: 'toggle' };
  if (isOnPost && key === 'Escape') return { type: 'leave' };
  if (isOnPost && (key === 'Delete' || key === 'Backspace')) return { type: 'remove' };
  if (!isOnPost && (key === 'Enter' || key === ' ')) return { type: 'enter' };
  return undefined;
}
