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
import { maskOutline, rectangle } from '../outline.ts';
import type { Painting, PaintNode } from '../paint.ts';
import type { ScenePaint } from '../scene.ts';

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
type PathNode = Extract<PaintNode, { type: 'path' }>;
type GroupNode = Extract<PaintNode, { type: 'group' }>;

// Konva's own context has no Path2D methods in its types; the canvas's context lies beneath it.
function native(context: Context): Native {
  return context._context;
}

function styleOf(context: Native, fill: ScenePaint): string | CanvasGradient {
  if (fill.type === 'solid') return fill.colour;
  const gradient = context.createLinearGradient(...fill.from, ...fill.to);
  for (const [at, colour] of fill.stops) gradient.addColorStop(at, colour);
  return gradient;
}

function drawPath(context: Native, node: PathNode, path: Path2D): void {
  if (node.scale !== undefined) context.scale(node.scale, node.scale);
  if (node.fill) {
    context.fillStyle = styleOf(context, node.fill);
    context.fill(path);
  }
  if (node.stroke) {
    context.strokeStyle = node.stroke.colour;
    context.lineWidth = node.stroke.width;
    context.stroke(path);
  }
}

function shadowAttributes(node: PathNode): ShapeConfig {
  if (!node.shadow) return {};
  const { colour, blur, offsetX, offsetY } = node.shadow;
  return { shadowColor: colour, shadowBlur: blur, shadowOffsetX: offsetX, shadowOffsetY: offsetY, shadowForStrokeEnabled: true };
}

function groupAttributes(node: GroupNode, host: CanvasHost): NodeConfig {
  const { width, height, clip } = node;
  const centre = { x: width / 2, y: height / 2 };
  const outline = clip && maskOutline(clip.mask, width, height, clip.radius);
  return {
    x: node.x + centre.x,
    y: node.y + centre.y,
    offsetX: centre.x,
    offsetY: centre.y,
    width,
    height,
    rotation: node.rotation,
    opacity: node.opacity,
    ...(outline === undefined ? {} : { clipFunc: () => [host.createPath(outline)] }),
  };
}

function leafAttributes(node: Exclude<PaintNode, { type: 'group' }>, host: CanvasHost): ShapeConfig {
  const common = { x: node.x, y: node.y, opacity: node.opacity, perfectDrawEnabled: false };
  if (node.type === 'path') {
    return { ...common, ...shadowAttributes(node), sceneFunc: (context: Context) => drawPath(native(context), node, host.createPath(node.path)) };
  }
  const { width, height, key } = node;
  return {
    ...common,
    width,
    height,
    sceneFunc: (context: Context) => {
      const picture = host.pictureOf(key);
      if (picture) native(context).drawImage(picture, 0, 0, width, height);
    },
  };
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
  return { type: 'path', element: '', x: 0, y: 0, path: rectangle(painting.width, painting.height), fill: painting.background, opacity: 1 };
}

/** The whole painting, background first. */
export function buildPainting(painting: Painting, host: CanvasHost): Group {
  const group = new Group({ listening: false });
  for (const node of [backgroundNode(painting), ...painting.nodes]) group.add(buildNode(node, host));
  return group;
}
