import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Run } from '../../shared/design.ts';
import { fillRuns } from '../../shared/placeholders.ts';
import { isSameLook, lookAt, lookOfRun, looksIn, replaceText, styleText, textOfRuns } from '../../shared/runs.ts';

const words = fc.constantFrom('a', 'Light ', 'for all', ', ', '{name}', 'by {name} ', '{place}', '👨‍👩‍👧‍👦', 'नमस्ते', 'שלום', '');
const look = fc.constantFrom<Omit<Run, 'text'>>({}, { weight: 700 }, { italic: true }, { colour: 'accent', scale: 0.5 }, { underline: true });
const run = fc.tuple(words, look, fc.boolean()).map(([text, more, joined]): Run => ({ ...more, text, ...(joined ? { joined } : {}) }));
const runs = fc.array(run, { minLength: 1, maxLength: 6 });
const edit = fc.tuple(runs, fc.nat(60), fc.nat(60)).map(([given, a, b]) => {
  const { length } = textOfRuns(given);
  const ends = [a % (length + 1), b % (length + 1)];
  return { given, from: Math.min(...ends), to: Math.max(...ends) };
});

/** The look of every unit of a text. */
const looksOf = (given: readonly Run[]) => given.flatMap((one) => Array.from({ length: one.text.length }, () => lookOfRun(one)));

describe('for any runs and range', () => {
  test('the text is edited as a text is, and nothing else changes its look', () => {
    fc.assert(
      fc.property(edit, fc.constantFrom('', 'x', 'two words', '{role}'), ({ given, from, to }, put) => {
        const text = textOfRuns(given);
        const edited = replaceText(given, from, to, put);
        expect(textOfRuns(edited)).toBe(text.slice(0, from) + put + text.slice(to));
        const [before, after] = [looksOf(given), looksOf(edited)];
        expect(after.slice(0, from)).toEqual(before.slice(0, from));
        expect(after.slice(from + put.length)).toEqual(before.slice(to));
      }),
    );
  });

  test('a look is given to a range and to nothing else', () => {
    fc.assert(
      fc.property(edit, ({ given, from, to }) => {
        const edited = styleText(given, from, to, { weight: 900, italic: undefined });
        expect(textOfRuns(edited)).toBe(textOfRuns(given));
        const [before, after] = [looksOf(given), looksOf(edited)];
        expect([...after.slice(0, from), ...after.slice(to)]).toEqual([...before.slice(0, from), ...before.slice(to)]);
        for (const one of after.slice(from, to)) {
          expect(one.weight).toBe(900);
          expect(one).not.toHaveProperty('italic');
        }
      }),
    );
  });

  test('no run is empty, and joined neighbours look different', () => {
    fc.assert(
      fc.property(edit, ({ given, from, to }) => {
        const edited = replaceText(styleText(given, from, to, { weight: 900 }), from, to, 'new');
        expect(edited.filter((one) => one.text === '')).toEqual([]);
        expect(edited.filter((one, index) => one.joined && isSameLook(lookOfRun(one), lookOfRun(edited[index - 1]!)))).toEqual([]);
        expect(edited[0]).not.toHaveProperty('joined');
      }),
    );
  });

  test('giving a look between placeholders leaves out no words, and brings none back', () => {
    fc.assert(
      fc.property(edit, fc.subarray(['name', 'place']), ({ given, from, to }, present) => {
        const cutsPlaceholder = [...textOfRuns(given).matchAll(/\{\w+\}/g)].some(({ 0: all, index }) => [from, to].some((at) => at > index && at < index + all.length));
        fc.pre(!cutsPlaceholder);
        const point = Object.fromEntries(present.map((name) => [name, 'Wanjiru']));
        const shown = (of: readonly Run[]) => textOfRuns(fillRuns(of, point)).replaceAll(/ +/g, ' ').trim();
        expect(shown(styleText(given, from, to, { weight: 900 }))).toBe(shown(given));
      }),
    );
  });
});

describe('a look', () => {
  const given: readonly Run[] = [{ text: 'Light ' }, { text: 'for', weight: 700 }, { text: ' all' }];

  test('taken back joins the runs again', () => {
    expect(styleText(given, 6, 9, { weight: undefined })).toEqual([{ text: 'Light for all' }]);
  });

  test('of what is typed is that of the letter before', () => {
    expect(replaceText(given, 9, 9, 'ever')).toEqual([{ text: 'Light ' }, { text: 'forever', weight: 700 }, { text: ' all' }]);
    expect(lookAt(given, 9)).toEqual({ weight: 700 });
    expect(lookAt(given, 9, 'after')).toEqual({});
    expect(lookAt(given, 0)).toEqual({});
  });

  test('of one’s own choice begins a run', () => {
    expect(replaceText(given, 13, 13, '!', { colour: 'accent' }).at(-1)).toEqual({ text: '!', colour: 'accent' });
  });

  test('of a range is all that it has', () => {
    expect(looksIn(given, 7, 11)).toEqual([{ weight: 700 }, {}]);
    expect(looksIn(given, 7, 7)).toEqual([]);
  });

  test('is kept when all is deleted', () => {
    expect(replaceText([{ text: 'abc', weight: 700 }], 0, 3, '')).toEqual([{ text: '', weight: 700 }]);
  });

  test('that divides a run with a placeholder keeps both halves joined', () => {
    const divided = styleText([{ text: 'by {name}' }], 0, 3, { italic: true });
    expect(divided).toEqual([{ text: 'by ', italic: true }, { text: '{name}', joined: true }]);
    expect(textOfRuns(fillRuns(divided, { name: 'Li' }))).toBe('by Li');
    expect(fillRuns(divided, {})).toEqual([]);
  });
});
