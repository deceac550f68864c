// Makes one picture: scene, checks, painting, pixels, file. Everything that can be kept from picture to picture is kept, within
// bounds, and never changes what comes out.

import type { CheckSubject, Pixels, Problem } from '../../shared/checks/check.ts';
import { blockingProblems, isBlocking, runChecks } from '../../shared/checks/index.ts';
import { drawn } from '../../shared/checks/inspect.ts';
import { backgroundNode } from '../../shared/canvas/konva.ts';
import { rgbOf } from '../../shared/colour.ts';
import type { Design } from '../../shared/design.ts';
import { Fault } from '../../shared/fault.ts';
import { derivativesOf, paintItem } from '../../shared/paint.ts';
import type { PaintAssets } from '../../shared/paint.ts';
import { parseDerivativeKey } from '../../shared/picture.ts';
import type { Point } from '../../shared/point.ts';
import { textOf } from '../../shared/point.ts';
import { buildScene } from '../../shared/scene.ts';
import type { Box, Scene } from '../../shared/scene.ts';
import type { FileType, Size } from '../../shared/size.ts';
import { createByteCache } from '../pictures/byteCache.ts';
import { createBaseCache, derive } from '../pictures/derive.ts';
import { colourBehind, countFixed, glyphArea, isOpaque, keepItems, placeOfText, touches } from './behind.ts';
import type { TextPlace } from './behind.ts';
import { createSurface, drawablePicture } from './canvas.ts';
import type { DrawablePicture, Pictures, Surface } from './canvas.ts';
import { encodePicture } from './encode.ts';
import type { LoadedKit } from './kit.ts';
import type { Raster } from './raster.ts';

/** One picture to make. */
export interface PrintTask {
  readonly design: Design;
  readonly size: Size;
  readonly point: Point;
  readonly alt: string;
  readonly asksConsent: boolean;
  /** Known before: of the row and of the plan. */
  readonly problems: readonly Problem[];
}

export type Printed =
  | { readonly status: 'made'; readonly bytes: Uint8Array; readonly problems: readonly Problem[] }
  /** A check that blocks found something: no picture is made. */
  | { readonly status: 'blocked'; readonly problems: readonly Problem[] };

export interface Printer {
  /** The checks alone. */
  check(kit: LoadedKit, task: PrintTask): Promise<readonly Problem[]>;
  /** `always`: blocking checks are told but do not stop it, as for a proof on screen. */
  print(kit: LoadedKit, task: PrintTask, file: { readonly type: FileType; readonly quality: number; readonly always?: boolean }): Promise<Printed>;
}

/** Room for a page of each recommended size (53 MB), so that none is made anew for every row. */
const surfaceBytes = 64_000_000;
const pictureBytes = 128_000_000;

/** Beginnings of pages remembered, to see whether they come again. */
const beginningsKept = 64;

/** The lowest leaves of a page, painted. */
interface Base {
  readonly surface: Surface;
  readonly leaves: number;
}

const bytesOf = ({ width, height }: { readonly width: number; readonly height: number }): number => width * height * 4;

