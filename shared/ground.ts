// What lies under a box: the range of luminance of a page's background and of all that is drawn over it there. Logos pick their
// variant by it, and scrims their strength.

import type { Rgb } from './colour.ts';
import { greyOf, luminanceOf, luminanceOfPixel, luminanceOfRgb, mix, rgbOf } from './colour.ts';
import type { ShapeName } from './design.ts';
import type { Ground } from './elements/kind.ts';
import { contains, intersection } from './geometry.ts';
import type { PathFill } from './paintNode.ts';
import type { PictureInfo } from './picture.ts';
import type { PictureFilter } from './pictureFilter.ts';
import { colourFilter, filterKey } from './pictureFilter.ts';
import type { Box, SceneGradient, SceneItem, ScenePaint, ScenePicture } from './scene.ts';

type Looks = (id: string) => PictureInfo | undefined;

/** A picture across a box: an item of its own, or a fill. */
type Shown = Pick<ScenePicture, 'box' | 'derivative'>;

/** A share of 1 along a gradient at a point relative to its box. */
function along(paint: SceneGradient, x: number, y: number): number {
  if (paint.type === 'radial') return paint.radius === 0 ? 1 : Math.hypot(x - paint.centre[0], y - paint.centre[1]) / paint.radius;
  const [dx, dy] = [paint.to[0] - paint.from[0], paint.to[1] - paint.from[1]];
  const square = dx * dx + dy * dy;
  return square === 0 ? 0 : ((x - paint.from[0]) * dx + (y - paint.from[1]) * dy) / square;
}

/** The colour of a paint at a point relative to its box, with its opacity. Gradients mix channel by channel, as canvases do. */
export function colourAt(paint: PathFill, x: number, y: number): Rgb {
  if (paint.type === 'solid') return rgbOf(paint.colour);
  const at = along(paint, x, y);
  const after = paint.stops.findIndex(([offset]) => offset >= at);
  const last = paint.stops[paint.stops.length - 1]!;
  if (after === -1) return rgbOf(last[1]);
  if (after === 0) return rgbOf(paint.stops[0]![1]);
  const [[from, low], [to, high]] = [paint.stops[after - 1]!, paint.stops[after]!];
  const share = to === from ? 1 : (at - from) / (to - from);
  const [a, b] = [rgbOf(low), rgbOf(high)];
  return { ...mix(a, b, share), alpha: a.alpha + (b.alpha - a.alpha) * share };
}

/** Colours of a paint over a part of its box: its corners and middle, which hold the extremes of nearly every gradient. */
export function coloursOver(paint: PathFill, box: Box, part: Box): readonly Rgb[] {
  if (paint.type === 'solid') return [rgbOf(paint.colour)];
  const [x, y] = [part.x - box.x, part.y - box.y];
  const places = [0, 0.5, 1].flatMap((across) => [0, 0.5, 1].map((down) => [x + part.width * across, y + part.height * down] as const));
  return places.map(([left, top]) => colourAt(paint, left, top));
}

function rangeOf(luminances: readonly number[]): Ground {
  return { darkest: Math.min(...luminances), lightest: Math.max(...luminances) };
}

/** What filters make of each of 256 greys, of those asked for lately: every line of a text above a photo asks again. */
const filtered = new Map<string, Float64Array>();
const filtersKept = 50;

/** Luminance of each of 256 greys after a filter; undefined where it leaves colours as they are. */
function filteredGreys(filter: PictureFilter): Float64Array | undefined {
  const key = filterKey(filter);
  const known = filtered.get(key);
  if (known || key === '') return known;
  const pixels = Uint8Array.from({ length: 256 * 4 }, (_, at) => (at % 4 === 3 ? 255 : Math.floor(at / 4)));
  colourFilter(filter)?.(pixels);
  const made = Float64Array.from({ length: 256 }, (_, grey) => luminanceOfPixel(pixels[grey * 4]!, pixels[grey * 4 + 1]!, pixels[grey * 4 + 2]!));
  if (filtered.size >= filtersKept) filtered.clear();
  filtered.set(key, made);
  return made;
}

/** Luminance of a picture's own tone after the derivative's filter. */
function filtering(request: PictureFilter): (tone: number) => number {
  const greys = filteredGreys(request);
  return greys ? (tone) => greys[Math.round(greyOf(tone) * 255)]! : (tone) => tone;
}

