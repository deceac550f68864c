// The page on the canvas. At rest it is the exact painting. While a gesture runs, what stays is kept as it was drawn on sheets below and
// above, and only what moves is drawn anew: by a shift, or from its changed items.
//   createPageView(layer) -> show, live, redraw, destroy

import type { Context } from 'konva/lib/Context';
import { SceneCanvas } from 'konva/lib/Canvas';
import { Group } from 'konva/lib/Group';
import type { Layer } from 'konva/lib/Layer';
import { Shape } from 'konva/lib/Shape';
import { backgroundNode, buildNode, type CanvasHost } from '../../../shared/canvas/konva.ts';
import type { Place } from '../../../shared/geometry.ts';
import { paintItem, type PaintNode } from '../../../shared/paint.ts';
import type { SceneItem } from '../../../shared/scene.ts';
import type { CanvasShow } from '../canvasStore.ts';
import type { Live } from './gestureStore.ts';
import { leavesOf, liveItems, prunedItems } from './liveScene.ts';
import { segmentsOf, type Segment } from './segments.ts';

export interface PageView {
  /** Shows a page at rest; `preview` finds the pictures of what a gesture changes. */
  show(show: CanvasShow, host: CanvasHost, preview: CanvasHost): void;
  /** Shows what a gesture does; undefined: rest. */
  live(live: Live | undefined): void;
  /** Draws again: pictures have come, or the scale is another. */
  redraw(): void;
  destroy(): void;
}

interface Drawn {
  readonly show: CanvasShow;
  readonly host: CanvasHost;
  readonly preview: CanvasHost;
  readonly rest: Group;
  readonly ground: Group | Shape;
  readonly tops: readonly Top[];
}

/** An element of the page's own level, as it is drawn at rest. */
interface Top {
  readonly item: SceneItem;
  readonly nodes: readonly (Group | Shape)[];
  readonly leaves: readonly string[];
}

interface Running {
  readonly live: Live;
  readonly group: Group;
  readonly moving: Group;
  readonly segments: readonly Segment[];
  readonly sheets: readonly SceneCanvas[];
}