export function createPrinter(): Printer {
  const bases = createBaseCache();
  // What falls out of a cache may still be drawn by the picture in hand, so it is let go only after.
  const fallen: { release(): void }[] = [];
  const drop = (value: { release(): void }): void => void fallen.push(value);
  const surfaces = createByteCache<Surface>(surfaceBytes, bytesOf, drop);
  const painted = createByteCache<Base>(surfaceBytes, ({ surface }) => bytesOf(surface), ({ surface }) => drop(surface));
  const begun: string[] = [];
  const pictures = createByteCache<DrawablePicture>(pictureBytes, ({ bytes }) => bytes, drop);

  let flatColour = '';
  let flatData = new Uint8ClampedArray(0);

  /** A page of one colour: what lies behind most texts, and needs no painting to be known. Good until the next colour. */
  const flat = (colour: string, { width, height }: Scene): Pixels => {
    const bytes = bytesOf({ width, height });
    if (flatColour !== colour || flatData.length < bytes) {
      if (flatData.length < bytes) flatData = new Uint8ClampedArray(bytes);
      const { r, g, b, alpha } = rgbOf(colour);
      const pixel = Uint8Array.from([r, g, b, alpha], (channel) => Math.round(channel * 255));
      new Uint32Array(flatData.buffer).fill(new Uint32Array(pixel.buffer)[0]!);
      flatColour = colour;
    }
    return { width, height, data: flatData.subarray(0, bytes) };
  };

  let memory = Buffer.alloc(0);

  /** Memory for the pixels of a page, the same for every picture unless it is huge. */
  const pageMemory = (scene: Scene): Buffer => {
    const bytes = bytesOf(scene);
    if (bytes > surfaceBytes) return Buffer.alloc(bytes);
    if (memory.length < bytes) memory = Buffer.alloc(bytes);
    return memory.subarray(0, bytes);
  };

  /** What all rows have below the rest, painted already; undefined where a page begins as none of the last ones did. */
  const baseOf = (scene: Scene, assets: PaintAssets, loaded: Pictures): Base | undefined => {
    const items = scene.items.slice(0, countFixed(scene.items));
    if (items.length === 0 || bytesOf(scene) > surfaceBytes) return undefined;
    const { width, height, background } = scene;
    const key = JSON.stringify([width, height, background, items]);
    const known = painted.get(key);
    if (known) return known;
    if (!begun.includes(key)) {
      begun.push(key);
      if (begun.length > beginningsKept) begun.shift();
      return undefined;
    }
    const surface = createSurface(width, height);
    surface.draw([backgroundNode(scene), ...items.flatMap((item) => paintItem(item, assets))], loaded);
    const base = { surface, leaves: [...drawn(items)].length };
    painted.set(key, base);
    return base;
  };

  const surfaceFor = ({ width, height }: Scene): Surface => {
    const key = `${width}x${height}`;
    const surface = surfaces.get(key) ?? createSurface(width, height);
    surfaces.set(key, surface);
    surface.clear();
    return surface;
  };

  const loadPictures = async (kit: LoadedKit, scene: Scene): Promise<Pictures> => {
    const loaded = new Map<string, CanvasImageSource>();
    for (const key of derivativesOf(scene)) {
      const picture = pictures.get(key) ?? (await loadPicture(kit, key));
      pictures.set(key, picture);
      loaded.set(key, picture.source);
    }
    return loaded;
  };

  const loadPicture = async (kit: LoadedKit, key: string): Promise<DrawablePicture> => {
    const request = parseDerivativeKey(key);
    const info = request && kit.picture(request.asset);
    const file = request && kit.fileOf(request.asset);
    if (!request || !info || file === undefined) throw new Fault('internal', `The picture ${key} is not among those of the export.`);
    return drawablePicture(await derive(file, info, request, bases));
  };

  /** Paints bottom first, and stops below each text that is looked at: what is there then is what lies behind it. */
  const lay = async (kit: LoadedKit, scene: Scene): Promise<Laid> => {
    const loaded = await loadPictures(kit, scene);
    const assets = await kit.paintAssets(scene);
    const surface = surfaceFor(scene);
    const leaves = [...drawn(scene.items)].map(({ item }) => item);
    const base = baseOf(scene, assets, loaded);
    let painted = 0;
    const begin = (): void => {
      if (base) surface.drawSurface(base.surface);
      else surface.draw([backgroundNode(scene)], loaded);
      painted = base?.leaves ?? 0;
    };
    const paintTo = (end: number): void => {
      if (end < painted) {
        surface.clear();
        begin();
      }
      if (end > painted) surface.draw(keepItems(scene.items, new Set(leaves.slice(painted, end))).flatMap((item) => paintItem(item, assets)), loaded);
      painted = end;
    };
    begin();
    const { width, height } = scene;
    let memoryOfPage: Buffer | undefined;
    const page = (): Buffer => (memoryOfPage ??= pageMemory(scene));
    let look: { readonly painted: number; readonly top: number; readonly bottom: number } | undefined;
    /** An earlier look is as good, if nothing was painted since where this text is. */
    const isSeen = ({ below }: TextPlace, area: Box): boolean =>
      look !== undefined && look.painted <= below.length && look.top <= area.y && look.bottom >= area.y + area.height && !below.slice(look.painted).some((leaf) => touches(leaf, area));
    return {
      behind(element) {
        const place = placeOfText(scene.items, element);
        const area = place && glyphArea(place, scene);
        if (!area) return undefined;
        const colour = colourBehind(place, area, scene.background);
        if (colour !== undefined) return flat(colour, scene);
        if (!isSeen(place, area)) {
          // What all rows have in common is read where it was painted: reading a page that is painted on makes the canvas copy it.
          const isBase = base !== undefined && !place.below.slice(base.leaves).some((leaf) => touches(leaf, area));
          if (!isBase) paintTo(place.below.length);
          look = { painted: isBase ? base.leaves : painted, top: area.y, bottom: area.y + area.height };
          (isBase ? base.surface : surface).copyRows(look.top, look.bottom, page());
        }
        return { width, height, data: new Uint8ClampedArray(page().buffer, page().byteOffset, page().byteLength) };
      },
      finish() {
        paintTo(leaves.length);
        if (!isOpaqueScene(scene)) return { width, height, data: surface.straightPixels(), opaque: false };
        surface.copyRows(0, height, page());
        return { width, height, data: page(), opaque: true };
      },
    };
  };

  const done = (): void => {
    for (const value of fallen.splice(0)) value.release();
  };

  return {
    async check(kit, task) {
      try {
        const { scene, subject } = subjectOf(kit, task);
        if (findBlock(task, subject)) return allProblems(task, subject);
        const laid = await lay(kit, scene);
        const problems = allProblems(task, { ...subject, pixelsBehind: (element) => laid.behind(element) });
        return problems;
      } finally {
        done();
      }
    },
    async print(kit, task, file) {
      try {
        const { scene, subject } = subjectOf(kit, task);
        if (!file.always && findBlock(task, subject)) return { status: 'blocked', problems: allProblems(task, subject) };
        const laid = await lay(kit, scene);
        const found = allProblems(task, { ...subject, pixelsBehind: (element) => laid.behind(element) });
        const words = { alt: task.alt, credit: textOf(task.point, 'credit'), source: textOf(task.point, 'source') };
        const raster = laid.finish();
        const encoded = await encodePicture(raster, { type: file.type, quality: file.quality, size: task.size, words });
        return { status: 'made', bytes: encoded.bytes, problems: [...found, ...encoded.problems] };
      } finally {
        done();
      }
    },
  };
}

/** A page that is being painted. */
interface Laid {
  /** What is seen behind the letters of a text, good until the next text; other places of the page hold anything. */
  behind(element: string): Pixels | undefined;
  /** Paints the rest. */
  finish(): Raster;
}

function subjectOf(kit: LoadedKit, task: PrintTask): { readonly scene: Scene; readonly subject: CheckSubject } {
  const { design, size, point, alt, asksConsent } = task;
  const scene = buildScene(design, 0, size, point, kit);
  return { scene, subject: { design, size, point, scene, brand: kit.brand, alt, asksConsent, picture: (id) => kit.picture(id) } };
}

function findBlock(task: PrintTask, subject: CheckSubject): boolean {
  return task.problems.some(isBlocking) || blockingProblems(subject).length > 0;
}

/** Those known before and those found now, each sentence once. */
function allProblems(task: PrintTask, subject: CheckSubject): readonly Problem[] {
  const all = [...task.problems, ...runChecks(subject)];
  return [...new Map(all.map((problem) => [`${problem.check}\n${problem.message}`, problem])).values()];
}

function isOpaqueScene({ background }: Scene): boolean {
  const colours = background.type === 'solid' ? [background.colour] : background.stops.map(([, colour]) => colour);
  return colours.every(isOpaque);
}
