import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Run } from '../../shared/design.ts';
import { capitals } from '../../shared/elements/text.ts';
import { aroundTokens, editedText, outsideTokens, replaceEdited, runOffset, styleEdited, tokensOf } from '../../shared/inPlace.ts';
import { fillRuns } from '../../shared/placeholders.ts';
import { textOfRuns } from '../../shared/runs.ts';
import { shownText } from '../../shared/shownText.ts';

const point = { name: 'Wanjiru Kamau', claim: 'Light for every child.', place: '' };
const person: readonly Run[] = [{ text: 'by {name}' }, { text: ', ' }, { text: '{place}' }];

describe('words that are one field', () => {
  const edited = editedText([{ text: '{claim}', weight: 700 }], point);

  test('are edited as the field’s value', () => {
    expect(edited.text).toBe(point.claim);
    expect(replaceEdited(edited, 0, 5, 'Power')).toEqual({ change: { field: 'claim', value: 'Power for every child.' }, offset: 5 });
  });

  test('have one look', () => {
    expect(styleEdited(edited, 0, 5, { italic: true })).toEqual([{ text: '{claim}', weight: 700, italic: true }]);
  });

  test('begin anew where the field is empty', () => {
    expect(editedText([{ text: '{place}' }], point)).toMatchObject({ text: '', field: 'place' });
    expect(shownText(editedText([{ text: '{place}', weight: 700 }], point), point, false, 'en').runs).toEqual([{ text: '', weight: 700 }]);
  });
});

describe('words of the design with fields among them', () => {
  const edited = editedText(person, point);

  test('show the fields’ values as tokens', () => {
    expect(edited.text).toBe('by Wanjiru Kamau, ');
    expect(tokensOf(edited)).toMatchObject([{ from: 3, to: 16, field: 'name' }]);
    expect(outsideTokens(edited, 5)).toBe(3);
    expect(outsideTokens(edited, 15)).toBe(16);
    expect(outsideTokens(edited, 5, 'end')).toBe(16);
    expect(aroundTokens(edited, 5, 6)).toEqual({ from: 3, to: 16 });
    expect(aroundTokens(edited, 3, 3)).toEqual({ from: 3, to: 3 });
  });

  test('are typed before and behind a token, and a token is deleted whole', () => {
    expect(replaceEdited(edited, 3, 3, 'dear ').change).toEqual({ runs: [{ text: 'by dear {name}' }, { text: ', ' }, { text: '{place}' }] });
    expect(replaceEdited(edited, 16, 16, '!').change).toEqual({ runs: [{ text: 'by {name}!' }, { text: ', ' }, { text: '{place}' }] });
    expect(replaceEdited(edited, 15, 16, '')).toEqual({ change: { runs: [{ text: 'by , ' }, { text: '{place}' }] }, offset: 3 });
  });

  test('get a look with the whole token', () => {
    expect(styleEdited(edited, 2, 6, { weight: 800 })[1]).toEqual({ text: ' {name}', weight: 800, joined: true });
  });
});

const words = fc.constantFrom('a', ' Light ', 'straße', 'ﬁne', ', ', '{name}', 'by  {name} {place}', '{place}', 'ΐδιος', '👨‍👩‍👧‍👦', '\n', '');
const runs = fc.array(words.map((text): Run => ({ text })), { minLength: 1, maxLength: 6 });
const points = fc.record({ name: fc.constantFrom('', 'Groß', ' Li\n'), place: fc.constantFrom('', 'Kisumu') });

describe('for any runs and point', () => {
  test('what is shown is what the scene sets, but for space at the end', () => {
    fc.assert(
      fc.property(runs, points, fc.boolean(), fc.constantFrom('en', 'el', 'lt'), (given, values, uppercase, language) => {
        const shown = shownText(editedText(given, values), values, uppercase, language);
        const filled = fillRuns(given, values).map((run) => (uppercase ? capitals(run.text, language) : run.text));
        expect(textOfRuns(shown.runs).trimEnd()).toBe(filled.join('').trimEnd());
      }),
    );
  });

  test('every shown place has its place in the edited text, in order, and the way back leads to it', () => {
    fc.assert(
      fc.property(runs, points, fc.boolean(), (given, values, uppercase) => {
        const edited = editedText(given, values);
        const shown = shownText(edited, values, uppercase, 'en');
        const { length } = textOfRuns(shown.runs);
        for (const side of ['before', 'after'] as const) {
          const places = Array.from({ length: length + 1 }, (_, at) => shown.toEdited(at, side));
          expect(places).toEqual(places.toSorted((a, b) => a - b));
          expect(places.filter((at) => at < 0 || at > edited.text.length)).toEqual([]);
          for (const offset of new Set(places)) {
            const back = shown.toEdited(shown.toShown(offset, side), side);
            expect(back).toBe(offset);
          }
        }
      }),
    );
  });

  test('what is typed at a place of the edited text stands there', () => {
    fc.assert(
      fc.property(runs, points, fc.nat(80), (given, values, at) => {
        const edited = editedText(given, values);
        fc.pre(edited.field === undefined);
        const offset = outsideTokens(edited, at % (edited.text.length + 1));
        const { change } = replaceEdited(edited, offset, offset, '§');
        const after = editedText('runs' in change ? change.runs : [], values);
        expect(after.text).toBe(`${edited.text.slice(0, offset)}§${edited.text.slice(offset)}`);
        expect(runOffset(edited, offset)).toBe(textOfRuns('runs' in change ? change.runs : []).indexOf('§'));
      }),
    );
  });
});
