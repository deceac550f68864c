// The bundled pack: it is whole, names only what is there, and its templates hold whatever a person fills in.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { colourRoles } from '../../shared/brand.ts';
import type { Element } from '../../shared/design.ts';
import { childrenOf, propertiesOf, walk } from '../../shared/elements/index.ts';
import { fieldsIn } from '../../shared/placeholders.ts';
import { standardFields } from '../../shared/point.ts';
import { shapeClasses } from '../../shared/size.ts';
import { loadHarfBuzz } from '../../main/text.ts';
import { bundledKit, packFolder, templateIds } from '../helpers/bundledPack.ts';

type Bundled = Awaited<ReturnType<typeof bundledKit>>;
let bundled: Bundled;

beforeAll(async () => {
  // Building refuses a template that needs repair.
  bundled = await bundledKit();
});

const ids = templateIds;
const templateOf = (id: string) => bundled.pack.templates.find((template) => template.id === id)!;

/** Every value under a key, however deep: colours and fonts may be named in layouts too. */
function* valuesOf(value: unknown, keys: ReadonlySet<string>): Generator {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (keys.has(key)) yield inner;
    yield* valuesOf(inner, keys);
  }
}

const strings = (values: Iterable<unknown>): readonly string[] => [...values].filter((value) => typeof value === 'string');

describe('the pack', () => {
  test('has all templates of its manifest, the first four first, in the order of the gallery', () => {
    expect(bundled.pack.templates.map(({ id }) => id)).toEqual(ids);
    expect(ids.slice(0, 4)).toEqual(['big-figure', 'my-point', 'photo-claim', 'quote']);
    expect(new Set(ids).size).toBe(12);
  });

  test('fills every role of a brand, and its text is readable on its ground', () => {
    expect(Object.keys(bundled.pack.brand.colours)).toEqual(expect.arrayContaining([...colourRoles]));
    expect(Object.keys(bundled.pack.brand.fonts)).toEqual(['display', 'text', 'quote', 'figure']);
    expect(new Set(bundled.pack.brand.logos.map(({ on }) => on))).toEqual(new Set(['dark', 'light']));
  });

  test('has the licence of each font with its own copyright line', async () => {
    for (const font of bundled.pack.manifest.fonts) {
      const licence = await readFile(join(packFolder, font.licence), 'utf8');
      expect(licence).toMatch(/^Copyright \d{4} The .+ Project Authors/);
      expect(licence).toContain('SIL OPEN FONT LICENSE Version 1.1');
    }
  });

  test('has a face for every family and weight that the brand and the templates ask for', () => {
    const faces = new Set(bundled.pack.manifest.fonts.map(({ family, weight, italic }) => `${family} ${weight} ${italic}`));
    for (const { family, weight, italic } of Object.values(bundled.pack.brand.fonts)) expect(faces).toContain(`${family} ${weight} ${italic ?? false}`);
    const families = new Set(bundled.pack.manifest.fonts.map(({ family }) => family));
    for (const family of bundled.pack.brand.fallback) expect(families).toContain(family);
  });

  test('has whole fonts: none is variable, and each script is covered', async () => {
    const harfbuzz = await loadHarfBuzz();
    const scripts: Readonly<Record<string, string>> = {
      'Noto Naskh Arabic': 'ابتثجحخدذرزسشصضطظعغفقكلمنهوي٠١٢٣٤٥٦٧٨٩پچگی',
      'Noto Sans Devanagari': 'अआइईकखगघचछजझटठडढतथदधनपफबभमयरलवशषसह०१२३४५६७८९।',
      'Noto Sans': 'ΑΒΓΔΩαβγδωάЖЩЫЭЮЯжщыэюя',
      Inter: 'ÅÉÑŠŁŐŞğıçßæøœ₦€',
      'Bricolage Grotesque': 'ÅÉÑŠŁŐŞğıçßæøœ',
      'Space Grotesk': '0123456789.,%–€£',
      'Instrument Serif': 'ÅÉÑŠŁçßæøœ“”‘’',
    };
    for (const font of bundled.pack.manifest.fonts) {
      const face = new harfbuzz.Face(new harfbuzz.Blob(await readFile(join(packFolder, font.path))));
      const known = new Set(face.collectUnicodes());
      const lacking = Array.from(scripts[font.family]!).filter((letter) => !known.has(letter.codePointAt(0)!));
      expect({ font: font.path, axes: Object.keys(face.getAxisInfos()), lacking }).toEqual({ font: font.path, axes: [], lacking: [] });
    }
  });
});

