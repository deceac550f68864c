// Designs are never lost: not to another window, not to a removal, not to a later version.

import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openDatabase } from '../../../main/database/open.ts';
import { createDesignStore } from '../../../main/library/designs.ts';
import type { DesignStore } from '../../../main/library/designs.ts';
import type { Design } from '../../../shared/design.ts';
import { Fault } from '../../../shared/fault.ts';
import { change, startHistory, undo } from '../../../shared/history.ts';
import { changeOf, restoreHistory, startLog } from '../../../shared/historySteps.ts';
import { isRecord } from '../../../shared/record.ts';
import { makeFolder } from '../../helpers/folder.ts';

const design: Design = {
  schema: 1,
  id: 'big-figure',
  name: 'Big figure',
  description: '',
  fields: [],
  point: { claim: 'Make your point.' },
  altPattern: '{claim}',
  showsPerson: false,
  pack: '',
  pages: [{ id: 'page', background: { type: 'solid', colour: 'background' }, elements: [], layouts: [] }],
};

/** A store at a time that the test sets. */
function open(file = join(makeFolder(), 'library.sqlite')): { readonly store: DesignStore; readonly file: string; readonly set: (time: string) => void } {
  let time = '2026-06-20T09:00:00.000Z';
  let last = 0;
  const store = createDesignStore({ database: openDatabase(file), clock: () => new Date(time), createId: () => `design-${(last += 1)}` });
  return {
    store,
    file,
    set: (next) => {
      time = next;
    },
  };
}

function saying(opened: Design, claim: string): Design {
  return { ...opened, point: { claim } };
}

test('a design is made from a template, saved, and opened again as it was', () => {
  const { store } = open();
  const made = store.create(design, 'big-figure');
  expect(made).toMatchObject({ revision: 1, template: 'big-figure', repairs: [], design: { id: 'design-1', name: 'Big figure' } });
  expect(store.save(saying(made.design, 'Energy for all.'), 1)).toEqual({ revision: 2 });
  expect(store.open('design-1')).toEqual({ design: saying(made.design, 'Energy for all.'), template: 'big-figure', revision: 2, repairs: [] });
});

test('the last changed comes first', () => {
  const { store, set } = open();
  const first = store.create(design, 'a');
  set('2026-06-20T09:01:00.000Z');
  store.create({ ...design, name: 'Second' }, 'b');
  expect(store.list().map(({ name, template }) => [name, template])).toEqual([
    ['Second', 'b'],
    ['Big figure', 'a'],
  ]);
  set('2026-06-20T09:02:00.000Z');
  store.save(saying(first.design, 'New'), 1);
  expect(store.list()[0]).toEqual({
    id: 'design-1',
    name: 'Big figure',
    template: 'a',
    changedAt: '2026-06-20T09:02:00.000Z',
    revision: 2,
    tags: [],
    removedAt: '',
  });
});

describe('saving', () => {
  test('over another window’s change is refused, and that change stays', () => {
    const here = open();
    const { design: opened } = here.store.create(design, '');
    const there = open(here.file);
    there.store.save(saying(opened, 'Said there'), 1);
    expect(() => here.store.save(saying(opened, 'Said here'), 1)).toThrow(Fault);
    expect(() => here.store.save(saying(opened, 'Said here'), 1)).toThrow("'Big figure' was changed elsewhere meanwhile");
    expect(here.store.open(opened.id).design.point).toEqual({ claim: 'Said there' });
  });

  test('goes on for a page that did not hear that it had saved, but not over what somebody else saved since', () => {
    const { store } = open();
    const { design: opened } = store.create(design, '');
    expect(store.save(saying(opened, 'Heard'), 1, undefined, 'here')).toEqual({ revision: 2 });
    expect(store.save(saying(opened, 'Not heard'), 2, undefined, 'here')).toEqual({ revision: 3 });
    expect(store.save(saying(opened, 'Not heard'), 2, undefined, 'here')).toEqual({ revision: 3 });
    expect(store.save(saying(opened, 'Next'), 2, undefined, 'here')).toEqual({ revision: 4 });
    expect(() => store.save(saying(opened, 'Other'), 2, undefined, 'there')).toThrow('changed elsewhere');
    store.save(saying(opened, 'Other'), 4, undefined, 'there');
    expect(() => store.save(saying(opened, 'Mine'), 2, undefined, 'here')).toThrow('changed elsewhere');
    expect(() => store.save(saying(opened, 'Mine'), 2)).toThrow('changed elsewhere');
  });

  test('nothing new makes no revision', () => {
    const { store } = open();
    const { design: opened } = store.create(design, '');
    expect(store.save(structuredClone(opened), 1)).toEqual({ revision: 1 });
    expect(store.versions(opened.id)).toHaveLength(1);
  });

  test('refuses what could not be read again whole, and keeps what was there', () => {
    const { store } = open();
    const { design: opened } = store.create(design, '');
    const nest = (depth: number): unknown => ({ kind: 'group', id: `g${depth}`, children: depth === 0 ? [{ kind: 'shape', id: 's' }] : [nest(depth - 1)] });
    const deep = { ...opened, pages: [{ ...opened.pages[0], elements: [nest(12)] }] };
    expect(() => store.save(deep, 1)).toThrow(expect.objectContaining({ code: 'input', message: expect.stringContaining('12 deep') }));
    expect(store.open(opened.id)).toMatchObject({ revision: 1, design: opened });
    expect(store.save({ ...deep, pages: [{ ...opened.pages[0], elements: [nest(11)] }] }, 1)).toEqual({ revision: 2 });
  });

  test('what is no design is refused', () => {
    const { store } = open();
    expect(() => store.save({ id: 'x' }, 1)).toThrow('not a Point Studio design');
    expect(() => store.save(design, 1)).toThrow("no design 'big-figure'");
  });
});

