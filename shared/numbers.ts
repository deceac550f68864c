// Numbers of typed values (XLSX, JSON) written as the language of their point writes them.

/** Writers by what was given as the language: a run has few, but a cell may hold anything. */
const writers = new Map<string, Intl.NumberFormat>();
const writersKept = 100;

/**
 * A number in a language (BCP 47; English where it is not known, whatever the machine's own is), with its decimals to 15 digits, as spreadsheet programs show them.
 * Four digits are not grouped, so that a year stays a year: 2011, 1400, but 14,000.
 */
export function writeNumber(value: number, language: string): string {
  let writer = writers.get(language);
  if (!writer) {
    writer = new Intl.NumberFormat([knownLanguage(language), 'en'], { maximumFractionDigits: 20, useGrouping: 'min2' });
    if (writers.size >= writersKept) writers.clear();
    writers.set(language, writer);
  }
  return writer.format(Number(value.toPrecision(15)));
}

function knownLanguage(language: string): string {
  try {
    return Intl.getCanonicalLocales(language.trim().replaceAll('_', '-'))[0] ?? 'en';
  } catch {
    // Not a language tag: what a cell holds is not ours to trust.
    return 'en';
  }
}
