// A batch: template x rows x sizes become jobs with file names, purely, before anything is written; and the manifest that says
// what became of each.

import type { Problem } from './checks/check.ts';
import { consentDateProblems } from './checks/consent.ts';
import type { Design } from './design.ts';
import { nameKey } from './fileName.ts';
import { fillNamePattern, inFolders, readNamePattern, rowText, type FolderLayout } from './namePattern.ts';
import type { Point } from './point.ts';
import type { FileType, Size } from './size.ts';
import { composeAlt } from './template.ts';

/** One record of a spreadsheet. */
export interface Row {
  /** 1-based number of the data row (the header is not counted). */
  readonly number: number;
  readonly point: Point;
  /** What is wrong with the row before any picture is made: an unreadable photo, an ambiguous name. */
  readonly problems: readonly Problem[];
}

/** One picture to make. */
export interface Job {
  readonly row: number;
  readonly point: Point;
  readonly template: string;
  readonly size: Size;
  readonly type: FileType;
  /** File name in the target folder; may hold `/` for sub-folders, never leaves the folder. */
  readonly file: string;
  readonly alt: string;
  readonly problems: readonly Problem[];
}

export interface JobResult {
  readonly row: number;
  readonly template: string;
  readonly size: string;
  readonly network: string;
  readonly file: string;
  readonly type: FileType;
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
  readonly sha256: string;
  readonly alt: string;
  readonly status: 'written' | 'skipped' | 'failed';
  readonly warnings: readonly Pick<Problem, 'check' | 'severity' | 'message'>[];
}

export interface Manifest {
  readonly schema: 1;
  readonly template: string;
  readonly pack: string;
  readonly jobs: readonly JobResult[];
}

export interface ExportOptions {
  readonly sizes: readonly Size[];
  readonly type: FileType | 'auto';
  /** 1 to 100, for JPEG and WebP. */
  readonly quality: number;
  /** File-name pattern with `{row}`, `{slug}`, `{size}`, `{network}`, `{date}`, `{template}`, `{language}` and any text field; see namePattern.ts. */
  readonly name: string;
  /** Lays the pattern out in folders; as the pattern says by itself if absent. */
  readonly folders?: FolderLayout;
  /** The day that `{date}` stands for, `YYYY-MM-DD`. */
  readonly date?: string;
}

export const defaultExportOptions = { type: 'auto', quality: 90, name: '{row}-{slug}-{size}' } as const;

/** What a plan is made from. */
export interface PlanRequest {
  /** The template, or a design exported with its own point as the only row. */
  readonly design: Design;
  readonly rows: readonly Row[];
  readonly options: Pick<ExportOptions, 'sizes' | 'type' | 'name' | 'folders' | 'date'>;
}

/** The jobs of an export, and what a person should know of the plan as a whole. */
export interface Plan {
  readonly jobs: readonly Job[];
  readonly problems: readonly Problem[];
}

/** Endings of file names by type. */
export const fileEndings: Readonly<Record<FileType, string>> = { jpeg: '.jpg', png: '.png', webp: '.webp' };

const typeNames: Readonly<Record<FileType, string>> = { jpeg: 'JPEG', png: 'PNG', webp: 'WebP' };

/** Order in which `auto` chooses: JPEG is taken by most networks, and what they make of any other type is a JPEG. */
const automaticTypes: readonly FileType[] = ['jpeg', 'png', 'webp'];

/** The type a job gets: the one asked for, or for `auto` the first of JPEG, PNG and WebP that the network takes. */
export function resolveType(type: FileType | 'auto', size: Size): FileType {
  if (type !== 'auto') return type;
  return automaticTypes.find((candidate) => size.types.includes(candidate)) ?? 'jpeg';
}

/**
 * Every picture to make, row by row and in each row size by size, with its file name, alt text and known problems. Names are
 * unique even where case does not count: where jobs come to the same name, each gets its row number, then a counter.
 *
 * @throws Fault `usage` for a file-name pattern that cannot be used
 */
