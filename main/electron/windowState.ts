// Remembers where the window was, and puts it back where a screen still shows it.

import { readFile } from 'node:fs/promises';
import { renameSync, writeFileSync } from 'node:fs';
import { isRecord } from '../../shared/record.ts';

/** In points of the screen. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface WindowState {
  /** Undefined: let the system choose the place. */
  readonly area: Partial<Area> & Pick<Area, 'width' | 'height'>;
  readonly isMaximized: boolean;
}

export const usualState: WindowState = { area: { width: 1360, height: 880 }, isMaximized: false };

/** The least of a window's width and height that a screen must show for it to be found there. */
const leastShown = 120;

/** The remembered state, if it can be read and a screen shows the window; the usual one else. */
export async function readWindowState(file: string, screens: readonly Area[]): Promise<WindowState> {
  const value = parsed(await readFile(file, 'utf8').catch(() => ''));
  if (!isRecord(value) || !isArea(value['area'])) return usualState;
  const { area } = value;
  const isShown = screens.some((screen) => overlap(area.x, area.width, screen.x, screen.width) && overlap(area.y, area.height, screen.y, screen.height));
  return { area: isShown ? area : usualState.area, isMaximized: value['isMaximized'] === true };
}

/** Remembers; called while the window closes, hence at once. A state that cannot be written is not worth a message. */
export function writeWindowState(file: string, state: { readonly area: Area; readonly isMaximized: boolean }): boolean {
  try {
    writeFileSync(`${file}.new`, JSON.stringify(state));
    renameSync(`${file}.new`, file);
    return true;
  } catch {
    return false;
  }
}

function overlap(start: number, length: number, screenStart: number, screenLength: number): boolean {
  return Math.min(start + length, screenStart + screenLength) - Math.max(start, screenStart) >= leastShown;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isArea(value: unknown): value is Area {
  return isRecord(value) && ['x', 'y', 'width', 'height'].every((key) => Number.isInteger(value[key])) && Number(value['width']) > 0;
}
