import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../helpers/properties.ts';
import type { History } from '../../shared/history.ts';
import { cancel, canRedo, canUndo, change, commit, preview, redo, startHistory, undo } from '../../shared/history.ts';

describe('A gesture', () => {
  it('is one step, however often it was previewed', () => {
    const dragged = [1, 2, 3].reduce((history, value) => preview(history, value), startHistory(0));
    const done = commit(dragged);
    expect(done.present).toBe(3);
    expect(undo(done).present).toBe(0);
    expect(canUndo(undo(done))).toBe(false);
  });

  it('that is cancelled leaves no trace', () => {
    const before = change(startHistory(0), 5);
    expect(cancel(preview(before, 9))).toEqual(before);
  });

  it('that changes nothing is no step', () => {
    const started = startHistory(0);
    expect(canUndo(commit(preview(started, 0)))).toBe(false);
    expect(canUndo(commit(started))).toBe(false);
  });

  it('under way is cancelled by undo', () => {
    const before = change(startHistory(0), 5);
    expect(undo(preview(before, 9)).present).toBe(5);
  });
});

describe('Steps', () => {
  it('of one group that follow one another are one', () => {
    const typed = ['L', 'Li', 'Lig'].reduce((history, value) => change(history, value, 'claim'), startHistory(''));
    const moved = change(change(typed, 'Lig!', 'place'), 'Light', 'claim');
    expect(undo(moved).present).toBe('Lig!');
    expect(undo(undo(moved)).present).toBe('Lig');
    expect(undo(undo(undo(moved))).present).toBe('');
  });

  it('are kept back to the thousandth', () => {
    let history: History<number> = startHistory(0);
    for (let value = 1; value <= 1200; value += 1) history = change(history, value);
    for (let step = 0; step < 2000; step += 1) history = undo(history);
    expect(history.present).toBe(200);
  });

  it('undone are there again after redo, until another is made', () => {
    const two = change(change(startHistory(0), 1), 2);
    const back = undo(undo(two));
    expect(redo(redo(back))).toEqual(two);
    expect(canRedo(change(back, 7))).toBe(false);
    expect(redo(two)).toBe(two);
    expect(undo(startHistory(0))).toEqual(startHistory(0));
  });

  it('of any sequence lead back to the first value and forward to the last, the very same ones', () => {
    const steps = fc.array(fc.record({ value: fc.object(), group: fc.option(fc.constantFrom('a', 'b'), { nil: undefined }) }), { maxLength: 12 });
    fc.assert(
      fc.property(fc.object(), steps, (first, changes) => {
        let history: History<object> = startHistory(first);
        for (const { value, group } of changes) history = change(history, value, group);
        const last = history.present;
        let count = 0;
        for (; canUndo(history); count += 1) history = undo(history);
        expect(history.present).toBe(first);
        for (let step = 0; step < count; step += 1) history = redo(history);
        expect(history.present).toBe(last);
        expect(canRedo(history)).toBe(false);
      }),
    );
  });
});
