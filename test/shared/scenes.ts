// A small brand, pictures without bytes, and designs made of loose elements: what tests of scenes are built from.

import type { Brand } from '../../shared/brand.ts';
import type { Design, Element, Fill, Layout } from '../../shared/design.ts';
import { newDesign } from '../../shared/design.ts';
import type { PictureInfo } from '../../shared/picture.ts';
import type { SceneAssets } from '../../shared/scene.ts';
import { plainFonts } from './plainFonts.ts';

export const brand: Brand = {
  name: 'Test',
  colours: { background: '#10141A', text: '#FFFFFF', accent: '#FFB000', 'accent-2': '#FF5A3C', 'on-accent': '#10141A', muted: '#999999', surface: '#FFFFFF', 'on-surface': '#000000' },
  fonts: { display: { family: 'Bricolage Grotesque', weight: 800, letterSpacing: -0.02 }, text: { family: 'Inter', weight: 400 } },
  logos: [],
  logoClearSpace: 0.5,
  fallback: [],
};

export function idOf(letter: string): string {
  return letter.repeat(64);
}

/** A picture whose tones are the same all over, or by column of a grid. */
export function picture(letter: string, values: Partial<PictureInfo> = {}, tones: readonly number[] = [0.5]): PictureInfo {
  return {
    id: idOf(letter),
    width: 2000,
    height: 1000,
    type: 'jpeg',
    name: `${letter}.jpg`,
    hasAlpha: false,
    tones: { columns: tones.length, rows: 1, darkest: tones, lightest: tones },
    ...values,
  };
}

export function assets(pictures: readonly PictureInfo[] = [], of: Partial<Brand> = {}): SceneAssets & { readonly fonts: ReturnType<typeof plainFonts> } {
  return { brand: { ...brand, ...of }, fonts: plainFonts(), picture: (id) => pictures.find((one) => one.id === id) };
}

export function designOf(elements: readonly Element[], values: { readonly layouts?: readonly Layout[]; readonly background?: Fill } = {}): Design {
  const { layouts = [], background = { type: 'solid', colour: 'background' } } = values;
  return newDesign({ id: 'one', name: 'One', pages: [{ id: 'page', background, elements, layouts }] });
}