describe.each(ids)('%s', (id) => {
  test('names only roles of the brand', () => {
    const { brand } = bundled.pack;
    const template = templateOf(id);
    const colours = strings(valuesOf(template.pages, new Set(['colour', 'endPoint'])));
    expect(colours.length).toBeGreaterThan(4);
    // Roles every brand has, so that another brand can take its place.
    for (const colour of colours) expect(colourRoles).toContain(colour);
    for (const font of strings(valuesOf(template.pages, new Set(['font'])))) expect(Object.keys(brand.fonts)).toContain(font);
  });

  test('shows only fields it declares, standard ones of the same type, others as texts', () => {
    const template = templateOf(id);
    const declared = new Map(template.fields.map((field) => [field.name, field]));
    const shown = strings(valuesOf(template.pages, new Set(['text']))).flatMap(fieldsIn);
    const pictures = strings(valuesOf(template.pages, new Set(['field'])));
    for (const name of [...shown, ...pictures, ...fieldsIn(template.altPattern), ...Object.keys(template.point)]) expect([...declared.keys()]).toContain(name);
    const standardTypes = Object.fromEntries(standardFields.map(({ name, type }) => [name, type]));
    for (const { name, type } of template.fields) expect({ name, type }).toEqual({ name, type: standardTypes[name] ?? 'text' });
    expect(template.fields.filter(({ required }) => required).map(({ name }) => name)).toContain('claim');
  });

  test('has a layout for every shape class besides the square it is drawn in', () => {
    const shapes = templateOf(id).pages[0]!.layouts.filter(({ without, size }) => without === undefined && size === undefined).map(({ shape }) => shape);
    expect(shapes).toHaveLength(4);
    expect(new Set(shapes)).toEqual(new Set(shapeClasses.map((shape) => shape.id).filter((shape) => shape !== 'square')));
  });

  test('changes in its layouts only what is there', () => {
    const [page] = templateOf(id).pages;
    const elements = new Map([...walk(page!.elements)].map((element) => [element.id, element]));
    const names = [...elements.keys()];
    expect(new Set(names).size).toBe(names.length);
    for (const layout of page!.layouts) {
      for (const [name, change] of Object.entries(layout.changes)) {
        const element = elements.get(name);
        expect(names).toContain(name);
        for (const property of Object.keys(change)) expect(Object.keys(propertiesOf(element!.kind))).toContain(property);
      }
    }
  });

  test('veils only pictures and texts that are there', () => {
    const elements = [...walk(templateOf(id).pages[0]!.elements)];
    const kind = (name: string): Element['kind'] | undefined => elements.find((element) => element.id === name)?.kind;
    for (const element of elements) {
      if (element.kind !== 'shape' || !element.scrim) continue;
      expect(kind(element.scrim.over)).toBe('image');
      for (const text of element.scrim.texts) expect(kind(text)).toBe('text');
    }
  });

  test('keeps every element where a person can find it: named, within its group, none of them locked away', () => {
    for (const element of walk(templateOf(id).pages[0]!.elements)) {
      expect(element.name.trim()).not.toBe('');
      for (const child of childrenOf(element) ?? []) expect(child.x + child.width).toBeLessThanOrEqual(element.width + 0.5);
    }
  });
});
