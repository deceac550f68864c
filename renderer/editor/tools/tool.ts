// What a tool is: a press of the pointer becomes a gesture, which moves, and then ends or is cancelled.

import type { Place } from '../../../shared/geometry.ts';
import type { Connection } from '../../shell/connection.ts';
import type { CanvasShow, ToolName } from '../canvasStore.ts';

/** The pointer on the canvas, with the keys that are held. */
export interface Pointer {
  /** In page pixels. */
  readonly at: Place;
  /** In CSS pixels of the window. */
  readonly screen: Place;
  readonly shift: boolean;
  readonly alt: boolean;
  /** Ctrl, or Cmd on a Mac. */
  readonly mod: boolean;
  readonly space: boolean;
  /** Presses at one place in a row. */
  readonly clicks: number;
  /** What of the overlay lies under it: `handle:ne`, `rotate`, `guide:0`. */
  readonly grip: string | undefined;
}

/** Where a tool works. */
export interface Stage {
  readonly show: CanvasShow;
  /** CSS pixels per page pixel. */
  readonly scale: number;
  readonly ground: HTMLElement;
  readonly connection: Connection;
}

export interface Gesture {
  move(pointer: Pointer): void;
  end(pointer: Pointer): void;
  cancel(): void;
}

export interface Tool {
  readonly id: ToolName;
  /** The cursor over the page where nothing else says another. */
  readonly cursor: string;
  press(pointer: Pointer, stage: Stage): Gesture | undefined;
  /** The pointer moves without being pressed. */
  hover?(pointer: Pointer, stage: Stage): void;
  wheel?(event: WheelEvent, pointer: Pointer, stage: Stage): boolean;
}

/** Distance in CSS pixels from which a press is a drag. */
const dragPx = 3;

export function isDrag(from: Pointer, to: Pointer): boolean {
  return Math.hypot(to.screen.x - from.screen.x, to.screen.y - from.screen.y) >= dragPx;
}

/** CSS pixels as page pixels. */
export function pagePx(cssPx: number, { scale }: Pick<Stage, 'scale'>): number {
  return cssPx / scale;
}

/** Within so many CSS pixels a thin element is still hit. */
export const hitPx = 4;
/** Within so many CSS pixels things snap. */
export const snapPx = 5;
