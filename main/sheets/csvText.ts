// Spreadsheets as we write them: CSV that any program reads as it was meant, and that none runs.

import { guardFormula } from './formula.ts';

/** What a file begins with, so that Excel reads it as UTF-8. */
export const csvMark = '\uFEFF';

/** One record with its line end: cells in quotes where they need them (RFC 4180), none of them a formula. `readSheet` gives the texts back. */
export function csvRecord(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/** One record with its line end, every cell in quotes, none of them a formula: what the importers of other programs read most surely. */
export function csvQuotedRecord(cells: readonly string[]): string {
  return `${cells.map((text) => `"${guardFormula(text).replaceAll('"', '""')}"`).join(',')}\r\n`;
}

function csvCell(text: string): string {
  const guarded = guardFormula(text);
  return /[",;|\t\r\n]|^\s|\s$/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
