// A batch: template x rows x sizes become jobs with file names, purely, before anything is written; and the manifest that says
// what became of each.

import type { Problem } from './checks/check.ts';
import { consentDateProblems } from './checks/consent.ts';
import type { Design } from './design.ts';
import { fillNamePattern, inFolders, readNamePattern, type FolderLayout } from './namePattern.ts';
import type { Point } from './point.ts';
import type { FileType, Size } from './size.ts';
import { composeAlt } from './template.ts';
import { uniqueNames } from './uniqueNames.ts';

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
  /** Index of the design's page; the first if absent. */
  readonly page?: number;
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
  /** Number of the page, from 2 on; the first if absent. */
  readonly page?: number;
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
  /** A PNG above its network's limit may lose all but 256 of its colours. */
  readonly palette?: boolean;
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
export const fileEndings: Readonly<Record<FileType, string>> = { jpeg: '.jpg', png: '.png', webp: '.webp', avif: '.avif' };

const typeNames: Readonly<Record<FileType, string>> = { jpeg: 'JPEG', png: 'PNG', webp: 'WebP', avif: 'AVIF' };

/** Order in which `auto` chooses: JPEG is taken by most networks, and what they make of any other type is a JPEG. */
const automaticTypes: readonly FileType[] = ['jpeg', 'png', 'webp'];

/** The type a job gets: the one asked for, or for `auto` the first of JPEG, PNG and WebP that the network takes. */
export function resolveType(type: FileType | 'auto', size: Size): FileType {
  if (type !== 'auto') return type;
  return automaticTypes.find((candidate) => size.types.includes(candidate)) ?? 'jpeg';
}

/**
 * Every picture to make, row by row, in each row size by size and in each size page by page, with its file name, alt text and known problems. Names are
 * unique even where case does not count: where jobs come to the same name, each gets its row number, then a counter.
 *
 * @throws Fault `usage` for a file-name pattern that cannot be used
 */
export function planJobs({ design, rows, options }: PlanRequest): Plan {
  const pattern = readNamePattern(inFolders(options.name, options.folders), design.fields);
  const date = options.date ?? '';
  const rowDigits = String(rows.reduce((highest, row) => Math.max(highest, row.number), 1)).length;
  const sizes = [...new Map(options.sizes.map((size) => [size.id, size])).values()].map((size) => {
    const type = resolveType(options.type, size);
    return { size, type, ending: fileEndings[type], refused: refusedType(type, size) };
  });
  const drafts: Job[] = [];
  for (const { number: row, point, problems } of rows) {
    const alt = composeAlt(design, point);
    const ofRow = joined(problems, consentDateProblems(design, point, date));
    for (const { size, type, ending, refused } of sizes) {
      for (let page = 0; page < Math.max(1, design.pages.length); page += 1) {
        const file = fillNamePattern(pattern, { row, rowDigits, point, size, template: design.id, date }, pageEnding(page) + ending);
        drafts.push({ row, point, template: design.id, size, ...(page === 0 ? {} : { page }), type, file, alt, problems: joined(ofRow, refused) });
      }
    }
  }
  const { renamed, problems } = uniqueNames(drafts, rowDigits, (index) => pageEnding(drafts[index]!.page ?? 0) + fileEndings[drafts[index]!.type]);
  for (const [index, { file, problem }] of renamed) {
    const draft = drafts[index]!;
    drafts[index] = { ...draft, file, problems: problem ? [...draft.problems, problem] : draft.problems };
  }
  return { jobs: drafts, problems: [...sizes.flatMap(({ refused }) => refused), ...problems] };
}

/** What the pages of a carousel after its first have before the ending of their names: `-2`, `-3`. */
function pageEnding(page: number): string {
  return page === 0 ? '' : `-${page + 1}`;
}

/** Both lists; one of them itself where the other is empty, so that many jobs share it. */
function joined(first: readonly Problem[], second: readonly Problem[]): readonly Problem[] {
  if (second.length === 0) return first;
  return first.length === 0 ? second : [...first, ...second];
}

/** A warning where the network does not take the type; a size without known types takes any. */
export function refusedType(type: FileType, size: Size): readonly Problem[] {
  if (size.types.length === 0 || size.types.includes(type)) return [];
  const taken = size.types.map((candidate) => typeNames[candidate]).join(' or ');
  const message = `${size.id} is made as ${typeNames[type]}, which the network does not take; choose ${taken}, or the type 'auto'.`;
  return [{ check: 'file-type', severity: 'warning', message }];
}
