import { describe, expect, test } from 'vitest';
import { book, claim, glyphsOf, linesOf, run } from './book.ts';

const at = (width: number, more = {}) => ({ smallest: 100, largest: 100, width, ...more });

describe('lines', () => {
  test('words fill lines, and a line ends where one was typed', () => {
    expect(linesOf(claim('Half the clinics go dark', at(620)))).toEqual(['Half the', 'clinics go', 'dark']);
    expect(linesOf(claim('Half\nthe clinics'))).toEqual(['Half', 'the clinics']);
    expect(linesOf(claim('Half\r\n\r\nthe clinics\n\n'))).toEqual(['Half', '', 'the clinics']);
  });

  test('space around a paragraph is not set', () => {
    const plain = book.layout(claim('Light'));
    const spaced = book.layout(claim('  Light \n'));
    expect(spaced.lines).toHaveLength(1);
    expect(spaced.width).toBe(plain.width);
  });

  test('nothing typed gives no lines and no dot', () => {
    for (const text of ['', ' ', '\n\n', '\u0000']) expect(book.layout(claim(text, { endPoint: '#FFB000' })).lines).toEqual([]);
  });

  test('joined emoji and marks stay whole in the narrowest box', () => {
    const family = '👨‍👩‍👧‍👦';
    const layout = book.layout(claim(`${family}${family}`, at(1)));
    expect(layout.lines.map(({ emoji }) => emoji.map(({ key }) => key))).toEqual([
      ['1f468-200d-1f469-200d-1f467-200d-1f466'],
      ['1f468-200d-1f469-200d-1f467-200d-1f466'],
    ]);
  });

  test('a soft hyphen shows only where the line ends at it', () => {
    const word = 'Energie\u00adversorgung';
    const wide = book.layout(claim(word));
    expect(wide.width).toBe(book.layout(claim('Energieversorgung')).width);
    const narrow = book.layout(claim(word, at(800)));
    expect(narrow.lines[0]!.width).toBeGreaterThan(book.layout(claim('Energie')).width + 20);
  });

  test('a dot that parts two things stands between them, but not at the end of a line', () => {
    const name = 'Grace Achieng · Homa Bay';
    expect(glyphsOf(book.layout(claim(name))).some(({ cluster }) => name[cluster] === '·')).toBe(true);
    const broken = book.layout(claim(name, at(book.layout(claim('Grace Achieng ·')).width)));
    expect(broken.lines).toHaveLength(2);
    expect(broken.lines[0]!.width).toBe(book.layout(claim('Grace Achieng')).width);
    expect(glyphsOf(broken).some(({ cluster }) => name[cluster] === '·')).toBe(false);
  });

  test('French marks and dashes do not start a line', () => {
    const width = book.layout(claim('Pourquoi')).width + 30;
    expect(linesOf(claim('Alors Pourquoi ?', at(width, { smallest: 10 })))).not.toContain('?');
    expect(linesOf(claim('Энергия для всех — это всё', at(900)))).toEqual(['Энергия для', 'всех — это всё']);
  });
});

describe('what is never broken', () => {
  const together = [
    ['#MakeYourPoint', 'a hashtag'],
    ['@maria-njeri@social.example', 'a handle'],
    ['https://practicalaction.org/energy-access?from=a-b', 'an address'],
    ['practicalaction.org/tech-justice', 'an address without a scheme'],
    ['1.4 billion', 'a number with its scale word'],
    ['675 Millionen', 'the same in German'],
    ['1 400 millions', 'a number grouped by spaces'],
    ['bilioni 1.4', 'a scale word before its number'],
    ['50 %', 'a percentage'],
    ['US$ 5 bn', 'an amount'],
    ['5 hours', 'a duration'],
    ['1 in 8', 'a ratio'],
    ['2.1 مليار', 'an Arabic amount'],
    ['66.6 करोड़', 'a Hindi amount'],
  ];

  test.each(together)('%s, %s', (token) => {
    const { width } = book.layout(claim(`a ${token}`));
    for (const before of ['', 'a ', 'Light for ']) {
      const lines = linesOf(claim(`${before}${token} and all the others`, at(width + 1)));
      expect(lines.some((line) => line.includes(token))).toBe(true);
    }
  });

  test('the text shrinks before a word is broken', () => {
    const word = 'Wolfeschlegelsteinhausen';
    const layout = book.layout(claim(word, { smallest: 20, largest: 100, width: 600, height: 400 }));
    expect(layout.lines).toHaveLength(1);
    expect(layout).toMatchObject({ shrunk: true, cut: false });
  });

  test('what is wider than the box at the smallest size is broken where it hurts least, and nothing is lost', () => {
    const amount = linesOf(claim('1400 millions', at(500)));
    expect(amount).toEqual(['1400', 'millions']);
    const word = book.layout(claim('Wolfeschlegelsteinhausen', at(600)));
    expect(word.lines.length).toBeGreaterThan(1);
    expect(word.cut).toBe(false);
    expect(linesOf(claim('Wolfeschlegelsteinhausen', at(600))).join('')).toBe('Wolfeschlegelsteinhausen');
  });
});

