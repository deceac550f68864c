// The looks of elements as a design keeps them: colours, fills, strokes, shadows, blend modes, outlines and filters. Plain values;
// elements/styles.ts reads them.

import type { Focus } from './point.ts';

/** A role of the brand (`accent`) or a hex value (`#RRGGBB` or `#RRGGBBAA`). */
export type Colour = string;

export interface GradientStop {
  /** 0 to 1 along the gradient. */
  readonly at: number;
  readonly colour: Colour;
  /** 0 to 1; 1 if absent. */
  readonly opacity?: number;
}

/** How a picture fills a box: cropped to cover it, whole within it, or again and again at `scale`. */
export type PictureFit = 'cover' | 'contain' | 'tile';

export interface PictureFill {
  readonly type: 'picture';
  /** Asset id of the pack or the library. */
  readonly asset: string;
  readonly fit: PictureFit;
  /** What `cover` keeps in sight; what is found in the picture if absent. */
  readonly focus?: Focus;
  /** Width of a tile, in pixels of the frame; that of the picture if absent. */
  readonly tile?: number;
}

export type Fill =
  | { readonly type: 'solid'; readonly colour: Colour }
  /** `angle` in degrees: 0 runs left to right, 90 top to bottom. */
  | { readonly type: 'linear'; readonly angle: number; readonly stops: readonly GradientStop[] }
  /** A circle about `centre` (shares of the box). `radius` 1 is half the box's diagonal, which reaches the corners from the middle. */
  | { readonly type: 'radial'; readonly centre: Focus; readonly radius: number; readonly stops: readonly GradientStop[] }
  | PictureFill;

export type FillType = Fill['type'];

export type StrokeCap = 'butt' | 'round' | 'square';
export type StrokeJoin = 'miter' | 'round' | 'bevel';
/** On which side of an outline; open lines have no inside and are always stroked about their middle. */
export type StrokePosition = 'centre' | 'inside' | 'outside';

export interface Stroke {
  readonly colour: Colour;
  /** In pixels of the layout's frame. */
  readonly width: number;
  /** Lengths of a dash and of the gap after it, in pixels of the frame. A dash of 0 with round caps is a dot. Unbroken if absent. */
  readonly dash?: readonly [number, number];
  /** `butt` if absent. */
  readonly cap?: StrokeCap;
  /** `miter` if absent. */
  readonly join?: StrokeJoin;
  /** `centre` if absent. */
  readonly position?: StrokePosition;
}

export interface Shadow {
  readonly colour: Colour;
  readonly opacity: number;
  readonly blur: number;
  readonly offsetX: number;
  readonly offsetY: number;
  /** Falls into the element from its edges; of shapes and pictures only. */
  readonly inner?: boolean;
}

/** How colours mix with those beneath; the canvas's own names. An element of a group mixes with all beneath it. */
export type BlendMode =
  | 'multiply'
  | 'screen'
  | 'overlay'
  | 'darken'
  | 'lighten'
  | 'color-dodge'
  | 'color-burn'
  | 'hard-light'
  | 'soft-light'
  | 'difference'
  | 'exclusion';

/** Corner radii in pixels of the frame: one for all, or clockwise from the top left. */
export type Radius = number | readonly [topLeft: number, topRight: number, bottomRight: number, bottomLeft: number];

/** A point of a free path, in shares of the element's box (0 to 1 lies within it). Handles are relative to the point; without one a side is straight. */
export interface PathPoint {
  readonly x: number;
  readonly y: number;
  /** Handle of the curve that arrives. */
  readonly in?: Focus;
  /** Handle of the curve that leaves. */
  readonly out?: Focus;
}

export interface FreePath {
  readonly points: readonly PathPoint[];
  readonly closed: boolean;
}

export type HeadStyle = 'arrow' | 'triangle' | 'circle' | 'square' | 'bar';

/** What a line or an open path ends in; nothing where absent. */
export interface LineHeads {
  readonly start?: HeadStyle;
  readonly end?: HeadStyle;
}

/** Closed outlines, which can be filled and can mask a picture. */
export type Mask = 'rectangle' | 'ellipse' | 'polygon' | 'star' | 'path';
export type ShapeName = Mask | 'line';

/** What names an outline besides its shape. Each counts only for the shapes that its comment names. */
export interface OutlineValues {
  /** Corner radii of a rectangle; one radius rounds a polygon or a star too. */
  readonly radius: Radius;
  /** Sides of a polygon (5 if absent), points of a star (5). */
  readonly sides?: number;
  /** Inner radius of a star as a share of its outer one; 0.5 if absent. */
  readonly inner?: number;
  /** A free path; a rectangle is shown where it is missing. */
  readonly path?: FreePath;
}

/** Numbers of a filter are 0 where they change nothing, and absent then. */
export interface Filter {
  /** Two colours: shadows and lights. */
  readonly duotone?: readonly [Colour, Colour];
  readonly grey?: boolean;
  /** The picture in shades of one colour, mixed with the picture by `strength` (0 to 1). */
  readonly tint?: { readonly colour: Colour; readonly strength: number };
  /** -1 (black) to 1 (white). */
  readonly brightness?: number;
  /** -1 (grey) to 1. */
  readonly contrast?: number;
  /** -1 (grey) to 1 (three times as colourful). */
  readonly saturation?: number;
  /** Standard deviation of the blur, in pixels of the frame. */
  readonly blur?: number;
}
