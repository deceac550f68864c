// Opening, leaving and keeping designs as a person does it, over a library in memory whose answers can be held back and refused.

import { readFileSync } from 'node:fs';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { openDatabase } from '../../../main/database/open.ts';
import { createDesignStore, type DesignStore } from '../../../main/library/designs.ts';
import { closeDesign, currentDesign, keepMineAsCopy, openDesign, takeTheirs, typeName, typeValue, useEditor } from '../../../renderer/editor/editorStore.ts';
import { currentSource } from '../../../renderer/export/source.ts';
import { startTexts } from '../../../renderer/i18n/index.ts';
import { useView } from '../../../renderer/shell/viewStore.ts';
import type { Connection } from '../../../renderer/shell/connection.ts';
import { newDesign } from '../../../shared/design.ts';
import { Fault } from '../../../shared/fault.ts';
import { readNetworks } from '../../../shared/networks/index.ts';
import { brand } from '../../shared/scenes.ts';

const networks = readNetworks(JSON.parse(readFileSync(new URL('../../../assets/networks.json', import.meta.url), 'utf8')));
const page = { id: 'page', background: { type: 'solid', colour: 'background' }, elements: [], layouts: [] } as const;
const full = new Fault('storage', 'The disk is full.');

let store: DesignStore;
let connection: Connection;
let id: string;
/** Thrown by saves, as long as it is there. */
let refusal: Fault | undefined;
/** Runs before a save is taken. */
let beforeSave: () => void;
/** Resolves before a design is answered; by id. */
let gates: Map<string, Promise<void>>;

const claimOf = (one: string): unknown => store.open(one).design.point['claim'];
const copies = (): readonly string[] => store.list().flatMap((one) => (one.name.endsWith('(copy)') ? [one.id] : []));
const told = (): string => useView.getState().messages.map(({ words }) => words).join('\n');

beforeAll(async () => {
  vi.stubGlobal('document', { documentElement: { lang: '', dir: '' } });
  await startTexts();
});

beforeEach(async () => {
  vi.useFakeTimers();
  vi.stubGlobal('requestIdleCallback', (run: () => void) => run());
  store = createDesignStore({ database: openDatabase(':memory:'), clock: () => new Date('2026-06-20T09:00:00.000Z') });
  id = store.create(newDesign({ id: '', name: 'Light', pages: [page] }), '').design.id;
  refusal = undefined;
  beforeSave = () => undefined;
  gates = new Map();
  const designs: Partial<Connection['studio']['designs']> = {
    async open(input) {
      await gates.get(input.id);
      return { ...structuredClone(store.open(input.id)), kit: { brand, fonts: [], pictures: [] } };
    },
    history: async (input) => structuredClone(store.history(input.id, input.revision)),
    duplicate: async (input) => ({ ...structuredClone(store.duplicate(input.id)), kit: { brand, fonts: [], pictures: [] } }),
    async save({ design, revision, steps, by }) {
      beforeSave();
      if (refusal) throw refusal;
      return store.save(structuredClone(design), revision, structuredClone(steps), by);
    },
  };
  connection = Object.assign(Object.create(null), { studio: { designs, networks: { table: async () => networks } }, onEvent: () => () => undefined });
  useView.setState({ route: { screen: 'design', id }, messages: [] });
  await openDesign(connection, id);
});

