// What an editor shows of a design at a size, for tests of edits.

import type { Design, Element } from '../../shared/design.ts';
import type { OnShow } from '../../shared/edits.ts';
import { walk } from '../../shared/elements/index.ts';
import { layoutPage, type LayoutSize } from '../../shared/layout.ts';
import type { Direction } from '../../shared/point.ts';

export const square: LayoutSize = { id: 'ig-square', width: 1080, height: 1080 };
export const portrait: LayoutSize = { id: 'ig-portrait', width: 1080, height: 1350 };
export const story: LayoutSize = { id: 'ig-story', width: 1080, height: 1920, safeZone: { top: 250, right: 0, bottom: 340, left: 0 } };

export function showOf(given: Design, at: LayoutSize = square, direction: Direction = 'ltr', page = 0): OnShow {
  const { elements, frame } = layoutPage(given.pages[page]!, at, direction, () => false);
  return { page, size: at.id, scene: { width: at.width, height: at.height, elements, frame }, direction };
}

/** An element as it is shown, its box relative to its group's. */
export function seen(given: Design, id: string, at: LayoutSize = square, direction: Direction = 'ltr'): Element {
  return [...walk(showOf(given, at, direction).scene.elements)].find((element) => element.id === id)!;
}
