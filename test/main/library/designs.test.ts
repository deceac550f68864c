// Designs are never lost: not to another window, not to a removal, not to a later version.

import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openDatabase } from '../../../main/database/open.ts';
import { createDesignStore } from '../../../main/library/designs.ts';
import type { DesignStore } from '../../../main/library/designs.ts';
import type { Design } from '../../../shared/design.ts';
import { Fault } from '../../../shared/fault.ts';
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
  expect(store.list()[0]).toEqual({ id: 'design-1', name: 'Big figure', template: 'a', changedAt: '2026-06-20T09:02:00.000Z' });
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

  test('nothing new makes no revision', () => {
    const { store } = open();
    const { design: opened } = store.create(design, '');
    expect(store.save(structuredClone(opened), 1)).toEqual({ revision: 1 });
    expect(store.versions(opened.id)).toHaveLength(1);
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
      { revision: 2, savedAt: '2026-06-20T09:00:30.000Z' },
      { revision: 1, savedAt: '2026-06-20T09:00:00.000Z' },
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
  expect(store.trash().map(({ id }) => id)).toEqual([opened.id]);
  expect(() => store.open(opened.id)).toThrow("'Big figure' is in the trash. Restore it first.");
  expect(() => store.save(saying(opened, 'x'), 1)).toThrow('in the trash');
  store.restore(opened.id);
  expect(store.open(opened.id).revision).toBe(1);
  expect(() => store.remove('nothing')).toThrow("no design 'nothing'");
  expect(() => store.restore('nothing')).toThrow(Fault);
});
