// Runs a command by its id from a control: the same as its key does.

import { useConnection } from '../shell/connection.ts';
import { commands, type CommandId } from '../commands/commands.ts';
import { runCommand } from '../commands/useCommands.ts';

export function useRunCommand(): (id: CommandId) => void {
  const connection = useConnection();
  return (id) => {
    const command = commands.find((one) => one.id === id);
    if (command) runCommand(command, connection);
  };
}
