// `files.csv`: the rows of the spreadsheet with the files made of each, a column a size, for a mail merge.

import type { JobResult } from '../../shared/batch.ts';
import type { Cell } from '../../shared/sheet.ts';
import { csvMark, csvRecord } from '../sheets/csvText.ts';
import type { FinishedExport, ResultKind } from './result.ts';

export const filesFile = 'files.csv';

export const filesResult: ResultKind = {
  name: 'files',
  title: filesFile,
  async make(request) {
    const bytes = await request.put(filesFile, filesText(request));
    return { file: filesFile, files: 1, bytes };
  },
};

/** The text in parts: a header, then each row of the export in its order. What was not made is an empty cell. */
export function* filesText({ results, sheet }: Pick<FinishedExport, 'results' | 'sheet'>): Generator<string, void> {
  const { sizes, hasOneAlt } = survey(results());
  const columns = sheet?.columns ?? ['row'];
  const altColumns = hasOneAlt ? ['alt'] : sizes.map((size) => `${size} alt`);
  yield csvMark;
  yield csvRecord([...columns, ...freeNames([...sizes, ...altColumns], columns)]);
  for (const jobs of byRow(results())) {
    const row = jobs[0]!.row;
    const own = sheet ? cellsOf(sheet.rows.at(row - 1) ?? [], columns.length) : [String(row)];
    // Of a carousel the first page stands for all.
    const bySize = new Map(jobs.toReversed().map((job) => [job.size, job]));
    const files = sizes.map((size) => fileOf(bySize.get(size)));
    const alts = hasOneAlt ? [jobs[0]!.alt] : sizes.map((size) => bySize.get(size)?.alt ?? '');
    yield csvRecord([...own, ...files, ...alts]);
  }
}

const fileOf = (job: JobResult | undefined): string => (job?.status === 'written' ? job.file : '');

/** The sizes in their order, and whether every row has one alt text for all of them. */
function survey(results: Iterable<JobResult>): { readonly sizes: readonly string[]; readonly hasOneAlt: boolean } {
  const sizes = new Set<string>();
  let hasOneAlt = true;
  for (const jobs of byRow(results)) {
    for (const { size, alt } of jobs) {
      sizes.add(size);
      if (alt !== jobs[0]!.alt) hasOneAlt = false;
    }
  }
  return { sizes: [...sizes], hasOneAlt };
}

/** The jobs of each row together; jobs come row by row. */
function* byRow(results: Iterable<JobResult>): Generator<readonly JobResult[], void> {
  let jobs: JobResult[] = [];
  for (const job of results) {
    if (jobs.length > 0 && jobs[0]!.row !== job.row) {
      yield jobs;
      jobs = [];
    }
    jobs.push(job);
  }
  if (jobs.length > 0) yield jobs;
}

function cellsOf(cells: readonly Cell[], width: number): readonly string[] {
  return Array.from({ length: width }, (_, index) => String(cells[index] ?? ''));
}

/** Names of columns that the sheet does not have: a merge finds columns by their names. */
function freeNames(wanted: readonly string[], taken: readonly string[]): readonly string[] {
  const known = new Set(taken.map((name) => name.trim().toLowerCase()));
  return wanted.map((name) => {
    let free = name;
    for (let count = 2; known.has(free.toLowerCase()); count += 1) free = `${name} ${count}`;
    known.add(free.toLowerCase());
    return free;
  });
}
