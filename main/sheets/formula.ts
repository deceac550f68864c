// Texts that a spreadsheet program would take for a formula: guarded when written as CSV, and freed of the guard when read.

const guard = "'";
/**
 * What starts a formula in Excel, LibreOffice or Google Sheets (OWASP, "CSV Injection"; in East Asian versions the wide signs too), after
 * any number of guards: a text that looks guarded is guarded once more, so that it comes back as it was.
 */
const formulaStart = /^'*[=+\-@\t\r\n＝＋－＠]/;

/** The text with an apostrophe before it where a program would run it. */
export function guardFormula(text: string): string {
  return formulaStart.test(text) ? guard + text : text;
}

/** The text that was guarded. An apostrophe before anything else is part of the text. */
export function unguardFormula(text: string): string {
  return text.startsWith(guard) && formulaStart.test(text.slice(guard.length)) ? text.slice(guard.length) : text;
}
