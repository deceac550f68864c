// Commands that arrange what is selected: groups, order, alignment, flips, locks.

import type { AlignEdge, Axis } from '../../shared/arrange.ts';
import type { StackWay } from '../../shared/nesting.ts';
import { hasSelection, selectionHasGroup } from '../editor/arranging.ts';
import { alignSelection, flipSelection, groupSelection, renameSelected, spreadSelection, stackSelection, tidySelection, toggleSelection, ungroupSelection } from '../editor/arranging.ts';
import type { Command, CommandId } from './commands.ts';

const stacks: readonly (readonly [CommandId, string, StackWay])[] = [
  ['arrange.forward', 'Mod+]', 'forward'],
  ['arrange.backward', 'Mod+[', 'backward'],
  ['arrange.front', 'Mod+Shift+]', 'front'],
  ['arrange.back', 'Mod+Shift+[', 'back'],
];

const aligns: readonly (readonly [CommandId, string, AlignEdge])[] = [
  ['arrange.alignLeft', 'Alt+A', 'left'],
  ['arrange.alignCentre', 'Alt+H', 'centre'],
  ['arrange.alignRight', 'Alt+D', 'right'],
  ['arrange.alignTop', 'Alt+W', 'top'],
  ['arrange.alignMiddle', 'Alt+V', 'middle'],
  ['arrange.alignBottom', 'Alt+S', 'bottom'],
];

const spreads: readonly (readonly [CommandId, string, Axis])[] = [
  ['arrange.spreadX', 'Alt+Shift+H', 'x'],
  ['arrange.spreadY', 'Alt+Shift+V', 'y'],
];

const several = (least: number) => (): boolean => hasSelection(least);

export const arrangeCommands: readonly Command[] = [
  { id: 'arrange.group', keys: ['Mod+G'], when: several(1), run: groupSelection },
  { id: 'arrange.ungroup', keys: ['Mod+Shift+G'], when: selectionHasGroup, run: ungroupSelection },
  { id: 'arrange.lock', keys: ['Mod+Shift+L'], when: several(1), run: () => toggleSelection('locked') },
  { id: 'arrange.hide', keys: ['Mod+Shift+H'], when: several(1), run: () => toggleSelection('hidden') },
  { id: 'arrange.rename', keys: ['F2'], when: several(1), run: renameSelected },
  ...stacks.map(([id, keys, way]): Command => ({ id, keys: [keys], when: several(1), run: () => stackSelection(way) })),
  ...aligns.map(([id, keys, edge]): Command => ({ id, keys: [keys], when: several(1), run: () => alignSelection(edge) })),
  ...spreads.map(([id, keys, axis]): Command => ({ id, keys: [keys], when: several(3), run: () => spreadSelection(axis) })),
  { id: 'arrange.tidy', keys: ['Alt+Shift+T'], when: several(2), run: tidySelection },
  { id: 'arrange.flipX', keys: ['Shift+H'], when: several(1), run: () => flipSelection('flipX') },
  { id: 'arrange.flipY', keys: ['Shift+V'], when: several(1), run: () => flipSelection('flipY') },
];

