// Edits of a text's runs by range: letters come and go, and looks change, without touching the look of anything else. Neighbours of one
// look are one run, and runs that a placeholder holds together stay joined when a look divides them. Offsets are UTF-16 in the runs' texts.
//   textOfRuns(runs)   replaceText(runs, from, to, text, look?)   styleText(runs, from, to, change)   lookAt(runs, offset, side)

import type { Run } from './design.ts';
import { fieldsIn } from './placeholders.ts';

/** What a run looks like; what is absent is as the element has it. */
export type RunLook = Omit<Run, 'text' | 'joined'>;

/** A change of looks: `undefined` takes back what a run has of its own. */
export type LookChange = { readonly [Name in keyof RunLook]?: RunLook[Name] | undefined };

/** A run, and the number of the unit it is in: runs that stay or are left out together. */
interface Part {
  readonly run: Run;
  readonly unit: number;
}

export function textOfRuns(runs: readonly Run[]): string {
  return runs.map((run) => run.text).join('');
}

function partsOf(runs: readonly Run[]): readonly Part[] {
  let unit = -1;
  return runs.map((run) => {
    if (!run.joined || unit === -1) unit += 1;
    return { run, unit };
  });
}

/** The parts before an offset and those after it. */
function cut(parts: readonly Part[], offset: number): readonly [readonly Part[], readonly Part[]] {
  const before: Part[] = [];
  const after: Part[] = [];
  let at = 0;
  for (const part of parts) {
    const { text } = part.run;
    const within = Math.min(Math.max(0, offset - at), text.length);
    if (within > 0) before.push(within === text.length ? part : { ...part, run: { ...part.run, text: text.slice(0, within) } });
    if (within < text.length) after.push(within === 0 ? part : { ...part, run: { ...part.run, text: text.slice(within) } });
    at += text.length;
  }
  return [before, after];
}

export function lookOfRun(run: Run): RunLook {
  return without({ ...run }, ['text', 'joined']);
}

/** A value without some of its properties. */
function without<T extends object, K extends keyof T>(value: T, names: readonly K[]): Omit<T, K> {
  const rest = { ...value };
  for (const name of names) Reflect.deleteProperty(rest, name);
  return rest;
}

export function isSameLook(a: RunLook, b: RunLook): boolean {
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  const [one, two]: readonly Readonly<Record<string, unknown>>[] = [{ ...a }, { ...b }];
  return names.every((name) => one![name] === two![name]);
}

/** Parts as runs again: none empty, no two of one look where one would do. At least one run is left, of the first's look. */
function tidy(parts: readonly Part[], first: Run | undefined): readonly Run[] {
  const full = parts.filter(({ run }) => run.text !== '');
  if (full.length === 0) return [{ ...(first ? lookOfRun(first) : {}), text: '' }];
  const withFields = new Set(full.filter(({ run }) => fieldsIn(run.text).length > 0).map(({ unit }) => unit));
  const merged: Part[] = [];
  for (const part of full) {
    const last = merged.at(-1);
    const areOne = last && (last.unit === part.unit || (!withFields.has(last.unit) && !withFields.has(part.unit)));
    if (last && areOne && isSameLook(lookOfRun(last.run), lookOfRun(part.run))) {
      merged[merged.length - 1] = { unit: last.unit, run: { ...last.run, text: last.run.text + part.run.text } };
    } else merged.push(part);
  }
  return merged.map(({ run, unit }, index) => {
    const isJoined = index > 0 && merged[index - 1]!.unit === unit && withFields.has(unit);
    if (isJoined === (run.joined ?? false)) return run;
    return isJoined ? { ...run, joined: true } : without(run, ['joined']);
  });
}

/** The look that what is typed at an offset gets: that of the character before it, or after it. */
export function lookAt(runs: readonly Run[], offset: number, side: 'before' | 'after' = 'before'): RunLook {
  let at = 0;
  let last: Run | undefined;
  for (const run of runs) {
    const end = at + run.text.length;
    if (run.text !== '' && (offset < end || (offset === end && side === 'before'))) return lookOfRun(run);
    if (run.text !== '') last = run;
    at = end;
  }
  const found = last ?? runs[0];
  return found ? lookOfRun(found) : {};
}

/** The looks within a range, each once. */
export function looksIn(runs: readonly Run[], from: number, to: number): readonly RunLook[] {
  const [, inside] = cut(cut(partsOf(runs), to)[0], from);
  const looks: RunLook[] = [];
  for (const { run } of inside) {
    const look = lookOfRun(run);
    if (!looks.some((known) => isSameLook(known, look))) looks.push(look);
  }
  return looks;
}

/** A text in place of a range; it looks like the first character replaced, or like the one before it, unless told. */
export function replaceText(runs: readonly Run[], from: number, to: number, text: string, look?: RunLook): readonly Run[] {
  const parts = partsOf(runs);
  const [before, rest] = cut(parts, from);
  const [gone, after] = cut(rest, Math.max(0, to - from));
  const host = gone[0] ?? before.at(-1) ?? after[0];
  const added: Part = { run: { ...(look ?? (host ? lookOfRun(host.run) : lookAt(runs, 0))), text }, unit: host?.unit ?? 0 };
  return tidy([...before, added, ...after], runs[0]);
}

function changeLook(run: Run, change: LookChange): Run {
  const changed: Record<string, unknown> = { ...run };
  for (const [name, value] of Object.entries(change)) {
    if (value === undefined) delete changed[name];
    else changed[name] = value;
  }
  return { ...changed, text: run.text };
}

/** Another look for a range. */
export function styleText(runs: readonly Run[], from: number, to: number, change: LookChange): readonly Run[] {
  if (from >= to) return runs;
  const [before, rest] = cut(partsOf(runs), from);
  const [inside, after] = cut(rest, to - from);
  return tidy([...before, ...inside.map((part) => ({ ...part, run: changeLook(part.run, change) })), ...after], runs[0]);
}
