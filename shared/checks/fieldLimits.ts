// A field holds what its declaration does not allow: a text longer than the template was made for, or none of its choices.

import { foldName } from '../foldName.ts';
import { graphemeCount } from '../graphemes.ts';
import type { Field } from '../point.ts';
import { textOf } from '../point.ts';
import type { Check } from './check.ts';

export const fieldLimitsCheck: Check = {
  id: 'field-limits',
  name: 'Beyond what a field is made for',
  severity: 'warning',
  blocks: false,
  find({ design, point }) {
    return design.fields.flatMap((field) => {
      const text = textOf(point, field.name).trim();
      const message = text === '' ? undefined : (tooLong(field, text) ?? tooManyLines(field, text) ?? noChoice(field, text));
      return message === undefined ? [] : [{ message, field: field.name }];
    });
  },
};

function tooLong({ label, maxLength }: Field, text: string): string | undefined {
  // A character that people see has at least one UTF-16 unit, so most texts need no closer look.
  if (maxLength === undefined || text.length <= maxLength) return undefined;
  const length = graphemeCount(text);
  return length <= maxLength ? undefined : `"${label}" has ${length} characters, and this template is made for ${maxLength} at most: shorten it.`;
}

/** Lines as they are typed: those that break by themselves depend on the size. */
function tooManyLines({ label, maxLines }: Field, text: string): string | undefined {
  if (maxLines === undefined) return undefined;
  const lines = text.split(/\r\n|[\n\r\u2028\u2029]/).length;
  return lines <= maxLines ? undefined : `"${label}" has ${lines} lines, and this template is made for ${maxLines} at most: join some of them.`;
}

/** Choices of a declared field, folded once. */
const foldedChoices = new WeakMap<readonly string[], ReadonlySet<string>>();

function foldedOf(choices: readonly string[]): ReadonlySet<string> {
  const folded = foldedChoices.get(choices) ?? new Set(choices.map(foldName));
  foldedChoices.set(choices, folded);
  return folded;
}

/** Choices are compared as people type them: without regard to case, spaces, `_` and `-`. */
function noChoice({ label, choices }: Field, text: string): string | undefined {
  if (!choices || choices.length === 0 || choices.includes(text) || foldedOf(choices).has(foldName(text))) return undefined;
  return `"${label}" is "${text.slice(0, 40).toWellFormed()}", which is none of ${choices.join(', ')}: choose one of them.`;
}
