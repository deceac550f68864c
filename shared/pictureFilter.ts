// The filter of a derivative: what its colours and its sharpness go through. One canonical form, which is part of the derivative's key,
// and one arithmetic in whole numbers, so that the same pixels come out on every machine.

/** Colours are `#RRGGBB`. Numbers as in a design's `Filter`; `blur` in pixels of the derivative. */
export interface PictureFilter {
  readonly grey?: boolean;
  /** Shadows and lights. */
  readonly duotone?: readonly [string, string];
  readonly tint?: { readonly colour: string; readonly strength: number };
  readonly brightness?: number;
  readonly contrast?: number;
  readonly saturation?: number;
  readonly blur?: number;
}

const steps = 1000;
const blurSteps = 100;
/** Wider blurs look no different, and cost as much as this one. */
const widestBlur = 999;

function rounded(value: number | undefined, by: number): number {
  return Math.round((value ?? 0) * by);
}

/** The same filter in its one form: numbers as a key holds them, without those that change nothing. */
export function pictureFilter(given: PictureFilter): PictureFilter {
  const amounts = (['brightness', 'contrast', 'saturation'] as const).flatMap((name) => {
    const value = Math.min(steps, Math.max(-steps, rounded(given[name], steps)));
    return value === 0 ? [] : [[name, value / steps] as const];
  });
  const strength = Math.min(steps, Math.max(0, rounded(given.tint?.strength, steps)));
  const blur = Math.min(widestBlur * blurSteps, Math.max(0, rounded(given.blur, blurSteps)));
  return {
    ...(given.duotone ? { duotone: given.duotone } : given.grey ? { grey: true } : {}),
    ...(given.tint && strength > 0 ? { tint: { colour: given.tint.colour, strength: strength / steps } } : {}),
    ...Object.fromEntries(amounts),
    ...(blur > 0 ? { blur: blur / blurSteps } : {}),
  };
}

/** The end of a derivative's key that tells its filter; empty for none. */
export function filterKey(given: PictureFilter): string {
  const { duotone, grey, tint, brightness = 0, contrast = 0, saturation = 0, blur } = pictureFilter(given);
  const amounts = [brightness, contrast, saturation];
  return [
    duotone ? `-d${duotone.map((colour) => colour.slice(1)).join('.')}` : grey ? '-g' : '',
    tint ? `-t${tint.colour.slice(1)}.${rounded(tint.strength, steps)}` : '',
    amounts.some((amount) => amount !== 0) ? `-c${amounts.map((amount) => rounded(amount, steps) + steps).join('.')}` : '',
    blur === undefined ? '' : `-b${rounded(blur, blurSteps)}`,
  ].join('').toLowerCase();
}

/** What `filterKey` writes, as the source of a pattern. */
export const filterPattern =
  '(?:-(?:(?<grey>g)|d(?<shadows>[0-9a-f]{6})\\.(?<lights>[0-9a-f]{6})))?(?:-t(?<tint>[0-9a-f]{6})\\.(?<strength>\\d{1,4}))?' +
  '(?:-c(?<brightness>\\d{1,4})\\.(?<contrast>\\d{1,4})\\.(?<saturation>\\d{1,4}))?(?:-b(?<blur>\\d{1,5}))?';

/** The filter that the named groups of `filterPattern` found. */
export function filterOfKey(found: Readonly<Record<string, string | undefined>>): PictureFilter {
  const { grey, shadows, lights, tint, strength, brightness, contrast, saturation, blur } = found;
  const amount = (value: string | undefined): number => (value === undefined ? 0 : Number(value) / steps - 1);
  return pictureFilter({
    ...(grey ? { grey: true } : {}),
    ...(shadows && lights ? { duotone: [`#${shadows}`, `#${lights}`] } : {}),
    ...(tint ? { tint: { colour: `#${tint}`, strength: Number(strength) / steps } } : {}),
    brightness: amount(brightness),
    contrast: amount(contrast),
    saturation: amount(saturation),
    blur: Number(blur ?? 0) / blurSteps,
  });
}

function channels(hex: string): readonly [number, number, number] {
  const channel = (at: number): number => Number.parseInt(hex.slice(at, at + 2), 16);
  return [channel(1), channel(3), channel(5)];
}

