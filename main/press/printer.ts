// Makes one picture: scene, checks, painting, pixels, file. Everything that can be kept from picture to picture is kept, within
// bounds, and never changes what comes out.

import type { CheckSubject, Pixels, Problem } from '../../shared/checks/check.ts';
import { blockingProblems, isBlocking, runChecks } from '../../shared/checks/index.ts';
import { backgroundNode } from '../../shared/canvas/konva.ts';
import { rgbOf } from '../../shared/colour.ts';
import type { Design } from '../../shared/design.ts';
import { Fault } from '../../shared/fault.ts';
import { derivativesOf, paintItem } from '../../shared/paint.ts';
import { parseDerivativeKey } from '../../shared/picture.ts';
import type { Point } from '../../shared/point.ts';
import { textOf } from '../../shared/point.ts';
import { buildScene } from '../../shared/scene.ts';
import type { Scene, SceneItem } from '../../shared/scene.ts';
import type { FileType, Size } from '../../shared/size.ts';
import { createByteCache } from '../pictures/byteCache.ts';
import { createBaseCache, derive } from '../pictures/derive.ts';
import { countBeforeText, itemsBehind, itemsKey, liesOnBackground } from './behind.ts';
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

/** Few surfaces: one used again soon is warm in the processor's cache, and eighteen would be a hundred megabytes a worker. */
const surfaceBytes = 48_000_000;
const pictureBytes = 128_000_000;

export function createPrinter(): Printer {
  const bases = createBaseCache();
  // What falls out of a cache may still be drawn by the picture in hand, so it is let go only after.
  const fallen: { release(): void }[] = [];
  const drop = (value: { release(): void }): void => void fallen.push(value);
  const surfaces = createByteCache<Surface>(surfaceBytes, ({ width, height }) => width * height * 4, drop);
  const pictures = createByteCache<DrawablePicture>(pictureBytes, ({ bytes }) => bytes, drop);

  let flatColour = '';
  let flatData = new Uint8ClampedArray(0);

  /** A page of one colour: what lies behind most texts, and needs no painting to be known. Good until the next colour. */
  const flat = (colour: string, { width, height }: Pick<Scene, 'width' | 'height'>): Pixels => {
    const bytes = width * height * 4;
    if (flatColour !== colour || flatData.length < bytes) {
      if (flatData.length < bytes) flatData = new Uint8ClampedArray(bytes);
      const { r, g, b, alpha } = rgbOf(colour);
      const pixel = new Uint8Array([r, g, b, alpha].map((channel) => Math.round(channel * 255)));
      new Uint32Array(flatData.buffer).fill(new Uint32Array(pixel.buffer)[0]!);
      flatColour = colour;
    }
    return { width, height, data: flatData.subarray(0, bytes) };
  };

  const surfaceFor = (use: string, { width, height }: { readonly width: number; readonly height: number }): Surface => {
    const key = `${use} ${width}x${height}`;
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

  /** The ground below all texts, painted once: the checks look at it, and the picture goes on from it. */
  const lay = async (kit: LoadedKit, scene: Scene): Promise<Laid> => {
    const loaded = await loadPictures(kit, scene);
    const assets = await kit.paintAssets(scene);
    const surface = surfaceFor('page', scene);
    const groundItems = scene.items.slice(0, countBeforeText(scene.items));
    const nodesOf = (items: readonly SceneItem[]) => items.flatMap((item) => paintItem(item, assets));
    surface.draw([backgroundNode(scene), ...nodesOf(groundItems)], loaded);
    const grounds = new Map<string, Pixels>();
    const forget = (): void => {
      for (const { data } of grounds.values()) giveBack(data);
      grounds.clear();
    };
    const { width, height } = scene;
    return {
      forget,
      behind(element) {
        if (scene.background.type === 'solid' && liesOnBackground(scene.items, element)) return flat(scene.background.colour, scene);
        const items = itemsBehind(scene.items, element);
        if (!items) return undefined;
        const key = itemsKey(items);
        const known = grounds.get(key);
        if (known) return known;
        const ground = key === itemsKey(groundItems) ? surface : surfaceFor('behind', scene);
        if (ground !== surface) ground.draw([backgroundNode(scene), ...nodesOf(items)], loaded);
        const data = ground.pixels();
        const pixels = { width, height, data: new Uint8ClampedArray(data.buffer, data.byteOffset, data.byteLength) };
        grounds.set(key, pixels);
        return pixels;
      },
      finish() {
        forget();
        surface.draw(nodesOf(scene.items.slice(groundItems.length)), loaded);
        const opaque = isOpaque(scene);
        return { width, height, data: opaque ? surface.pixels() : surface.straightPixels(), opaque };
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
        laid.forget();
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
        giveBack(raster.data);
        return { status: 'made', bytes: encoded.bytes, problems: [...found, ...encoded.problems] };
      } finally {
        done();
      }
    },
  };
}

/** A page whose ground is painted. */
interface Laid {
  behind(element: string): Pixels | undefined;
  /** Paints the rest; nothing is asked of `behind` after. */
  finish(): Raster;
  /** Gives back what `behind` answered. */
  forget(): void;
}

/** Frees a page's worth of pixels at once: left to the collector, they would be fresh megabytes for every picture. */
function giveBack(pixels: Uint8Array | Uint8ClampedArray): void {
  if (pixels.buffer instanceof ArrayBuffer && pixels.byteLength === pixels.buffer.byteLength) pixels.buffer.transfer(0);
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

function isOpaque({ background }: Scene): boolean {
  const colours = background.type === 'solid' ? [background.colour] : background.stops.map(([, colour]) => colour);
  return colours.every((colour) => colour.length === 7 || colour.toLowerCase().endsWith('ff'));
}
