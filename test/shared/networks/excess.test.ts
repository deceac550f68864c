// What is too long is marked from the first character that no longer fits.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shippedNetworks } from '../../../main/networks.ts';
import { networkFor } from '../../../shared/account.ts';
import { countCaption } from '../../../shared/networks/counting.ts';
import { fittingEnd, strictest } from '../../../shared/networks/excess.ts';

const table = await shippedNetworks();
const [x, mastodon] = ['x', 'mastodon'].map((id) => table.networks.find((network) => network.id === id)!);

test('what fits is whole, and what is over begins with the first character too many', () => {
  expect(fittingEnd(x!, 'Light for all.')).toBe(14);
  expect(fittingEnd(x!, 'a'.repeat(290))).toBe(280);
  // A family is one character, of weight 2 at X.
  expect(fittingEnd(x!, `${'a'.repeat(279)}👩‍👩‍👧`)).toBe(279);
});

test('the part before the mark always fits, in any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 700 }), (text) => {
      const end = fittingEnd(mastodon!, text);
      expect(countCaption(mastodon!, text.slice(0, end)).over).toBe(false);
      expect(end === text.length).toBe(!countCaption(mastodon!, text).over);
    }),
  );
});

test('of several servers the smallest limits hold', () => {
  const wide = networkFor(mastodon!, { server: 'https://wide.example', settings: { 'limit.characters': '5000', 'limit.altCharacters': '200' } });
  expect(strictest([wide, mastodon!])).toMatchObject({ caption: { max: { value: mastodon!.caption.max!.value } }, altText: { max: { value: 200 } } });
});
