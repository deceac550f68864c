// Runs the command whose keys were pressed, and tells controls the keys of a command.

import { useEffect } from 'react';
import { useGesture } from '../editor/canvas/gestureStore.ts';
import { useConnection, type Connection } from '../shell/connection.ts';
import { isMac, isPress, isTyping, isWritingKey, keysAsRead, type KeyPress } from '../shell/keys.ts';
import { tellFault, useView } from '../shell/viewStore.ts';
import { canRun, commands, type Command, type CommandId } from './commands.ts';

/**
 * The command that a key press means, if it can run: none that writes or goes about in text while a person writes, and none that would
 * type a character where single keys were switched off.
 */
export function commandOf(event: KeyPress, isWriting: boolean, mac: boolean, isOnCanvas = true): Command | undefined {
  const { hasSingleKeys } = useView.getState();
  const isKept = (keys: string): boolean => (isWriting && isWritingKey(keys, mac)) || (!hasSingleKeys && isTyping(keys));
  const takes = ({ isNative, isOfCanvas }: Command): boolean => !isNative && (isOnCanvas || !isOfCanvas);
  return commands.find((command) => takes(command) && command.keys.some((keys) => isPress(keys, event, mac) && !isKept(keys)) && canRun(command));
}

/** Whether a command runs again for keys that are held. */
export function runsOn(command: Command, { repeat }: { readonly repeat: boolean }): boolean {
  return !repeat || command.repeats === true;
}

/** Whether commands may run at all: none does during a gesture, or while a dialog is open, which keeps all but its own. */
export function takesCommands(): boolean {
  if (useGesture.getState().isBusy || useView.getState().dialog !== undefined) return false;
  return !document.querySelector('[role="dialog"],[role="alertdialog"]');
}

/**
 * Runs a command that was chosen by its name, in the desktop's menu bar, where commands may run and this one can. Its keys may be what
 * chose it there: while a person writes, those that delete or go about in text stay theirs.
 */
export function chooseCommand(id: string, connection: Connection): void {
  const command = commands.find((one) => one.id === id);
  if (!command || !takesCommands() || !canRun(command)) return;
  const isKept = isWriting(document.activeElement) && command.keys.some((keys) => isWritingKey(keys, isMac) && !isTyping(keys));
  if (!isKept) runCommand(command, connection);
}

/** Runs a command; what goes wrong is told. */
export function runCommand(command: Command, connection: Connection): void {
  Promise.resolve()
    .then(() => command.run(connection))
    .catch(tellFault);
}

/** The first keys of a command as people read them; undefined where it has none. */
export function keysOf(id: CommandId): string | undefined {
  const keys = commands.find((command) => command.id === id)?.keys[0];
  return keys === undefined ? undefined : keysAsRead(keys, isMac);
}

/** Listens for keys while the page is shown. */
export function useCommandKeys(): void {
  const connection = useConnection();
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || !takesCommands()) return;
      const command = commandOf(event, isWriting(event.target), isMac, isOnCanvas(event.target));
      if (!command) return;
      event.preventDefault();
      // Lists would take the letter for a search among their items.
      event.stopPropagation();
      if (runsOn(command, event)) runCommand(command, connection);
    };
    addEventListener('keydown', press, { capture: true });
    return () => removeEventListener('keydown', press, { capture: true });
  }, [connection]);
}

function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'range', 'button', 'file'].includes(target.type);
  return target instanceof HTMLTextAreaElement || target.isContentEditable || ['listbox', 'grid'].includes(target.getAttribute('role') ?? '');
}

/** Whether the canvas has the focus, or nothing has. */
export function isOnCanvas(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return true;
  return target === document.body || target.closest('.canvas-ground') !== null;
}
