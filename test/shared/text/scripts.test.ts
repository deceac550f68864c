import { describe, expect, test } from 'vitest';
import type { TextRun } from '../../../shared/text/text.ts';
import { book, claim, files, glyphs, glyphsOf, openBook, run } from './book.ts';

const fontsOf = (text: string) => [...new Set(glyphsOf(book.layout(claim(text))).map(({ font }) => font))];
const widthOf = (text: string, more: Partial<TextRun> = {}) => book.layout(claim([run(text, more)])).width;
const used = (more: Partial<TextRun>) => book.layout(claim([run('Light', more)])).substituted;
const missingOf = (text: string) => book.layout(claim(text)).missing;

describe('Latin, Greek and Cyrillic', () => {
  test('a claim is set in the font it asks for, letter by letter from the left', () => {
    const drawn = glyphsOf(book.layout(claim('Light for all')));
    expect(new Set(drawn.map(({ font }) => font))).toEqual(new Set(['BricolageGrotesque-700']));
    expect(drawn.map(({ cluster }) => cluster)).toEqual(Array.from('Light for all', (_, i) => i));
    expect(drawn.map(({ x }) => x)).toEqual(drawn.map(({ x }) => x).toSorted((a, b) => a - b));
  });

  test('letters kern, across a change of colour too', () => {
    const twoColours = book.layout(claim([run('A'), run('V', { colour: '#FF5A3C' })]));
    expect(widthOf('AV')).toBeLessThan(widthOf('A') + widthOf('V'));
    expect(twoColours.width).toBe(widthOf('AV'));
    expect(twoColours.lines[0]!.runs.map(({ colour }) => colour)).toEqual(['#10141A', '#FF5A3C']);
  });

  test('accents compose, whether typed as one character or two', () => {
    expect(glyphs('e\u0301lectricite\u0301')).toEqual(glyphs('électricité'));
  });

  test('Greek and Cyrillic that a display font lacks come from the first fallback that has them, nothing is missing', () => {
    expect(fontsOf('Δικαιοσύνη')).toEqual(['NotoSans-700']);
    expect(fontsOf('Энергия')).toEqual(['NotoSans-700']);
    expect(missingOf('Δικαιοσύνη για όλους. Энергия для всех.')).toEqual([]);
  });
});

describe('Arabic', () => {
  test('letters join: each takes the form its neighbours ask for', () => {
    const [final, medial, initial] = glyphs('ههه');
    const [isolated] = glyphs('ه');
    expect(new Set([final, medial, initial, isolated]).size).toBe(4);
  });

  test('letters join across a change of weight', () => {
    const halves = book.layout(claim([run('بب'), run('بب', { weight: 400, family: 'Noto Naskh Arabic' })]));
    const bold = glyphsOf(halves).filter(({ font }) => font === 'NotoNaskhArabic-700');
    const inner = glyphsOf(book.layout(claim('بببب'))).filter(({ cluster }) => cluster < 2);
    expect(bold.map(({ glyph }) => glyph)).toEqual(inner.map(({ glyph }) => glyph));
  });

  test('runs from right to left', () => {
    const clusters = glyphsOf(book.layout(claim('نور للجميع'))).map(({ cluster }) => cluster);
    expect(clusters).toEqual(clusters.toSorted((a, b) => b - a));
  });

  test('numbers in it keep their order, and stand where they are read', () => {
    const drawn = glyphsOf(book.layout(claim('عام 2030 نور')));
    const at = (cluster: number) => drawn.find((glyph) => glyph.cluster === cluster)!.x;
    expect(at(4)).toBeLessThan(at(7));
    expect(at(0)).toBeGreaterThan(at(7));
    expect(at(9)).toBeLessThan(at(4));
  });

  test('brackets are mirrored', () => {
    const [, , , , openLatin] = glyphs('عام ('.padEnd(5), { direction: 'rtl' }).toReversed();
    const [close] = glyphs(')', { direction: 'ltr', runs: [run(')', { family: 'Noto Naskh Arabic' })] });
    expect(openLatin).toBe(close);
  });

  test('punctuation and digits take the font of the words they are in', () => {
    expect(fontsOf('عام 2030، (نور).')).toEqual(['NotoNaskhArabic-700']);
  });

  test('letter spacing is left out, since it would tear the letters', () => {
    expect(widthOf('نور', { letterSpacing: 0.2 })).toBe(widthOf('نور'));
    expect(widthOf('noor', { letterSpacing: 0.2 })).toBeGreaterThan(widthOf('noor') + 50);
  });
});

