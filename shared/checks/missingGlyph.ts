// A text has characters that no font of the pack can draw.

import type { Check } from './check.ts';
import { drawnTexts, fieldOf } from './inspect.ts';

export const missingGlyphCheck: Check = {
  id: 'missing-glyph',
  name: 'Missing character',
  severity: 'error',
  blocks: false,
  find({ design, scene }) {
    return drawnTexts(scene.items)
      .filter(({ item }) => item.layout.missing.length > 0)
      .map(({ item }) => ({
        message: `"${item.name}" has ${list(item.layout.missing)}, which no font of this pack can draw: remove or replace it.`,
        element: item.element,
        field: fieldOf(design, item.element),
      }));
  },
};

function list(characters: readonly string[]): string {
  const shown = characters.slice(0, 5).map((character) => `"${character}" (${codesOf(character)})`);
  const rest = characters.length - shown.length;
  return `${shown.join(', ')}${rest > 0 ? ` and ${rest} more characters` : ''}`;
}

const codesOf = (character: string): string =>
  Array.from(character, (part) => `U+${part.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`).join(' ');
