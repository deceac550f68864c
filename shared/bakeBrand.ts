// A design made independent of its brand: every role is replaced by the colour or font that the brand has for it, so that it looks the same
// where the brand is not at hand.

import type { Brand } from './brand.ts';
import { colourKeys, duotoneKey } from './colourKeys.ts';
import type { Design } from './design.ts';
import { isRecord } from './record.ts';

function bakeRecord(value: Readonly<Record<string, unknown>>, brand: Brand): Readonly<Record<string, unknown>> {
  const role = typeof value['font'] === 'string' ? brand.fonts[value['font']] : undefined;
  const entries = Object.entries(value).map(([key, member]): [string, unknown] => {
    if (key === 'font' && role) return [key, role.family];
    if (colourKeys.has(key) && typeof member === 'string') return [key, brand.colours[member] ?? member];
    if (key === duotoneKey && Array.isArray(member)) return [key, member.map((colour) => (typeof colour === 'string' ? (brand.colours[colour] ?? colour) : colour))];
    return [key, bake(member, brand)];
  });
  if (role && value['weight'] === undefined) entries.push(['weight', role.weight]);
  return Object.fromEntries(entries);
}

function bake<T>(value: T, brand: Brand): T;
function bake(value: unknown, brand: Brand): unknown {
  if (Array.isArray(value)) return value.map((member: unknown) => bake(member, brand));
  return isRecord(value) ? bakeRecord(value, brand) : value;
}

/** The design without roles, and of no pack. */
export function bakeBrand(design: Design, brand: Brand): Design {
  return { ...design, pack: '', pages: bake(design.pages, brand) };
}
