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
import type { Page, View } from './plate.ts';

export interface Grounds {
  /**
   * Looks behind the texts of a page, by their elements and parts (`partId`): pixels of the page's size, good until the next call, of which only those under
   * the letters say anything; undefined for what has no letters on the page.
   */
  of(scene: Scene, leaves: readonly Leaf[], page: Page): (text: string) => Pixels | undefined;
}

const keptBytes = 12_000_000;
/** Elements whose ground is remembered, to see whether it comes again. */
const metKept = 500;
/** Pages larger than this get memory of their own each time. */
const largestKept = 32_000_000;

export function createGrounds(): Grounds {
  const kept = createByteCache<Buffer>(keptBytes, (rows) => rows.length);
  let memory = new Uint8ClampedArray(0);
  const met = new Map<string, string>();
  /** Whether the text of an element stood on the same ground in the last page of the size. */
  const isAgain = (element: string, key: string): boolean => {
    if (met.get(element) === key) return true;
    if (met.size >= metKept) met.clear();
    met.set(element, key);
    return false;
  };
  /** What the bands of `memory` hold, by their first rows. */
  const held = new Map<number, string>();
  let heldWidth = 0;
  let flatColour = '';
  let flatData = new Uint8ClampedArray(0);

  /** A page of one colour. */
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

  const memoryFor = ({ width, height }: Scene): Uint8ClampedArray => {
    const bytes = width * height * 4;
    if (memory.length < bytes || memory.length > largestKept) {
      memory = new Uint8ClampedArray(bytes);
      held.clear();
    }
    if (heldWidth !== width) held.clear();
    heldWidth = width;
    return memory.subarray(0, bytes);
  };

  const isKept = (key: string, { top, bottom }: View): boolean => {
    for (let band = top; band < bottom; band += bandRows) if (!kept.get(`${key} ${band}`)) return false;
    return true;
  };

  /** Puts rows of a view into `data`: those that are there stay, others come from what is kept or are looked at with `look`. */
  const show = (data: Uint8ClampedArray, { width, height }: Scene, { key, view, isUsual }: Place, look: () => Buffer): void => {
    let rows: Buffer | undefined;
    for (let { top } = view; top < view.bottom; top += bandRows) {
      if (held.get(top) === key) continue;
      const id = `${key} ${top}`;
      const known = kept.get(id);
      if (!known) rows ??= look();
      const pixels = known ?? rows!.subarray((top - view.top) * width * 4, (Math.min(height, top + bandRows) - view.top) * width * 4);
      data.set(pixels, top * width * 4);
      if (!known && isUsual) kept.set(id, Buffer.from(pixels));
      held.set(top, key);
    }
    if (rows) giveBack(rows);
  };

  return {
    of(scene, leaves, page) {
      const { width, height } = scene;
      const places = new Map<string, Place>();
      for (const [end, text] of leaves.entries()) {
        if (!isText(text)) continue;
        const id = partId(text.item);
        if (places.has(id)) continue;
        const place = placeOf(scene, leaves, end, text);
        if (place) places.set(id, { ...place, isUsual: page.isCommon(place.view) || isAgain(`${width}x${height} ${id}`, place.key) });
      }
      let own: ReadonlyMap<View, Buffer> | undefined;
      const look = (place: Place): Buffer => {
        if (page.isCommon(place.view)) return page.common(place.view);
        own ??= lookAt([...places.values()].filter(({ colour, key, view }) => colour === undefined && !page.isCommon(view) && !isKept(key, view)), page);
        return own.get(place.view)!;
      };
      return (id) => {
        const place = places.get(id);
        if (!place) return undefined;
        const { colour, key, name } = place;
        let pixels: Uint8ClampedArray | undefined;
        // Made when asked for: whoever knows the key may not need them.
        const make = (): Uint8ClampedArray => {
          if (colour !== undefined) return flat(colour, width * height * 4);
          const data = memoryFor(scene);
          show(data, scene, place, () => look(place));
          return data;
        };
        return {
          width,
          height,
          key: `${name} ${key}`,
          get data() {
            return (pixels ??= make());
          },
        };
      };
    },
  };
}

interface Place {
  /** Of the text's leaf. */
  readonly name: number;
  /** The same key, the same ground. */
  readonly key: string;
  /** All that is behind it, where that is known. */
  readonly colour: string | undefined;
  /** In whole bands. */
  readonly view: View;
  /** Many pages show the same there. */
  readonly isUsual: boolean;
}

function placeOf(scene: Scene, leaves: readonly Leaf[], end: number, text: Leaf & Drawn<TextItem>): Omit<Place, 'isUsual'> | undefined {
  const { width, height, background } = scene;
  const place = { text, below: leaves.slice(0, end) };
  const area = glyphArea(place, scene);
  if (!area) return undefined;
  const seen = place.below.filter(({ ink }) => intersection(ink, area));
  const colour = colourBehind(place, area, background);
  const key = colour ?? `${width}x${height} ${JSON.stringify(background)} ${seen.map(({ name }) => name).join()}`;
  const top = area.y - (area.y % bandRows);
  const bottom = Math.min(height, Math.ceil((area.y + area.height) / bandRows) * bandRows);
  return { name: text.name, key, colour, view: { end, seen, top, bottom } };
}

function lookAt(places: readonly Place[], page: Page): ReadonlyMap<View, Buffer> {
  const views = places.map(({ view }) => view);
  const rows = page.look(views);
  return new Map(views.map((view, index) => [view, rows[index]!]));
}
