// The photos of an export of which only the heads were read: a worker looks at all of one when a picture of its row is made, and for its
// subject only where it is really cropped.

import type { Problem } from '../../shared/checks/check.ts';
import { photoCheck } from '../../shared/checks/photo.ts';
import type { Design } from '../../shared/design.ts';
import { asFault, type Fault } from '../../shared/fault.ts';
import type { PictureInfo } from '../../shared/picture.ts';
import type { Point } from '../../shared/point.ts';
import { buildScene, drawnItems, type SceneAssets } from '../../shared/scene.ts';
import type { Size } from '../../shared/size.ts';
import { createByteCache } from '../pictures/byteCache.ts';
import type { WholePhoto } from '../pictures/head.ts';

export interface Completed {
  readonly point: Point;
  /** One for each picture that was left out. */
  readonly problems: readonly Problem[];
}

export interface Photos {
  /** What is known of a photo that was looked at. */
  find(id: string): PictureInfo | undefined;
  /** What it became, where it was converted. */
  converted(id: string): Uint8Array | undefined;
  /** Looks at all photos of a point, and for the subjects of those that the design crops at this size; the point is without those that cannot be used. */
  complete(point: Point, drawn: { readonly design: Design; readonly size: Size; readonly page?: number; readonly assets: SceneAssets }): Promise<Completed>;
}

/** Without the small copy its subject was looked for. */
type Known = Omit<WholePhoto, 'small'> & Partial<Pick<WholePhoto, 'small'>>;

/** Photos looked at are kept for the sizes of their rows. */
const keptBytes = 24_000_000;
/** What is known of a photo takes about as much. */
const tonesBytes = 20_000;

/** `headOf` answers the file and the info of a photo of which only the head was read. */
export function createPhotos(headOf: (id: string) => { readonly file: string; readonly info: PictureInfo } | undefined): Photos {
  const known = createByteCache<Known>(keptBytes, ({ converted, small }) => tonesBytes + (small?.data.length ?? 0) + (converted?.length ?? 0));
  const unusable = new Map<string, Fault>();

  /** Why a photo cannot be used; undefined for one that can. */
  const look = async (id: string): Promise<Fault | undefined> => {
    const head = headOf(id);
    if (!head || known.get(id)) return undefined;
    const fault = unusable.get(id);
    if (fault) return fault;
    const { readWhole } = await import('../pictures/head.ts');
    try {
      known.set(id, await readWhole(head.file, head.info));
      return undefined;
    } catch (thrown) {
      const found = asFault(thrown);
      if (found.code !== 'input') throw thrown;
      unusable.set(id, found);
      return found;
    }
  };

  const seek = async (id: string): Promise<void> => {
    const { small, ...photo } = known.get(id)!;
    if (!small) return;
    const { findSubject } = await import('../pictures/subject.ts');
    known.set(id, { ...photo, info: { ...photo.info, ...(await findSubject(small)) } });
  };

  const lookAtAll = async (point: Point): Promise<Completed> => {
    let usable = point;
    const problems: Problem[] = [];
    for (const [field, value] of Object.entries(point)) {
      const fault = typeof value === 'string' ? undefined : await look(value.asset);
      if (!fault) continue;
      problems.push({ check: photoCheck.id, severity: photoCheck.severity, message: fault.message, field });
      usable = Object.fromEntries(Object.entries(usable).filter(([name]) => name !== field));
    }
    return { point: usable, problems };
  };

  return {
    find: (id) => known.get(id)?.info,
    converted: (id) => known.get(id)?.converted,
    async complete(point, { design, size, page = 0, assets }) {
      const completed = await lookAtAll(point);
      const wanted = unsought(completed.point, (id) => known.get(id));
      if (wanted.size === 0) return completed;
      for (const item of drawnItems(buildScene(design, page, size, completed.point, assets).items)) {
        if (item.type !== 'picture' || !wanted.has(item.derivative.asset)) continue;
        const { info } = known.get(item.derivative.asset)!;
        const { width, height } = item.derivative.crop;
        if (width < info.width || height < info.height) await seek(info.id);
      }
      return completed;
    },
  };
}

/** Photos of a point whose subject nobody said or looked for. */
function unsought(point: Point, find: (id: string) => Known | undefined): ReadonlySet<string> {
  const ids = Object.values(point).flatMap((value) => (typeof value === 'string' || value.focus ? [] : [value.asset]));
  return new Set(ids.filter((id) => find(id)?.small));
}
