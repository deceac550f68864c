import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../helpers/properties.ts';
import type { History } from '../../shared/history.ts';
import { cancel, canRedo, canUndo, change, commit, longestHistory, preview, redo, startHistory, statesOf, undo, withEarlier } from '../../shared/history.ts';

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

  it('are kept back to the five thousandth, and not without end', () => {
    let history: History<number> = startHistory(0);
    for (let value = 1; value <= 20_000; value += 1) history = change(history, value);
    const { states, at } = statesOf(history);
    expect(at).toBeGreaterThanOrEqual(longestHistory);
    expect(at).toBeLessThan(longestHistory + 500);
    for (let step = 0; step < longestHistory; step += 1) history = undo(history);
    expect(history.present).toBe(15_000);
    while (canUndo(history)) history = undo(history);
    expect(history.present).toBe(states[0]);
  });

  it('known from earlier come before those made since', () => {
    const made = change(startHistory(3), 4);
    const whole = withEarlier(made, [1, 2]);
    expect(statesOf(whole)).toEqual({ states: [1, 2, 3, 4], at: 3 });
    expect(undo(undo(undo(whole))).present).toBe(1);
    expect(statesOf(startHistory(3, [1, 2], [4, 5]))).toEqual({ states: [1, 2, 3, 4, 5], at: 2 });
    expect(redo(redo(startHistory(3, [1, 2], [4, 5]))).present).toBe(5);
  });

  it('count a preview as the last', () => {
    expect(statesOf(preview(undo(change(startHistory(1), 2)), 7))).toEqual({ states: [1, 7], at: 1 });
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
