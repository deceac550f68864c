// Commands that add what has no tool of its own: charts, tables, icons, codes and logos come to lie in the middle of the page.

import type { ElementKind } from '../../shared/design.ts';
import { newElement, withProperties } from '../../shared/elements/index.ts';
import { isEditing } from '../editor/arranging.ts';
import { currentShow, type CanvasShow } from '../editor/canvasStore.ts';
import { boxAbout, createElement, middleOf, standingOut } from '../editor/tools/creating.ts';
import { text } from '../i18n/index.ts';
import type { Command, CommandId } from './commands.ts';

interface Addition {
  readonly command: CommandId;
  readonly kind: ElementKind;
  /** Of the page's short side. */
  readonly size: readonly [width: number, height: number];
  /** What makes it readable on this page. */
  readonly values?: (show: CanvasShow) => Readonly<Record<string, unknown>>;
}

/** Roles of marks, and of texts, from the one that suits best. */
const marks = ['accent', 'accent-2', 'on-surface', 'text'] as const;
const words = ['text', 'on-surface', 'on-accent'] as const;
const ofMarks = (show: CanvasShow): string => standingOut(show, marks, 3);
const ofWords = (show: CanvasShow): string => standingOut(show, words, 4.5);
const shortSide = ({ scene }: CanvasShow): number => Math.min(scene.width, scene.height);

export const additions: readonly Addition[] = [
  { command: 'tools.icon', kind: 'icon', size: [0.2, 0.2], values: (show) => ({ colour: ofMarks(show) }) },
  { command: 'tools.dots', kind: 'dots', size: [0.6, 0.12], values: (show) => ({ lit: ofMarks(show), unlit: ofWords(show) }) },
  {
    command: 'tools.progress',
    kind: 'progress',
    size: [0.36, 0.36],
    values: (show) => ({ colour: ofMarks(show), track: ofWords(show), thickness: Math.round(shortSide(show) * 0.04) }),
  },
  {
    command: 'tools.table',
    kind: 'table',
    size: [0.7, 0.3],
    values(show) {
      const size = Math.round(shortSide(show) * 0.042);
      return { colour: ofWords(show), headerColour: ofWords(show), line: ofWords(show), size: { smallest: Math.round(size / 2), largest: size }, rowGap: size / 2, columnGap: size / 2 };
    },
  },
  { command: 'tools.qr', kind: 'qr', size: [0.24, 0.24] },
  { command: 'tools.logo', kind: 'logo', size: [0.24, 0.07] },
];

function add({ kind, size, values }: Addition): void {
  const show = currentShow();
  if (!show) return;
  const place = { ...boxAbout(show, middleOf(show), ...size), name: text(`kinds.${kind}`) };
  createElement(show, withProperties(newElement(kind, kind, place), values?.(show) ?? {}));
}

export const addCommands: readonly Command[] = additions.map((addition) => ({ id: addition.command, keys: [], when: isEditing, run: () => add(addition) }));
