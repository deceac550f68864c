// Runs a command by its id from a control: the same as its key does, if it can run now and no gesture is under way.

import { useConnection } from '../shell/connection.ts';
import { canRun, commands, type CommandId } from '../commands/commands.ts';
import { runCommand } from '../commands/useCommands.ts';
import { useGesture } from './canvas/gestureStore.ts';

export function useRunCommand(): (id: CommandId) => void {
  const connection = useConnection();
  return (id) => {
    const command = commands.find((one) => one.id === id);
    if (command && canRun(command) && !useGesture.getState().isBusy) runCommand(command, connection);
  };
}
