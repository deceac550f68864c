// The words of the report, in one place, and its numbers as a person reads them.

import type { JobResult } from '../../shared/batch.ts';
import type { Severity } from '../../shared/checks/check.ts';
import type { FileType } from '../../shared/size.ts';

export const language = 'en';

const whole = new Intl.NumberFormat(language);

export const words = {
  title: (name: string) => `Report of ${name}`,
  summary: (written: number, total: number) =>
    written === total ? `All ${amount(total, 'picture')} were made.` : `${whole.format(written)} of ${amount(total, 'picture')} were made; ${whole.format(total - written)} were not.`,
  tiles: { clean: 'Made, nothing found', warned: 'Made, with problems', missing: 'Not made', bytes: 'All pictures together' },
  bar: (clean: number, warned: number, missing: number) => `${whole.format(clean)} made with nothing found, ${whole.format(warned)} made with problems, ${whole.format(missing)} not made`,
  problems: 'Problems',
  noProblems: 'No check found anything.',
  moreProblems: (count: number) => `${amount(count, 'more kind', 'more kinds')} of problem; each stands beside its picture below.`,
  found: (pictures: number, rows: readonly string[], more: number) => `${amount(pictures, 'picture')}, ${rows.length === 1 && more === 0 ? 'row' : 'rows'} ${rows.join(', ')}${more > 0 ? ` and ${whole.format(more)} more` : ''}`,
  sizes: 'Sizes',
  sizesTable: 'Table of sizes',
  sizeColumns: ['Size', 'Network', 'Pixels', 'Type', 'Made', 'Together', 'Largest'],
  pictures: 'Pictures',
  order: 'Those with problems come first, then all others by row.',
  page: (page: number, pages: number) => `Page ${page} of ${pages}`,
  pages: 'Pages of the report',
  previous: 'Previous',
  next: 'Next',
  first: 'Summary and first page',
  row: (row: number) => `Row ${whole.format(row)}`,
  notMade: 'Not made',
  altText: 'Alt text',
  noAlt: 'none',
  hash: 'SHA-256',
  statuses: { written: 'Made', skipped: 'Left out', failed: 'Failed' } satisfies Record<JobResult['status'], string>,
  severities: { error: 'Error', warning: 'Warning', notice: 'Notice' } satisfies Record<Severity, string>,
} as const;

export const typeNames: Readonly<Record<FileType, string>> = { jpeg: 'JPEG', png: 'PNG', webp: 'WebP', avif: 'AVIF' };

/** `1 picture`, `2,000 pictures`. */
export function amount(count: number, one: string, many = `${one}s`): string {
  return `${whole.format(count)} ${count === 1 ? one : many}`;
}

export function number(value: number): string {
  return whole.format(value);
}

/** A length as file managers show it: `143 kB`, `2.4 GB`. */
export function byteText(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit === 0 || value >= 99.95 ? 0 : 1;
  return `${value.toFixed(digits)} ${units[unit]}`;
}
