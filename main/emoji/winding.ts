// Even-odd paths made ready for filling by nonzero winding, the only rule our painter has: contours are turned so that each runs
// against the one it lies in.

import svgpath from 'svgpath';

type Point = readonly [x: number, y: number];

interface Contour {
  readonly path: string;
  /** Its corners, curves left out: enough to tell turning and nesting. */
  readonly points: readonly Point[];
}

/** @param path absolute path data. */
export function withNonzeroWinding(path: string): string {
  const contours = contoursOf(path);
  return contours
    .map((contour) => {
      const depth = contours.filter((other) => other !== contour && isInside(contour.points[0]!, other.points)).length;
      const shouldBePositive = depth % 2 === 0;
      return area(contour.points) > 0 === shouldBePositive ? contour.path : reversed(contour.path);
    })
    .join('');
}

function contoursOf(path: string): Contour[] {
  const paths = path.split(/(?=M)/).filter((part) => part.trim() !== '');
  return paths.map((part) => ({ path: part, points: cornersOf(part) }));
}

function cornersOf(path: string): Point[] {
  const points: Point[] = [];
  svgpath(path).iterate((segment, _index, x, y) => {
    const values = segment.slice(1).map(Number);
    if (segment[0] === 'Z' || segment[0] === 'z') return;
    if (segment[0] === 'H') points.push([values[0]!, y]);
    else if (segment[0] === 'V') points.push([x, values[0]!]);
    else points.push([values.at(-2)!, values.at(-1)!]);
  });
  return points;
}

function area(points: readonly Point[]): number {
  return points.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = points[(i + 1) % points.length]!;
    return sum + x * nextY - nextX * y;
  }, 0);
}

function isInside([x, y]: Point, ring: readonly Point[]): boolean {
  return ring.reduce((inside, [ax, ay], i) => {
    const [bx, by] = ring[(i + 1) % ring.length]!;
    return ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax ? !inside : inside;
  }, false);
}

/** The same contour drawn the other way round. */
function reversed(path: string): string {
  const ends: Point[] = [];
  const controls: (readonly Point[])[] = [];
  svgpath(path)
    .unshort()
    .iterate((segment, _index, x, y) => {
      const values = segment.slice(1).map(Number);
      if (segment[0] === 'Z' || segment[0] === 'z') return;
      const pairs: Point[] = [];
      if (segment[0] === 'H') pairs.push([values[0]!, y]);
      else if (segment[0] === 'V') pairs.push([x, values[0]!]);
      else for (let i = 0; i < values.length; i += 2) pairs.push([values[i]!, values[i + 1]!]);
      ends.push(pairs.at(-1)!);
      controls.push(pairs.slice(0, -1));
    });
  const drawn = ends.slice(0, -1).map((end, i) => ({ end, through: controls[i + 1]!.toReversed() }));
  const letters = ['L', 'Q', 'C'];
  const back = drawn.toReversed().map(({ end, through }) => letters[through.length]! + [...through, end].map(([x, y]) => `${x} ${y}`).join(' '));
  const [x, y] = ends.at(-1)!;
  return `M${x} ${y}${back.join('')}Z`;
}
