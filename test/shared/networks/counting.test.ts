// Captions are counted as each network counts them.

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countCaption, countingRules, hashtagsOf } from '../../../shared/networks/counting.ts';
import { findNetwork, readNetworks } from '../../../shared/networks/index.ts';
import { findLinks } from '../../../shared/networks/links.ts';

const table = readNetworks(JSON.parse(readFileSync(new URL('../../../assets/networks.json', import.meta.url), 'utf8')));
const count = (rule: string, text: string): number => countingRules.get(rule)!.count(text);

const network = (id: string) => findNetwork(table, id)!;
const links = (text: string): readonly string[] => findLinks(text, { bare: true }).map(({ start, end }) => text.slice(start, end));

const family = '👨‍👩‍👧‍👦';
const wales = '🏴󠁧󠁢󠁷󠁬󠁳󠁿';
const handshake = '🫱🏻‍🫲🏿';
const phoenix = '🐦‍🔥';

describe('known examples', () => {
  // X, graphemes, UTF-16 units, UTF-8 bytes; the last three as measured, X as its documentation says.
  test.each([
    ['a family of four', family, 2, 1, 11, 25],
    ['the flag of Wales', wales, 2, 1, 14, 28],
    ['a keycap', '1️⃣', 2, 1, 3, 7],
    ['a melting face', '🫠', 2, 1, 2, 4],
    ['a handshake in two skin tones', handshake, 2, 1, 9, 19],
    ['a phoenix', phoenix, 2, 1, 5, 11],
    ['a flag of two letters', '🇨🇭', 2, 1, 4, 8],
    ['two ideographs', '漢字', 4, 2, 2, 6],
    ['a bare domain', 'example.org', 23, 11, 11, 11],
    ['the euro sign', '€', 2, 1, 1, 3],
    ['the ellipsis', '…', 2, 1, 1, 3],
    ['the copyright sign as text', '©', 1, 1, 1, 2],
    ['the copyright sign as emoji', '©️', 2, 1, 2, 5],
    ['a heart without its selector, joined', '❤‍🔥', 2, 1, 4, 10],
    ['an accent typed apart', 'e\u0301', 1, 1, 2, 3],
    ['Devanagari', 'नमस्ते', 6, 3, 6, 18],
    ['nothing', '', 0, 0, 0, 0],
  ])('%s', (_, text, x, graphemes, units, bytes) => {
    expect([count('xWeighted', text), count('graphemes', text), count('utf16', text), count('bytes', text)]).toEqual([x, graphemes, units, bytes]);
  });

  test('X counts every link as 23', () => {
    expect(count('xWeighted', 'See https://example.org/a-very-long/path?with=a&query=string#and-more!')).toBe(4 + 23 + 1);
    expect(count('xWeighted', 'http://пример.рф/страница')).toBe(23);
    expect(count('xWeighted', 'a@example.org')).toBe(13);
    expect(count('xWeighted', 'at 8.5, e.g. here')).toBe(17);
  });

  test('Mastodon counts links as 23 and leaves out servers of mentions', () => {
    expect(count('mastodon', 'https://a.org/x')).toBe(23);
    expect(count('mastodon', 'example.org')).toBe(11);
    expect(count('mastodon', 'Thanks @ana@social.example.org!')).toBe('Thanks @ana!'.length);
    expect(count('mastodon', `${family} @ana`)).toBe(6);
  });

  test('Threads counts an emoji by its bytes, and a letter with an accent once', () => {
    expect(count('threads', `Zoë ${family}`)).toBe(4 + 25);
    expect(count('threads', '1️⃣')).toBe(7);
  });
});

describe('links', () => {
  test.each([
    ['(see example.org)', ['example.org']],
    ['https://example.org/a_(b).', ['https://example.org/a_(b)']],
    ['(https://example.org/a)', ['https://example.org/a']],
    ['example.com.Then more', ['example.com']],
    ['日本example.com日本', ['example.com']],
    ['foo_bar.com', []],
    ['file.txt and 3.14', []],
    ['@name@example.org', []],
    ['a.org, b.org/c; d.org?', ['a.org', 'b.org/c', 'd.org']],
    ['http://localhost/x', []],
  ])('%s', (text, found) => {
    expect(links(text)).toEqual(found);
  });

  test('lie in order and apart, in any text', () => {
    const part = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('https://', 'example.org', '/a(b)', '.', ' ', 'x.y.com'));
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const text = parts.join('');
        let last = 0;
        for (const { start, end } of findLinks(text, { bare: true })) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(text.slice(start, end)).not.toMatch(/\s/);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});

describe('in any text', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 60 });

  test('graphemes are at most code points, those at most UTF-16 units, those at most bytes', () => {
    fc.assert(
      fc.property(text, (any) => {
        const counts = ['graphemes', 'codePoints', 'utf16', 'bytes'].map((rule) => count(rule, any));
        expect(counts).toEqual(counts.toSorted((a, b) => a - b));
      }),
    );
  });

  test('a line between two texts keeps their counts apart', () => {
    const rules = [...countingRules.keys()];
    fc.assert(
      fc.property(fc.constantFrom(...rules), text, text, (rule, one, other) => {
        // A line feed ends links and graphemes, but a carriage return before it would join it.
        fc.pre(!one.endsWith('\r'));
        expect(count(rule, `${one}\n${other}`)).toBe(count(rule, one) + 1 + count(rule, other));
      }),
    );
  });

  test('a link is worth the same however long it is', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9]{1,200}$/), (path) => {
        expect(count('xWeighted', `https://example.org/${path}`)).toBe(23);
        expect(count('mastodon', `https://example.org/${path}`)).toBe(23);
      }),
    );
  });
});

describe('a caption beside its limits', () => {
  test('fits exactly, and is over by one', () => {
    expect(countCaption(network('x'), 'a'.repeat(280))).toEqual({ count: 280, unit: 'characters', max: 280, over: false });
    expect(countCaption(network('x'), 'a'.repeat(281)).over).toBe(true);
  });

  test('is over by bytes alone where a network limits both', () => {
    const caption = family.repeat(121);
    expect(countCaption(network('bluesky'), caption)).toEqual({ count: 121, unit: 'characters', max: 300, over: true, bytes: 3025, maxBytes: 3000 });
  });

  test('has no limit where none is known', () => {
    expect(countCaption(network('openGraph'), 'a'.repeat(100_000))).toMatchObject({ max: undefined, over: false });
  });
});

test('hashtags are words after a #, not parts of addresses or numbers', () => {
  expect(hashtagsOf('#TechJustice, #énergie #2030 #a1 x#y https://a.org/#part ##ऊर्जा &#39;')).toEqual(['#TechJustice', '#énergie', '#a1', '#ऊर्जा']);
});
