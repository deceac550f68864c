// `report.html`: what an export made and what it found, for eyes. It opens from its folder without a network and without scripts; of many
// pictures it is split into pages, so that a browser opens each at once.

import type { JobResult } from '../../shared/batch.ts';
import type { Severity } from '../../shared/checks/check.ts';
import { reportPage, type PageLinks, type ReportCard, type ReportSummary, type SizeLine } from './reportPage.ts';
import type { ResultKind } from './result.ts';

export const reportFile = 'report.html';
/** Folder of its further pages. */
export const reportFolder = 'report';

/** Pictures a page: half a megabyte of HTML. */
const perPage = 500;
/** Kinds of problem that the summary lists, and rows that it names of each. */
const mostProblems = 60;
const mostRows = 8;

export const reportResult: ResultKind = {
  name: 'report',
  title: reportFile,
  async make({ name, results, put, remove }) {
    const summary = summarise(name, results());
    const troubled = troubledCards(results());
    const pages = Math.max(1, Math.ceil((troubled.length + summary.clean) / perPage));
    const pageOf = new Map<number, number>();
    for (const [index, { job }] of troubled.entries()) if (!pageOf.has(job.row)) pageOf.set(job.row, Math.floor(index / perPage) + 1);
    let bytes = 0;
    let page = 1;
    for (const cards of inPages(problemsFirst(troubled, results()))) {
      bytes += await put(pageFile(page), reportPage(summary, cards, linksOf(page, pages, pageOf)));
      page += 1;
    }
    // Pages of a longer report that was here before.
    while (await remove(pageFile(page))) page += 1;
    return { file: reportFile, files: pages, bytes };
  },
};

/** The file of a page, from 1 on, relative to the export's folder. */
export function pageFile(page: number): string {
  return page === 1 ? reportFile : `${reportFolder}/${page}.html`;
}

function linksOf(page: number, pages: number, pageOf: ReadonlyMap<number, number>): PageLinks {
  const base = page === 1 ? '' : '../';
  const to = (other: number): string => `${base}${pageFile(other)}`;
  return { page, pages, base, to, toRow: (row) => `${pageOf.get(row) === page ? '' : to(pageOf.get(row) ?? 1)}#row-${row}` };
}

const ranks: Readonly<Record<Severity, number>> = { error: 0, warning: 1, notice: 2 };

/** 0 for a picture that was not made, then by its worst problem; 4 where nothing was found. */
function rankOf({ status, warnings }: JobResult): number {
  if (status !== 'written') return 0;
  return warnings.reduce((worst, { severity }) => Math.min(worst, 1 + ranks[severity]), cleanRank);
}

const cleanRank = 4;

/** Jobs with problems, the worst first, those alike in their own order. Sizes of a row that were left out for the same reasons are one card. */
function troubledCards(results: Iterable<JobResult>): readonly ReportCard[] {
  const cards: { readonly job: JobResult; readonly sizes: string[] }[] = [];
  for (const job of results) {
    if (rankOf(job) === cleanRank) continue;
    const last = cards.at(-1);
    if (last && isAlike(last.job, job)) last.sizes.push(job.size);
    else cards.push({ job, sizes: [job.size] });
  }
  return cards.sort((one, other) => rankOf(one.job) - rankOf(other.job));
}

function isAlike(one: JobResult, other: JobResult): boolean {
  const isUnmade = one.status !== 'written' && one.status === other.status && one.row === other.row;
  return isUnmade && one.warnings.map(({ message }) => message).join('\n') === other.warnings.map(({ message }) => message).join('\n');
}

function* problemsFirst(troubled: readonly ReportCard[], results: Iterable<JobResult>): Generator<ReportCard, void> {
  yield* troubled;
  for (const job of results) if (rankOf(job) === cleanRank) yield { job, sizes: [job.size] };
}

function* inPages(cards: Iterable<ReportCard>): Generator<readonly ReportCard[], void> {
  let page: ReportCard[] = [];
  let isFirst = true;
  for (const card of cards) {
    if (page.length === perPage) {
      yield page;
      page = [];
      isFirst = false;
    }
    page.push(card);
  }
  if (page.length > 0 || isFirst) yield page;
}

interface Finding {
  readonly severity: Severity;
  readonly message: string;
  pictures: number;
  readonly rows: Set<number>;
}

function summarise(name: string, results: Iterable<JobResult>): ReportSummary {
  const counts = { clean: 0, warned: 0, missing: 0 };
  const sizes = new Map<string, SizeLine>();
  const findings = new Map<string, Finding>();
  let bytes = 0;
  for (const job of results) {
    const isMade = job.status === 'written';
    counts[!isMade ? 'missing' : job.warnings.length > 0 ? 'warned' : 'clean'] += 1;
    bytes += job.bytes;
    addSize(sizes, job, isMade);
    for (const warning of job.warnings) addFinding(findings, job.row, warning);
  }
  const sorted = [...findings.values()].sort((one, other) => ranks[one.severity] - ranks[other.severity] || other.pictures - one.pictures);
  return {
    name,
    total: counts.clean + counts.warned + counts.missing,
    ...counts,
    bytes,
    sizes: [...sizes.values()],
    problems: sorted.slice(0, mostProblems).map(({ severity, message, pictures, rows }) => ({
      severity,
      message,
      pictures,
      rows: [...rows].slice(0, mostRows),
      moreRows: Math.max(0, rows.size - mostRows),
    })),
    moreProblems: Math.max(0, sorted.length - mostProblems),
  };
}

function addSize(sizes: Map<string, SizeLine>, job: JobResult, isMade: boolean): void {
  const { size, network, width, height, type, bytes } = job;
  const line = sizes.get(size) ?? { size, network, width, height, type, made: 0, bytes: 0, largest: 0 };
  sizes.set(size, { ...line, made: line.made + (isMade ? 1 : 0), bytes: line.bytes + bytes, largest: Math.max(line.largest, bytes) });
}

function addFinding(findings: Map<string, Finding>, row: number, { severity, message }: JobResult['warnings'][number]): void {
  const key = `${severity} ${message}`;
  const known = findings.get(key) ?? { severity, message, pictures: 0, rows: new Set<number>() };
  known.pictures += 1;
  known.rows.add(row);
  findings.set(key, known);
}
