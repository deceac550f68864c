// What lies under a box: the range of luminance of a page's background and of all that is drawn over it there. Logos pick their
// variant by it, and scrims their strength.

import type { Rgb } from './colour.ts';
import { greyOf, luminanceOf, luminanceOfRgb, mix, rgbOf } from './colour.ts';
import type { Ground } from './elements/kind.ts';
import { contains, intersection } from './geometry.ts';
import type { PictureInfo } from './picture.ts';
import type { Box, SceneItem, ScenePaint } from './scene.ts';

type PictureItem = Extract<SceneItem, { type: 'picture' }>;
type Looks = (id: string) => PictureInfo | undefined;

/** A share of 1 along a gradient at a point relative to its box. */
function along(paint: Extract<ScenePaint, { type: 'linear' }>, x: number, y: number): number {
  const [dx, dy] = [paint.to[0] - paint.from[0], paint.to[1] - paint.from[1]];
  const square = dx * dx + dy * dy;
  return square === 0 ? 0 : ((x - paint.from[0]) * dx + (y - paint.from[1]) * dy) / square;
}

/** The colour of a paint at a point relative to its box, with its opacity. Gradients mix channel by channel, as canvases do. */
export function colourAt(paint: ScenePaint, x: number, y: number): Rgb {
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
export function coloursOver(paint: ScenePaint, box: Box, part: Box): readonly Rgb[] {
  if (paint.type === 'solid') return [rgbOf(paint.colour)];
  const [x, y] = [part.x - box.x, part.y - box.y];
  const places = [0, 0.5, 1].flatMap((across) => [0, 0.5, 1].map((down) => [x + part.width * across, y + part.height * down] as const));
  return places.map(([left, top]) => colourAt(paint, left, top));
}

function rangeOf(luminances: readonly number[]): Ground {
  return { darkest: Math.min(...luminances), lightest: Math.max(...luminances) };
}

/** Luminance of a picture's own tone after the derivative's filter. */
function filtered(tone: number, item: PictureItem): number {
  const { duotone } = item.derivative;
  return duotone ? luminanceOfRgb(mix(rgbOf(duotone[0]), rgbOf(duotone[1]), greyOf(tone))) : tone;
}

/** The range of a picture's tones under a part of the page; undefined where the picture is not. */
export function tonesUnder(item: PictureItem, info: PictureInfo, part: Box): Ground | undefined {
  const shared = intersection(item.box, part);
  if (!shared) return undefined;
  const { crop } = item.derivative;
  const { columns, rows, darkest, lightest } = info.tones;
  const column = (x: number): number => ((crop.x + ((x - item.box.x) / item.box.width) * crop.width) / info.width) * columns;
  const row = (y: number): number => ((crop.y + ((y - item.box.y) / item.box.height) * crop.height) / info.height) * rows;
  const tones: number[] = [];
  for (let r = Math.max(0, Math.floor(row(shared.y))); r < Math.min(rows, Math.ceil(row(shared.y + shared.height))); r += 1) {
    for (let c = Math.max(0, Math.floor(column(shared.x))); c < Math.min(columns, Math.ceil(column(shared.x + shared.width))); c += 1) {
      tones.push(darkest[r * columns + c] ?? 0, lightest[r * columns + c] ?? 1);
    }
  }
  return tones.length === 0 ? undefined : rangeOf(tones.map((tone) => filtered(tone, item)));
}

/** The range left after colours are laid over one. */
function covered(below: Ground, colours: readonly Rgb[], opacity: number): Ground {
  const over = (tone: number): readonly number[] => {
    const grey = greyOf(tone);
    return colours.map((rgb) => luminanceOfRgb(mix({ r: grey, g: grey, b: grey, alpha: 1 }, rgb, rgb.alpha * opacity)));
  };
  return rangeOf([...over(below.darkest), ...over(below.lightest)]);
}

function isRound(item: SceneItem): boolean {
  return (item.type === 'shape' && item.shape === 'ellipse') || (item.type === 'picture' && item.mask === 'ellipse');
}

/** The box within which an item surely covers everything. */
function solidPart(item: SceneItem): Box {
  if (!isRound(item)) return item.box;
  const inset = (1 - Math.SQRT1_2) / 2;
  const { x, y, width, height } = item.box;
  return { x: x + width * inset, y: y + height * inset, width: width * (1 - 2 * inset), height: height * (1 - 2 * inset) };
}

function under(item: SceneItem, below: Ground, part: Box, picture: Looks): Ground | undefined {
  if (item.type === 'group') return item.items.reduce((ground, child) => laidOver(ground, child, part, picture), below);
  if (item.type === 'shape') return item.fill && covered(below, coloursOver(item.fill, item.box, part), item.opacity);
  if (item.type === 'outline') return item.background === undefined ? undefined : covered(below, [rgbOf(item.background)], item.opacity);
  if (item.type !== 'picture') return undefined;
  const info = picture(item.derivative.asset);
  if (!info || info.hasAlpha) return undefined;
  return tonesUnder(item, info, part);
}

function laidOver(below: Ground, item: SceneItem, part: Box, picture: Looks): Ground {
  const ground = intersection(item.box, part) && under(item, below, part, picture);
  if (!ground) return below;
  if (item.type === 'group' || (contains(solidPart(item), part) && item.rotation === 0)) return ground;
  return { darkest: Math.min(below.darkest, ground.darkest), lightest: Math.max(below.lightest, ground.lightest) };
}

/** The range of luminance under a part of the page: of its background, and of the items over it, bottom first. */
export function groundUnder(background: ScenePaint, page: Box, items: readonly SceneItem[], part: Box, picture: Looks): Ground {
  const colours = background.type === 'solid' ? [luminanceOf(background.colour)] : coloursOver(background, page, part).map(luminanceOfRgb);
  return items.reduce((ground, item) => laidOver(ground, item, part, picture), rangeOf(colours));
}