describe('versions', () => {
  test('can each be opened', () => {
    const { store, set } = open();
    const { design: opened } = store.create(design, 't');
    set('2026-06-20T09:00:30.000Z');
    store.save(saying(opened, 'Two'), 1);
    expect(store.versions(opened.id)).toEqual([
      { revision: 2, savedAt: '2026-06-20T09:00:30.000Z', name: '' },
      { revision: 1, savedAt: '2026-06-20T09:00:00.000Z', name: '' },
    ]);
    expect(store.openVersion(opened.id, 1)).toMatchObject({ revision: 1, template: 't', design: { point: { claim: 'Make your point.' } } });
    expect(() => store.openVersion(opened.id, 3)).toThrow('no version 3');
  });

  test('older than the newest 50 are thinned to the last of each minute', () => {
    const { store, set } = open();
    const { design: opened } = store.create(design, '');
    for (let revision = 1; revision < 200; revision += 1) {
      // Ten saves a minute.
      set(new Date(Date.UTC(2026, 5, 20, 9, 0, revision * 6)).toISOString());
      store.save(saying(opened, `Number ${revision}`), revision);
    }
    const revisions = store.versions(opened.id).map(({ revision }) => revision);
    expect(revisions.slice(0, 50)).toEqual(Array.from({ length: 50 }, (_, index) => 200 - index));
    // Revision 10 was saved at second 54 of the first minute, and so on.
    expect(revisions.slice(50)).toEqual([150, 140, 130, 120, 110, 100, 90, 80, 70, 60, 50, 40, 30, 20, 10]);
  });

  test('with a name stay, whatever is thinned', () => {
    const { store } = open();
    const { design: opened } = store.create(design, '');
    for (let revision = 1; revision < 120; revision += 1) {
      store.save(saying(opened, `Number ${revision}`), revision);
      if (revision === 7) store.nameVersion(opened.id, 7, ' Sent to print ');
    }
    expect(store.versions(opened.id).slice(50)).toEqual([{ revision: 7, name: 'Sent to print', savedAt: '2026-06-20T09:00:00.000Z' }]);
    expect(() => store.nameVersion(opened.id, 8, 'x')).toThrow('no version 8');
  });

  test('brought back are new ones', () => {
    const { store } = open();
    const { design: opened } = store.create(design, 't');
    store.save(saying(opened, 'Two'), 1);
    expect(store.restoreVersion(opened.id, 1)).toMatchObject({ revision: 3, template: 't', design: { point: { claim: 'Make your point.' } } });
    expect(store.versions(opened.id).map(({ revision }) => revision)).toEqual([3, 2, 1]);
    expect(store.openVersion(opened.id, 2).design.point).toEqual({ claim: 'Two' });
  });
});

describe('undo', () => {
  test('is kept with the save, and is there when the library is opened again', () => {
    const { store, file } = open();
    const { design: opened } = store.create(design, '');
    let history = startHistory(opened);
    let log = startLog(opened);
    const save = (revision: number): void => {
      const told = changeOf(log, history);
      store.save(history.present, revision, told.change);
      log = told.log;
    };
    history = change(change(history, saying(opened, 'One')), saying(opened, 'Two'));
    save(1);
    history = change(undo(change(history, saying(opened, 'Three'))), saying(opened, 'Four'));
    history = undo(history);
    save(2);
    const again = open(file).store;
    const restored = restoreHistory<object>(again.open(opened.id).design, again.history(opened.id, 2), isRecord);
    expect(restored.past).toMatchObject([{ point: { claim: 'Make your point.' } }, { point: { claim: 'One' } }]);
    expect(restored.future).toMatchObject([{ point: { claim: 'Four' } }]);
    expect(again.history(opened.id, 1).steps).toEqual([]);
  });

  test('takes back what did not come from a page as well', () => {
    const { store } = open();
    const { design: opened } = store.create(design, '');
    store.rename(opened.id, 'Renamed');
    store.restoreVersion(opened.id, 1);
    const { design: now, revision } = store.open(opened.id);
    expect(restoreHistory<object>(now, store.history(opened.id, revision), isRecord).past).toMatchObject([{ name: 'Big figure' }, { name: 'Renamed' }]);
  });

  test('forgets its oldest steps before it takes too much room', () => {
    const { store } = open();
    const { design: opened } = store.create(design, '');
    const long = { set: 'x'.repeat(50_000) };
    const add = Array.from({ length: 100 }, () => ({ back: long, forward: long }));
    store.save(saying(opened, 'Much'), 1, { first: 0, keepTo: 0, at: 100, add });
    const { first, at, steps } = store.history(opened.id, 2);
    expect(at).toBe(100);
    expect(first).toBe(100 - steps.length);
    expect(steps.length).toBeGreaterThan(20);
    expect(JSON.stringify(steps).length).toBeLessThan(9_000_000);
  });
});

