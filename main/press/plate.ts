// Draws pages as a press prints from plates: what pages have in common lies ready, and of the rest only what touches the rows that are
// asked for is drawn. The pixels are those of a page that is drawn whole: leaves are drawn whole and in their place, since a clip or
// another origin would round their edges differently.

import { backgroundNode } from '../../shared/canvas/konva.ts';
import { intersection } from '../../shared/geometry.ts';
import { paintItem } from '../../shared/paint.ts';
import type { PaintAssets } from '../../shared/paint.ts';
import type { Box, Scene } from '../../shared/scene.ts';
import { createByteCache } from '../pictures/byteCache.ts';
import { bandRows, bandsOf } from './bands.ts';
import type { Band, BandedPage } from './bands.ts';
import { isOpaque } from './behind.ts';
import { createBases } from './bases.ts';
import { createSurface, giveBack, makeDrawing } from './canvas.ts';
import type { Drawing, Pictures, Surface } from './canvas.ts';
import type { Leaf } from './leaves.ts';
import { createMet } from './met.ts';

export interface PageRequest {
  readonly scene: Scene;
  /** See `LeafReader.namePage`. */
  readonly name: number;
  /** The scene's. */
  readonly leaves: readonly Leaf[];
  readonly assets: PaintAssets;
  /** Every derivative the scene draws. */
  readonly pictures: Pictures;
}

export interface Page extends BandedPage {
  /** Whether most pages like this one show the same in a view. */
  isCommon(view: View): boolean;
  /** The rows of a view that is so, which belong to whoever made the page. */
  common(view: View): Buffer;
  /** The rows of each view. Best called once, before bands are asked for. */
  look(views: readonly View[]): readonly Buffer[];
  /** Gives the pixels' memory back; the page is not used again. */
  close(): void;
}

/** Rows of a page as they are in an area without the leaves from `end` on; of those below only `seen` need be there. */
export interface View {
  readonly end: number;
  readonly seen: readonly Leaf[];
  readonly area: Box;
  readonly top: number;
  readonly bottom: number;
}

export interface Plates {
  open(request: PageRequest): Page;
}

/** Room for a page of each recommended size, so that none is made anew for every row. */
const surfaceBytes = 56_000_000;
const drawingBytes = 4_000_000;
/** Rows of bases that are looked at. */
const commonBytes = 8_000_000;
/** What a node made ready weighs, about. */
const nodeBytes = 2_000;
/** Leaves remembered, to see which come again. */
const leavesMet = 4_096;

const bytesOf = ({ width, height }: { readonly width: number; readonly height: number }): number => width * height * 4;

