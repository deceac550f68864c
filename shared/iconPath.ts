// Outlines of icons as designs keep them: absolute path data of lines and curves in a square of 256. A stranger's file may hold anything
// in its place, so what is not such a path is none.

import type { Box } from './scene.ts';
import { exact } from './outline.ts';

/** The side of the square that icons are drawn in. */
export const iconSide = 256;

/** Longest path data; the longest of the packed set has a quarter of it. */
export const longestIcon = 16_000;

/** How many numbers follow each command. */
const counts: ReadonlyMap<string, number> = new Map([['M', 2], ['L', 2], ['H', 1], ['V', 1], ['C', 6], ['Q', 4], ['Z', 0]]);

/** Icons may swing out of their square a little; nothing lies further away. */
const furthest = 4 * iconSide;

interface Segment {
  readonly command: string;
  readonly values: readonly number[];
}

const wholePath = /^(?:[MLHVCQZ][-\d\s,.]*)+$/;
const segmentPattern = /([MLHVCQZ])([-\d\s,.]*)/g;
const numberPattern = /-?(?:\d+\.?\d*|\.\d+)/g;

/** The segments of path data, one for each command and its numbers; undefined for what is no icon's outline. */
function segmentsOf(path: string): readonly Segment[] | undefined {
  if (path.length > longestIcon || !path.startsWith('M') || !wholePath.test(path)) return undefined;
  const segments: Segment[] = [];
  for (const [, command = '', given = ''] of path.matchAll(segmentPattern)) {
    const values = (given.match(numberPattern) ?? []).map(Number);
    const count = counts.get(command) ?? 0;
    const isWhole = count === 0 ? values.length === 0 : values.length > 0 && values.length % count === 0;
    if (!isWhole || values.some((value) => Math.abs(value) > furthest)) return undefined;
    if (count === 0) segments.push({ command, values });
    for (let at = 0; at < values.length; at += count) {
      segments.push({ command: command === 'M' && at > 0 ? 'L' : command, values: values.slice(at, at + count) });
    }
  }
  return segments;
}

/** Whether a text is path data of an icon. */
export function isIconPath(path: string): boolean {
  return segmentsOf(path) !== undefined;
}

/** Outlines lately placed, by their box and path: dots of a chart are many, and pages are laid out over and over. */
const known = new Map<string, readonly Segment[]>();
const knownKept = 50;

function segmentsKept(path: string): readonly Segment[] {
  const kept = known.get(path) ?? segmentsOf(path) ?? [];
  if (known.size >= knownKept) known.clear();
  known.set(path, kept);
  return kept;
}

/** A curve of two handles for one of one handle (exactly the same line), so that all hosts draw the same. */
function raised([x, y]: readonly [number, number], [hx = 0, hy = 0, toX = 0, toY = 0]: readonly number[]): readonly number[] {
  return [x + (2 / 3) * (hx - x), y + (2 / 3) * (hy - y), toX + (2 / 3) * (hx - toX), toY + (2 / 3) * (hy - toY), toX, toY];
}

/** The path of an icon that fills a square box, with numbers that every host reads alike. `flipped` turns left and right about. */
export function placeIcon(path: string, box: Pick<Box, 'x' | 'y' | 'width'>, flipped = false): string {
  const by = box.width / iconSide;
  const placeX = (x: number): number => exact(box.x + (flipped ? iconSide - x : x) * by);
  const placeY = (y: number): number => exact(box.y + y * by);
  let here: readonly [number, number] = [0, 0];
  let start = here;
  const parts: string[] = [];
  for (const { command, values } of segmentsKept(path)) {
    if (command === 'Z') {
      parts.push('Z');
      here = start;
      continue;
    }
    const lined = command === 'H' ? [values[0]!, here[1]] : command === 'V' ? [here[0], values[0]!] : command === 'Q' ? raised(here, values) : values;
    here = [lined.at(-2)!, lined.at(-1)!];
    if (command === 'M') start = here;
    const drawnAs = lined.length === 6 ? 'C' : command === 'M' ? 'M' : 'L';
    parts.push(drawnAs + lined.map((value, index) => (index % 2 === 0 ? placeX(value) : placeY(value))).join(' '));
  }
  return parts.join('');
}
