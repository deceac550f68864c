// What a design can be found by: its name, its tags, and every word on it.

import type { Design } from '../../shared/design.ts';
import { walk } from '../../shared/elements/index.ts';
import { isRecord } from '../../shared/record.ts';

/** A text as it is compared: whatever its case, accents and width. */
export function foldWords(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Keys of an element under which nothing stands that a person wrote. */
const silent = new Set(['id', 'kind', 'font', 'colour', 'asset', 'field', 'align', 'verticalAlign', 'pin']);

function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (Array.isArray(value)) for (const member of value) yield* textsIn(member);
  else if (isRecord(value)) for (const [key, member] of Object.entries(value)) if (!silent.has(key)) yield* textsIn(member);
}

/** Every word of a design, folded. */
export function wordsOf({ name, description, point, pages }: Design): string {
  const texts = [name, description, ...Object.values(point).filter((value) => typeof value === 'string')];
  for (const page of pages) {
    for (const element of walk(page.elements)) texts.push(...textsIn({ ...element, children: undefined }));
  }
  return foldWords(texts.join('\n'));
}

/** Whether each of the words asked for is among those of a design. */
export function hasWords(words: string, asked: string): boolean {
  return foldWords(asked)
    .split(/\s+/)
    .every((word) => words.includes(word));
}
