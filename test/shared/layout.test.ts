import { describe, expect, it } from 'vitest';
import type { Element, Layout, Page, Pin } from '../../shared/design.ts';
import { newElement } from '../../shared/elements/index.ts';
import type { LayoutSize, PageLayout } from '../../shared/layout.ts';
import { layoutPage } from '../../shared/layout.ts';
import type { Direction } from '../../shared/point.ts';

const square: LayoutSize = { id: 'ig-square', width: 1080, height: 1080 };
const portrait: LayoutSize = { id: 'ig-portrait', width: 1080, height: 1350 };
const landscape: LayoutSize = { id: 'x-landscape', width: 1600, height: 900 };
const story: LayoutSize = { id: 'ig-story', width: 1080, height: 1920 };

function page(elements: readonly Element[], layouts: readonly Layout[] = []): Page {
  return { id: 'page', background: { type: 'solid', colour: 'background' }, elements, layouts };
}

function words(values: Parameters<typeof newElement<'text'>>[2] = {}): Element {
  return newElement('text', 'claim', { x: 80, y: 100, width: 400, height: 200, ...values });
}

interface Seen {
  readonly direction?: Direction;
  readonly empty?: readonly string[];
}

function layOut(given: Page, size: LayoutSize, { direction = 'ltr', empty = [] }: Seen = {}): PageLayout {
  return layoutPage(given, size, direction, (field) => empty.includes(field));
}

function boxOf(laidOut: PageLayout, index = 0): readonly number[] {
  const { x, y, width, height } = laidOut.elements[index]!;
  return [x, y, width, height];
}

function pinnedAt(size: LayoutSize, pin: Pin): readonly number[] {
  return boxOf(layOut(page([words({ pin })]), size));
}

/** Text that fills the frame but for a margin. */
function content(values: Parameters<typeof newElement<'text'>>[2]): Element {
  return newElement('text', 'words', { x: 80, y: 80, width: 920, height: 920, pin: { x: 'stretch', y: 'stretch' }, ...values });
}

describe('A page without a layout of its own', () => {
  it('is itself at the base size', () => {
    expect(boxOf(layOut(page([words()]), square))).toEqual([80, 100, 400, 200]);
  });

  it('is scaled, never distorted, and shares what is left over by its pins', () => {
    const scale = 900 / 1080;
    const [x, y, width, height] = [80 * scale, 100 * scale, 400 * scale, 200 * scale];
    const spare = 1600 - 900;
    expect(pinnedAt(landscape, { x: 'start', y: 'top' })).toEqual([x, y, width, height].map((value) => expect.closeTo(value, 3)));
    expect(pinnedAt(landscape, { x: 'end', y: 'top' })[0]).toBeCloseTo(x + spare, 3);
    expect(pinnedAt(landscape, { x: 'centre', y: 'top' })[0]).toBeCloseTo(x + spare / 2, 3);
    expect(pinnedAt(landscape, { x: 'stretch', y: 'top' })).toEqual([x, y, width + spare, height].map((value) => expect.closeTo(value, 3)));
  });

  it('shares the height the same way', () => {
    expect(pinnedAt(portrait, { x: 'start', y: 'top' })).toEqual([80, 100, 400, 200]);
    expect(pinnedAt(portrait, { x: 'start', y: 'bottom' })).toEqual([80, 370, 400, 200]);
    expect(pinnedAt(portrait, { x: 'start', y: 'middle' })).toEqual([80, 235, 400, 200]);
    expect(pinnedAt(portrait, { x: 'start', y: 'stretch' })).toEqual([80, 100, 400, 470]);
  });

  it('takes lengths along: type, radii, gaps', () => {
    const half: LayoutSize = { id: 'small', width: 540, height: 540 };
    const laidOut = layOut(page([words({ size: { smallest: 30, largest: 80 } })]), half);
    expect(laidOut.elements[0]).toMatchObject({ size: { smallest: 15, largest: 40 } });
  });
});

