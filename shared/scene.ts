// A scene: what a design shows at one size for one point, in absolute pixels of that size. Pure: the same design, size, point
// and assets give the same scene everywhere. The painter, the checks and the editor all read it.

import type { Brand } from './brand.ts';
import type { BlendMode, Element, ElementKind, LineHeads, Mask, OutlineValues, ShapeName, Stroke } from './design.ts';
import type { PageFrame } from './layout.ts';
import type { DerivativeRequest, PictureInfo } from './picture.ts';
import type { FontBook, TextLayout } from './text/text.ts';

/** What a scene needs besides the design: already loaded, since building a scene waits for nothing. */
export interface SceneAssets {
  readonly fonts: FontBook;
  readonly brand: Brand;
  /** Undefined: not there, or cannot be read. */
  picture(id: string): PictureInfo | undefined;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Offsets 0 to 1 with `#RRGGBBAA` colours. */
export type SceneStops = readonly (readonly [number, string])[];

export type SceneGradient =
  | {
      readonly type: 'linear';
      /** Start and end relative to the item's box, in pixels. */
      readonly from: readonly [number, number];
      readonly to: readonly [number, number];
      readonly stops: SceneStops;
    }
  | {
      readonly type: 'radial';
      /** Relative to the item's box, in pixels. */
      readonly centre: readonly [number, number];
      readonly radius: number;
      readonly stops: SceneStops;
    };

export interface ScenePicture {
  readonly type: 'picture';
  readonly derivative: DerivativeRequest;
  /** On the page, in whole pixels; the derivative's size. */
  readonly box: Box;
  readonly opacity: number;
  /** Scale from the source's pixels to the page's: above 1 the source is too small. */
  readonly enlargement: number;
  /** Of a page's background: the colour where the picture is not, or not opaque. */
  readonly under?: string;
}

export type ScenePaint = { readonly type: 'solid'; readonly colour: string } | SceneGradient | ScenePicture;

/** A stroke whose colour is hex. */
export type SceneStroke = Stroke;

export interface SceneShadow {
  readonly colour: string;
  readonly blur: number;
  readonly offsetX: number;
  readonly offsetY: number;
  readonly inner?: boolean;
}

/** What every item of a scene has. Colours are hex; roles have been resolved. */
export interface SceneItemBase {
  /** The element it shows. */
  readonly element: string;
  readonly name: string;
  readonly kind: ElementKind;
  /** Where an element draws several texts: which of them this is. */
  readonly part?: string;
  readonly box: Box;
  readonly rotation: number;
  readonly opacity: number;
  /** Absent for none. */
  readonly flipX?: boolean;
  readonly flipY?: boolean;
  readonly blend?: BlendMode;
  /** The first on top. */
  readonly shadows?: readonly SceneShadow[];
}

export type SceneItem = SceneItemBase &
  (
    | (OutlineValues & {
        readonly type: 'shape';
        readonly shape: ShapeName;
        readonly fill?: ScenePaint;
        readonly stroke?: SceneStroke;
        readonly heads?: LineHeads;
      })
    | (OutlineValues & {
        readonly type: 'picture';
        /** The box is whole pixels and equals the derivative's size. */
        readonly derivative: DerivativeRequest;
        readonly mask: Mask;
        /** The picture is transparent in parts, so that it casts its own shadow. */
        readonly hasAlpha?: boolean;
        readonly stroke?: SceneStroke;
        /** Scale from the source's pixels to the page's: above 1 the source is too small. */
        readonly enlargement: number;
      })
    | { readonly type: 'text'; readonly text: string; readonly layout: TextLayout; readonly smallest: number }
    | {
        readonly type: 'outline';
        /** SVG path data relative to the box. */
        readonly path: string;
        readonly colour: string;
        readonly background?: string;
      }
    | { readonly type: 'group'; readonly items: readonly SceneItem[] }
  );

export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly background: ScenePaint;
  /** Bottom first; a group's items have absolute boxes too. */
  readonly items: readonly SceneItem[];
  /** Elements that had nothing to show, and why. */
  readonly absent: readonly { readonly element: string; readonly reason: 'empty' | 'missingPicture' | 'hidden' }[];
  /** Elements after layout, before their content was resolved: what the editor selects and moves. */
  readonly elements: readonly Element[];
  readonly frame: PageFrame;
}

export { buildScene, drawnItems } from './buildScene.ts';
