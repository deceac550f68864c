// Placeholders: `{field}` in a text stands for a field of the point.
//   fillText(text, point) -> text   fillRuns(runs, point) -> runs   fieldsIn(text) -> names

import { cleanText } from './clean.ts';
import type { Run } from './design.ts';
import type { Point } from './point.ts';
import { textOf } from './point.ts';

const placeholder = /\{([A-Za-z][\w-]*)\}/g;

/** A text with placeholders, taken apart: what stands before each field, and what stands after the last. */
interface Pattern {
  readonly fields: readonly string[];
  readonly texts: readonly string[];
}

/** Texts taken apart lately: a design has few, and each is filled for every row. */
const patterns = new Map<string, Pattern>();
const patternsKept = 1_000;

function patternOf(text: string): Pattern {
  const known = patterns.get(text);
  if (known) return known;
  const matches = Array.from(text.matchAll(placeholder));
  const ends = matches.map((match) => match.index + match[0].length);
  const pattern: Pattern = {
    fields: matches.map((match) => match[1]!),
    texts: [...matches.map(({ index }, at) => text.slice(ends[at - 1] ?? 0, index)), text.slice(ends.at(-1) ?? 0)],
  };
  if (patterns.size >= patternsKept) patterns.clear();
  patterns.set(text, pattern);
  return pattern;
}

/** Names of the fields a text asks for, in order. */
export function fieldsIn(text: string): readonly string[] {
  return patternOf(text).fields;
}

/** The clean text of a field, without space around it; '' where it is absent or a picture. */
export function fieldText(point: Point, field: string): string {
  return cleanText(textOf(point, field)).trim();
}

/** The text with each placeholder replaced, once: braces within the point's own words stay as they are typed. */
export function fillText(text: string, point: Point): string {
  const { fields, texts } = patternOf(text);
  let filled = texts[0]!;
  for (let at = 0; at < fields.length; at += 1) filled += fieldText(point, fields[at]!) + texts[at + 1]!;
  return filled;
}

type Role = 'kept' | 'dropped' | 'separator';

function roleOf(run: Run, point: Point): Role {
  const fields = fieldsIn(run.text);
  if (fields.length === 0) return 'separator';
  return fields.some((field) => fieldText(point, field) !== '') ? 'kept' : 'dropped';
}

/** A run's text filled; spaces that an empty field of several leaves behind close up. */
function fillRun(run: Run, point: Point): Run {
  const hasGap = fieldsIn(run.text).some((field) => fieldText(point, field) === '');
  const text = fillText(run.text, point);
  return { ...run, text: hasGap ? text.replace(/ {2,}/g, ' ') : text };
}

/**
 * Runs filled from a point. A run whose fields are all empty is left out; in a text that has fields, a run without any (a separator)
 * stays only between two runs that stay, and of the separators around a run left out only the later ones.
 */
export function fillRuns(runs: readonly Run[], point: Point): readonly Run[] {
  if (runs.every((run) => fieldsIn(run.text).length === 0)) return runs;
  const filled: Run[] = [];
  let waiting: Run[] = [];
  let earlier: Run[] = [];
  for (const run of runs) {
    const role = roleOf(run, point);
    if (role === 'separator') waiting.push(run);
    if (role === 'dropped' && waiting.length > 0) [earlier, waiting] = [waiting, []];
    if (role === 'kept') {
      if (filled.length > 0) filled.push(...(waiting.length > 0 ? waiting : earlier));
      filled.push(fillRun(run, point));
      [earlier, waiting] = [[], []];
    }
  }
  return trimEnds(filled);
}

function trimEnds(runs: readonly Run[]): readonly Run[] {
  return runs.map((run, index) => {
    const start = index === 0 ? run.text.trimStart() : run.text;
    const text = index === runs.length - 1 ? start.trimEnd() : start;
    return text === run.text ? run : { ...run, text };
  });
}
