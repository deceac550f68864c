// Dot charts, rings and bars, tables and icons: what they draw of what they are given.

import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import '../../helpers/properties.ts';
import type { Element } from '../../../shared/design.ts';
import { countDots, gridOf } from '../../../shared/elements/dots.ts';
import { mirrorLook, newElement } from '../../../shared/elements/index.ts';
import { contains } from '../../../shared/geometry.ts';
import type { Point } from '../../../shared/point.ts';
import type { Scene, SceneItem } from '../../../shared/scene.ts';
import { buildScene, drawnItems } from '../../../shared/scene.ts';
import { assets, designOf } from '../scenes.ts';

const square = { id: 'square', width: 1080, height: 1080 };
const at = { x: 100, y: 100, width: 600, height: 300 };

function sceneOf(element: Element, point: Point = {}): Scene {
  return buildScene(designOf([element]), 0, square, point, assets());
}

const drawn = (element: Element, point: Point = {}): readonly Exclude<SceneItem, { type: 'group' }>[] => [...drawnItems(sceneOf(element, point).items)];
const outlines = (element: Element, point: Point = {}): readonly Extract<SceneItem, { type: 'outline' }>[] => drawn(element, point).filter((item) => item.type === 'outline');
const texts = (element: Element, point: Point = {}): readonly Extract<SceneItem, { type: 'text' }>[] => drawn(element, point).filter((item) => item.type === 'text');
const circles = (path: string): number => path.split('M').length - 1;

const litX = (element: Element): number => outlines(element).at(-1)!.box.x;
const barWidths = (value: string): readonly number[] =>
  outlines(newElement('progress', 'p', { ...at, shape: 'bar', value, track: 'muted', round: false })).map((item) => item.box.width);

describe('A dot chart', () => {
  test.each([
    ['1 in 8', 8, 1],
    ['20%', 100, 20],
    ['0.2%', 100, 1],
    ['99.9%', 100, 99],
    ['100%', 100, 100],
    ['0%', 100, 0],
    ['150%', 100, 100],
    ['3 in 2500', 100, 1],
  ])('of %s has %i dots, %i of them lit', (value, count, lit) => {
    const [unlit, bright] = [count - lit, lit];
    const paths = outlines(newElement('dots', 'dots', { ...at, value }));
    expect(paths.map((item) => circles(item.path))).toEqual([unlit, bright].filter((many) => many > 0));
  });

  it('takes its share from the point, in its language, and is not there without one', () => {
    const chart = newElement('dots', 'dots', { ...at, value: '{figure}' });
    expect(outlines(chart, { figure: '٣ من ٤', language: 'ar' }).map((item) => circles(item.path))).toEqual([1, 3]);
    expect(sceneOf(chart, {}).absent).toEqual([{ element: 'dots', reason: 'empty' }]);
    expect(sceneOf(chart, { figure: 'some' }).absent).toEqual([{ element: 'dots', reason: 'empty' }]);
  });

  it('keeps within its box, whatever its shape, and wastes none of both its sides', () => {
    const side = fc.double({ min: 10, max: 2000, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), side, side, fc.double({ min: 0, max: 2, noNaN: true }), (count, width, height, gap) => {
        const { columns, rows, dot } = gridOf(count, { width, height }, gap);
        const [wide, tall] = [dot * (columns + gap * (columns - 1)), dot * (rows + gap * (rows - 1))];
        expect(columns * rows).toBeGreaterThanOrEqual(count);
        expect(wide).toBeLessThanOrEqual(width * 1.0001);
        expect(tall).toBeLessThanOrEqual(height * 1.0001);
        expect(Math.max(wide / width, tall / height)).toBeCloseTo(1, 3);
      }),
      { numRuns: 60 },
    );
  });

  it('never lights none of something, nor all of what is less than all', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }), fc.integer({ min: 2, max: 1000 }), (share, count) => {
        const { lit } = countDots({ share }, count);
        expect(lit).toBeGreaterThan(0);
        expect(lit).toBeLessThan(count);
      }),
    );
  });

  it('begins on the other side in a mirror', () => {
    const chart = newElement('dots', 'dots', { ...at, value: '1 in 4', columns: 4 });
    expect(litX(chart)).toBe(100);
    expect(litX(mirrorLook(chart))).toBeGreaterThan(500);
  });
});