afterEach(async () => {
  refusal = undefined;
  closeDesign();
  await vi.runAllTimersAsync();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function other(): string {
  return store.create(newDesign({ id: '', name: 'Water', pages: [page] }), '').design.id;
}

function saveElsewhere(claim: string): void {
  const { design, revision } = store.open(id);
  store.save({ ...design, point: { claim } }, revision, undefined, 'elsewhere');
}

describe('leaving a design', () => {
  test('that cannot be saved goes on trying, and tells so', async () => {
    refusal = full;
    typeValue('claim', 'Mine');
    closeDesign();
    await vi.advanceTimersByTimeAsync(4000);
    expect(useEditor.getState().open).toBeUndefined();
    expect(claimOf(id)).toBeUndefined();
    expect(told()).toContain('The disk is full.');
    expect(told()).toContain('Light');
    refusal = undefined;
    await vi.advanceTimersByTimeAsync(20_000);
    expect(claimOf(id)).toBe('Mine');
    expect(told()).toContain('is saved now');
  });

  test('that somebody else changed keeps this version as a copy, and tells so', async () => {
    typeValue('claim', 'Mine');
    saveElsewhere('Theirs');
    await vi.advanceTimersByTimeAsync(1000);
    expect(useEditor.getState().saveState.type).toBe('conflict');
    typeValue('claim', 'Mine, later');
    closeDesign();
    await vi.advanceTimersByTimeAsync(1000);
    expect(claimOf(id)).toBe('Theirs');
    expect(copies().map(claimOf)).toEqual(['Mine, later']);
    expect(told()).toContain('Light (copy)');
  });

  test('keeps one copy, however often that has to be tried', async () => {
    typeValue('claim', 'Mine');
    saveElsewhere('Theirs');
    await vi.advanceTimersByTimeAsync(1000);
    refusal = full;
    closeDesign();
    await vi.advanceTimersByTimeAsync(30_000);
    expect(told()).toContain('The disk is full.');
    refusal = undefined;
    await vi.advanceTimersByTimeAsync(30_000);
    expect(copies().map(claimOf)).toEqual(['Mine']);
  });

  test('that is saved says nothing', async () => {
    typeValue('claim', 'Mine');
    closeDesign();
    await vi.advanceTimersByTimeAsync(1000);
    expect(claimOf(id)).toBe('Mine');
    expect(told()).toBe('');
  });
});

test('what goes on with the stored design stops where it could not be stored', async () => {
  refusal = full;
  typeValue('claim', 'Mine');
  await expect(currentSource()!.ready()).rejects.toThrow('The disk is full.');
  refusal = undefined;
  await currentSource()!.ready();
  expect(claimOf(id)).toBe('Mine');
});

describe('of several designs asked for', () => {
  test('the last one is shown, whichever answer comes first', async () => {
    const gate = Promise.withResolvers<void>();
    gates.set(id, gate.promise);
    const water = other();
    const late = openDesign(connection, id);
    await openDesign(connection, water);
    gate.resolve();
    await late;
    expect(currentDesign()?.name).toBe('Water');
  });

  test('a late fault of an earlier one is not shown', async () => {
    const gate = Promise.withResolvers<void>();
    gates.set(id, gate.promise);
    const late = openDesign(connection, id);
    await openDesign(connection, other());
    gate.reject(full);
    await late;
    expect(currentDesign()?.name).toBe('Water');
    expect(useEditor.getState().fault).toBeUndefined();
  });

  test('one that was left before it came is not shown, nor is theirs', async () => {
    const gate = Promise.withResolvers<void>();
    gates.set(id, gate.promise);
    const theirs = takeTheirs(connection);
    closeDesign();
    gate.resolve();
    await theirs;
    expect(useEditor.getState().open).toBeUndefined();
  });
});

describe('keeping mine as a copy', () => {
  beforeEach(async () => {
    typeValue('claim', 'Mine');
    saveElsewhere('Theirs');
    await vi.advanceTimersByTimeAsync(1000);
  });

  test('takes along what is typed meanwhile', async () => {
    let saves = 0;
    beforeSave = () => {
      saves += 1;
      if (saves === 1) typeValue('claim', 'Mine, typed meanwhile');
    };
    const copy = await keepMineAsCopy();
    expect(claimOf(copy!)).toBe('Mine, typed meanwhile');
    expect(useEditor.getState().open).toBeUndefined();
  });

  test('goes on with the same copy after a failure, and when asked twice', async () => {
    refusal = full;
    await expect(keepMineAsCopy()).rejects.toThrow('The disk is full.');
    refusal = undefined;
    typeName('Light for all');
    const [copy] = await Promise.all([keepMineAsCopy(), keepMineAsCopy()]);
    expect(copies()).toEqual([copy]);
    expect(claimOf(copy!)).toBe('Mine');
  });
});
