// Whether everything a pack speaks of is in it: pictures by hash, fonts by role or family, colours by role.

import type { Brand } from '../../shared/brand.ts';
import { colourRoles } from '../../shared/brand.ts';
import { hexPattern } from '../../shared/colour.ts';
import { colourKeys, duotoneKey } from '../../shared/colourKeys.ts';
import type { Design } from '../../shared/design.ts';
import { Fault } from '../../shared/fault.ts';
import type { Pack, PackManifest } from '../../shared/pack.ts';

/** Every value in a tree of plain JSON, with the key it stands under; list members under the list's own key. */
function* valuesIn(value: unknown, key = ''): Generator<readonly [string, unknown]> {
  if (Array.isArray(value)) {
    for (const member of value) yield* valuesIn(member, key);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, member] of Object.entries(value)) yield* valuesIn(member, name);
  } else {
    yield [key, value];
  }
}

/** The pictures a brand or a template names, as they stand: a path in a source folder, a hash in a pack. */
export function assetsIn(value: unknown): readonly string[] {
  return [...valuesIn(value)].flatMap(([key, member]) => (key === 'asset' && typeof member === 'string' ? [member] : []));
}

/** The value with each picture's name changed. */
export function mapAssets(value: unknown, change: (asset: string) => string): unknown {
  if (Array.isArray(value)) return value.map((member) => mapAssets(member, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, key === 'asset' && typeof member === 'string' ? change(member) : mapAssets(member, change)]),
  );
}

/** Throws a Fault (`input`) that names the file and what it lacks. */
export function assertReferences({ manifest, brand, templates }: Pack, name: string): void {
  const refuse = (message: string): Fault => new Fault('input', `${name}: ${message}.`, { detail: { file: name } });
  const families = new Set(manifest.fonts.map((font) => font.family));
  const pictures = new Set(manifest.pictures.map((picture) => picture.sha256));
  for (const role of colourRoles) if (!Object.hasOwn(brand.colours, role)) throw refuse(`the brand has no colour for "${role}"`);
  for (const [role, font] of Object.entries(brand.fonts)) {
    if (!families.has(font.family)) throw refuse(`the brand's font for "${role}", ${font.family}, is not in the pack`);
  }
  const unknownFallback = brand.fallback.find((family) => !families.has(family));
  if (unknownFallback !== undefined) throw refuse(`the brand's fallback font ${unknownFallback} is not in the pack`);
  if (brand.logos.some((logo) => !pictures.has(logo.asset))) throw refuse('a logo of the brand is not in the pack');
  for (const template of templates) assertTemplate(template, brand, { families, pictures }, refuse);
  assertLicences(manifest, refuse);
}

interface Held {
  readonly families: ReadonlySet<string>;
  readonly pictures: ReadonlySet<string>;
}

function assertTemplate(template: Design, brand: Brand, held: Held, refuse: (message: string) => Fault): void {
  const of = `template "${template.id}"`;
  const isColour = (value: string): boolean => hexPattern.test(value) || Object.hasOwn(brand.colours, value);
  const isFont = (value: string): boolean => Object.hasOwn(brand.fonts, value) || held.families.has(value);
  for (const [key, value] of valuesIn(template.pages)) {
    if (typeof value !== 'string') continue;
    if ((colourKeys.has(key) || key === duotoneKey) && !isColour(value)) throw refuse(`${of} uses the colour "${value}", which the brand does not have`);
    if (key === 'font' && !isFont(value)) throw refuse(`${of} uses the font "${value}", which is not in the pack`);
  }
  const missing = assetsIn([template.pages, template.point]).find((asset) => !held.pictures.has(asset));
  if (missing !== undefined) throw refuse(`${of} shows a picture that is not in the pack (${missing.slice(0, 80)})`);
}

function assertLicences(manifest: PackManifest, refuse: (message: string) => Fault): void {
  const texts = new Set(manifest.others.map((other) => other.path));
  const font = manifest.fonts.find(({ licence }) => !texts.has(licence));
  if (font) throw refuse(`the licence of ${font.path} (${font.licence}) is not in the pack`);
}
