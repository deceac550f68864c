// What becomes of work that is not saved when its design is left: it is saved as soon as that can be, or kept as a copy where somebody else
// saved a newer version. Nothing is lost while the page is open.

import type { Design } from '../../shared/design.ts';
import { Fault } from '../../shared/fault.ts';
import { text } from '../i18n/index.ts';
import type { Connection } from '../shell/connection.ts';
import { faultOf, tell, tellFault } from '../shell/viewStore.ts';
import type { SaveLoop } from './saveLoop.ts';

export interface KeptCopy {
  readonly id: string;
  readonly name: string;
}

type CopyingStudio = Pick<Connection['studio']['designs'], 'duplicate' | 'save'>;

/**
 * How to keep the version on show as a copy of a design: all that `current` has by the end is in it. Tried again after a failure, it goes
 * on with the same copy.
 */
export function copyKeeper(designs: CopyingStudio, id: string, current: () => Design): () => Promise<KeptCopy> {
  /** Names this page to main, so that a save whose answer was lost is known as its own. */
  const by = crypto.randomUUID();
  let copy: (KeptCopy & { readonly revision: number }) | undefined;
  let saved: Design | undefined;
  let running: Promise<KeptCopy> | undefined;

  const keep = async (): Promise<KeptCopy> => {
    if (!copy) {
      const made = await designs.duplicate({ id });
      copy = { id: made.design.id, name: made.design.name, revision: made.revision };
    }
    for (let mine = current(); mine !== saved; mine = current()) {
      const { revision } = await designs.save({ design: { ...mine, id: copy.id, name: copy.name }, revision: copy.revision, by });
      copy = { ...copy, revision };
      saved = mine;
    }
    return copy;
  };

  return () => {
    running ??= keep().finally(() => {
      running = undefined;
    });
    return running;
  };
}

/** Pause before a copy that could not be kept is tried again. */
const retryMs = 10_000;

async function untilKept(keepCopy: () => Promise<KeptCopy>, name: string): Promise<KeptCopy> {
  for (let isTold = false; ; isTold = true) {
    try {
      return await keepCopy();
    } catch (thrown) {
      if (!isTold) tellNotSaved(name, thrown);
      await new Promise((resolve) => setTimeout(resolve, retryMs));
    }
  }
}

function tellNotSaved(name: string, thrown: unknown): void {
  const { code, message } = faultOf(thrown);
  tellFault(new Fault(code, text('save.leftFailed', { name, message }), { cause: thrown }));
}

function warn(event: Event): void {
  event.preventDefault();
}

interface Left {
  readonly saves: SaveLoop<Design>;
  readonly keepCopy: () => Promise<KeptCopy>;
}

/** Brings to safety what could not be saved at once, and tells how. */
async function rescue({ saves, keepCopy }: Left, name: string, thrown: unknown): Promise<void> {
  // A page that is closed before that would lose it.
  const page = new AbortController();
  globalThis.window?.addEventListener('beforeunload', warn, { signal: page.signal });
  if (faultOf(thrown).code !== 'conflict') tellNotSaved(name, thrown);
  try {
    await saves.saved();
    tell(text('save.leftSaved', { name }));
  } catch {
    // Somebody else saved a newer version.
    const copy = await untilKept(keepCopy, name);
    tell(text('save.leftCopy', { name, copy: copy.name }));
  } finally {
    page.abort();
  }
}

/** Saves a design that is left, and stops its loop then; resolves when nothing of it can be lost any more. */
export async function leave(left: Left, name: string): Promise<void> {
  try {
    await left.saves.flush();
  } catch (thrown) {
    await rescue(left, name, thrown);
  } finally {
    left.saves.stop();
  }
}
