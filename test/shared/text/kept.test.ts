// A text that many rows have is laid out once, and what is kept never changes what comes out.

import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { bundledKit } from '../../helpers/bundledPack.ts';
import '../../helpers/properties.ts';
import { loadEmojiKeys, loadHarfBuzz } from '../../../main/text.ts';
import { createFontBook } from '../../../shared/text/fontBook.ts';
import type { FontBook, TextRequest } from '../../../shared/text/text.ts';
import { readFile } from 'node:fs/promises';

let make: () => FontBook;
beforeAll(async () => {
  const { kit } = await bundledKit();
  const [harfbuzz, emoji] = await Promise.all([loadHarfBuzz(), loadEmojiKeys()]);
  const files = await Promise.all(kit.fonts.map(async ({ face, file }) => ({ face, bytes: new Uint8Array(await readFile(file)) })));
  const { family } = kit.fonts[0]!.face;
  make = () => createFontBook(harfbuzz, files, { fallback: kit.brand.fallback, emoji });
  run = { family, weight: 400, italic: false, colour: '#000000', scale: 1, letterSpacing: 0 };
}, 60_000);
let run: Omit<TextRequest['runs'][number], 'text'>;

function request(text: string, more: Partial<TextRequest> = {}): TextRequest {
  return {
    runs: [{ ...run, text }],
    smallest: 20,
    largest: 80,
    width: 400,
    height: 300,
    lineHeight: 1.1,
    align: 'left',
    verticalAlign: 'top',
    balance: true,
    language: 'en',
    direction: 'auto',
    ...more,
  };
}

describe('what a font book keeps', () => {
  test('a text asked for again and again is one object', () => {
    const book = make();
    book.layout(request('#MakeYourPoint'));
    const kept = book.layout(request('#MakeYourPoint'));
    for (let row = 0; row < 200; row += 1) {
      book.layout(request(`Person ${row}`));
      expect(book.layout(request('#MakeYourPoint'))).toBe(kept);
    }
  });

  test.each<Partial<TextRequest>>([{ width: 399 }, { height: 299 }, { largest: 79 }, { align: 'right' }, { maxLines: 1 }, { endPoint: '#ff0000' }, { language: 'de' }, { direction: 'rtl' }])('another request is another text: %o', (more) => {
    const book = make();
    for (let time = 0; time < 3; time += 1) book.layout(request('Light for every clinic in the country.'));
    const other = request('Light for every clinic in the country.', more);
    expect(book.layout(other)).toEqual(make().layout(other));
  });

  test('a character that no font has is missed in every text', () => {
    const book = make();
    for (let time = 0; time < 3; time += 1) expect(book.layout(request(`Row ${time}: \u0234\u0235`)).missing).toEqual(make().layout(request(`Row ${time}: \u0234\u0235`)).missing);
  });

  test('for any words in any order, it answers as a new book does', () => {
    const words = fc.constantFrom('light', 'Light.', 'for', 'all', 'well-lit', 'Zoë', 'no\u00adone', 'ﬁne', 'هنا', '5 hours', '💡', '\u0234x', '“so”', 'AVATAR');
    const texts = fc.array(fc.record({ words: fc.array(words, { minLength: 1, maxLength: 8 }), spacing: fc.constantFrom(0, -0.02), bold: fc.boolean() }), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(texts, (given) => {
        const book = make();
        for (const { words: some, spacing, bold } of [...given, ...given, ...given]) {
          const asked = request(some.join(' '), { runs: [{ ...run, text: some.join(' '), letterSpacing: spacing, weight: bold ? 800 : 400 }] });
          expect(book.layout(asked)).toEqual(make().layout(asked));
        }
      }),
      { numRuns: 25 },
    );
  }, 60_000);
});