/** The range of a picture's tones under a part of the page; undefined where the picture is not. */
export function tonesUnder(item: Shown, info: PictureInfo, part: Box): Ground | undefined {
  const shared = intersection(item.box, part);
  if (!shared) return undefined;
  const { crop, tile } = item.derivative;
  const tone = filtering(item.derivative);
  const { columns, rows, darkest, lightest } = info.tones;
  const column = (x: number): number => ((crop.x + ((x - item.box.x) / item.box.width) * crop.width) / info.width) * columns;
  const row = (y: number): number => ((crop.y + ((y - item.box.y) / item.box.height) * crop.height) / info.height) * rows;
  if (tile) return rangeOf([Math.min(...darkest), Math.max(...lightest)].map(tone));
  const tones: number[] = [];
  for (let r = Math.max(0, Math.floor(row(shared.y))); r < Math.min(rows, Math.ceil(row(shared.y + shared.height))); r += 1) {
    for (let c = Math.max(0, Math.floor(column(shared.x))); c < Math.min(columns, Math.ceil(column(shared.x + shared.width))); c += 1) {
      tones.push(darkest[r * columns + c] ?? 0, lightest[r * columns + c] ?? 1);
    }
  }
  return tones.length === 0 ? undefined : rangeOf(tones.map(tone));
}

/** The range left after colours are laid over one. */
function covered(below: Ground, colours: readonly Rgb[], opacity: number): Ground {
  const over = (tone: number): readonly number[] => {
    const grey = greyOf(tone);
    return colours.map((rgb) => luminanceOfRgb(mix({ r: grey, g: grey, b: grey, alpha: 1 }, rgb, rgb.alpha * opacity)));
  };
  return rangeOf([...over(below.darkest), ...over(below.lightest)]);
}

/** Share of an outline's box within which all is covered, about its middle; other outlines may leave any place open. */
const solidShares: Partial<Record<ShapeName, number>> = { rectangle: 1, ellipse: Math.SQRT1_2 };

/** The box within which an item surely covers everything. */
function solidPart(item: SceneItem): Box {
  const shape = item.type === 'shape' ? item.shape : item.type === 'picture' ? item.mask : 'rectangle';
  const share = solidShares[shape] ?? 0;
  const inset = (1 - share) / 2;
  const { x, y, width, height } = item.box;
  return { x: x + width * inset, y: y + height * inset, width: width * share, height: height * share };
}

function pictureUnder(shown: Shown, below: Ground, part: Box, picture: Looks): Ground | undefined {
  const info = picture(shown.derivative.asset);
  if (!info) return undefined;
  const tones = tonesUnder(shown, info, part);
  return tones && info.hasAlpha ? both(tones, below) : tones;
}

function both(a: Ground, b: Ground): Ground {
  return { darkest: Math.min(a.darkest, b.darkest), lightest: Math.max(a.lightest, b.lightest) };
}

function fillUnder(item: Extract<SceneItem, { type: 'shape' }>, below: Ground, part: Box, picture: Looks): Ground | undefined {
  const { fill } = item;
  if (!fill) return undefined;
  if (fill.type !== 'picture') return covered(below, coloursOver(fill, item.box, part), item.opacity);
  const tones = pictureUnder(fill, below, part, picture);
  return tones && (item.opacity * fill.opacity >= 1 ? tones : both(tones, below));
}

/** A part of the page as an item that is turned over shows it. */
function turnedOver(part: Box, { box, flipX, flipY }: SceneItem): Box {
  return { ...part, x: flipX ? 2 * box.x + box.width - part.x - part.width : part.x, y: flipY ? 2 * box.y + box.height - part.y - part.height : part.y };
}

function under(item: SceneItem, below: Ground, given: Box, picture: Looks): Ground | undefined {
  const part = turnedOver(given, item);
  if (item.type === 'group') return item.items.reduce((ground, child) => laidOver(ground, child, part, picture), below);
  if (item.type === 'shape') return fillUnder(item, below, part, picture);
  if (item.type === 'outline') return item.background === undefined ? undefined : covered(below, [rgbOf(item.background)], item.opacity);
  const info = item.type === 'picture' ? picture(item.derivative.asset) : undefined;
  return item.type === 'picture' && info && !info.hasAlpha ? tonesUnder(item, info, part) : undefined;
}

function laidOver(below: Ground, item: SceneItem, part: Box, picture: Looks): Ground {
  const ground = intersection(item.box, part) && under(item, below, part, picture);
  if (!ground) return below;
  const isPlain = item.rotation === 0 && item.blend === undefined;
  return item.type === 'group' || (isPlain && contains(solidPart(item), part)) ? ground : both(below, ground);
}

/** The range of luminance of a page's background under a part of it. */
function backgroundUnder(background: ScenePaint, page: Box, part: Box, picture: Looks): Ground {
  if (background.type !== 'picture') return rangeOf(coloursOver(background, page, part).map(luminanceOfRgb));
  const under = luminanceOf(background.under ?? '#ffffff');
  const below = { darkest: under, lightest: under };
  const tones = pictureUnder(background, below, part, picture);
  return !tones || !contains(background.box, part) ? both(tones ?? below, below) : tones;
}

/** The range of luminance under a part of the page: of its background, and of the items over it, bottom first. */
export function groundUnder(background: ScenePaint, page: Box, items: readonly SceneItem[], part: Box, picture: Looks): Ground {
  return items.reduce((ground, item) => laidOver(ground, item, part, picture), backgroundUnder(background, page, part, picture));
}
