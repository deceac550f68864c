// From the painter's nodes to Konva, for the page and for the press: one way to draw each node, whether react-konva makes it or
// `buildPainting` does. Every leaf is a Konva.Shape that draws a cached Path2D or a picture, with the canvas's own calls. Gradients,
// strokes, shadows, masks, opacity and turns were found to give the same pixels in Chromium and on the press (test/pixels); arcs in
// path data and scaled pictures would not, so the painter uses neither.
//   attributesOf(node, host) -> Konva attributes   buildNode(node, host)   buildPainting(painting, host) -> Konva.Group

import type { Context } from 'konva/lib/Context';
import { Group } from 'konva/lib/Group';
import type { NodeConfig } from 'konva/lib/Node';
import type { ShapeConfig } from 'konva/lib/Shape';
import { Shape } from 'konva/lib/Shape';
import { exact, rectangle } from '../outline.ts';
import type { Painting } from '../paint.ts';
import type { GroupNode, PaintNode, PathFill, PathNode, PictureNode } from '../paintNode.ts';
import { derivativeKey } from '../picture.ts';
import type { SceneShadow, SceneStroke } from '../scene.ts';

/** What differs between hosts: how a path is made, and where derivatives come from. */
export interface CanvasHost {
  /** A path from SVG path data; see `pathCache`. */
  createPath(data: string): Path2D;
  /** The derivative of a key at its own size; undefined while it is not there, when nothing is drawn. */
  pictureOf(key: string): CanvasImageSource | undefined;
}

/** Characters of path data kept: about 64 MB of text in use at most. */
const cachedCharacters = 32_000_000;

/** Makes paths and keeps those used last, since a headline's path costs more to parse than to draw. */
export function pathCache(make: (data: string) => Path2D, limit = cachedCharacters): (data: string) => Path2D {
  const paths = new Map<string, Path2D>();
  let size = 0;
  return (data) => {
    const known = paths.get(data);
    if (known) {
      paths.delete(data);
      paths.set(data, known);
      return known;
    }
    const path = make(data);
    paths.set(data, path);
    size += data.length;
    for (const oldest of paths.keys()) {
      if (size <= limit || oldest === data) break;
      paths.delete(oldest);
      size -= oldest.length;
    }
    return path;
  };
}

type Native = CanvasRenderingContext2D;

// Konva's own context has no Path2D methods in its types; the canvas's context lies beneath it.
function native(context: Context): Native {
  return context._context;
}

function gradientOf(context: Native, fill: Exclude<PathFill, { type: 'solid' }>): CanvasGradient {
  const gradient = fill.type === 'linear' ? context.createLinearGradient(...fill.from, ...fill.to) : context.createRadialGradient(...fill.centre, 0, ...fill.centre, fill.radius);
  for (const [at, colour] of fill.stops) gradient.addColorStop(at, colour);
  return gradient;
}

function setStroke(context: Native, { colour, width, dash, cap = 'butt', join = 'miter' }: SceneStroke): void {
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.lineCap = cap;
  context.lineJoin = join;
  context.setLineDash(dash && dash[1] > 0 ? [...dash] : []);
}

/** What throws a shadow is drawn so far to the left, so that only its shadow is seen. */
const aside = 16_384;

function setShadow(context: Native, { colour, blur, offsetX, offsetY }: SceneShadow, scale: number, away = aside): void {
  context.shadowColor = colour;
  context.shadowBlur = blur * scale;
  context.shadowOffsetX = offsetX * scale + away;
  context.shadowOffsetY = offsetY * scale;
}

function scaleOf({ a, b, c, d }: DOMMatrix): number {
  return Math.sqrt(Math.abs(a * d - b * c));
}

/** A gradient as a matrix that keeps shapes moves it. */
function movedFill(fill: PathFill, matrix: DOMMatrix): PathFill {
  const move = ([x, y]: readonly [number, number]): readonly [number, number] => {
    const moved = matrix.transformPoint({ x, y });
    return [moved.x, moved.y];
  };
  if (fill.type === 'solid') return fill;
  if (fill.type === 'linear') return { ...fill, from: move(fill.from), to: move(fill.to) };
  return { ...fill, centre: move(fill.centre), radius: fill.radius * scaleOf(matrix) };
}

function movedStroke(stroke: SceneStroke, by: number): SceneStroke {
  return { ...stroke, width: stroke.width * by, ...(stroke.dash ? { dash: [stroke.dash[0] * by, stroke.dash[1] * by] } : {}) };
}

/**
 * Draws the shadow of a path alone. It falls the same way, however the path is turned, and grows with the drawing. The path is turned, and
 * not the canvas: hosts work shadows out on a turned canvas each in its own way.
 */
function drawShadow(context: Native, node: PathNode, shadow: SceneShadow, host: CanvasHost): void {
  const { a, b, c, d, e, f } = context.getTransform();
  // Hosts keep numbers of other widths: a place that all can hold exactly is the same on all.
  const matrix = new DOMMatrix([a, b, c, d, exact(Math.fround(e)), exact(Math.fround(f))]);
  const by = scaleOf(matrix);
  const path = new Path2D();
  path.addPath(host.createPath(node.path), matrix);
  const { fill, stroke, evenOdd, scale = 1 } = node;
  // A path's own units are no lengths of the page.
  setShadow(context, shadow, by / scale);
  context.setTransform(1, 0, 0, 1, -aside, 0);
  drawInk(context, { ...(fill ? { fill: movedFill(fill, matrix) } : {}), ...(stroke ? { stroke: movedStroke(stroke, by) } : {}), ...(evenOdd ? { evenOdd } : {}) }, path);
}

