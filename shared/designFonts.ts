// The fonts that a design names, which of them a kit lacks, and another one put in place of one everywhere.

import type { Brand } from './brand.ts';
import type { Design } from './design.ts';
import { isRecord } from './record.ts';

/** Key under which a design names a font, wherever it stands: in elements, runs and the changes of layouts. */
const fontKey = 'font';

function* fontsIn(value: unknown): Generator<string> {
  if (Array.isArray(value)) for (const member of value) yield* fontsIn(member);
  else if (isRecord(value)) {
    for (const [key, member] of Object.entries(value)) {
      if (key === fontKey && typeof member === 'string') yield member;
      else yield* fontsIn(member);
    }
  }
}

/** The roles and families that a design names, each once. */
export function fontsOf({ pages }: Pick<Design, 'pages'>): readonly string[] {
  return [...new Set(fontsIn(pages))];
}

/** The names that stand for no font at hand: the family of a role, or one named itself. Texts in them are set in another font. */
export function missingFonts(design: Pick<Design, 'pages'>, { brand, fonts }: { readonly brand: Brand; readonly fonts: readonly { readonly family: string }[] }): readonly string[] {
  const families = new Set(fonts.map(({ family }) => family));
  return fontsOf(design).filter((name) => !families.has(brand.fonts[name]?.family ?? name));
}

function replaceIn<T>(value: T, from: string, to: string): T;
function replaceIn(value: unknown, from: string, to: string): unknown {
  if (Array.isArray(value)) {
    const changed = value.map((member: unknown) => replaceIn(member, from, to));
    return changed.some((member, index) => member !== value[index]) ? changed : value;
  }
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).map(([key, member]) => [key, key === fontKey && member === from ? to : replaceIn(member, from, to)] as const);
  return entries.some(([key, member]) => member !== value[key]) ? Object.fromEntries(entries) : value;
}

/** Another font (a role or a family) wherever a design names one; the same design where it does not. */
export function replaceFont(design: Design, from: string, to: string): Design {
  const pages = replaceIn(design.pages, from, to);
  return pages === design.pages ? design : { ...design, pages };
}
