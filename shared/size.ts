// A size: the pixels a network asks for, and the limits that a picture of that size must keep.

/** File types we write. `auto` is resolved before a job exists. */
export type FileType = 'jpeg' | 'png' | 'webp' | 'avif';

export type Confidence = 'official' | 'secondary' | 'uncertain';

/** Distances from each edge, in pixels of the size, that the network's own buttons and texts may cover. */
export interface Insets {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** What a size is for. Only `post` sizes are part of `all`; covers and profile pictures are asked for by id. */
export type SizeUse = 'post' | 'cover' | 'profile';

export interface Size {
  /** Stable id, e.g. `ig-portrait`. */
  readonly id: string;
  /** Id of its network, e.g. `instagram`. */
  readonly network: string;
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly use: SizeUse;
  /** The size to take where a network is to get just one. */
  readonly recommended: boolean;
  /** File types the network takes, of those we write; the first is preferred. */
  readonly types: readonly FileType[];
  readonly maxBytes?: number;
  readonly minBytes?: number;
  readonly safeZone?: Insets;
  /** How sure the safe zone is; present with it. */
  readonly safeZoneConfidence?: Confidence;
  /** The longest alt text its network takes, with the network's name; absent where no limit is known. */
  readonly altLimit?: { readonly characters: number; readonly network: string };
  /** How sure the pixel size is, and how sure the limits are. */
  readonly confidence: Confidence;
  readonly limitsConfidence: Confidence;
  /** Keys into the network table's sources. */
  readonly sources: readonly string[];
  readonly note?: string;
}

/** The five shapes a template has a layout for. */
export type ShapeClass = 'story' | 'portrait' | 'square' | 'landscape' | 'card';

/** The shape classes from tall to wide, each with the width/height below which it ends and the frame its layouts are drawn in. */
export const shapeClasses: readonly {
  readonly id: ShapeClass;
  readonly name: string;
  /** Exclusive upper bound of width / height. */
  readonly below: number;
  readonly frame: { readonly width: number; readonly height: number };
}[] = [
  { id: 'story', name: 'Story', below: 0.62, frame: { width: 1080, height: 1920 } },
  { id: 'portrait', name: 'Portrait', below: 0.9, frame: { width: 1080, height: 1350 } },
  { id: 'square', name: 'Square', below: 1.4, frame: { width: 1080, height: 1080 } },
  { id: 'landscape', name: 'Landscape', below: 1.84, frame: { width: 1600, height: 900 } },
  { id: 'card', name: 'Link card', below: Infinity, frame: { width: 1200, height: 630 } },
];

/** The shape class of pixel dimensions: story below 0.62, portrait below 0.9, square to 1.4, landscape to 1.84, link card above. */
export function shapeClassOf(size: { readonly width: number; readonly height: number }): ShapeClass {
  const ratio = size.width / size.height;
  const found = shapeClasses.find((shape) => ratio < shape.below) ?? shapeClasses[shapeClasses.length - 1];
  return found!.id;
}
