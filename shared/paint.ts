// The painter: a scene as plain descriptions of Konva nodes. react-konva shows them and the press draws them; there is no
// other way from a design to pixels.

/** A node of the picture; `shared/canvas` gives each to Konva. Coordinates are page pixels unless within a group. */
export type PaintNode =
  | {
      readonly type: 'group';
      readonly element: string;
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly rotation: number;
      readonly opacity: number;
      readonly clip?: { readonly mask: 'rectangle' | 'ellipse'; readonly radius: number };
      readonly children: readonly PaintNode[];
    }
  | {
      /** SVG path data, filled and stroked; the host keeps its Path2D by the path's text. */
      readonly type: 'path';
      readonly element: string;
      readonly x: number;
      readonly y: number;
      readonly path: string;
      readonly fill?: PaintFill;
      readonly stroke?: { readonly colour: string; readonly width: number };
      readonly opacity: number;
      readonly shadow?: PaintShadow;
    }
  | {
      /** A derivative drawn 1:1 at a whole-pixel place. */
      readonly type: 'picture';
      readonly element: string;
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      /** See `derivativeKey`. */
      readonly key: string;
      readonly opacity: number;
    };

export type PaintFill =
  | { readonly type: 'solid'; readonly colour: string }
  | {
      readonly type: 'linear';
      readonly from: readonly [number, number];
      readonly to: readonly [number, number];
      readonly stops: readonly (readonly [number, string])[];
    };

export interface PaintShadow {
  readonly colour: string;
  readonly blur: number;
  readonly offsetX: number;
  readonly offsetY: number;
}

export interface Painting {
  readonly width: number;
  readonly height: number;
  readonly background: PaintFill;
  readonly nodes: readonly PaintNode[];
  /** Keys of the derivatives the nodes draw. */
  readonly derivatives: readonly string[];
  /** Keys of the emoji the texts hold; their shapes must be loaded before `paint`. */
  readonly emoji: readonly string[];
}
