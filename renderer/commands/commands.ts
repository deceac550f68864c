// Every command of the studio, in one table: its keys, when it can run and what it does. The palette, the list of keys, tooltips
// and key presses all read it.

import { addCommands } from './addCommands.ts';
import { arrangeCommands } from './arrangeCommands.ts';
import { batchCommands } from './batchCommands.ts';
import { canvasCommands } from './canvasCommands.ts';
import { editorCommands } from './editorCommands.ts';
import { panelCommands } from './panelCommands.ts';
import { libraryCommands } from './libraryCommands.ts';
import { queueCommands } from './queueCommands.ts';
import { shellCommands } from './shellCommands.ts';
import { textCommands } from './textCommands.ts';
import type { Connection } from '../shell/connection.ts';

export interface Command {
  /** Also the key of its name in the texts, below `commandNames`. */
  readonly id: CommandId;
  /** Keys that run it; the first is the one shown. */
  readonly keys: readonly string[];
  /** Whether it can run now; absent: always. */
  when?(): boolean;
  /** Its keys count only while the canvas has the focus, or nothing has: elsewhere they go about in lists and fields. */
  readonly isOfCanvas?: true;
  /** It goes on while its keys are held; others run once for each press. */
  readonly repeats?: true;
  /** The browser's own clipboard events run it: its keys are only shown. */
  readonly isNative?: true;
  run(connection: Connection): void | Promise<void>;
}

type Names = (typeof import('../i18n/en.json'))['commandNames'];
export type CommandGroup = keyof Names;
/** `group.name`, as in the texts. */
export type CommandId = { [Group in CommandGroup]: `${Group}.${keyof Names[Group] & string}` }[CommandGroup];

export const commands: readonly Command[] = [...shellCommands, ...editorCommands, ...textCommands, ...libraryCommands, ...canvasCommands, ...addCommands, ...arrangeCommands, ...panelCommands, ...batchCommands, ...queueCommands];

export function canRun(command: Command): boolean {
  return command.when?.() ?? true;
}

const groups: readonly CommandGroup[] = ['go', 'edit', 'tools', 'select', 'move', 'text', 'rows', 'posts', 'arrange', 'pages', 'view', 'theme', 'share', 'help'];

/** The part of an id before its dot: commands are listed by it. */
export function groupOf(command: Command): CommandGroup {
  const [group] = command.id.split('.');
  return groups.find((one) => one === group)!;
}
