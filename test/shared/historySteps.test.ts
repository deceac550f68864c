import fc from 'fast-check';
import { expect, it } from 'vitest';
import '../helpers/properties.ts';
import { canRedo, canUndo, change, commit, preview, redo, startHistory, statesOf, undo, type History } from '../../shared/history.ts';
import { changeOf, keepChange, restoreHistory, startLog, stepBetween, withRestored, type KeptHistory } from '../../shared/historySteps.ts';
import { isRecord } from '../../shared/record.ts';

type Value = Readonly<Record<string, unknown>>;

const act = fc.oneof(
  fc.record({ do: fc.constant('change' as const), value: fc.dictionary(fc.constantFrom('a', 'b'), fc.integer()), group: fc.option(fc.constantFrom('x'), { nil: undefined }) }),
  fc.record({ do: fc.constant('preview' as const), value: fc.dictionary(fc.constantFrom('a', 'b'), fc.integer()) }),
  fc.record({ do: fc.constantFrom('undo' as const, 'redo' as const, 'commit' as const, 'save' as const) }),
);

const acts: Readonly<Record<string, (history: History<Value>, value: Value, group?: string) => History<Value>>> = {
  change,
  preview,
  undo: (history) => undo(history),
  redo: (history) => redo(history),
  commit: (history, _value, group) => commit(history, group),
};

it('undo and redo are the same after the program was closed, whenever that was saved', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 40 }), (steps) => {
      let history: History<Value> = startHistory<Value>({ a: 0 });
      let log = startLog(history.present);
      let kept: KeptHistory = { first: 0, at: 0, steps: [] };
      for (const step of [...steps, { do: 'save' as const }]) {
        if (step.do !== 'save') {
          history = acts[step.do]!(history, 'value' in step ? step.value : {}, 'group' in step ? step.group : undefined);
          continue;
        }
        const told = changeOf(log, history);
        log = told.log;
        kept = structuredClone(keepChange(kept, told.change));
      }
      const opened = structuredClone(history.present);
      const restored = restoreHistory(opened, kept, isRecord);
      expect(restored.fault).toBeUndefined();
      const again = withRestored(startHistory(opened), opened, restored);
      expect(statesOf(again)).toEqual(statesOf(history));
      expect(restored.log).toEqual(log);
    }),
  );
});

it('what was done before the steps were there stays, after them', () => {
  const opened: Value = { a: 2 };
  const kept: KeptHistory = { first: 4, at: 6, steps: [stepBetween({ a: 0 }, { a: 1 })!, stepBetween({ a: 1 }, { a: 2 })!, stepBetween({ a: 2 }, { a: 3 })!] };
  const restored = restoreHistory(opened, kept, isRecord);
  let history = withRestored(change(startHistory(opened), { a: 9 }), opened, restored);
  expect(canRedo(history)).toBe(false);
  const { change: told } = changeOf(restored.log, history);
  expect(told).toMatchObject({ first: 4, keepTo: 6, at: 7 });
  expect(keepChange(kept, told).steps).toHaveLength(3);
  for (const before of [2, 1, 0]) {
    history = undo(history);
    expect(history.present).toEqual({ a: before });
  }
  expect(canUndo(history)).toBe(false);
});

it('a step that does not fit is left out with those beyond it, and the others stay', () => {
  const kept: KeptHistory = { first: 0, at: 2, steps: [{ back: { list: [] }, forward: { list: [] } }, stepBetween({ a: 1 }, { a: 2 })!] };
  const restored = restoreHistory<Value>({ a: 2 }, kept, isRecord);
  expect(restored.past).toEqual([{ a: 1 }]);
  expect(restored.fault?.message).toMatch(/does not fit/);
  expect(restored.log).toEqual({ first: 1, states: [{ a: 1 }, { a: 2 }] });
});
