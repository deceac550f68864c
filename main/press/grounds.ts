// What is seen behind the letters of a text, for the checks: one colour where that is known, else what the page shows there without the
// text and what lies above it. Where that is the same on most pages it is read once.

import type { Pixels } from '../../shared/checks/check.ts';
import { rgbOf } from '../../shared/colour.ts';
import { partId, type Drawn, type TextItem } from '../../shared/checks/inspect.ts';
import { intersection } from '../../shared/geometry.ts';
import type { Scene } from '../../shared/scene.ts';
import { createByteCache } from '../pictures/byteCache.ts';
import { bandRows } from './bands.ts';
import { colourBehind, glyphArea, isText } from './behind.ts';
import { giveBack } from './canvas.ts';
import type { Leaf } from './leaves.ts';
import { createMet } from './met.ts';
import type { Page, View } from './plate.ts';

export interface Grounds {
  /**
   * Looks behind the texts of a page, by their elements and parts (`partId`): rows of the page, good until those of another text are asked
   * for, of which only the pixels under the letters say anything; undefined for what has no letters on the page.
   */
  of(scene: Scene, leaves: readonly Leaf[], page: Page): (text: string) => Pixels | undefined;
}

const keptBytes = 4_000_000;
/** Elements whose ground is remembered, to see whether it comes again. */
const metKept = 500;
/** Grounds remembered, to see which were asked for: whoever asked knows what is there. */
const askedKept = 4_096;

export function createGrounds(): Grounds {
  const kept = createByteCache<Buffer>(keptBytes, (rows) => rows.length);
  const asked = createMet(askedKept);
  const met = new Map<string, string>();
  /** Whether the text of an element stood on the same ground in the last page of the size. */
  const isAgain = (element: string, key: string): boolean => {
    if (met.get(element) === key) return true;
    if (met.size >= metKept) met.clear();
    met.set(element, key);
    return false;
  };
  let unused: Buffer[] = [];
  let inUse: Buffer | undefined;
  /** Gives back what was read of the last page and is kept nowhere. */
  const release = (): void => {
    for (const rows of unused) giveBack(rows);
    if (inUse) giveBack(inUse);
    unused = [];
    inUse = undefined;
  };

  let flatColour = '';
  let flatData = new Uint8ClampedArray(0);
  /** Rows of one colour. */
  const flat = (colour: string, bytes: number): Uint8ClampedArray => {
    if (flatColour !== colour || flatData.length < bytes) {
      if (flatData.length < bytes) flatData = new Uint8ClampedArray(bytes);
      const { r, g, b, alpha } = rgbOf(colour);
      const pixel = Uint8Array.from([r, g, b, alpha], (channel) => Math.round(channel * 255));
      new Uint32Array(flatData.buffer).fill(new Uint32Array(pixel.buffer)[0]!);
      flatColour = colour;
    }
    return flatData.subarray(0, bytes);
  };

  return {
    of(scene, leaves, page) {
      release();
      const { width, height } = scene;
      const places = new Map<string, Place>();
      for (const [end, text] of leaves.entries()) {
        if (!isText(text)) continue;
        const id = partId(text.item);
        if (places.has(id)) continue;
        const place = placeOf(scene, leaves, end, text);
        if (place) places.set(id, { ...place, isUsual: isAgain(`${width}x${height} ${id}`, place.rowsKey) });
      }
      const own = new Map<View, Buffer>();
      const mayBeAsked = ({ colour, key, rowsKey, view }: Place): boolean =>
        colour === undefined && !asked.has(key) && !page.isCommon(view) && !kept.get(rowsKey);
      /** The rows of a place, read with those that may be asked for next: the page would be drawn as often as it is looked at. */
      const look = (place: Place): Buffer => {
        if (!own.has(place.view)) {
          const views = [...places.values()].filter((other) => other === place || mayBeAsked(other)).map(({ view }) => view);
          for (const [index, rows] of page.look(views).entries()) own.set(views[index]!, rows);
        }
        const rows = own.get(place.view)!;
        own.delete(place.view);
        unused = [...own.values()];
        return rows;
      };
      const rowsOf = (place: Place): Buffer => {
        if (page.isCommon(place.view)) return page.common(place.view);
        const known = kept.get(place.rowsKey);
        if (known) return known;
        const rows = look(place);
        if (place.isUsual) kept.set(place.rowsKey, rows);
        else inUse = rows;
        return rows;
      };
      const dataOf = (place: Place): Uint8ClampedArray => {
        const { colour, key, view } = place;
        asked.add(key);
        if (inUse) giveBack(inUse);
        inUse = undefined;
        if (colour !== undefined) return flat(colour, (view.bottom - view.top) * width * 4);
        const rows = rowsOf(place);
        return new Uint8ClampedArray(rows.buffer, rows.byteOffset, rows.length);
      };
      return (id) => {
        const place = places.get(id);
        if (!place) return undefined;
        const { key, view } = place;
        let data: Uint8ClampedArray | undefined;
        return {
          width,
          height,
          top: view.top,
          key,
          // Made when asked for: whoever knows the key may not need them.
          get data() {
            return (data ??= dataOf(place));
          },
        };
      };
    },
  };
}

interface Place {
  /** The same key, the same text on the same ground. */
  readonly key: string;
  /** The same key, the same rows as far as they say anything. */
  readonly rowsKey: string;
  /** All that is behind it, where that is known. */
  readonly colour: string | undefined;
  /** In whole bands. */
  readonly view: View;
  /** The last page showed the same there. */
  readonly isUsual: boolean;
}

function placeOf(scene: Scene, leaves: readonly Leaf[], end: number, text: Leaf & Drawn<TextItem>): Omit<Place, 'isUsual'> | undefined {
  const { width, height, background } = scene;
  const place = { text, below: leaves.slice(0, end) };
  const area = glyphArea(place, scene);
  if (!area) return undefined;
  const seen = place.below.filter(({ ink }) => intersection(ink, area));
  const colour = colourBehind(place, area, background);
  const ground = colour ?? `${width}x${height} ${JSON.stringify(background)} ${seen.map(({ name }) => name).join()}`;
  const top = area.y - (area.y % bandRows);
  const bottom = Math.min(height, Math.ceil((area.y + area.height) / bandRows) * bandRows);
  // Rows may show other leaves beside the area.
  const rowsKey = `${ground} ${area.x},${area.y},${area.width},${area.height}`;
  return { key: `${text.name} ${ground}`, rowsKey, colour, view: { end, seen, area, top, bottom } };
}
