// The outline of a stroked path: flattened to short lines, offset to both sides by half the width, with round ends. Enough for the
// few thin strokes in Twemoji, which do not turn sharply.

import svgpath from 'svgpath';

type Point = readonly [x: number, y: number];

const linesPerCurve = 12;
const linesPerCap = 8;

export function strokeOutline(path: string, width: number): string {
  return flatten(path)
    .filter((points) => points.length > 1)
    .map((points) => ringPath(outlineOf(points, width / 2)))
    .join('');
}

function flatten(path: string): Point[][] {
  const lines: Point[][] = [];
  svgpath(path)
    .abs()
    .unarc()
    .unshort()
    .iterate((segment, _index, x, y) => {
      const values = segment.slice(1).map(Number);
      if (segment[0] === 'M') lines.push([[values[0]!, values[1]!]]);
      const line = lines.at(-1);
      if (segment[0] === 'L') line?.push([values[0]!, values[1]!]);
      if (segment[0] === 'H') line?.push([values[0]!, y]);
      if (segment[0] === 'V') line?.push([x, values[0]!]);
      if (segment[0] === 'C') for (let i = 1; i <= linesPerCurve; i++) line?.push(onCubic([x, y], values, i / linesPerCurve));
    });
  return lines;
}

function onCubic([x, y]: Point, [x1 = 0, y1 = 0, x2 = 0, y2 = 0, x3 = 0, y3 = 0]: readonly number[], t: number): Point {
  const at = (a: number, b: number, c: number, d: number) =>
    (1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t ** 2 * c + t ** 3 * d;
  return [at(x, x1, x2, x3), at(y, y1, y2, y3)];
}

function outlineOf(points: readonly Point[], half: number): Point[] {
  const angleAt = (i: number) => {
    const [before, after] = [points[Math.max(0, i - 1)]!, points[Math.min(points.length - 1, i + 1)]!];
    return Math.atan2(after[1] - before[1], after[0] - before[0]);
  };
  const side = (i: number, turn: number): Point => {
    const angle = angleAt(i) + turn;
    return [points[i]![0] + Math.cos(angle) * half, points[i]![1] + Math.sin(angle) * half];
  };
  const cap = (i: number, from: number) =>
    Array.from({ length: linesPerCap - 1 }, (_, step) => side(i, from + (Math.PI * (step + 1)) / linesPerCap));
  const indices = points.map((_, i) => i);
  const quarter = Math.PI / 2;
  return [
    ...indices.map((i) => side(i, -quarter)),
    ...cap(points.length - 1, -quarter),
    ...indices.toReversed().map((i) => side(i, quarter)),
    ...cap(0, quarter),
  ];
}

function ringPath(points: readonly Point[]): string {
  return `M${points.map(([x, y]) => `${x} ${y}`).join('L')}Z`;
}
