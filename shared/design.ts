// A Design: pages of elements with layouts for sizes, fields, and the point on show. A plain immutable value; everything
// that changes one is a function in edits.ts.

import type { Lock } from './elements/locks.ts';
import type { BlendMode, Colour, Fill, Filter, LineHeads, Mask, OutlineValues, Shadow, ShapeName, Stroke } from './looks.ts';
import type { DotsElement, IconElement, ProgressElement, TableElement } from './figures.ts';
import type { Point, Field, Focus } from './point.ts';
import type { ShapeClass } from './size.ts';

/** The file format's version. `readDesign` migrates older ones. */
export const designSchema = 1;

export type * from './figures.ts';
export type * from './looks.ts';

/** How an element keeps its place when a size is wider or taller than the frame its layout was drawn in. */
export interface Pin {
  readonly x: 'start' | 'end' | 'centre' | 'stretch';
  readonly y: 'top' | 'bottom' | 'middle' | 'stretch';
}

/** What every kind of element has. Lengths are pixels of the layout's frame (see `shapeClasses`). */
export interface ElementBase {
  readonly id: string;
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Degrees clockwise about the centre. */
  readonly rotation: number;
  readonly opacity: number;
  readonly pin: Pin;
  readonly hidden: boolean;
  readonly locked: boolean;
  /** What of it may not be changed; all of it where it is `locked`. */
  readonly locks?: readonly Lock[];
  /** Fields that decide properties, by property: see `bindings.ts`. Texts and pictures name theirs in themselves. */
  readonly bindings?: Readonly<Record<string, string>>;
  /** Whether right-to-left points mirror it. Logos, photos and charts may stay; most elements mirror. */
  readonly mirror: boolean;
  /** Shadows, the first on top. */
  readonly shadow?: readonly Shadow[];
  /** How its colours mix with what lies beneath; a group hands it to what it holds. They cover it if absent. */
  readonly blend?: BlendMode;
  /** Turned over left to right about its centre, before it is rotated. */
  readonly flipX?: boolean;
  /** Turned over top to bottom. */
  readonly flipY?: boolean;
  /** Inside a column group: takes the height the others leave. At most one element of a column does. */
  readonly grow?: boolean;
}

/**
 * A stretch of text with one look. `text` may hold `{field}` placeholders. A run whose fields are all empty is left out; a run
 * without fields in a text that has some (a separator) stays only between two runs that stay. Joined runs count as one.
 */
export interface Run {
  readonly text: string;
  readonly colour?: Colour;
  readonly weight?: number;
  readonly italic?: boolean;
  /** Size relative to the text's own; 1 if absent. */
  readonly scale?: number;
  /** Role or family of another font. */
  readonly font?: string;
  readonly underline?: boolean;
  /** Belongs to the run before: both stay or are left out, as if they were one. */
  readonly joined?: boolean;
}

/** How a text's size is found: fixed, or the largest between two at which the text fits its box. */
export interface TextSize {
  readonly smallest: number;
  readonly largest: number;
}

export interface TextElement extends ElementBase {
  readonly kind: 'text';
  readonly runs: readonly Run[];
  /** A font role of the brand, or a family name. */
  readonly font: string;
  /** 100 to 900; the font role's own weight if absent. */
  readonly weight?: number;
  readonly italic?: boolean;
  /** Pixels of the frame; a fixed size has `smallest` equal to `largest`. */
  readonly size: TextSize;
  readonly colour: Colour;
  /** Multiple of the size. */
  readonly lineHeight: number;
  /** In em; ignored for joining scripts. The font role's own if absent. */
  readonly letterSpacing?: number;
  readonly align: 'start' | 'centre' | 'end';
  readonly verticalAlign: 'top' | 'middle' | 'bottom';
  /** Lines of about equal length instead of full ones, and no last line of a single short word. */
  readonly balance: boolean;
  readonly maxLines?: number;
  readonly uppercase?: boolean;
  /** Colour of the circle that ends the text in place of its final full stop; none after `?`, `!` or an ellipsis. */
  readonly endPoint?: Colour;
}

/** Where a picture comes from: a field of the point, or an asset of the pack or the library. */
export type PictureSource =
  | { readonly field: string }
  | {
      readonly asset: string;
      /** The field it is from, once the element was filled. */
      readonly field?: string;
    };

export interface ImageElement extends ElementBase, OutlineValues {
  readonly kind: 'image';
  readonly source: PictureSource;
  /** `cover` fills the box and crops about the focus; `contain` shows the whole picture. */
  readonly fit: 'cover' | 'contain';
  readonly focus?: Focus;
  /** How much larger than just to cover the box it is shown, about the focus; 1 if absent. */
  readonly zoom?: number;
  /** Which outline it is cut to. */
  readonly mask: Mask;
  readonly filter?: Filter;
  readonly stroke?: Stroke;
}

