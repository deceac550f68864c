// Undo of earlier days, and two windows on one design, as the editor keeps them: over a library in memory.

import { beforeEach, describe, expect, test } from 'vitest';
import { openDatabase } from '../../../main/database/open.ts';
import { createDesignStore, type DesignStore } from '../../../main/library/designs.ts';
import { keepDesign, type Keeping, type KeepingStudio } from '../../../renderer/editor/keeping.ts';
import { newDesign, type Design } from '../../../shared/design.ts';
import { newElement } from '../../../shared/elements/index.ts';
import { asFault, Fault } from '../../../shared/fault.ts';
import { canUndo, change, commit, preview, startHistory, undo, type History } from '../../../shared/history.ts';

const kit = { brand: { name: '', colours: {}, fonts: {}, logos: [], logoClearSpace: 0, fallback: [] }, fonts: [], pictures: [] };
const twoShapes = newDesign({
  id: '',
  name: 'Light',
  pages: [{ id: 'page', background: { type: 'solid', colour: 'background' }, elements: [newElement('shape', 'a'), newElement('shape', 'b')], layouts: [] }],
});

let store: DesignStore;
let windows: Window[];
/** Thrown by the next saves, after they did their work where it is `late`. */
let refusal: { readonly fault: Fault; readonly late: boolean } | undefined;

interface Window {
  history: History;
  readonly states: string[];
  readonly keeping: Keeping;
  /** Lets a change be saved at once. */
  edit(change: (design: Design) => Design): Promise<void>;
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 60; turn += 1) await Promise.resolve();
}

function openWindow(id: string): Window {
  const designs: KeepingStudio = {
    open: async () => ({ ...structuredClone(store.open(id)), kit }),
    history: async (input) => structuredClone(store.history(input.id, input.revision)),
    async save({ design, revision, steps, by }) {
      if (refusal && !refusal.late) throw refusal.fault;
      const saved = store.save(structuredClone(design), revision, structuredClone(steps), by);
      if (refusal) throw refusal.fault;
      for (const window of windows) window.keeping.heard(saved.revision);
      return saved;
    },
  };
  const opened = { ...structuredClone(store.open(id)), kit };
  const states: string[] = [];
  const window: Window = {
    history: startHistory(opened.design),
    states,
    keeping: keepDesign(designs, opened, {
      history: () => window.history,
      show: (history) => void (window.history = history),
      onState: ({ type }) => void states.push(type),
      onFollowed: () => void states.push('followed'),
      faultOf: asFault,
      startTimer: () => () => undefined,
      whenIdle: (run) => run(),
    }),
    async edit(made) {
      window.history = change(window.history, made(window.history.present));
      window.keeping.saves.change(window.history.present);
      await window.keeping.saves.flush().catch(() => undefined);
      await settle();
    },
  };
  windows.push(window);
  return window;
}

const saying = (claim: string) => (design: Design): Design => ({ ...design, point: { claim } });

let id: string;

beforeEach(() => {
  store = createDesignStore({ database: openDatabase(':memory:'), clock: () => new Date('2026-06-20T09:00:00.000Z') });
  windows = [];
  refusal = undefined;
  id = store.create(twoShapes, '').design.id;
});

test('what was done before the program was closed can be undone', async () => {
  const first = openWindow(id);
  await first.edit(saying('One'));
  await first.edit(saying('Two'));
  const later = openWindow(id);
  await settle();
  expect(undo(later.history).present.point).toEqual({ claim: 'One' });
  expect(undo(undo(later.history)).present.point).toEqual({});
  expect(canUndo(undo(undo(later.history)))).toBe(false);
});

describe('a second window', () => {
  test('follows what the first one saves, with its undo, and keeps what did not change', async () => {
    const [here, there] = [openWindow(id), openWindow(id)];
    await settle();
    const before = there.history.present;
    await here.edit(saying('Said here'));
    expect(there.states).toEqual(['followed']);
    expect(there.history.present.point).toEqual({ claim: 'Said here' });
    expect(there.history.present.pages).toBe(before.pages);
    expect(undo(there.history).present.point).toEqual({});
    await there.edit(saying('Said there'));
    expect(here.history.present.point).toEqual({ claim: 'Said there' });
    expect(undo(here.history).present.point).toEqual({ claim: 'Said here' });
  });

  test('while a person types leaves the words alone, and follows once the typing has ended', async () => {
    const [here, there] = [openWindow(id), openWindow(id)];
    await settle();
    here.history = preview(here.history, saying('Typed here')(here.history.present));
    here.keeping.saves.change(here.history.present);
    await here.keeping.saves.flush();
    await settle();
    await there.edit(saying('Said there'));
    expect(here.history.present.point).toEqual({ claim: 'Typed here' });
    here.history = commit(here.history);
    here.keeping.atRest();
    await settle();
    expect(here.history.present.point).toEqual({ claim: 'Said there' });
  });

  test('with something unsaved keeps it, and says that somebody else was faster', async () => {
    const [here, there] = [openWindow(id), openWindow(id)];
    await settle();
    there.history = change(there.history, saying('Said there')(there.history.present));
    there.keeping.saves.change(there.history.present);
    await here.edit(saying('Said here'));
    expect(there.history.present.point).toEqual({ claim: 'Said there' });
    await expect(there.keeping.saves.flush()).rejects.toThrow('changed elsewhere');
    expect(there.states.at(-1)).toBe('conflict');
    expect(store.open(id).design.point).toEqual({ claim: 'Said here' });
  });
});

test('a save whose answer was lost is no conflict with oneself, and loses no step of undo', async () => {
  const here = openWindow(id);
  await settle();
  refusal = { fault: new Fault('internal', 'The connection is lost.'), late: true };
  await here.edit(saying('One'));
  expect(here.states.at(-1)).toBe('failed');
  refusal = undefined;
  await here.edit(saying('Two'));
  expect(here.states.at(-1)).toBe('saved');
  const later = openWindow(id);
  await settle();
  expect(undo(later.history).present.point).toEqual({ claim: 'One' });
  expect(undo(undo(later.history)).present.point).toEqual({});
});

test('a full disk is said, the work is kept, and saved once there is room', async () => {
  const here = openWindow(id);
  refusal = { fault: new Fault('storage', 'The disk is full.'), late: false };
  await here.edit(saying('One'));
  expect(here.states.at(-1)).toBe('failed');
  expect(here.history.present.point).toEqual({ claim: 'One' });
  refusal = undefined;
  await here.keeping.saves.flush();
  await settle();
  expect(store.open(id).design.point).toEqual({ claim: 'One' });
});
