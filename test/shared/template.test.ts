import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../helpers/properties.ts';
import { cleanText } from '../../shared/clean.ts';
import type { Run } from '../../shared/design.ts';
import { newDesign } from '../../shared/design.ts';
import { fillRuns } from '../../shared/placeholders.ts';
import type { Point } from '../../shared/point.ts';
import { composeAlt } from '../../shared/template.ts';

function filled(runs: readonly Run[], given: Point): string {
  return fillRuns(runs, given).map((run) => run.text).join('|');
}

function alt(altPattern: string, words: Point): string {
  return composeAlt(newDesign({ id: 'one', name: 'One', altPattern }), words);
}

describe('Runs', () => {
  const person = [{ text: '{name}', weight: 700 }, { text: ' · ' }, { text: '{place}' }];

  it('are filled, each keeping its look', () => {
    expect(fillRuns(person, { name: 'Li', place: 'Kisumu' })).toEqual([{ text: 'Li', weight: 700 }, { text: ' · ' }, { text: 'Kisumu' }]);
  });

  it.each([
    [{ name: 'Li' }, 'Li'],
    [{ place: 'Kisumu' }, 'Kisumu'],
    [{ name: ' ', place: '\n' }, ''],
  ])('without a field lose its separator: %j', (given, expected) => {
    expect(filled(person, given as Point)).toBe(expected);
  });

  const three = [{ text: '{name}' }, { text: ', ' }, { text: '{role}' }, { text: ' · ' }, { text: '{place}' }];

  it.each([
    [{ name: 'Li', role: 'nurse', place: 'Kisumu' }, 'Li|, |nurse| · |Kisumu'],
    [{ name: 'Li', place: 'Kisumu' }, 'Li| · |Kisumu'],
    [{ role: 'nurse', place: 'Kisumu' }, 'nurse| · |Kisumu'],
    [{ name: 'Li', role: 'nurse' }, 'Li|, |nurse'],
  ])('keep one separator where two meet: %j', (given, expected) => {
    expect(filled(three, given as Point)).toBe(expected);
  });

  it('keep the separator before an empty field that has none after it', () => {
    expect(filled([{ text: '{name}' }, { text: ' – ' }, { text: '{role}' }, { text: '{place}' }], { name: 'Li', place: 'Kisumu' })).toBe('Li| – |Kisumu');
  });

  it('with a label and an empty field are left out whole', () => {
    expect(filled([{ text: 'Source: {source}' }], {})).toBe('');
    expect(filled([{ text: 'Source: {source}' }], { source: 'UN' })).toBe('Source: UN');
  });

  it('close up around one of two empty fields, and at the ends', () => {
    expect(filled([{ text: '{a} {b} {c}' }], { a: 'x', c: 'z' })).toBe('x z');
    expect(filled([{ text: '{figure}' }, { text: ' {unit}' }], { unit: 'people' })).toBe('people');
  });

  it('without any field stay as they are', () => {
    const fixed = [{ text: 'My point is ' }];
    expect(fillRuns(fixed, {})).toBe(fixed);
  });

  it('keep braces and placeholders that the point itself holds', () => {
    expect(filled([{ text: '{claim}' }], { claim: 'Use {name} and $& and {claim}' })).toBe('Use {name} and $& and {claim}');
  });

  it('of any kind never leave a separator at an end', () => {
    const run = fc.constantFrom('{a}', '{b}', '{c}', '·', '–').map((text) => ({ text }));
    fc.assert(
      fc.property(fc.array(run, { maxLength: 8 }), fc.subarray(['a', 'b', 'c']), (runs, present) => {
        if (!runs.some(({ text }) => text.startsWith('{'))) return;
        const texts = fillRuns(runs, Object.fromEntries(present.map((name) => [name, 'word']))).map(({ text }) => text);
        expect(texts[0] ?? 'word').toBe('word');
        expect(texts[texts.length - 1] ?? 'word').toBe('word');
        expect(texts.filter((text) => text === 'word')).toHaveLength(runs.filter(({ text }) => present.includes(text.slice(1, 2))).length);
      }),
    );
  });
});

describe('Text', () => {
  it('loses controls and overrides, keeps joiners and marks, and shows half a character', () => {
    expect(cleanText('a\u0000b\u001bc\r\nd\te\u202Ef\u2066g\u2069\uFEFF')).toBe('abc\nd efg');
    expect(cleanText('क्\u200dष \u200f👩🏽\u200d🔧')).toBe('क्\u200dष \u200f👩🏽\u200d🔧');
    expect(cleanText('half \ud83d')).toBe('half \ufffd');
  });

  it('is clean once cleaned', () => {
    const units = fc.array(fc.oneof(fc.integer({ min: 0, max: 0xff }), fc.integer({ min: 0x2000, max: 0x2070 }), fc.integer({ min: 0xd7f0, max: 0xffff })));
    fc.assert(
      fc.property(units, (codes) => {
        const clean = cleanText(String.fromCharCode(...codes));
        expect(cleanText(clean)).toBe(clean);
        expect(clean).toSatisfy((text: string) => text.isWellFormed());
      }),
    );
  });
});

describe('Alt text', () => {
  const pattern = '{name}[, {place}][ ({role}[ since {year}])]: “{claim}”[ Source: {source}.]';

  it("is the point's own where it has one", () => {
    expect(alt(pattern, { alt: ' A lamp\nin a window\u0007. ', claim: 'x' })).toBe('A lamp in a window.');
  });

  it('is composed from the pattern, without the parts that have nothing to say', () => {
    expect(alt(pattern, { name: 'Li', claim: 'Light for all.', place: 'Kisumu', source: 'UN' })).toBe('Li, Kisumu: “Light for all.” Source: UN.');
    expect(alt(pattern, { name: 'Li', claim: 'Light', role: 'nurse' })).toBe('Li (nurse): “Light”');
  });

  it('has one full stop where the words bring their own', () => {
    expect(alt('{claim}. {source}.', { claim: 'Why not?', source: 'UN' })).toBe('Why not? UN.');
  });

  it('says nothing where the point does not', () => {
    expect(alt(pattern, {})).toBe('');
    expect(alt('A yellow circle', {})).toBe('A yellow circle');
  });

  it('takes a lone bracket as it is', () => {
    expect(alt('{claim} [sic', { claim: 'x' })).toBe('x [sic');
    expect(alt('{claim} ] y', { claim: 'x' })).toBe('x ] y');
  });
});
