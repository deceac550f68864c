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

/** The contrast that all but the tolerated share of the points under the glyphs reach; undefined for a text without glyphs. */
function contrastOver(text: Drawn<TextItem>, pixels: Pixels): number | undefined {
  const runs = text.item.layout.lines.flatMap((line) => line.runs);
  const glyphs = runs.reduce((sum, run) => sum + run.glyphs.length, 0);
  if (glyphs === 0) return undefined;
  const steps = Math.max(2, Math.min(12, Math.round(Math.sqrt(mostPoints / glyphs))));
  const contrasts: number[] = [];
  for (const run of runs) addContrasts(contrasts, text, run, pixels, steps);
  const sorted = Float64Array.from(contrasts).sort();
  return sorted[Math.floor(sorted.length * tolerated)];
}

/** Points looked at in one text, about: enough for a twentieth of them to mean something, few enough for every picture. */
const mostPoints = 2_000;

/** Contrasts at points spread over each glyph: from its origin to the next, and from baseline to cap height. */
function addContrasts(into: number[], { item, opacity, toPage }: Drawn<TextItem>, run: GlyphRun, pixels: Pixels, steps: number): void {
  const contrastAt = contrastReader(rgbOf(run.colour), opacity);
  for (const [index, glyph] of run.glyphs.entries()) {
    const next = run.glyphs[index + 1];
    const width = next && next.x > glyph.x ? Math.min(next.x - glyph.x, run.size) : run.size / 2;
    for (let across = 0; across < steps; across += 1) {
      // Each column starts elsewhere (by the golden ratio), so that a line behind the text is not met by all of them or by none.
      const start = ((index * steps + across) * 0.618034) % 1;
      for (let up = 0; up < steps; up += 1) {
        const x = item.box.x + glyph.x + ((across + 0.5) / steps) * width;
        const y = item.box.y + glyph.y - ((up + start) / steps) * run.size * capHeight;
        const at = offsetOf(pixels, toPage({ x, y }));
        if (at !== undefined) into.push(contrastAt(pixels.data, at));
      }
    }
  }
}

/** Of the size: about that of Latin capitals in most fonts. */
const capHeight = 0.7;

function offsetOf({ width, height }: Pixels, { x, y }: { readonly x: number; readonly y: number }): number | undefined {
  const [column, row] = [Math.floor(x), Math.floor(y)];
  return column < 0 || row < 0 || column >= width || row >= height ? undefined : (row * width + column) * 4;
}

/** Relative luminance of each grey from 0 to 255: a channel's share of a colour's luminance before its weight. */
const linear = Float64Array.from({ length: 256 }, (_, grey) => luminanceOfRgb({ r: grey / 255, g: grey / 255, b: grey / 255, alpha: 1 }));
const redWeight = luminanceOfRgb({ r: 1, g: 0, b: 0, alpha: 1 });
const greenWeight = luminanceOfRgb({ r: 0, g: 1, b: 0, alpha: 1 });
const blueWeight = luminanceOfRgb({ r: 0, g: 0, b: 1, alpha: 1 });

/** Reads the contrast of a colour on a pixel; it runs some thousand times a picture. */
function contrastReader(colour: Rgb, opacity: number): (data: Uint8ClampedArray, at: number) => number {
  const share = colour.alpha * opacity;
  const own = luminanceOfRgb(colour);
  return (data, at) => {
    const behind = redWeight * linear[data[at]!]! + greenWeight * linear[data[at + 1]!]! + blueWeight * linear[data[at + 2]!]!;
    if (share >= 1) return contrastOf(behind, own);
    const below = { r: data[at]! / 255, g: data[at + 1]! / 255, b: data[at + 2]! / 255, alpha: 1 };
    return contrastOf(behind, luminanceOfRgb(mix(below, colour, share)));
  };
}
