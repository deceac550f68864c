// Placeholders: `{field}` in a text stands for a field of the point.
//   fillText(text, point) -> text   fillRuns(runs, point) -> runs   fieldsIn(text) -> names   placeholdersIn(text) -> places

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

/** The placeholders of a text, in order: where each stands, and its field. */
export function placeholdersIn(text: string): readonly { readonly from: number; readonly to: number; readonly field: string }[] {
  return Array.from(text.matchAll(placeholder), (match) => ({ from: match.index, to: match.index + match[0].length, field: match[1]! }));
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

/** Runs that stay or are left out as one. */
type Unit = readonly Run[];

function unitsOf(runs: readonly Run[]): readonly Unit[] {
  if (!runs.some((run) => run.joined)) return runs.map((run) => [run]);
  const units: Run[][] = [];
  for (const run of runs) {
    const last = run.joined ? units.at(-1) : undefined;
    if (last) last.push(run);
    else units.push([run]);
  }
  return units;
}

function roleOf(unit: Unit, point: Point): Role {
  let role: Role = 'separator';
  for (const run of unit) {
    const fields = fieldsIn(run.text);
    if (fields.some((field) => fieldText(point, field) !== '')) return 'kept';
    if (fields.length > 0) role = 'dropped';
  }
  return role;
}

/** Whether an empty field of several leaves a gap in a run, which spaces must not show. */
export function hasGap(run: Run, point: Point): boolean {
  return fieldsIn(run.text).some((field) => fieldText(point, field) === '');
}

/** A run's text filled; spaces that an empty field of several leaves behind close up. */
function fillRun(run: Run, point: Point): Run {
  const text = fillText(run.text, point);
  return { ...run, text: hasGap(run, point) ? text.replace(/ {2,}/g, ' ') : text };
}

/**
 * The runs that a point leaves, not yet filled. A run whose fields are all empty is left out; in a text that has fields, a run without any
 * (a separator) stays only between two runs that stay, and of the separators around a run left out only the later ones.
 */
export function keptRuns(runs: readonly Run[], point: Point): readonly Run[] {
  if (runs.every((run) => fieldsIn(run.text).length === 0)) return runs;
  const kept: Run[] = [];
  let waiting: Run[] = [];
  let earlier: Run[] = [];
  for (const unit of unitsOf(runs)) {
    const role = roleOf(unit, point);
    if (role === 'separator') waiting.push(...unit);
    if (role === 'dropped' && waiting.length > 0) [earlier, waiting] = [waiting, []];
    if (role === 'kept') {
      if (kept.length > 0) kept.push(...(waiting.length > 0 ? waiting : earlier));
      kept.push(...unit);
      [earlier, waiting] = [[], []];
    }
  }
  return kept;
}

/** Runs filled from a point: those it leaves, without space at the ends of the whole. */
export function fillRuns(runs: readonly Run[], point: Point): readonly Run[] {
  const kept = keptRuns(runs, point);
  return kept === runs ? runs : trimEnds(kept.map((run) => fillRun(run, point)));
}

function trimEnds(runs: readonly Run[]): readonly Run[] {
  return runs.map((run, index) => {
    const start = index === 0 ? run.text.trimStart() : run.text;
    const text = index === runs.length - 1 ? start.trimEnd() : start;
    return text === run.text ? run : { ...run, text };
  });
}
