// What the painter makes of a scene: plain descriptions of Konva nodes, which `shared/canvas` gives to Konva for the page and the press.

import type { BlendMode } from './design.ts';
import type { ScenePaint, ScenePicture, SceneShadow, SceneStroke } from './scene.ts';

/** What a path can be filled with; pictures are nodes of their own. */
export type PathFill = Exclude<ScenePaint, ScenePicture>;

export interface GroupNode {
  readonly type: 'group';
  readonly element: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Degrees clockwise about the box's centre, after it was turned over. */
  readonly rotation: number;
  readonly flipX?: boolean;
  readonly flipY?: boolean;
  readonly opacity: number;
  /** Path data, relative to the box: nothing is drawn beside it. */
  readonly clip?: string;
  readonly children: readonly PaintNode[];
}

/** What paths and pictures share. */
interface DrawnNode {
  readonly element: string;
  readonly x: number;
  readonly y: number;
  readonly opacity: number;
  readonly blend?: BlendMode;
  /** Where present the shadow alone is drawn, and not what throws it. */
  readonly shadow?: SceneShadow;
}

/** SVG path data, filled or stroked; the host keeps its Path2D by the path's text. */
export interface PathNode extends DrawnNode {
  readonly type: 'path';
  readonly path: string;
  /** What lies within an even number of its lines is not filled. */
  readonly evenOdd?: boolean;
  /** The path's own units in pixels; 1 if absent. */
  readonly scale?: number;
  readonly fill?: PathFill;
  readonly stroke?: SceneStroke;
  /** Path data in the same units: nothing is drawn beside it. */
  readonly clip?: { readonly path: string; readonly evenOdd?: boolean };
}

/** A derivative drawn 1:1 at a whole-pixel place. */
export interface PictureNode extends DrawnNode {
  readonly type: 'picture';
  readonly width: number;
  readonly height: number;
  /** See `derivativeKey`. */
  readonly key: string;
}

/** A node of the picture. Coordinates are page pixels unless within a group. */
export type PaintNode = GroupNode | PathNode | PictureNode;