describe('Devanagari', () => {
  test('consonants form conjuncts', () => {
    expect(glyphs('क्ष')).toHaveLength(1);
    expect(glyphs('ज्ञ')).toHaveLength(1);
  });

  test('a short i stands before the consonant it is typed after', () => {
    const [ka] = glyphs('क');
    expect(glyphs('कि')[1]).toBe(ka);
    expect(glyphs('की')[0]).toBe(ka);
  });

  test('an initial r becomes the hook above the syllable, after it in order', () => {
    const word = glyphs('र्क');
    expect(word[0]).toBe(glyphs('क')[0]);
    expect(word).toHaveLength(2);
  });
});

describe('all together', () => {
  test('a text of five scripts and an emoji has all it needs', () => {
    const layout = book.layout(claim('Light Φως Свет نور प्रकाश 💡'));
    expect(layout.missing).toEqual([]);
    expect(layout.lines[0]!.emoji.map(({ key }) => key)).toEqual(['1f4a1']);
    expect(new Set(glyphsOf(layout).map(({ font }) => font))).toEqual(
      new Set(['BricolageGrotesque-700', 'NotoSans-700', 'NotoNaskhArabic-700', 'NotoSansDevanagari-700']),
    );
  });

  test('Arabic within English reads from the right, English around it from the left', () => {
    const drawn = glyphsOf(book.layout(claim('one نور two')));
    const order = [...new Set(drawn.map(({ cluster }) => cluster))];
    expect(order).toEqual([0, 1, 2, 3, 6, 5, 4, 7, 8, 9, 10]);
  });

  test('an emoji between English words of an Arabic text does not part them', () => {
    const layout = book.layout(claim('نور a 💡 b', { direction: 'rtl' }));
    const x = (cluster: number) => glyphsOf(layout).find((glyph) => glyph.cluster === cluster)!.x;
    expect(x(4)).toBeLessThan(layout.lines[0]!.emoji[0]!.x);
    expect(layout.lines[0]!.emoji[0]!.x).toBeLessThan(x(9));
  });

  test('a character that no font has is reported once and drawn as a box', () => {
    const layout = book.layout(claim('太 and 太'));
    expect(layout.missing).toEqual(['太']);
    const box = glyphsOf(layout)[0]!;
    expect(box.glyph).toBe(0);
    expect(book.outlines(layout)[0]!.path).toContain('M');
  });
});

describe('faces', () => {
  test('a face that is there is used without a word', () => {
    expect(used({ weight: 800 })).toEqual([]);
  });

  test('the nearest weight stands in for one that is not packed, and is reported', () => {
    expect(used({ weight: 900 })).toEqual([{ wanted: 'Bricolage Grotesque 900', used: 'Bricolage Grotesque 800' }]);
    expect(used({ family: 'Inter', weight: 300 })).toEqual([{ wanted: 'Inter 300', used: 'Inter 400' }]);
  });

  test('an italic that is not packed is set upright, not slanted, and is reported', () => {
    expect(used({ italic: true })).toEqual([{ wanted: 'Bricolage Grotesque 700 italic', used: 'Bricolage Grotesque 700' }]);
    expect(used({ family: 'Instrument Serif', weight: 400, italic: true })).toEqual([]);
  });

  test('an unknown family is set in the main font of the book, and is reported', () => {
    expect(used({ family: 'Comic Sans' })).toEqual([{ wanted: 'Comic Sans 700', used: 'Bricolage Grotesque 700' }]);
  });

  test('a file that no text needs is never opened', () => {
    const opened: string[] = [];
    const watched = files.map(({ face, bytes }) => ({
      face,
      get bytes() {
        opened.push(face.id);
        return bytes;
      },
    }));
    const other = openBook(watched);
    other.layout(claim('Light'));
    expect(opened).toEqual(['BricolageGrotesque-700']);
    other.layout(claim('نور'));
    expect(opened).toEqual(['BricolageGrotesque-700', 'NotoNaskhArabic-700']);
  });

  test('a damaged file counts as not packed', () => {
    const damaged = { face: { id: 'damaged', family: 'Broken', weight: 700, italic: false }, bytes: new Uint8Array(1000).fill(7) };
    const layout = openBook([...files, damaged]).layout(claim([run('Light', { family: 'Broken' })]));
    expect(layout.substituted).toEqual([{ wanted: 'Broken 700', used: 'Bricolage Grotesque 700' }]);
  });

  test('without any readable font a Fault says what to do', () => {
    expect(() => openBook([]).layout(claim('Light'))).toThrow('Add a font file to the pack');
  });
});