describe('Layouts', () => {
  const everything: readonly Layout[] = [
    { size: 'x-landscape', without: 'photo', changes: { claim: { height: 6 } } },
    { size: 'x-landscape', changes: { claim: { height: 5, width: 50 } } },
    { shape: 'landscape', without: 'photo', changes: { claim: { height: 4, y: 40 } } },
    { shape: 'landscape', changes: { claim: { height: 3, x: 30, y: 30 } } },
    { without: 'photo', changes: { claim: { height: 2, width: 20, lineHeight: 2 } } },
    { changes: { claim: { height: 1, width: 10, x: 10, y: 10, name: 'base' } } },
  ];

  it('stack base, base without, class, class without, size, size without, in whatever order they are written', () => {
    const empty = ['photo'];
    const laidOut = layOut(page([words()], everything), landscape, { empty });
    expect(laidOut.elements[0]).toMatchObject({ x: 30, y: 40, width: 50, height: 6, lineHeight: 2, name: 'base' });
  });

  it('for an empty field do not apply where it is filled', () => {
    expect(layOut(page([words()], everything), landscape).elements[0]).toMatchObject({ x: 30, y: 30, width: 50, height: 5, lineHeight: 1.2 });
  });

  it('of a class are drawn in its frame', () => {
    const classOnly = page([words()], [{ shape: 'landscape', changes: { claim: { x: 1000, y: 800, width: 500, height: 50 } } }]);
    expect(boxOf(layOut(classOnly, landscape))).toEqual([1000, 800, 500, 50]);
    expect(boxOf(layOut(classOnly, { id: 'tg-photo', width: 1280, height: 720 }))).toEqual([800, 640, 400, 40]);
  });

  it('of a size are drawn in its pixels, and leave other sizes of the class alone', () => {
    const own = page([words()], [{ size: 'tg-photo', changes: { claim: { x: 7 } } }]);
    expect(boxOf(layOut(own, { id: 'tg-photo', width: 1280, height: 720 }))[0]).toBe(7);
    expect(boxOf(layOut(own, { id: 'yt-thumb', width: 1280, height: 720 }))[0]).not.toBe(7);
  });

  it('may take a property away, and bring a background', () => {
    const given = page([words({ endPoint: 'accent' })], [{ shape: 'story', background: { type: 'solid', colour: 'accent' }, changes: { claim: { endPoint: null } } }]);
    expect(layOut(given, story).elements[0]).not.toHaveProperty('endPoint');
    expect(layOut(given, story).background).toEqual({ type: 'solid', colour: 'accent' });
    expect(layOut(given, square).elements[0]).toHaveProperty('endPoint', 'accent');
  });
});

describe('A group', () => {
  const child = newElement('shape', 'bar', { x: 300, y: 10, width: 100, height: 20, pin: { x: 'end', y: 'bottom' } });
  const group = newElement('group', 'group', { x: 0, y: 0, width: 400, height: 100, pin: { x: 'stretch', y: 'stretch' }, children: [child] });

  it('pins its children into its own box', () => {
    const wide = page([{ ...group, x: 100, y: 100 }]);
    const laidOut = layOut(wide, { id: 'p', width: 1080, height: 1180 }).elements[0]!;
    expect(laidOut).toMatchObject({ x: 100, y: 100, width: 400, height: 200, children: [{ x: 300, y: 110, width: 100, height: 20 }] });
  });

  it('changed at a size takes its children along', () => {
    const own = page([group], [{ size: 'ig-square', changes: { group: { width: 600 }, bar: { y: 3 } } }]);
    expect(layOut(own, square).elements[0]).toMatchObject({ width: 600, children: [{ x: 500, y: 3 }] });
  });
});

describe('A point in a right-to-left language', () => {
  const rtl: Seen = { direction: 'rtl' };

  it('is shown mirrored: places, pins and alignment', () => {
    const laidOut = layOut(page([words({ align: 'start' })]), landscape, rtl).elements[0]!;
    const leftToRight = layOut(page([words()]), landscape).elements[0]!;
    expect(laidOut.x).toBeCloseTo(1600 - leftToRight.x - leftToRight.width, 3);
    expect(laidOut).toMatchObject({ align: 'end' });
  });

  it('leaves alone what does not mirror', () => {
    const fixed = words({ mirror: false, align: 'start', rotation: 4 });
    expect(layOut(page([fixed]), landscape, rtl).elements[0]).toEqual(layOut(page([fixed]), landscape).elements[0]);
  });

  it('mirrors gradients, turns, and slanting lines', () => {
    const fill = { type: 'linear', angle: 30, stops: [{ at: 0, colour: 'text' }, { at: 1, colour: 'accent' }] } as const;
    const turned = newElement('shape', 'shape', { fill, rotation: 20 });
    expect(layOut(page([turned]), square, rtl).elements[0]).toMatchObject({ rotation: -20, fill: { angle: 150 } });
    const line = newElement('shape', 'line', { shape: 'line', width: 100, height: 100 });
    expect(layOut(page([line]), square, rtl).elements[0]).toMatchObject({ rotation: 0, flipX: true });
  });

  it('mirrors the background too', () => {
    const background = { type: 'linear', angle: 45, stops: [{ at: 0, colour: 'text' }, { at: 1, colour: 'accent' }] } as const;
    expect(layOut({ ...page([]), background }, square, rtl).background).toMatchObject({ angle: 135 });
    expect(layOut({ ...page([]), background }, square).background).toEqual(background);
  });

  it('mirrors what is in a group within it, but nothing in a group that stays', () => {
    const bar = newElement('shape', 'bar', { x: 10, width: 50 });
    const group = newElement('group', 'group', { x: 100, width: 400, children: [bar] });
    expect(layOut(page([group]), square, rtl).elements[0]).toMatchObject({ x: 580, children: [{ x: 340 }] });
    expect(layOut(page([{ ...group, mirror: false }]), square, rtl).elements[0]).toMatchObject({ x: 100, children: [{ x: 10 }] });
  });

  it('mirrors what was placed at one size as well', () => {
    const own = page([words()], [{ size: 'ig-square', changes: { claim: { x: 30, width: 100 } } }]);
    expect(boxOf(layOut(own, square, rtl)).slice(0, 3)).toEqual([950, 100, 100]);
  });
});