export function createPlates(): Plates {
  // What falls out of a cache may still be drawn by or on the page in hand, so it is let go only after.
  const fallen: { release(): void }[] = [];
  const surfaces = createByteCache<Surface>(surfaceBytes, bytesOf, (surface) => void fallen.push(surface));
  // Konva keeps every shape in a table of its own until it is destroyed.
  const drawings = createByteCache<{ readonly drawing: Drawing; readonly bytes: number }>(drawingBytes, ({ bytes }) => bytes, ({ drawing }) => void fallen.push(drawing));
  const commons = createByteCache<Buffer>(commonBytes, ({ length }) => length);
  const met = createMet(leavesMet);
  const bases = createBases();
  let inHand: Pictures = new Map();
  /** Drawings of the page in hand that no other page had. */
  const own = new Map<number, Drawing>();

  const drawingOf = (leaf: Leaf, assets: PaintAssets): Drawing => {
    const key = String(leaf.name);
    const known = own.get(leaf.name) ?? drawings.get(key)?.drawing;
    if (known) return known;
    const nodes = paintItem(leaf.wrapped, assets);
    const drawing = makeDrawing(nodes, (picture) => inHand.get(picture));
    if (met.again(leaf.name)) drawings.set(key, { drawing, bytes: nodes.length * nodeBytes });
    else own.set(leaf.name, drawing);
    return drawing;
  };

  const surfaceOf = ({ width, height }: Scene): Surface => {
    const key = `${width}x${height}`;
    const surface = surfaces.get(key) ?? createSurface(width, height);
    surfaces.set(key, surface);
    return surface;
  };

  return {
    open(request) {
      const { scene, name, leaves, assets, pictures } = request;
      const { width, height } = scene;
      const opaque = isOpaqueScene(scene);
      inHand = pictures;
      const drawOn = (surface: Surface, drawn: readonly Leaf[]): void => {
        for (const leaf of drawn) surface.drawReady(drawingOf(leaf, assets));
      };
      const base = bases.find({
        width,
        height,
        page: name,
        leaves,
        draw(empty, lowest) {
          empty.draw([backgroundNode(scene)], pictures);
          drawOn(empty, lowest);
        },
      });
      const inBase = new Set(base?.leaves);
      const surface = surfaceOf(scene);

      /** What the surface shows everywhere: base or background, and of the other leaves those before `end`; undefined where that is not so. */
      let shown: Shown | undefined;
      /** Puts on rows what lies lowest. */
      const begin = (spans: readonly Span[], isOnBase: boolean): Shown => {
        // Wiping all makes the canvas forget what it recorded; else it would keep that for good.
        surface.clear();
        for (const { top, bottom } of spans) {
          surface.within(top, bottom, () => {
            if (isOnBase) surface.drawSurface(base!.surface);
            else surface.draw([backgroundNode(scene)], pictures);
          });
        }
        return { isOnBase, end: 0 };
      };
      const drawOthers = ({ isOnBase, end: first }: Shown, end: number, spans: readonly Span[]): void =>
        drawOn(surface, leaves.slice(first, end).filter((leaf) => !(isOnBase && inBase.has(leaf.name)) && spans.some((span) => touches(leaf, span))));
      const everywhere: readonly Span[] = [{ top: 0, bottom: height }];

      /** Whether the base shows nothing in a view that lies above it. */
      const isBelow = ({ end, area }: View): boolean =>
        base !== undefined && !leaves.slice(end).some((leaf) => inBase.has(leaf.name) && intersection(leaf.ink, area));
      const isCommon = (view: View): boolean => isBelow(view) && view.seen.every((leaf) => inBase.has(leaf.name));

      const keys = keysOf(name, leaves, height);
      const bands = bandsOf(height, (index) => keys[index]!);
      const runs: Run[] = [];
      const runOf = (band: Band): Run | undefined => runs.find(({ top, bottom }) => top <= band.top && bottom >= band.bottom);
      const prepare = (wanted: readonly Band[]): void => {
        const spans = spansOf(wanted.filter((band) => !runOf(band)));
        if (spans.length === 0) return;
        drawOthers(shown ?? begin(spans, base !== undefined), leaves.length, spans);
        shown = undefined;
        // Read only when all is drawn: what is drawn after a look costs a copy of the whole surface.
        for (const { top, bottom } of spans) runs.push({ top, bottom, pixels: surface.pixels(top, bottom) });
      };
      const pixelsOf = ({ top, bottom }: Span): Buffer => {
        const run = runOf({ top, bottom });
        if (!run) throw new Error('rows were asked for that were not drawn');
        return run.pixels.subarray((top - run.top) * width * 4, (bottom - run.top) * width * 4);
      };

      return {
        width,
        height,
        opaque,
        bands,
        prepare,
        pixels(band) {
          prepare([band]);
          return pixelsOf(band);
        },
        wholePixels() {
          prepare(bands);
          if (runs.length === 1) return pixelsOf({ top: 0, bottom: height });
          return Buffer.concat(bands.map(pixelsOf));
        },
        isCommon,
        common({ top, bottom }) {
          const key = `${base!.id} ${top} ${bottom}`;
          const rows = commons.get(key) ?? base!.surface.pixels(top, bottom);
          commons.set(key, rows);
          return rows;
        },
        look(views) {
          const rows = new Map<View, Buffer>();
          for (const { end, together } of levelsOf(views, leaves)) {
            const isOnBase = together.every(isBelow);
            if (!shown || shown.end > end || (shown.isOnBase && !isOnBase)) shown = begin(everywhere, isOnBase);
            drawOthers(shown, end, everywhere);
            shown = { ...shown, end };
            for (const view of together) rows.set(view, surface.pixels(view.top, view.bottom));
          }
          return views.map((view) => rows.get(view)!);
        },
        close() {
          for (const { pixels } of runs.splice(0)) giveBack(pixels);
          for (const gone of [...fallen.splice(0), ...own.values()]) gone.release();
          own.clear();
        },
      };
    },
  };
}

interface Span {
  readonly top: number;
  readonly bottom: number;
}

interface Shown {
  readonly isOnBase: boolean;
  readonly end: number;
}

interface Run extends Span {
  readonly pixels: Buffer;
}

/** A key for each band: the page's name, the band, and the names of the leaves that touch it. */
function keysOf(page: number, leaves: readonly Leaf[], height: number): readonly string[] {
  const keys = Array.from({ length: Math.ceil(height / bandRows) }, (_, index) => `${page}:${index}`);
  for (const { name, ink } of leaves) {
    if (ink.height === 0) continue;
    const last = Math.min(keys.length, Math.ceil((ink.y + ink.height) / bandRows));
    for (let index = Math.max(0, Math.floor(ink.y / bandRows)); index < last; index += 1) keys[index] += `,${name}`;
  }
  return keys;
}

/** For each view a number of lowest leaves that shows it, the same for as many as can be. */
function levelsOf(views: readonly View[], leaves: readonly Leaf[]): readonly { readonly end: number; readonly together: readonly View[] }[] {
  const levels: { readonly end: number; readonly together: View[] }[] = [];
  for (const view of views.toSorted((a, b) => a.end - b.end)) {
    const needed = view.seen.reduce((most, leaf) => Math.max(most, leaves.indexOf(leaf) + 1), 0);
    const level = levels.at(-1);
    if (level && level.end >= needed) level.together.push(view);
    else levels.push({ end: view.end, together: [view] });
  }
  return levels;
}

const touches = ({ ink }: Leaf, { top, bottom }: Span): boolean => ink.height > 0 && ink.y < bottom && ink.y + ink.height > top;

/** Neighbours as one. */
function spansOf(bands: readonly Span[]): readonly Span[] {
  const spans: { top: number; bottom: number }[] = [];
  for (const { top, bottom } of bands) {
    const before = spans.at(-1);
    if (before?.bottom === top) before.bottom = bottom;
    else spans.push({ top, bottom });
  }
  return spans;
}

function isOpaqueScene({ background }: Scene): boolean {
  const colours = background.type === 'solid' ? [background.colour] : background.type === 'picture' ? [background.under ?? '#ffffff00'] : background.stops.map(([, colour]) => colour);
  return colours.every(isOpaque);
}
