// How blend modes mix a colour with the one beneath, channel by channel (W3C Compositing and Blending Level 1, 9.1), for checks that ask what
// is seen. Canvases do it for the picture itself.

import type { Rgb } from './colour.ts';
import type { BlendMode } from './design.ts';

type Channel = (below: number, above: number) => number;

const multiply: Channel = (below, above) => below * above;
const screen: Channel = (below, above) => below + above - below * above;
const hardLight: Channel = (below, above) => (above <= 0.5 ? multiply(below, 2 * above) : screen(below, 2 * above - 1));

function softLight(below: number, above: number): number {
  if (above <= 0.5) return below - (1 - 2 * above) * below * (1 - below);
  const lit = below <= 0.25 ? ((16 * below - 12) * below + 4) * below : Math.sqrt(below);
  return below + (2 * above - 1) * (lit - below);
}

const channels: { readonly [M in BlendMode]: Channel } = {
  multiply,
  screen,
  overlay: (below, above) => hardLight(above, below),
  darken: Math.min,
  lighten: Math.max,
  'color-dodge': (below, above) => (below === 0 ? 0 : above >= 1 ? 1 : Math.min(1, below / (1 - above))),
  'color-burn': (below, above) => (below >= 1 ? 1 : above <= 0 ? 0 : 1 - Math.min(1, (1 - below) / above)),
  'hard-light': hardLight,
  'soft-light': softLight,
  difference: (below, above) => Math.abs(below - above),
  exclusion: (below, above) => below + above - 2 * below * above,
};

/** The opaque colour that is seen where one lies on an opaque other. */
export function blended(mode: BlendMode, below: Rgb, above: Rgb): Rgb {
  const mixed = channels[mode];
  return { r: mixed(below.r, above.r), g: mixed(below.g, above.g), b: mixed(below.b, above.b), alpha: 1 };
}