/** Rec. 709 weights on the encoded values, in 65,536ths, which sum to exactly one. */
function lumaOf(red: number, green: number, blue: number): number {
  return (13933 * red + 46871 * green + 4732 * blue + 32768) >> 16;
}

/** A colour for each luma: `[red, green, blue]` of each of 256 steps. */
function ramp(colourAt: (luma: number, channel: 0 | 1 | 2) => number): Uint8Array {
  const made = new Uint8Array(256 * 3);
  for (let luma = 0; luma < 256; luma += 1) for (const channel of [0, 1, 2] as const) made[luma * 3 + channel] = Math.round(colourAt(luma, channel));
  return made;
}

function toneRamp({ duotone, grey }: PictureFilter): Uint8Array | undefined {
  if (!duotone && !grey) return undefined;
  const [shadows, lights] = (duotone ?? (['#000000', '#ffffff'] as const)).map(channels);
  return ramp((luma, channel) => shadows![channel] + ((lights![channel] - shadows![channel]) * luma) / 255);
}

/** From black over the colour, at its own luma, to white: darks and lights stay what they are. */
function tintRamp(hex: string): Uint8Array {
  const colour = channels(hex);
  const own = Math.min(254, Math.max(1, lumaOf(...colour)));
  return ramp((luma, channel) => (luma <= own ? (colour[channel] * luma) / own : colour[channel] + ((255 - colour[channel]) * (luma - own)) / (255 - own)));
}

/** Brightness and contrast of each of 256 steps. */
function toneCurve({ brightness = 0, contrast = 0 }: PictureFilter): Uint8Array | undefined {
  if (brightness === 0 && contrast === 0) return undefined;
  const slope = contrast < 0 ? 1 + contrast : 1 / Math.max(0.004, 1 - contrast);
  return Uint8Array.from({ length: 256 }, (_, value) => {
    const lit = brightness < 0 ? value * (1 + brightness) : value + (255 - value) * brightness;
    return Math.round(Math.min(255, Math.max(0, 127.5 + (lit - 127.5) * slope)));
  });
}

function clamped(value: number): number {
  return value < 0 ? 0 : value > 255 ? 255 : value;
}

/**
 * Changes pixels (RGBA) in place: brightness and contrast first, then saturation, grey or duotone, and the tint. Alpha stays. Undefined
 * where the filter leaves colours as they are.
 */
export function colourFilter(filter: PictureFilter): ((data: Uint8Array) => void) | undefined {
  const { saturation = 0, tint } = filter;
  const [curve, tones, tints] = [toneCurve(filter), toneRamp(filter), tint && tintRamp(tint.colour)];
  if (!curve && !tones && !tints && saturation === 0) return undefined;
  const colourful = Math.round((saturation < 0 ? 1 + saturation : 1 + 2 * saturation) * 1024);
  const share = Math.round((tint?.strength ?? 0) * 1024);
  return (data) => {
    for (let at = 0; at < data.length; at += 4) {
      let red = data[at]!;
      let green = data[at + 1]!;
      let blue = data[at + 2]!;
      if (curve) {
        red = curve[red]!;
        green = curve[green]!;
        blue = curve[blue]!;
      }
      if (colourful !== 1024) {
        const luma = lumaOf(red, green, blue);
        red = clamped(luma + (((red - luma) * colourful) >> 10));
        green = clamped(luma + (((green - luma) * colourful) >> 10));
        blue = clamped(luma + (((blue - luma) * colourful) >> 10));
      }
      if (tones) {
        const step = lumaOf(red, green, blue) * 3;
        red = tones[step]!;
        green = tones[step + 1]!;
        blue = tones[step + 2]!;
      }
      if (tints) {
        const step = lumaOf(red, green, blue) * 3;
        red += ((tints[step]! - red) * share) >> 10;
        green += ((tints[step + 1]! - green) * share) >> 10;
        blue += ((tints[step + 2]! - blue) * share) >> 10;
      }
      data[at] = red;
      data[at + 1] = green;
      data[at + 2] = blue;
    }
  };
}