/** A veil over a picture, just strong enough for texts above it to reach their contrast. */
export interface Scrim {
  /** Id of the image element it veils. */
  readonly over: string;
  /** Ids of the text elements that must be readable. */
  readonly texts: readonly string[];
  /** Contrast ratio to reach, e.g. 4.5. */
  readonly contrast: number;
}

export interface ShapeElement extends ElementBase, OutlineValues {
  readonly kind: 'shape';
  readonly shape: ShapeName;
  /** A line has none; it is drawn by its stroke from the box's start to its end corner. */
  readonly fill?: Fill;
  readonly stroke?: Stroke;
  /** Ends of a line or an open path. */
  readonly heads?: LineHeads;
  /** Where present, the fill's opacity is computed from the picture below. */
  readonly scrim?: Scrim;
}

/** Elements that move together; as a column they are stacked and close up over what is empty. */
export interface GroupElement extends ElementBase {
  readonly kind: 'group';
  /** Bottom first. Positions are relative to the group's box; a column ignores their y. */
  readonly children: readonly Element[];
  readonly column?: { readonly gap: number; readonly align: 'top' | 'middle' | 'bottom' };
}

export interface QrElement extends ElementBase {
  readonly kind: 'qr';
  /** May hold `{field}` placeholders; the element is left out where it comes to nothing. */
  readonly content: string;
  readonly colour: Colour;
  /** Colour of the quiet zone and the gaps. */
  readonly background: Colour;
}

/** A place for the brand's logo; the variant follows the ground it lies on. Left out where the brand has none. */
export interface LogoElement extends ElementBase {
  readonly kind: 'logo';
  /** `auto` takes the variant for the page's background under it. */
  readonly variant: 'auto' | 'light' | 'dark';
  readonly alignX: 'start' | 'centre' | 'end';
}

export type Element =
  | TextElement
  | ImageElement
  | ShapeElement
  | GroupElement
  | QrElement
  | LogoElement
  | IconElement
  | DotsElement
  | ProgressElement
  | TableElement;
export type ElementKind = Element['kind'];
export type ElementOf<K extends ElementKind> = Extract<Element, { kind: K }>;

/** The changes a layout makes to an element: any property but its identity. */
export type Change = Readonly<Record<string, unknown>>;

/**
 * Differences from the base for a shape class, for one size, or where a field is empty. They stack: base, base without,
 * class, class without, size, size without. Lengths in a layout for one size are pixels of that size, else of the class's frame.
 */
export interface Layout {
  readonly shape?: ShapeClass;
  /** A size id. */
  readonly size?: string;
  /** Applies only where this field is empty; `logo` where the brand has no logo. */
  readonly without?: string;
  /** Page background, where the layout has its own. */
  readonly background?: Fill;
  /** Changes by element id (of children of groups too). */
  readonly changes: Readonly<Record<string, Change>>;
}

/** A line to lay elements along; never part of a picture. */
export interface Guide {
  /** `x` stands upright at a share of the width, `y` lies at a share of the height. */
  readonly axis: 'x' | 'y';
  /** 0 to 1. */
  readonly at: number;
  readonly locked?: boolean;
}

export interface Page {
  readonly id: string;
  readonly background: Fill;
  /** Bottom first. Base geometry is in the square frame, 1080 x 1080. */
  readonly elements: readonly Element[];
  readonly layouts: readonly Layout[];
  /** None if absent. */
  readonly guides?: readonly Guide[];
}

export interface Design {
  readonly schema: number;
  readonly id: string;
  readonly name: string;
  /** One sentence: what it is for. */
  readonly description: string;
  readonly fields: readonly Field[];
  /** The point on show; in a template, its sample. */
  readonly point: Point;
  /** How alt text is composed where the point has none: a pattern with `{field}` placeholders, parts in `[...]` left out when empty. */
  readonly altPattern: string;
  /** Whether it shows a person, so that no picture is made without consent. A file that does not say shows one if it takes a name or a photo. */
  readonly showsPerson: boolean;
  /** The pack it belongs to, as `name@version`; '' for none. */
  readonly pack: string;
  readonly pages: readonly Page[];
}

/** An empty design of one page, on the brand's background. */
export function newDesign(given: { readonly id: string; readonly name: string } & Partial<Design>): Design {
  const page: Page = { id: 'page-1', background: { type: 'solid', colour: 'background' }, elements: [], layouts: [] };
  return {
    schema: designSchema,
    description: '',
    fields: [],
    point: {},
    altPattern: '',
    showsPerson: false,
    pack: '',
    pages: [page],
    ...given,
  };
}

export { parseDesign, readDesign } from './readDesign.ts';
export type { ReadDesign } from './readDesign.ts';
export { writeDesign } from './writeDesign.ts';