export function createPageView(layer: Layer): PageView {
  let drawn: Drawn | undefined;
  let running: Running | undefined;

  const nodesOf = (items: readonly SceneItem[], { show }: Drawn): readonly PaintNode[] => items.flatMap((item) => paintItem(item, show.assets.lettering));

  const build = (nodes: readonly PaintNode[], { host }: Drawn): Group => {
    const group = new Group({ listening: false });
    for (const node of nodes) group.add(buildNode(node, host));
    return group;
  };

  /** A sheet of the page with some of its leaves drawn, in the layer's own pixels. */
  const sheetOf = (segment: Segment, hasGround: boolean, on: Drawn): SceneCanvas => {
    const sheet = new SceneCanvas({ width: layer.width(), height: layer.height(), pixelRatio: layer.getCanvas().getPixelRatio() });
    if (hasGround) on.ground.drawScene(sheet);
    for (const { item, nodes, leaves } of on.tops) {
      const count = leaves.filter((leaf) => segment.leaves.has(leaf)).length;
      if (count === 0) continue;
      if (count === leaves.length) {
        for (const node of nodes) node.drawScene(sheet);
        continue;
      }
      const part = build(nodesOf(prunedItems([item], (leaf) => segment.leaves.has(leaf)), on), on);
      layer.add(part);
      part.drawScene(sheet);
      part.destroy();
    }
    return sheet;
  };

  const start = (live: Live, on: Drawn): Running => {
    const ids = new Set(live.ids);
    const items = on.show.scene.items;
    const moving = new Set(movedLeaves(items, ids));
    const segments = segmentsOf(leavesOf(items), moving, live.isCopy ?? false);
    const group = new Group({ listening: false });
    const movers = new Group({ listening: false });
    const sheets: SceneCanvas[] = [];
    const hasGroundFirst = segments[0] === undefined || segments[0].moves;
    if (hasGroundFirst) group.add(build([groundOf(on.show)], on));
    for (const [index, segment] of segments.entries()) {
      const isLowest = index === 0;
      if (segment.moves) {
        group.add(movers);
      } else if (segment.blends && !isLowest) {
        group.add(build(nodesOf(prunedItems(items, (leaf) => segment.leaves.has(leaf)), on), on));
      } else {
        const sheet = sheetOf(segment, isLowest, on);
        sheets.push(sheet);
        group.add(sheetNode(sheet));
      }
    }
    on.rest.visible(false);
    layer.add(group);
    return { live, group, moving: movers, segments, sheets };
  };

  const stop = (): void => {
    if (!running) return;
    running.group.destroy();
    for (const sheet of running.sheets) sheet._canvas.width = 0;
    running = undefined;
    drawn?.rest.visible(true);
  };

  const fill = ({ moving }: Running, live: Live, on: Drawn): void => {
    const { items: all } = on.show.scene;
    const leaves = new Set(movedLeaves(all, new Set(live.ids)));
    const items = live.by === undefined ? liveItems(on.show, live.ids, live.changes ?? new Map()) : prunedItems(all, (leaf) => leaves.has(leaf));
    moving.destroyChildren();
    for (const node of nodesOf(items, on)) moving.add(buildNode(node, live.by === undefined ? on.preview : on.host));
  };

  return {
    show(show, host, preview) {
      if (drawn?.show === show && drawn.host === host) return;
      stop();
      drawn?.rest.destroy();
      const rest = new Group({ listening: false });
      const ground = buildNode(groundOf(show), host);
      const tops = show.scene.items.map((item): Top => {
        const nodes = paintItem(item, show.assets.lettering).map((node) => buildNode(node, host));
        return { item, nodes, leaves: leavesOf([item]).map(({ id }) => id) };
      });
      rest.add(ground, ...tops.flatMap(({ nodes }) => nodes));
      const on: Drawn = { show, host, preview, rest, ground, tops };
      drawn = on;
      layer.add(on.rest);
      layer.batchDraw();
    },
    live(live) {
      if (!drawn || live === running?.live) return;
      if (!live) {
        stop();
        layer.batchDraw();
        return;
      }
      const isFresh = !running || !sameIds(running.live.ids, live.ids) || running.live.isCopy !== live.isCopy || (running.live.by === undefined) !== (live.by === undefined);
      if (isFresh) stop();
      running ??= start(live, drawn);
      if (isFresh || live.by === undefined) fill(running, live, drawn);
      if (live.by) running.moving.position(wholeShift(live.by, layer));
      running = { ...running, live };
      layer.batchDraw();
    },
    redraw() {
      const live = running?.live;
      stop();
      if (live) this.live(live);
      else layer.batchDraw();
    },
    destroy() {
      stop();
      drawn?.rest.destroy();
      drawn = undefined;
    },
  };
}

function sameIds(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id, index) => id === other[index]);
}

function groundOf({ scene }: CanvasShow): PaintNode {
  return backgroundNode(scene);
}

/** Leaves that lie in elements of these ids. */
function movedLeaves(items: readonly SceneItem[], ids: ReadonlySet<string>): readonly string[] {
  return items.flatMap((item) => {
    if (ids.has(item.element)) return leavesOf([item]).map(({ id }) => id);
    return item.type === 'group' ? movedLeaves(item.items, ids) : [];
  });
}

/** A sheet as a node that is drawn pixel for pixel, whatever the layer's scale. */
function sheetNode(sheet: SceneCanvas): Shape {
  return new Shape({
    listening: false,
    perfectDrawEnabled: false,
    sceneFunc: (context: Context) => {
      const { _context: native } = context;
      native.setTransform(1, 0, 0, 1, 0, 0);
      native.drawImage(sheet._canvas, 0, 0);
    },
  });
}

/** A shift by whole pixels of the screen, so that what was sharp stays sharp. */
function wholeShift(by: Place, layer: Layer): Place {
  const perPixel = layer.getAbsoluteScale().x * layer.getCanvas().getPixelRatio();
  return { x: Math.round(by.x * perPixel) / perPixel, y: Math.round(by.y * perPixel) / perPixel };
}