export function planJobs({ design, rows, options }: PlanRequest): Plan {
  const pattern = readNamePattern(inFolders(options.name, options.folders), design.fields);
  const date = options.date ?? '';
  const sizes = [...new Map(options.sizes.map((size) => [size.id, size])).values()];
  const rowDigits = String(rows.reduce((highest, row) => Math.max(highest, row.number), 1)).length;
  const types = new Map(sizes.map((size) => [size.id, resolveType(options.type, size)]));
  const refused = new Map(sizes.map((size) => [size.id, refusedType(types.get(size.id)!, size)]));
  const drafts = rows.flatMap((row) => {
    const alt = composeAlt(design, row.point);
    const ofRow = [...row.problems, ...consentDateProblems(design, row.point, date)];
    return sizes.map((size): Job => {
      const type = types.get(size.id)!;
      const file = fillNamePattern(pattern, { row: row.number, rowDigits, point: row.point, size, template: design.id, date }, fileEndings[type]);
      return { row: row.number, point: row.point, template: design.id, size, type, file, alt, problems: [...ofRow, ...refused.get(size.id)!] };
    });
  });
  const { jobs, problems } = uniqueNames(drafts, rowDigits);
  return { jobs, problems: [...[...refused.values()].flat(), ...problems] };
}

/** A warning where the network does not take the type; a size without known types takes any. */
export function refusedType(type: FileType, size: Size): readonly Problem[] {
  if (size.types.length === 0 || size.types.includes(type)) return [];
  const taken = size.types.map((candidate) => typeNames[candidate]).join(' or ');
  const message = `${size.id} is made as ${typeNames[type]}, which the network does not take; choose ${taken}, or the type 'auto'.`;
  return [{ check: 'file-type', severity: 'warning', message }];
}

/** Gives jobs of the same name their row number, then a counter; folders count as names that are taken. */
function uniqueNames(drafts: readonly Job[], rowDigits: number): Plan {
  const folders = new Set(drafts.flatMap((job) => foldersOf(job.file)).map(nameKey));
  const groups = new Map<string, Job[]>();
  for (const job of drafts) {
    const key = nameKey(job.file);
    const group = groups.get(key);
    if (group) group.push(job);
    else groups.set(key, [job]);
  }
  const isPlain = (job: Job): boolean => groups.get(nameKey(job.file))!.length === 1 && !folders.has(nameKey(job.file));
  const taken = new Set([...folders, ...drafts.filter(isPlain).map((job) => nameKey(job.file))]);
  const problems = [...groups.values()].filter((group) => group.length > 1).map(clashProblem);
  const jobs = drafts.map((job): Job => {
    if (isPlain(job)) return job;
    const file = freeName(job, rowDigits, taken);
    taken.add(nameKey(file));
    const group = groups.get(nameKey(job.file))!;
    return { ...job, file, problems: group.length > 1 ? [...job.problems, clashProblem(group)] : job.problems };
  });
  return { jobs, problems };
}

function freeName(job: Job, rowDigits: number, taken: ReadonlySet<string>): string {
  const ending = fileEndings[job.type];
  const stem = `${job.file.slice(0, -ending.length)}-${rowText({ row: job.row, rowDigits })}`;
  let name = stem;
  for (let count = 2; taken.has(nameKey(name + ending)); count += 1) name = `${stem}-${count}`;
  return name + ending;
}

function foldersOf(file: string): readonly string[] {
  const segments = file.split('/');
  return segments.slice(0, -1).map((_, index) => segments.slice(0, index + 1).join('/'));
}

function clashProblem(group: readonly Job[]): Problem {
  const rows = [...new Set(group.map((job) => job.row))];
  const shown = rows.length > 5 ? `${rows.slice(0, 5).join(', ')} and ${rows.length - 5} more` : rows.join(', ');
  const message =
    rows.length > 1
      ? `Rows ${shown} come to the same file name, ${group[0]!.file}; the row number was added to tell them apart.`
      : `Row ${shown} comes to the same file name, ${group[0]!.file}, ${group.length} times; numbers were added to tell them apart.`;
  return { check: 'file-name', severity: 'notice', message };
}
