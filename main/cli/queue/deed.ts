// What can be done with the queue from the command line: one row each of the table in queue.ts.

import type { StoredPost } from '../../posting/posts.ts';
import { textOption, type OptionTable, type OptionValues, type VerbContext } from '../verb.ts';

/** One thing that is done with the queue. Its answer is what `--json` prints. */
export interface Deed {
  readonly options: OptionTable;
  /** May answer `WithProblems`, for an exit code that says so. */
  run(context: VerbContext): Promise<unknown>;
}

/** An answer about something that is not as it should be. */
export class WithProblems {
  readonly answer: unknown;

  constructor(answer: unknown) {
    this.answer = answer;
  }
}

/** The posts of the campaign that was named; all where none was. */
export function ofCampaign(posts: readonly StoredPost[], options: OptionValues): readonly StoredPost[] {
  const campaign = textOption(options, 'campaign');
  return campaign === undefined ? posts : posts.filter((post) => post.campaign === campaign);
}
