// What a check is, and what it says.

import type { Brand } from '../brand.ts';
import type { Design } from '../design.ts';
import type { PictureInfo } from '../picture.ts';
import type { Point } from '../point.ts';
import type { Scene } from '../scene.ts';
import type { Size } from '../size.ts';

/** `error` fails a job's promise and the exit code; `warning` asks for a look; `notice` informs. */
export type Severity = 'error' | 'warning' | 'notice';

export interface Problem {
  /** Id of the check. */
  readonly check: string;
  readonly severity: Severity;
  /** One sentence: what, why, and what to do. */
  readonly message: string;
  /** Element concerned, where there is one. */
  readonly element?: string;
  /** Field concerned, where there is one. */
  readonly field?: string;
}

/** Pixels of the finished picture, for checks that look at them. RGBA, row by row. */
export interface Pixels {
  /** Of the picture. */
  readonly width: number;
  readonly height: number;
  /** The row of the picture with which the data begins; 0 if absent. It ends where nothing more is to be seen. */
  readonly top?: number;
  readonly data: Uint8ClampedArray;
  /** Where it is known: the same key, the same text on the same pixels. */
  readonly key?: string;
}

export interface CheckSubject {
  readonly design: Design;
  readonly size: Size;
  readonly point: Point;
  readonly scene: Scene;
  readonly brand: Brand;
  readonly alt: string;
  /** Whether the sheet has a `consent` column. */
  readonly asksConsent: boolean;
  picture(id: string): PictureInfo | undefined;
  /** The picture without the given text (see `partId`) and what lies above it; undefined where no canvas is at hand. */
  pixelsBehind?(text: string): Pixels | undefined;
}

export interface Check {
  readonly id: string;
  readonly name: string;
  readonly severity: Severity;
  /** A problem of this check keeps the job from being made (status `skipped`). */
  readonly blocks: boolean;
  /** What it looks at besides point and scene: such a check waits until the picture is drawn. Absent: nothing. */
  readonly needs?: 'pixels';
  /** The messages of what it finds; none where all is well. */
  find(subject: CheckSubject): readonly { readonly message: string; readonly element?: string; readonly field?: string }[];
}
