// Makes one picture: scene, checks, painting, pixels, file. Everything that can be kept from picture to picture is kept, within
// bounds, and never changes what comes out.

import type { CheckSubject, Problem } from '../../shared/checks/check.ts';
import { blockingProblems, isBlocking, runChecks } from '../../shared/checks/index.ts';
import type { Design } from '../../shared/design.ts';
import { Fault } from '../../shared/fault.ts';
import { derivativesOf } from '../../shared/paint.ts';
import { parseDerivativeKey } from '../../shared/picture.ts';
import type { Point } from '../../shared/point.ts';
import { textOf } from '../../shared/point.ts';
import { buildScene } from '../../shared/scene.ts';
import type { Scene } from '../../shared/scene.ts';
import type { FileType, Size } from '../../shared/size.ts';
import { createByteCache } from '../pictures/byteCache.ts';
import { createBaseCache, derive } from '../pictures/derive.ts';
import { createBandStore } from './bands.ts';
import { drawablePicture } from './canvas.ts';
import type { DrawablePicture, Pictures } from './canvas.ts';
import { encodePicture } from './encode.ts';
import { createGrounds } from './grounds.ts';
import type { LoadedKit } from './kit.ts';
import { createLeafReader } from './leaves.ts';
import { createPlates } from './plate.ts';
import type { Page } from './plate.ts';
import { withFound } from './problems.ts';

/** One picture to make. */
export interface PrintTask {
  readonly design: Design;
  readonly size: Size;
  /** Index of the design's page; the first if absent. */
  readonly page?: number;
  readonly point: Point;
  readonly alt: string;
  readonly asksConsent: boolean;
  /** Known before: of the row and of the plan. */
  readonly problems: readonly Problem[];
}

export type Printed =
  /** The bytes are good until the next is printed. */
  | { readonly status: 'made'; readonly bytes: Uint8Array; readonly problems: readonly Problem[] }
  /** A check that blocks found something: no picture is made. */
  | { readonly status: 'blocked'; readonly problems: readonly Problem[] };

export interface Printer {
  /** The checks alone. */
  check(kit: LoadedKit, task: PrintTask): Promise<readonly Problem[]>;
  /** `always`: blocking checks are told but do not stop it, as for a proof on screen. */
  print(kit: LoadedKit, task: PrintTask, file: { readonly type: FileType; readonly quality: number; readonly palette?: boolean; readonly always?: boolean; readonly demandWanted?: () => void }): Promise<Printed>;
}

const pictureBytes = 72_000_000;
/** A photo of 12 megapixels decoded whole, for the sizes of its row that need all of it. */
const decodedBytes = 40_000_000;

export function createPrinter(): Printer {
  const decoded = createBaseCache(decodedBytes);
  // What falls out of the cache may still be drawn by the picture in hand, so it is let go only after.
  const fallen: DrawablePicture[] = [];
  const pictures = createByteCache<DrawablePicture>(pictureBytes, ({ bytes }) => bytes, (picture) => void fallen.push(picture));
  const reader = createLeafReader();
  const plates = createPlates();
  const grounds = createGrounds();
  const bands = createBandStore();

  let file = Buffer.alloc(0);
  /** Room for a file, the same for each: fresh memory costs more than to fill it. */
  const room = (bytes: number): Buffer => {
    if (file.length < bytes) file = Buffer.alloc(bytes);
    return file.subarray(0, bytes);
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
    const file = request && kit.sourceOf(request.asset);
    if (!request || !info || file === undefined) throw new Fault('internal', `The picture ${key} is not among those of the export.`);
    await kit.demandUnchanged(request.asset);
    const derivative = await derive(file, info, request, decoded);
    await kit.demandUnchanged(request.asset);
    return drawablePicture(derivative);
  };

  /** Uses the page of a scene and the problems of its picture, for which it may have to be drawn in part. */
  const examine = async <T>(kit: LoadedKit, task: PrintTask, { scene, subject }: Laid, work: (page: Page, problems: readonly Problem[]) => Promise<T> | T): Promise<T> => {
    let page: Page | undefined;
    try {
      const leaves = reader.read(scene.items, kit.fonts);
      page = plates.open({ scene, name: reader.namePage(scene), leaves, assets: await kit.paintAssets(scene), pictures: await loadPictures(kit, scene) });
      return await work(page, allProblems(task, { ...subject, pixelsBehind: grounds.of(scene, leaves, page) }));
    } finally {
      page?.close();
      for (const picture of fallen.splice(0)) picture.release();
    }
  };

  return {
    async check(kit, task) {
      const laid = layOut(kit, task);
      if (findBlock(task, laid.subject)) return allProblems(task, laid.subject);
      return examine(kit, task, laid, (_, problems) => problems);
    },
    async print(kit, task, file) {
      const laid = layOut(kit, task);
      if (!file.always && findBlock(task, laid.subject)) return { status: 'blocked', problems: allProblems(task, laid.subject) };
      return examine(kit, task, laid, async (page, problems) => {
        const { demandWanted } = file;
        const words = { alt: task.alt, credit: textOf(task.point, 'credit'), source: textOf(task.point, 'source') };
        const encoded = await encodePicture(page, { type: file.type, quality: file.quality, palette: file.palette === true, size: task.size, words, ...(demandWanted ? { demandWanted } : {}) }, bands, room);
        return { status: 'made', bytes: encoded.bytes, problems: [...problems, ...encoded.problems] };
      });
    },
  };
}

interface Laid {
  readonly scene: Scene;
  readonly subject: CheckSubject;
}

function layOut(kit: LoadedKit, { design, size, page = 0, point, alt, asksConsent }: PrintTask): Laid {
  const scene = buildScene(design, page, size, point, kit);
  return { scene, subject: { design, size, point, scene, brand: kit.brand, alt, asksConsent, picture: (id) => kit.picture(id) } };
}

function findBlock(task: PrintTask, subject: CheckSubject): boolean {
  return task.problems.some(isBlocking) || blockingProblems(subject).length > 0;
}

function allProblems(task: PrintTask, subject: CheckSubject): readonly Problem[] {
  return withFound(task.problems, runChecks(subject));
}
