// How far the path of an outline reaches: of absolute lines and curves, as scenes have them.

import type { Box } from './scene.ts';

const segmentPattern = /([MLHVCQ])([^A-Za-z]*)/g;
const numberPattern = /-?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/g;

/** The box around a path's points and the handles of its curves, within which it lies; undefined for an empty path. */
export function pathBounds(path: string): Box | undefined {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  const reach = (value: number, isAcross: boolean): void => {
    if (isAcross) [left, right] = [Math.min(left, value), Math.max(right, value)];
    else [top, bottom] = [Math.min(top, value), Math.max(bottom, value)];
  };
  for (const [, command, given = ''] of path.matchAll(segmentPattern)) {
    const values = given.match(numberPattern) ?? [];
    for (const [index, value] of values.entries()) reach(Number(value), command === 'H' || (command !== 'V' && index % 2 === 0));
  }
  return left > right || top > bottom ? undefined : { x: left, y: top, width: right - left, height: bottom - top };
}