describe('A ring or bar', () => {
  it.each(['ring', 'bar'] as const)('keeps within its box, at any share: %s', (shape) => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 200, noNaN: true }), fc.integer({ min: 1, max: 500 }), fc.boolean(), (percent, thickness, round) => {
        const given = newElement('progress', 'p', { ...at, shape, value: `${percent.toFixed(2)}%`, thickness, round, track: 'muted', point: 'text' });
        for (const item of outlines(given)) {
          expect(contains(at, item.box, 0.5)).toBe(true);
          expect(item.path).not.toMatch(/NaN|Infinity/);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('shows the track alone where nothing is reached, and no more than all', () => {
    expect(barWidths('0%')).toEqual([600]);
    expect(barWidths('25%')).toEqual([600, 150]);
    expect(barWidths('130%')).toEqual([600, 600]);
  });

  it('runs from the right in a mirror', () => {
    const bar = newElement('progress', 'p', { ...at, shape: 'bar', value: '25%', round: false });
    expect(outlines(bar).at(-1)!.box.x).toBe(100);
    expect(outlines(mirrorLook(bar)).at(-1)!.box.x).toBe(550);
  });
});

describe('A table', () => {
  const table = newElement('table', 'facts', {
    ...at,
    rows: [['{year1}', '{fact1}'], ['{year2}', '{fact2}'], ['{year3}', '{fact3}']],
    columns: [{ share: 1, align: 'start' }, { share: 3, align: 'start' }],
    header: false,
    line: undefined,
    points: 'accent',
    size: { smallest: 20, largest: 60 },
  });
  const point = { year1: '2010', fact1: 'Dark', year2: '2020', fact2: 'Dim', year3: '2030', fact3: 'Light' };

  const long = (words: number): Point => ({ ...point, fact2: 'light '.repeat(words) });

  it('sets every cell from the point, in one size, row below row', () => {
    const cells = texts(table, point);
    expect(cells.map((cell) => [cell.part, cell.text])).toEqual([['1.1', '2010'], ['1.2', 'Dark'], ['2.1', '2020'], ['2.2', 'Dim'], ['3.1', '2030'], ['3.2', 'Light']]);
    expect(new Set(cells.map((cell) => cell.layout.size)).size).toBe(1);
    expect(cells[2]!.box.y).toBeGreaterThan(cells[0]!.box.y);
    expect(cells[1]!.box.x).toBeGreaterThan(cells[0]!.box.x);
  });

  it('closes up over rows without anything in them, with their points', () => {
    const { year2: _year, fact2: _fact, ...without } = point;
    expect(texts(table, without).map((cell) => cell.text)).toEqual(['2010', 'Dark', '2030', 'Light']);
    expect(outlines(table, without)).toHaveLength(2);
    expect(sceneOf(table, {}).absent).toEqual([{ element: 'facts', reason: 'empty' }]);
  });

  it('shrinks to fit, and says that it is cut where even the smallest does not', () => {
    const few = texts(table, long(12));
    expect(few[0]!.layout.size).toBeLessThan(60);
    expect(few.some((cell) => cell.layout.cut)).toBe(false);
    for (const cell of few) expect(contains(at, cell.box, 0.5)).toBe(true);
    expect(texts(table, long(400)).some((cell) => cell.layout.cut)).toBe(true);
  });

  it('puts its columns on the other side in a mirror, and turns their alignment', () => {
    const cells = texts(mirrorLook(table), point);
    expect(cells[0]!.box.x).toBeGreaterThan(cells[1]!.box.x);
    expect(cells[0]!.box.x + cells[0]!.box.width).toBeLessThanOrEqual(700);
  });

  it('is one element to checks, each of its texts one of its parts', () => {
    expect(new Set(texts(table, point).map((cell) => cell.element))).toEqual(new Set(['facts']));
  });
});

describe('An icon', () => {
  const icon = newElement('icon', 'i', { ...at, icon: { name: 'flag', path: 'M0 0L256 128L0 256Z' } });

  it('is as large as its box allows, in the middle', () => {
    const [item] = outlines(icon);
    expect(item).toMatchObject({ box: { x: 250, y: 100, width: 300, height: 300 }, path: 'M0 0L300 150L0 300Z' });
  });

  it('turns about in a mirror only where it points to a side', () => {
    expect(mirrorLook(icon)).toEqual(icon);
    expect(mirrorLook({ ...icon, directional: true })).toMatchObject({ flipX: true });
  });

  it('throws its shadows, and so do all parts of a chart', () => {
    const shadow = [{ colour: '#000000', opacity: 0.5, blur: 4, offsetX: 0, offsetY: 2 }];
    const chart = newElement('dots', 'dots', { ...at, value: '1 in 4', shadow });
    expect(outlines(chart).map((item) => item.shadows?.length)).toEqual([1, 1]);
  });
});
