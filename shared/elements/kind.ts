// What every kind of element answers about itself. A kind is one file that exports one of these; index.ts is the table.

import type { Brand } from '../brand.ts';
import type { Colour, Element, ElementBase, ElementKind, ElementOf, Fill, TextElement } from '../design.ts';
import type { Place } from '../geometry.ts';
import type { PictureInfo } from '../picture.ts';
import type { Direction, Point } from '../point.ts';
import type { Box, Scene, SceneItem, SceneItemBase, ScenePaint } from '../scene.ts';
import type { Size } from '../size.ts';
import type { FontBook, TextLayout } from '../text/text.ts';
import type { Property } from './property.ts';

export type Absence = Scene['absent'][number]['reason'];

/** Lightest and darkest relative luminance of what lies under a box. */
export interface Ground {
  readonly darkest: number;
  readonly lightest: number;
}

/** An element where it is drawn: its box in page pixels. */
export interface Placed<E extends Element = Element> {
  readonly element: E;
  readonly box: Box;
}

/** What a kind may ask while a scene is built. */
export interface SceneContext {
  readonly size: Pick<Size, 'width' | 'height'>;
  readonly brand: Brand;
  readonly fonts: FontBook;
  /** The point, its texts cleaned. */
  readonly point: Point;
  readonly language: string;
  readonly direction: Direction;
  picture(id: string): PictureInfo | undefined;
  /** Hex of a role or hex. */
  colour(colour: Colour): string;
  /** Undefined: a picture that is not there. */
  paint(fill: Fill, box: Box): ScenePaint | undefined;
  /** The layout of a text in its final box, or the one it was measured by; the same answer however often it is asked. */
  textLayout(element: TextElement): TextLayout;
  /** Lays a text out to see how tall it is; `textLayout` answers the same from then on. */
  measure(element: TextElement): TextLayout;
  /** An element of the page and its box, once all have their places. */
  find(id: string): Placed | undefined;
  /** The item built for an element that lies below; undefined where it had nothing to show. */
  itemBelow(id: string): SceneItem | undefined;
  /** Luminance under a box, of what has been built so far. */
  groundUnder(box: Box): Ground;
  /** The items of a group's children, given its box; built once a scene. */
  childItems(children: readonly Element[], box: Box): readonly SceneItem[];
}

type Content<T> = T extends SceneItem ? Omit<T, keyof SceneItemBase> & { readonly box?: Box } : never;

/** An item without what all items share; with its own box where that differs from the element's. */
export type SceneContent = Content<SceneItem>;

/** A kind's own properties, each declared. `children` are structure, not a property. */
export type OwnProperties<E extends Element> = {
  readonly [P in Exclude<keyof E, keyof ElementBase | 'kind' | 'children'>]-?: Property<E[P]>;
};

export interface Kind<K extends ElementKind = ElementKind> {
  readonly kind: K;
  readonly name: string;
  /** Whether one that reaches the frame's edge is meant to run off the page, rather than to be read within the safe zone. */
  readonly mayBleed: boolean;
  /** Whether it holds other elements, as `children`. */
  readonly holdsChildren?: boolean;
  readonly properties: OwnProperties<ElementOf<K>>;
  /** What a new one has besides the first values of its properties, so that there is something to see. */
  readonly firstValues?: Partial<ElementOf<K>>;
  /** What changes besides its place when it is mirrored. */
  mirrored?(element: ElementOf<K>): ElementOf<K>;
  /** The element, or some of its properties, with the placeholders filled from a point; it asks for no field but those of `fieldsOf`. */
  fill?(element: Partial<ElementOf<K>>, point: Point): Partial<ElementOf<K>>;
  /** Names of the fields it shows, first to last. */
  fieldsOf?(element: ElementOf<K>): readonly string[];
  /** Why it would show nothing; undefined if it shows something. Its children are asked by the caller. */
  absence?(element: ElementOf<K>, context: SceneContext): Absence | undefined;
  /** A text of the filled element that was to be a number or a share and is none; undefined where all can be read, or is empty. */
  misread?(element: ElementOf<K>, language: string): string | undefined;
  /** The element as tall as its content, at most `height`: its place in a column. Absent: as tall as it is. */
  fitted?(element: ElementOf<K>, height: number, context: SceneContext): ElementOf<K>;
  /**
   * What its look depends on besides the element, its box and what a page has in common for all points: while each of these is the same
   * value, so is what `toScene` makes. Absent: on nothing else.
   */
  outside?(element: ElementOf<K>, box: Box, context: SceneContext): readonly unknown[];
  /** Whether a pointer means it at a place relative to its box's top left, within a reach in pixels. Absent: anywhere in its box. */
  covers?(element: ElementOf<K>, at: Place, reach: number): boolean;
  toScene(element: ElementOf<K>, box: Box, context: SceneContext): SceneContent | undefined;
}
