// Keeps the design on show: saves it with its steps of undo, brings back the undo of earlier days once the design is drawn, and follows what
// another window saves while nothing here is unsaved.

import type { Kit, OpenDesign } from '../../shared/api.ts';
import { applyDelta, deltaBetween } from '../../shared/delta.ts';
import type { Design } from '../../shared/design.ts';
import type { Fault } from '../../shared/fault.ts';
import { cancel, startHistory, type History } from '../../shared/history.ts';
import { changeOf, restoreHistory, withRestored, type HistoryLog } from '../../shared/historySteps.ts';
import { isRecord } from '../../shared/record.ts';
import type { Connection } from '../shell/connection.ts';
import { createSaveLoop, type SaveHost, type SaveLoop, type SaveState } from './saveLoop.ts';

/** What keeping needs of the editor. */
export interface KeepingHost {
  /** The history of the design; the last one it had, once it was closed. */
  readonly history: () => History;
  /** Shows another history of the same design, with the kit to draw it by. */
  readonly show: (history: History, kit?: Kit) => void;
  readonly onState: (state: SaveState) => void;
  /** Told when what somebody else saved is on show. */
  readonly onFollowed: () => void;
  readonly faultOf: (thrown: unknown) => Fault;
  readonly startTimer: SaveHost<Design>['startTimer'];
  /** Runs what can wait until the design is drawn. */
  readonly whenIdle: (run: () => void) => void;
}

export type KeepingStudio = Pick<Connection['studio']['designs'], 'save' | 'open' | 'history'>;

function isDesign(value: unknown): value is Design {
  return isRecord(value) && Array.isArray(value['pages']);
}

/** The later design, sharing with the earlier one all that is the same in both. */
export function sharing(earlier: Design, later: Design): Design {
  const delta = deltaBetween(earlier, later);
  const shared = delta ? applyDelta(earlier, delta) : earlier;
  return isDesign(shared) ? shared : later;
}

export interface Keeping {
  readonly saves: SaveLoop<Design>;
  /** Hears that the design was saved by somebody, in this window or elsewhere; `revision` absent where nobody knows which. */
  readonly heard: (revision: number | undefined) => void;
  /** Hears that a gesture or a run of typing has ended: what others saved meanwhile can be shown. */
  readonly atRest: () => void;
}

export function keepDesign(designs: KeepingStudio, opened: OpenDesign, host: KeepingHost): Keeping {
  const { id } = opened.design;
  /** Names this page to main, so that a save whose answer was lost is known as its own. */
  const by = crypto.randomUUID();
  let log: HistoryLog<Design> | undefined;
  let restored: Promise<void> = Promise.resolve();
  let newest = opened.revision;
  let isUnsure = false;

  const bringBack = (design: Design, revision: number): void => {
    log = undefined;
    const { promise, resolve } = Promise.withResolvers<void>();
    restored = promise;
    const bring = async (): Promise<void> => {
      const kept = await designs.history({ id, revision });
      const found = restoreHistory(design, kept, isDesign);
      log = found.log;
      host.show(withRestored(host.history(), design, found));
    };
    // Undo of earlier days is a comfort: where it cannot be had, the design is edited and saved without it.
    host.whenIdle(() => void bring().then(resolve, () => resolve()));
  };

  const save = async (value: Design, at: number): Promise<number> => {
    await restored;
    const now = host.history();
    // A gesture under way is not yet a change.
    const history = now.before?.value === value ? cancel(now) : now;
    const told = log && changeOf(log, history);
    const { revision } = await designs.save({ design: { ...history.present }, revision: at, by, ...(told ? { steps: told.change } : {}) });
    if (told) log = told.log;
    return revision;
  };

  const saves = createSaveLoop<Design>(
    {
      save,
      faultOf: host.faultOf,
      onState(state) {
        host.onState(state);
        if (state.type === 'saved') void follow();
      },
      startTimer: host.startTimer,
    },
    opened.revision,
  );

  const isStill = (design: Design): boolean => {
    const { present, before } = host.history();
    return saves.isSettled() && before === undefined && present === design;
  };

  const follow = async (): Promise<void> => {
    const { present } = host.history();
    if (!(isUnsure || newest > saves.revision()) || !isStill(present)) return;
    isUnsure = false;
    try {
      const theirs = await designs.open({ id });
      // What was changed here meanwhile is not lost: saving it will say that somebody else was faster.
      if (theirs.revision <= saves.revision() || !isStill(present)) return;
      const design = sharing(present, theirs.design);
      saves.follow(theirs.revision);
      host.show(startHistory(design), theirs.kit);
      bringBack(design, theirs.revision);
      host.onFollowed();
    } catch {
      // The next change, or the next save, asks again and says what is wrong.
      isUnsure = true;
    }
  };

  bringBack(opened.design, opened.revision);
  return {
    saves,
    heard(revision) {
      if (revision === undefined) isUnsure = true;
      else newest = Math.max(newest, revision);
      void follow();
    },
    atRest: () => void follow(),
  };
}
