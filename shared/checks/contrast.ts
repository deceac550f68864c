// A text is hard to read on what really lies behind it: below WCAG 2.2 AA (4.5 to 1; 3 to 1 for large text) on the pixels under its
// glyphs, of which the worst twentieth may be worse.

import { contrastOf, luminanceOfPixel, luminanceOfRgb, mix, rgbOf, type Rgb } from '../colour.ts';
import { blended } from '../blend.ts';
import type { BlendMode, Element, TextElement } from '../design.ts';
import { walk } from '../elements/index.ts';
import type { GlyphRun } from '../text/text.ts';
import type { Check, CheckSubject, Pixels } from './check.ts';
import { atSize, drawnTexts, fieldOf, partId, type Drawn, type TextItem } from './inspect.ts';

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
  needs: 'pixels',
  find(subject) {
    const { design, scene } = subject;
    return drawnTexts(scene.items).flatMap((text) => {
      const pixels = subject.pixelsBehind?.(partId(text.item));
      const contrast = pixels && contrastOn(text, pixels);
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

/** Contrasts found lately, by the pixels' keys: most texts of an export stand where they stood, on what was there. */
const found = new Map<string, number | undefined>();
const mostFound = 5_000;

function contrastOn(text: Drawn<TextItem>, pixels: Pixels): number | undefined {
  const { key } = pixels;
  if (key === undefined) return contrastOver(text, pixels);
  if (found.has(key)) return found.get(key);
  if (found.size >= mostFound) found.clear();
  const contrast = contrastOver(text, pixels);
  found.set(key, contrast);
  return contrast;
}

/** Points looked at in one text, about: enough for a twentieth of them to mean something, few enough for every picture. */
const mostPoints = 1_500;

/** The contrast that all but the tolerated share of the points under the glyphs reach; undefined for a text without glyphs. */
function contrastOver(text: Drawn<TextItem>, pixels: Pixels): number | undefined {
  const runs = text.item.layout.lines.flatMap((line) => line.runs);
  const glyphs = runs.reduce((sum, run) => sum + run.glyphs.length, 0);
  const steps = Math.max(2, Math.min(12, Math.round(Math.sqrt(mostPoints / Math.max(1, glyphs)))));
  const contrasts = new Float64Array(glyphs * steps * steps);
  const used = runs.reduce((count, run) => addContrasts(contrasts, count, { text, run, pixels, steps }), 0);
  return used === 0 ? undefined : contrasts.subarray(0, used).sort()[Math.floor(used * tolerated)];
}

/** Of the size: about that of Latin capitals in most fonts. */
const capHeight = 0.7;

interface Sampling {
  readonly text: Drawn<TextItem>;
  readonly run: GlyphRun;
  readonly pixels: Pixels;
  readonly steps: number;
}

/** Adds contrasts at points spread over each glyph: from its origin to the next, and from baseline to cap height. Answers the new count. */
function addContrasts(into: Float64Array, from: number, { text, run, pixels, steps }: Sampling): number {
  const { item, opacity, blend, toPage } = text;
  const contrastAt = contrastReader(rgbOf(run.colour), opacity, blend);
  const { data, width: columns, top = 0 } = pixels;
  const rows = data.length / 4 / columns;
  // A turn is linear: three points of the item give the place of all others without a call for each.
  const [origin, right, down] = [toPage(item.box), toPage({ x: item.box.x + 1, y: item.box.y }), toPage({ x: item.box.x, y: item.box.y + 1 })];
  const [rightX, rightY, downX, downY] = [right.x - origin.x, right.y - origin.y, down.x - origin.x, down.y - origin.y];
  let count = from;
  for (const [index, glyph] of run.glyphs.entries()) {
    const next = run.glyphs[index + 1];
    const width = next && next.x > glyph.x ? Math.min(next.x - glyph.x, run.size) : run.size / 2;
    for (let across = 0; across < steps; across += 1) {
      // Each column starts elsewhere (by the golden ratio), so that a line behind the text is not met by all of them or by none.
      const start = ((index * steps + across) * 0.618034) % 1;
      const x = glyph.x + ((across + 0.5) / steps) * width;
      for (let up = 0; up < steps; up += 1) {
        const y = glyph.y - ((up + start) / steps) * run.size * capHeight;
        const column = Math.floor(origin.x + x * rightX + y * downX);
        const row = Math.floor(origin.y + x * rightY + y * downY) - top;
        if (column < 0 || row < 0 || column >= columns || row >= rows) continue;
        into[count] = contrastAt(data, (row * columns + column) * 4);
        count += 1;
      }
    }
  }
  return count;
}

/** Reads the contrast of a colour on a pixel; it runs some thousand times a picture. */
function contrastReader(colour: Rgb, opacity: number, blend: BlendMode | undefined): (data: Uint8ClampedArray, at: number) => number {
  const share = colour.alpha * opacity;
  const own = luminanceOfRgb(colour);
  return (data, at) => {
    const behind = luminanceOfPixel(data[at]!, data[at + 1]!, data[at + 2]!);
    if (share >= 1 && !blend) return contrastOf(behind, own);
    const below = { r: data[at]! / 255, g: data[at + 1]! / 255, b: data[at + 2]! / 255, alpha: 1 };
    return contrastOf(behind, luminanceOfRgb(mix(below, blend ? blended(blend, below, colour) : colour, share)));
  };
}