describe('a pleasing rag', () => {
  const long = 'When the sun sets half the clinics in the country go dark';

  test('balanced lines are as many as before, and narrower', () => {
    const plain = book.layout(claim(long, at(1900)));
    const balanced = book.layout(claim(long, at(1900, { balance: true })));
    expect(balanced.lines).toHaveLength(plain.lines.length);
    expect(balanced.width).toBeLessThan(plain.width);
  });

  test('of the ways to fill that width the most even one is taken', () => {
    const text = 'aaaaaaaaaa bb bb bb bb bb cc';
    const width = book.layout(claim('aaaaaaaaaa')).width + 20;
    expect(linesOf(claim(text, at(width)))).toEqual(['aaaaaaaaaa', 'bb bb bb bb', 'bb cc']);
    expect(linesOf(claim(text, at(width, { balance: true })))).toEqual(['aaaaaaaaaa', 'bb bb bb', 'bb bb cc']);
  });

  test('an article does not hang at the end of a line if the next one can take it', () => {
    const text = 'they saw a lovely sun electrification';
    const width = book.layout(claim('electrification')).width + 1;
    expect(linesOf(claim(text, at(width)))).toEqual(['they saw a', 'lovely sun', 'electrification']);
    expect(linesOf(claim(text, at(width, { balance: true })))).toEqual(['they saw', 'a lovely sun', 'electrification']);
  });

  test('each paragraph is balanced by itself', () => {
    const lines = linesOf(claim(`${long}\nLight up every single classroom`, at(1500, { balance: true })));
    expect(lines.slice(-2)).toEqual(['Light up every', 'single classroom']);
  });

  test('a short last word does not stand alone', () => {
    const width = book.layout(claim('Give women back their time')).width + 5;
    expect(linesOf(claim('Give women back their time now', at(width)))).toEqual(['Give women back their', 'time now']);
  });

  test('a last word of a quarter of the width may', () => {
    const width = book.layout(claim('Give women')).width + 5;
    expect(linesOf(claim('Give women electricity', at(width)))).toEqual(['Give women', 'electricity']);
  });
});

describe('places', () => {
  test('lines are aligned in the box', () => {
    const x = (['left', 'centre', 'right'] as const).map((align) => book.layout(claim('Light', { ...at(1000), align })).lines[0]!.x);
    const { width } = book.layout(claim('Light'));
    expect(x).toEqual([0, (1000 - width) / 2, 1000 - width]);
  });

  test('the text stands at the top, in the middle or at the bottom of the box', () => {
    const tops = (['top', 'middle', 'bottom'] as const).map((verticalAlign) => book.layout(claim('a\nb', { height: 500, verticalAlign })).top);
    expect(tops).toEqual([0, 150, 300]);
  });

  test('baselines are a line height apart, whatever the words', () => {
    const { lines, height } = book.layout(claim('Light\nΦως\nLight', { lineHeight: 1.2 }));
    expect(lines[1]!.baseline - lines[0]!.baseline).toBeCloseTo(120);
    expect(lines[2]!.baseline - lines[1]!.baseline).toBeCloseTo(120);
    expect(height).toBeCloseTo(360);
  });

  test('a line is as high as its largest run', () => {
    const { lines } = book.layout(claim([run('1.4', { scale: 2 }), run(' billion\npeople')]));
    expect(lines[1]!.baseline - lines[0]!.baseline).toBeLessThan(200);
    expect(book.layout(claim([run('1.4', { scale: 2 }), run(' billion')])).height).toBe(200);
  });

  test('scripts with tall marks get the line height they need', () => {
    expect(book.layout(claim('नूर\nनूर', { lineHeight: 1 })).height).toBeGreaterThanOrEqual(250);
    expect(book.layout(claim('नूर\nनूर', { lineHeight: 1.5 })).height).toBe(300);
  });

  test('letter spacing stands between letters, not after the last', () => {
    const plain = book.layout(claim('abc')).width;
    expect(book.layout(claim([run('abc', { letterSpacing: 0.1 })])).width).toBeCloseTo(plain + 20);
  });
});

const closeSet = (text: string) => claim(text, { lineHeight: 0.82, smallest: 400, largest: 400 });

describe('ink below the last line', () => {
  test('a descender of a close-set text makes it taller, a full stop does not', () => {
    const dot = book.layout(closeSet('1.4'));
    const descender = book.layout(closeSet('1.4g'));
    expect(dot.height).toBeCloseTo(328, 6);
    expect(descender.height).toBeGreaterThan(dot.height + 24);
    expect(descender.lines[0]!.baseline).toBe(dot.lines[0]!.baseline);
  });

  test('descenders of ordinary lines do not', () => {
    expect(book.layout(claim('gypsy', { lineHeight: 1.1 })).height).toBeCloseTo(110, 6);
  });
});
