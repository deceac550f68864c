import { describe, expect, test } from 'vitest';
import type { TextRun } from '../../../shared/text/text.ts';
import { book, claim, glyphsOf, run } from './book.ts';

const sun = '#FFB000';
const layoutOf = (text: string, more = {}) => book.layout(claim(text, { endPoint: sun, ...more }));
const circlesOf = (text: string, more = {}) => layoutOf(text, more).lines.flatMap(({ circles }) => circles);

const radiusOf = (more: Partial<TextRun>) => book.layout(claim([run('Light', more)], { endPoint: sun })).lines[0]!.circles[0]!.radius;

describe('the end point', () => {
  test.each(['Light for all.', 'Light for all', 'Light for all. ', 'उजाला सबके लिए।', 'نور للجميع.', 'سب کے لیے۔', 'Light 💡'])(
    'ends “%s” once, in its colour',
    (text) => {
      const circles = circlesOf(text);
      expect(circles).toHaveLength(1);
      expect(circles[0]!.colour).toBe(sun);
    },
  );

  test.each(['Light for all?', 'Light for all!', 'Light for all…', 'Light for all...', 'هل من نور؟', 'He said: “Light!”', 'As follows:', '.'])(
    'does not follow “%s”',
    (text) => {
      expect(circlesOf(text)).toEqual([]);
      expect(glyphsOf(layoutOf(text))).toEqual(glyphsOf(layoutOf(text, { endPoint: undefined })));
    },
  );

  test('takes the place of the full stop', () => {
    expect(layoutOf('Light.').width).toBe(layoutOf('Light').width);
    expect(glyphsOf(layoutOf('Light.'))).toHaveLength(5);
    expect(layoutOf('Light.').lines[0]).toMatchObject({ start: 0, end: 6 });
  });

  test('takes the place of a full stop within quotation marks, and stands after them', () => {
    const { lines } = layoutOf('“Light.”');
    const drawn = glyphsOf(layoutOf('“Light.”'));
    expect(drawn.map(({ cluster }) => cluster)).toEqual([0, 1, 2, 3, 4, 5, 7]);
    expect(lines[0]!.circles[0]!.x).toBeGreaterThan(drawn.at(-1)!.x);
  });

  test('stands on the baseline, after the last letter in reading direction', () => {
    const english = layoutOf('Light');
    const [line] = english.lines;
    const [circle] = line!.circles;
    expect(circle!.y + circle!.radius).toBeCloseTo(line!.baseline);
    expect(circle!.x + circle!.radius).toBeCloseTo(line!.x + line!.width);
    const arabic = layoutOf('نور');
    expect(arabic.lines[0]!.circles[0]!.x - arabic.lines[0]!.circles[0]!.radius).toBeCloseTo(arabic.lines[0]!.x);
    expect(Math.min(...glyphsOf(arabic).map(({ x }) => x))).toBeGreaterThan(arabic.lines[0]!.circles[0]!.x);
  });

  test('ends an Arabic text on the left even after a Latin word', () => {
    const { lines } = layoutOf('نور IEA', { direction: 'rtl' });
    expect(lines[0]!.circles[0]!.x).toBeLessThan(Math.min(...lines[0]!.runs.flatMap(({ glyphs }) => glyphs.map(({ x }) => x))));
  });

  test('is somewhat larger than the full stop of its face: heavier faces have heavier points', () => {
    expect(radiusOf({ weight: 800 })).toBeCloseTo(13.5, 0);
    expect(radiusOf({ family: 'Inter', weight: 400 })).toBeLessThan(radiusOf({ weight: 700 }));
  });

  test('takes its room in the line and is never alone on one', () => {
    const { width } = book.layout(claim('Half the clinics go dark'));
    const { lines } = layoutOf('Half the clinics go dark.', { width: width + 1 });
    expect(lines).toHaveLength(2);
    expect(lines[1]!.runs.length).toBeGreaterThan(0);
    const letters = layoutOf('ab', { width: 1 });
    expect(letters.lines.map(({ circles }) => circles.length)).toEqual([0, 1]);
    expect(letters.lines[1]!.runs).toHaveLength(1);
  });
});
