// What can be done with the queue from the command line: one row each of the table in queue.ts.

import type { OptionTable, VerbContext } from '../verb.ts';

/** One thing that is done with the queue. Its answer is what `--json` prints. */
export interface Deed {
  readonly options: OptionTable;
  run(context: VerbContext): Promise<unknown>;
}