describe('A safe zone', () => {
  const zone = { top: 270, right: 65, bottom: 385, left: 65 };
  const reel: LayoutSize = { ...story, id: 'ig-reel-cover', safeZone: { ...zone, bottom: 672 } };
  const background = newElement('shape', 'ground', { x: 0, y: 0, width: 1080, height: 1080, pin: { x: 'stretch', y: 'stretch' } });

  it('moves content, not what runs off the page', () => {
    const laidOut = layOut(page([background, content({})]), { ...story, safeZone: zone });
    expect(boxOf(laidOut, 0)).toEqual([0, 0, 1080, 1920]);
    expect(boxOf(laidOut, 1)).toEqual([80, 270, 920, 1920 - 270 - 385]);
  });

  it('is not added to the margin that a layout leaves already', () => {
    const layout: Layout = { shape: 'story', changes: { words: { y: 300, height: 1200, size: { smallest: 40, largest: 40 } } } };
    const drawn = page([content({})], [layout]);
    expect(layOut(drawn, { ...story, safeZone: zone }).elements).toEqual(layOut(drawn, story).elements);
  });

  it('makes content smaller where it lacks room, all of it alike', () => {
    const low = newElement('text', 'low', { x: 80, y: 1400, width: 300, height: 100, pin: { x: 'start', y: 'bottom' } });
    const layout: Layout = { shape: 'story', changes: { words: { y: 300, height: 300 } } };
    const laidOut = layOut(page([content({}), low], [layout]), reel);
    const [words, lowest] = [boxOf(laidOut, 0), boxOf(laidOut, 1)];
    expect(words[1]).toBeGreaterThanOrEqual(270);
    expect(lowest[1]! + lowest[3]!).toBeCloseTo(1920 - 672, 3);
    expect(lowest[2]! / 300).toBeCloseTo(lowest[3]! / 100, 3);
    expect(words[1]! + words[3]!).toBeLessThan(lowest[1]!);
  });

  it('does not take small type below what can be read', () => {
    const layout: Layout = { shape: 'story', changes: { words: { y: 300, height: 1200, size: { smallest: 26, largest: 60 } } } };
    const laidOut = layOut(page([content({})], [layout]), reel).elements[0]!;
    expect(laidOut).toMatchObject({ size: { smallest: 24 } });
    expect(laidOut).toHaveProperty('size.largest', expect.closeTo((60 * (1920 - 672 - 300)) / 1200, 3));
  });

  it('that leaves a strip is filled, at whatever size fits', () => {
    const banner: LayoutSize = { id: 'yt-banner', width: 2560, height: 1440, safeZone: { top: 509, right: 508, bottom: 508, left: 508 } };
    expect(boxOf(layOut(page([background, content({})]), banner), 1)).toEqual([508, 509, 2560 - 2 * 508, 1440 - 508 - 509].map((value) => expect.closeTo(value, 3)));
  });

  it('wider than the page leaves a tenth of it', () => {
    const narrow: LayoutSize = { ...square, safeZone: { top: 0, right: 900, bottom: 0, left: 900 } };
    expect(boxOf(layOut(page([content({})]), narrow))[2]).toBeCloseTo(108, 3);
  });
});
