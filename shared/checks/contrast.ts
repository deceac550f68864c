// A text is hard to read on what really lies behind it: below WCAG 2.2 AA (4.5 to 1; 3 to 1 for large text) on the pixels under its
// glyphs, of which the worst twentieth may be worse.

import { contrastOf, luminanceOfRgb, mix, rgbOf, type Rgb } from '../colour.ts';
import type { Element, TextElement } from '../design.ts';
import { walk } from '../elements/index.ts';
import type { GlyphRun } from '../text/text.ts';
import type { Check, CheckSubject, Pixels } from './check.ts';
import { atSize, drawnTexts, fieldOf, type Drawn, type TextItem } from './inspect.ts';

const ratios = { text: 4.5, large: 3 } as const;
/** Large text by WCAG: 18 pt, or 14 pt where it is bold, with 1 pt as 4/3 px. */
const largeAt1080 = { regular: 24, bold: 18.66 } as const;
const boldWeight = 700;
/** The share of the pixels under a text that may be worse: a highlight behind one stroke does not make it unreadable. */
const tolerated = 0.05;

export const contrastCheck: Check = {
  id: 'contrast',
  name: 'Low contrast',
  severity: 'warning',
  blocks: false,
  find(subject) {
    const { design, scene } = subject;
    return [...drawnTexts(scene.items)].flatMap((text) => {
      const pixels = subject.pixelsBehind?.(text.item.element);
      const contrast = pixels && contrastOver(text, pixels);
      const needed = isLarge(text.item, subject) ? ratios.large : ratios.text;
      if (contrast === undefined || contrast >= needed) return [];
      return {
        // Rounded down, so that what falls short never reads as if it were enough.
        message: `"${text.item.name}" has a contrast of ${Math.floor(contrast * 10) / 10} to 1 on what lies behind it, and needs ${needed}: choose another colour or picture.`,
        element: text.item.element,
        field: fieldOf(design, text.item.element),
      };
    });
  },
};

function isLarge(item: TextItem, { scene, brand, size }: CheckSubject): boolean {
  const element = [...walk(scene.elements)].find((found): found is TextElement => isText(found) && found.id === item.element);
  const weight = element?.weight ?? brand.fonts[element?.font ?? '']?.weight ?? 400;
  return item.layout.size >= atSize(weight >= boldWeight ? largeAt1080.bold : largeAt1080.regular, size) - 0.01;
}

const isText = (element: Element): element is TextElement => element.kind === 'text';

/** The contrast that all but the tolerated share of the pixels under the glyphs reach; undefined for a text without glyphs. */
function contrastOver(text: Drawn<TextItem>, pixels: Pixels): number | undefined {
  const contrasts: number[] = [];
  for (const line of text.item.layout.lines) for (const run of line.runs) contrasts.push(...contrastsOfRun(text, run, pixels));
  if (contrasts.length === 0) return undefined;
  contrasts.sort((a, b) => a - b);
  return contrasts[Math.floor(contrasts.length * tolerated)];
}

/** Contrasts at points spread over each glyph: from its origin to the next, and from baseline to cap height. */
function* contrastsOfRun({ item, opacity, toPage }: Drawn<TextItem>, run: GlyphRun, pixels: Pixels): Generator<number> {
  const colour = rgbOf(run.colour);
  const steps = Math.min(12, Math.max(3, Math.round(run.size / 16)));
  for (const [index, glyph] of run.glyphs.entries()) {
    const next = run.glyphs[index + 1];
    const width = next && next.x > glyph.x ? Math.min(next.x - glyph.x, run.size) : run.size / 2;
    for (let across = 0; across < steps; across += 1) {
      for (let up = 0; up < steps; up += 1) {
        const x = item.box.x + glyph.x + ((across + 0.5) / steps) * width;
        const y = item.box.y + glyph.y - ((up + 0.5) / steps) * run.size * capHeight;
        const behind = pixelAt(pixels, toPage({ x, y }));
        if (behind) yield contrastOn(behind, colour, opacity);
      }
    }
  }
}

/** Of the size: about that of Latin capitals in most fonts. */
const capHeight = 0.7;

function pixelAt({ width, height, data }: Pixels, { x, y }: { readonly x: number; readonly y: number }): Rgb | undefined {
  const [column, row] = [Math.floor(x), Math.floor(y)];
  if (column < 0 || row < 0 || column >= width || row >= height) return undefined;
  const at = (row * width + column) * 4;
  return { r: data[at]! / 255, g: data[at + 1]! / 255, b: data[at + 2]! / 255, alpha: 1 };
}

function contrastOn(behind: Rgb, colour: Rgb, opacity: number): number {
  return contrastOf(luminanceOfRgb(behind), luminanceOfRgb(mix(behind, colour, colour.alpha * opacity)));
}