function drawPath(context: Native, node: PathNode, host: CanvasHost): void {
  if (node.blend) context.globalCompositeOperation = node.blend;
  if (node.scale !== undefined) context.scale(node.scale, node.scale);
  if (node.clip) context.clip(host.createPath(node.clip.path), node.clip.evenOdd ? 'evenodd' : 'nonzero');
  if (node.shadow) drawShadow(context, node, node.shadow, host);
  else drawInk(context, node, host.createPath(node.path));
}

function fillWith(context: Native, style: Native['fillStyle'], path: Path2D, evenOdd = false): void {
  context.fillStyle = style;
  context.fill(path, evenOdd ? 'evenodd' : 'nonzero');
}

function drawInk(context: Native, { fill, stroke, evenOdd }: Pick<PathNode, 'fill' | 'stroke' | 'evenOdd'>, path: Path2D): void {
  if (fill) fillWith(context, fill.type === 'solid' ? fill.colour : gradientOf(context, fill), path, evenOdd);
  if (stroke) {
    setStroke(context, stroke);
    context.stroke(path);
  }
}

/** The shadow of a picture alone: of its own outline, since it is there as the paint of a rectangle. */
function drawPictureShadow(context: Native, { width, height }: PictureNode, picture: CanvasImageSource, shadow: SceneShadow, host: CanvasHost): void {
  const { a, b, c, d, e, f } = context.getTransform();
  const matrix = new DOMMatrix([a, b, c, d, exact(Math.fround(e)), exact(Math.fround(f))]);
  const path = new Path2D();
  path.addPath(host.createPath(rectangle(width, height)), matrix);
  const pattern = context.createPattern(picture, 'no-repeat');
  if (!pattern) return;
  // While a derivative is on its way another one stands in for it.
  const [own, tall] = [Number(Reflect.get(picture, 'width')), Number(Reflect.get(picture, 'height'))];
  pattern.setTransform(own === width && tall === height ? matrix : matrix.scale(width / own, height / tall));
  setShadow(context, shadow, scaleOf(matrix));
  context.setTransform(1, 0, 0, 1, -aside, 0);
  fillWith(context, pattern, path);
}

function drawPicture(context: Native, node: PictureNode, host: CanvasHost): void {
  const picture = host.pictureOf(node.key);
  if (!picture) return;
  if (node.blend) context.globalCompositeOperation = node.blend;
  if (node.shadow) drawPictureShadow(context, node, picture, node.shadow, host);
  else context.drawImage(picture, 0, 0, node.width, node.height);
}

function groupAttributes(node: GroupNode, host: CanvasHost): NodeConfig {
  const { width, height, clip, flipX, flipY } = node;
  const centre = { x: width / 2, y: height / 2 };
  return {
    x: node.x + centre.x,
    y: node.y + centre.y,
    offsetX: centre.x,
    offsetY: centre.y,
    width,
    height,
    rotation: node.rotation,
    ...(flipX ? { scaleX: -1 } : {}),
    ...(flipY ? { scaleY: -1 } : {}),
    opacity: node.opacity,
    ...(clip === undefined ? {} : { clipFunc: () => [host.createPath(clip)] }),
  };
}

// Konva puts every drawing between `save` and `restore`, so that what is set for one node is forgotten with it.
function leafAttributes(node: PathNode | PictureNode, host: CanvasHost): ShapeConfig {
  const common = { x: node.x, y: node.y, opacity: node.opacity, perfectDrawEnabled: false };
  if (node.type === 'path') return { ...common, sceneFunc: (context: Context) => drawPath(native(context), node, host) };
  const { width, height } = node;
  return { ...common, width, height, sceneFunc: (context: Context) => drawPicture(native(context), node, host) };
}

/** Konva attributes of a node: for `<Group>` where it is a group, else for `<Shape>`. Nothing listens: the editor picks by the scene. */
export function attributesOf(node: PaintNode, host: CanvasHost): NodeConfig {
  const own = node.type === 'group' ? groupAttributes(node, host) : leafAttributes(node, host);
  return { ...own, name: node.element, listening: false };
}

/** The Konva node of a painter's node, its children included. */
export function buildNode(node: PaintNode, host: CanvasHost): Group | Shape {
  if (node.type !== 'group') return new Shape(attributesOf(node, host));
  const group = new Group(attributesOf(node, host));
  for (const child of node.children) group.add(buildNode(child, host));
  return group;
}

/** The page's background as a node. */
export function backgroundNode(painting: Pick<Painting, 'width' | 'height' | 'background'>): PaintNode {
  const { width, height, background } = painting;
  const common = { element: '', opacity: 1 };
  const plain = (fill: PathFill): PaintNode => ({ ...common, type: 'path', x: 0, y: 0, path: rectangle(width, height), fill });
  if (background.type !== 'picture') return plain(background);
  const { under, box, derivative } = background;
  const picture: PaintNode = { ...common, ...box, type: 'picture', key: derivativeKey(derivative) };
  const ground = under === undefined ? [] : [plain({ type: 'solid', colour: under })];
  return { ...common, type: 'group', x: 0, y: 0, width, height, rotation: 0, children: [...ground, picture] };
}

/** The whole painting, background first. */
export function buildPainting(painting: Painting, host: CanvasHost): Group {
  const group = new Group({ listening: false });
  for (const node of [backgroundNode(painting), ...painting.nodes]) group.add(buildNode(node, host));
  return group;
}
