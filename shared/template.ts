// Sentences made of a point by a pattern: the alt text of a picture, the caption of a post. (A template's elements are filled by
// the scene.)

import type { Design } from './design.ts';
import { fieldsIn, fieldText, fillText } from './placeholders.ts';
import type { Point } from './point.ts';

/** A part of an alt pattern: text with placeholders, or an optional part in brackets. */
type AltPart = string | readonly AltPart[];

/** Patterns taken apart lately: a run has one for all its rows. */
const parsed = new Map<string, readonly AltPart[]>();
const parsedKept = 100;

function partsOf(pattern: string): readonly AltPart[] {
  const known = parsed.get(pattern);
  if (known) return known;
  const parts = parseAlt(pattern);
  if (parsed.size >= parsedKept) parsed.clear();
  parsed.set(pattern, parts);
  return parts;
}

/** The parts of a pattern. A bracket without its partner is text. */
function parseAlt(pattern: string): readonly AltPart[] {
  const open: AltPart[][] = [[]];
  for (const token of pattern.split(/([[\]])/)) {
    const top = open[open.length - 1]!;
    if (token === '[') open.push([]);
    else if (token === ']' && open.length > 1) open[open.length - 2]!.push(open.pop()!);
    else if (token !== '') top.push(token);
  }
  return open.flatMap((parts, depth) => (depth === 0 ? parts : ['[', ...parts]));
}

function hasField(parts: readonly AltPart[], point: Point): boolean {
  return parts.some((part) =>
    typeof part === 'string' ? fieldsIn(part).some((field) => fieldText(point, field) !== '') : hasField(part, point),
  );
}

function writeAlt(parts: readonly AltPart[], point: Point): string {
  const written = parts.map((part) => {
    if (typeof part === 'string') return fillText(part, point);
    return hasField(part, point) ? writeAlt(part, point) : '';
  });
  return written.join('');
}

/** Space that is not one plain space between words, space before a mark, or a full stop after another mark. */
const isUntidy = /[^\S ]|  |^ | $| [,.;:!?。،؟।]|[.!?…。؟।]\./;

/** One space between words, none before a mark, and one full stop where a sentence brought its own. */
function tidySentences(text: string): string {
  if (!isUntidy.test(text)) return text;
  return text
    .replace(/\s+/g, ' ')
    .replace(/ ([,.;:!?。،؟।])/g, '$1')
    .replace(/([.!?…。؟।])\./g, '$1')
    .trim();
}

/** The point's own alt text, else one composed by the design's pattern; '' where neither says anything. */
export function composeAlt(design: Design, point: Point): string {
  const own = fieldText(point, 'alt').replace(/\s+/g, ' ');
  if (own !== '') return own;
  return composeText(design.altPattern, point);
}

/** A pattern filled with a point's words, parts in `[...]` left out when empty; '' where none of its fields says anything. */
export function composeText(pattern: string, point: Point): string {
  const parts = partsOf(pattern);
  return hasField(parts, point) || fieldsIn(pattern).length === 0 ? tidySentences(writeAlt(parts, point)) : '';
}