describe('looking for a design', () => {
  test('finds every word on it, in its name or its tags, whatever its case and accents', () => {
    const { store } = open();
    const { design: opened } = store.create({ ...design, name: 'Énergie', point: { claim: 'Light for every clinic' } }, '');
    store.create({ ...design, name: 'Other' }, '');
    expect(store.tag(opened.id, [' Rio  ', 'rio', '', 'Clinics'])).toEqual(['Rio', 'Clinics']);
    const found = (words: string, tag = ''): readonly string[] => store.list({ words, tag }).map(({ name }) => name);
    expect(found('energie LIGHT')).toEqual(['Énergie']);
    expect(found('clinic rio')).toEqual(['Énergie']);
    expect(found('', 'Clinics')).toEqual(['Énergie']);
    expect(found('clinic', 'other')).toEqual([]);
    expect(found('point')).toEqual(['Other']);
    store.save({ ...opened, point: { claim: 'Water' } }, 1);
    expect(found('light')).toEqual([]);
    expect(found('water')).toEqual(['Énergie']);
    expect(store.list()[0]?.tags).toEqual(['Clinics', 'Rio']);
    expect(() => store.tag('nothing', ['x'])).toThrow("no design 'nothing'");
  });
});

test('the trash is emptied when a person says so, and of what is older than 30 days', () => {
  const { store, set } = open();
  const ids = ['A', 'B', 'C', 'D'].map((name) => store.create({ ...design, name }, '').design.id);
  store.remove(ids[0]!);
  set('2026-07-21T09:00:00.000Z');
  store.remove(ids[1]!);
  expect(store.list({ isInTrash: true }).map(({ name, removedAt }) => [name, removedAt])).toEqual([['B', '2026-07-21T09:00:00.000Z']]);
  expect(() => store.restore(ids[0]!)).toThrow(Fault);
  store.remove(ids[2]!);
  expect(store.openAnywhere(ids[2]!).design.name).toBe('C');
  expect(store.emptyTrash([ids[1]!, ids[3]!])).toBe(1);
  expect(store.emptyTrash()).toBe(1);
  expect(store.list().map(({ name }) => name)).toEqual(['D']);
  expect(() => store.versions(ids[2]!)).toThrow('no design');
});

test('a copy is a design of its own', () => {
  const { store } = open();
  const { design: opened } = store.create(design, 't');
  const copy = store.duplicate(opened.id);
  expect(copy).toMatchObject({ template: 't', revision: 1, design: { id: 'design-2', name: 'Big figure (copy)' } });
  store.save(saying(copy.design, 'Changed'), 1);
  expect(store.open(opened.id).design.point).toEqual({ claim: 'Make your point.' });
});

test('what is removed can be restored', () => {
  const { store } = open();
  const { design: opened } = store.create(design, '');
  store.remove(opened.id);
  store.remove(opened.id);
  expect(store.list()).toEqual([]);
  expect(store.list({ isInTrash: true }).map(({ id }) => id)).toEqual([opened.id]);
  expect(() => store.open(opened.id)).toThrow("'Big figure' is in the trash. Restore it first.");
  expect(() => store.save(saying(opened, 'x'), 1)).toThrow('in the trash');
  store.restore(opened.id);
  expect(store.open(opened.id).revision).toBe(1);
  expect(() => store.remove('nothing')).toThrow("no design 'nothing'");
  expect(() => store.restore('nothing')).toThrow(Fault);
});

test('a full disk refuses a save whole: what was there stays, and it is saved once there is room', () => {
  const file = join(makeFolder(), 'library.sqlite');
  const database = openDatabase(file);
  const store = createDesignStore({ database, clock: () => new Date('2026-06-20T09:00:00.000Z') });
  const { design: opened } = store.create(design, '');
  const pages = Number(database.get('PRAGMA page_count')?.['page_count']);
  // SQLite's own way to be full: the same answer as a disk without room.
  database.exec(`PRAGMA max_page_count = ${pages + 2}`);
  const long = saying(opened, 'x'.repeat(19_000));
  const grow = (): void => {
    for (let revision = 1; revision < 40; revision += 1) store.save({ ...long, description: `${revision}` }, revision);
  };
  expect(grow).toThrow(/the disk is full; free some space, then try again/);
  const { revision } = store.open(opened.id);
  expect(store.versions(opened.id)[0]?.revision).toBe(revision);
  database.exec('PRAGMA max_page_count = 100000');
  expect(store.save(saying(opened, 'There is room'), revision)).toEqual({ revision: revision + 1 });
  expect(createDesignStore({ database: openDatabase(file), clock: () => new Date() }).open(opened.id).design.point).toEqual({ claim: 'There is room' });
});
