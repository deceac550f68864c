import { describe, expect, test } from 'vitest';
import { blendNames } from '../../../shared/elements/base.ts';
import { kinds, propertiesOf } from '../../../shared/elements/index.ts';
import type { Kind } from '../../../shared/elements/kind.ts';
import { lockNames } from '../../../shared/locks.ts';
import { standardFields } from '../../../shared/point.ts';
import { propertyKey } from '../../../renderer/editor/kindName.ts';
import en from '../../../renderer/i18n/en.json' with { type: 'json' };

/** What the texts say at a key such as `kinds.text`. */
function textAt(key: string): unknown {
  return key.split('.').reduce<unknown>((at, part) => (typeof at === 'object' && at !== null ? Object.entries(at).find(([name]) => name === part)?.[1] : undefined), en);
}

describe.each(Object.values<Kind>(kinds))('the kind $kind', ({ kind, name }) => {
  test('is called in the texts as it is declared', () => expect(textAt(`kinds.${kind}`)).toBe(name));

  test.each(Object.entries(propertiesOf(kind)))('has a text for its property %s, and for each of its choices', (property, { label, input }) => {
    const key = propertyKey(kind, property);
    const choices = input.type === 'choice' ? input.choices : [];
    expect([textAt(`${key}.label`), ...choices.map(({ value }) => textAt(`${key}.choices.${value}`))]).toEqual([label, ...choices.map((choice) => choice.name)]);
  });
});

test('locks and blend modes are named', () => {
  for (const [lock, name] of Object.entries(lockNames)) expect(textAt(`locks.${lock}`)).toBe(name);
  expect(Object.keys(en.properties.base.blend.choices)).toEqual(Object.keys(blendNames));
});

test('the parts of a point are named', () => {
  for (const { name, label } of standardFields) expect(textAt(`fields.${name}`)).toBe(label);
});
