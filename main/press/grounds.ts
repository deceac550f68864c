// What is seen behind the letters of a text, for the checks: one colour where that is known, else what the page shows there without the
// text and what lies above it. Where that is the same on most pages it is read once.

import type { Pixels } from '../../shared/checks/check.ts';
import { rgbOf } from '../../shared/colour.ts';
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
   * Looks behind the texts of a page, by their elements: pixels of the page's size, good until the next call, of which only those under
   * the letters say anything; undefined for what has no letters on the page.
   */
  of(scene: Scene, leaves: readonly Leaf[], page: Page): (element: string) => Pixels | undefined;
}

const keptBytes = 12_000_000;
/** Pages larger than this get memory of their own each time. */
const largestKept = 32_000_000;

export function createGrounds(): Grounds {
  const kept = createByteCache<Buffer>(keptBytes, (rows) => rows.length);
  let memory = new Uint8ClampedArray(0);
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

  /** Bands of what most pages have in common stay where they are. */
  const showCommon = (data: Uint8ClampedArray, { width, height, background }: Scene, view: View, page: Page): void => {
    const key = `${width}x${height} ${JSON.stringify(background)} ${view.seen.map(({ name }) => name).join()}`;
    for (let top = view.top - (view.top % bandRows); top < view.bottom; top += bandRows) {
      if (held.get(top) === key) continue;
      const known = kept.get(`${key} ${top}`);
      const rows = known ?? page.common({ ...view, top, bottom: Math.min(height, top + bandRows) });
      data.set(rows, top * width * 4);
      if (!known) kept.set(`${key} ${top}`, rows);
      held.set(top, key);
    }
  };

  const showOwn = (data: Uint8ClampedArray, { width }: Scene, { top, bottom }: View, rows: Buffer): void => {
    data.set(rows, top * width * 4);
    giveBack(rows);
    for (let band = top - (top % bandRows); band < bottom; band += bandRows) held.delete(band);
  };

  return {
    of(scene, leaves, page) {
      const { width, height } = scene;
      const places = placesOf(scene, leaves);
      let own: ReadonlyMap<View, Buffer> | undefined;
      return (element) => {
        const place = places.get(element);
        if (!place) return undefined;
        if (place.colour !== undefined) return { width, height, data: flat(place.colour, width * height * 4) };
        const data = memoryFor(scene);
        if (page.isCommon(place.view)) showCommon(data, scene, place.view, page);
        else {
          own ??= lookAtOwn([...places.values()], page);
          showOwn(data, scene, place.view, own.get(place.view)!);
        }
        return { width, height, data };
      };
    },
  };
}

interface Place {
  /** All that is behind it, where that is known. */
  readonly colour: string | undefined;
  readonly view: View;
}

function placesOf(scene: Scene, leaves: readonly Leaf[]): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  for (const [end, text] of leaves.entries()) {
    if (!isText(text) || places.has(text.item.element)) continue;
    const place = { text, below: leaves.slice(0, end) };
    const area = glyphArea(place, scene);
    if (!area) continue;
    const seen = place.below.filter(({ ink }) => intersection(ink, area));
    places.set(text.item.element, { colour: colourBehind(place, area, scene.background), view: { end, seen, top: area.y, bottom: area.y + area.height } });
  }
  return places;
}

function lookAtOwn(places: readonly Place[], page: Page): ReadonlyMap<View, Buffer> {
  const views = places.flatMap(({ colour, view }) => (colour === undefined && !page.isCommon(view) ? view : []));
  const rows = page.look(views);
  return new Map(views.map((view, index) => [view, rows[index]!]));
}
