import { describe, expect, test } from 'vitest';
import { loadEmoji, loadEmojiKeys } from '../../../main/text.ts';
import { emojiKey, readEmojiFile } from '../../../shared/text/emoji.ts';
import { book, claim, files, glyphsOf, openBook } from './book.ts';

const keys = await loadEmojiKeys();
const table = await loadEmoji();
const drawn = (text: string) => book.layout(claim(text)).lines.flatMap(({ emoji }) => emoji.map(({ key }) => key));

describe('which emoji a cluster is', () => {
  test.each([
    ['💡', '1f4a1'],
    ['❤️', '2764'],
    ['👩🏽‍🔬', '1f469-1f3fd-200d-1f52c'],
    ['🏳️‍🌈', '1f3f3-fe0f-200d-1f308'],
    ['🏳‍🌈', '1f3f3-fe0f-200d-1f308'],
    ['🇰🇪', '1f1f0-1f1ea'],
    ['1️⃣', '31-20e3'],
    ['👁️‍🗨️', '1f441-200d-1f5e8'],
  ])('%s is %s, with or without its variation selectors', (cluster, key) => {
    expect(emojiKey(cluster, keys)).toBe(key);
    expect(table.shapes(key).length).toBeGreaterThan(0);
  });

  test('letters, digits and unknown sequences are none', () => {
    for (const cluster of ['a', '1', '#', 'é', '💡‍💡']) expect(emojiKey(cluster, keys)).toBeUndefined();
  });

  test('keys and shapes are of the same emoji', () => {
    expect(table.keys).toEqual(keys);
  });

  test('a damaged file is refused with a sentence', () => {
    expect(() => readEmojiFile({ fills: [] })).toThrow('Install Point Studio again');
  });
});

describe('emoji in a text', () => {
  test('stand in a square of their own, on the line', () => {
    const [line] = book.layout(claim('a💡b')).lines;
    const [emoji] = line!.emoji;
    expect(emoji).toMatchObject({ key: '1f4a1', cluster: 1 });
    expect(emoji!.y + emoji!.size).toBeGreaterThan(line!.baseline);
    expect(emoji!.y).toBeLessThan(line!.baseline - 70);
    expect(glyphsOf(book.layout(claim('a💡b'))).at(-1)!.x).toBeGreaterThan(emoji!.x + emoji!.size);
  });

  test('signs that are text by default stay text where a font has them, and become emoji where told', () => {
    expect(drawn('© ™ 5 #')).toEqual([]);
    expect(drawn('©️ 5️⃣')).toEqual(['a9', '35-20e3']);
    expect(drawn('💡\ufe0e')).toEqual(['1f4a1']);
  });

  test('a text-style sign that no font has is drawn as an emoji', () => {
    const inter = openBook(files.filter(({ face }) => face.family === 'Bricolage Grotesque'));
    const layout = inter.layout(claim('☎'));
    expect(layout.lines[0]!.emoji.map(({ key }) => key)).toEqual(['260e']);
    expect(layout.missing).toEqual([]);
  });

  test('a sequence that is not in the table is reported missing', () => {
    expect(book.layout(claim('💡‍💡')).missing).toEqual(['💡']);
  });
});
