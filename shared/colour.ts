// Colours as the painter needs them: roles resolved to hex, luminance and contrast by WCAG 2.2, and mixing as a canvas mixes.
//   resolveColour(brand, colour) -> hex   withOpacity(hex, opacity) -> hex   luminanceOf(hex)   contrastOf(a, b)   mix(below, above, share)

import { formatHex, formatHex8, modeLrgb, modeRgb, parseHex, useMode as registerMode, wcagLuminance } from 'culori/fn';
import type { Brand } from './brand.ts';
import type { Colour } from './design.ts';

registerMode(modeRgb);
registerMode(modeLrgb);

/** Red, green and blue from 0 to 1 as encoded in sRGB, and opacity. */
export interface Rgb {
  readonly r: number;
  readonly g: number;
  readonly b: number;
  readonly alpha: number;
}

const black: Rgb = { r: 0, g: 0, b: 0, alpha: 1 };

export const hexPattern = /^#(?:[0-9a-f]{6}|[0-9a-f]{8})$/i;
export const rolePattern = /^[a-z][a-z0-9-]{0,39}$/;

/** Colours parsed lately: pages have few, and ask for each over and over. */
const parsedColours = new Map<string, Rgb>();
const parsedColoursKept = 500;

/** The channels of a hex colour; black for what is not one. */
export function rgbOf(hex: string): Rgb {
  const known = parsedColours.get(hex);
  if (known) return known;
  const parsed = parseHex(hex);
  const rgb = parsed ? { r: parsed.r, g: parsed.g, b: parsed.b, alpha: parsed.alpha ?? 1 } : black;
  if (parsedColours.size >= parsedColoursKept) parsedColours.clear();
  parsedColours.set(hex, rgb);
  return rgb;
}

/** Lower-case `#rrggbb`, or `#rrggbbaa` where it is not opaque. */
export function hexOf(rgb: Rgb): string {
  const colour = { mode: 'rgb' as const, ...rgb };
  return rgb.alpha >= 1 ? formatHex(colour) : formatHex8(colour);
}

/** A role or hex value as lower-case hex. A role the brand lacks is drawn in its text colour, so that nothing vanishes. */
export function resolveColour(brand: Brand, colour: Colour): string {
  if (hexPattern.test(colour)) return hexOf(rgbOf(colour));
  return hexOf(rgbOf(brand.colours[colour] ?? brand.colours['text'] ?? '#000000'));
}

/** The colour with its opacity multiplied, always as `#rrggbbaa`. */
export function withOpacity(hex: string, opacity: number): string {
  const rgb = rgbOf(hex);
  return formatHex8({ mode: 'rgb', ...rgb, alpha: rgb.alpha * opacity });
}

/** Relative luminance, 0 to 1, of the colour as if it were opaque. */
export function luminanceOf(hex: string): number {
  return luminanceOfRgb(rgbOf(hex));
}

export function luminanceOfRgb(rgb: Rgb): number {
  return wcagLuminance({ mode: 'rgb', r: rgb.r, g: rgb.g, b: rgb.b });
}

/** Relative luminance of each grey from 0 to 255: a channel's share of a colour's luminance before its weight. */
const luminanceOfGrey = Float64Array.from({ length: 256 }, (_, grey) => luminanceOfRgb({ r: grey / 255, g: grey / 255, b: grey / 255, alpha: 1 }));
const redWeight = luminanceOfRgb({ r: 1, g: 0, b: 0, alpha: 1 });
const greenWeight = luminanceOfRgb({ r: 0, g: 1, b: 0, alpha: 1 });
const blueWeight = luminanceOfRgb({ r: 0, g: 0, b: 1, alpha: 1 });

/** Relative luminance of a pixel whose channels are whole numbers from 0 to 255; for loops over many. */
export function luminanceOfPixel(red: number, green: number, blue: number): number {
  return redWeight * luminanceOfGrey[red]! + greenWeight * luminanceOfGrey[green]! + blueWeight * luminanceOfGrey[blue]!;
}

/** WCAG contrast ratio of two relative luminances, 1 to 21. */
export function contrastOf(a: number, b: number): number {
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** The grey with this relative luminance, from 0 to 1 as encoded in sRGB (IEC 61966-2-1). */
export function greyOf(luminance: number): number {
  return luminance <= 0.0031308 ? luminance * 12.92 : 1.055 * luminance ** (1 / 2.4) - 0.055;
}

/** `above` laid over an opaque `below` at this opacity, mixed as a canvas does: in encoded sRGB. */
export function mix(below: Rgb, above: Rgb, opacity: number): Rgb {
  const at = (from: number, to: number): number => from + (to - from) * opacity;
  return { r: at(below.r, above.r), g: at(below.g, above.g), b: at(below.b, above.b), alpha: 1 };
}
