// Text from spreadsheets, forms and designs, made safe to set and to write: the one place where characters that are never part
// of a point are taken out.

// Controls but tab and line feed; embeddings, overrides and isolates, which could reorder the text around them; noncharacters.
// eslint-disable-next-line no-control-regex
const unwanted = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFEFF\uFFFE\uFFFF]/gu;
const lineEnds = /\r\n?|[\u0085\u2028\u2029\v\f]/g;

/** What is changed at all: any of the above but `\n`, and surrogates, which may be lone. Most texts hold none. */
// eslint-disable-next-line no-control-regex
const suspicious = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u2028\u2029\u202A-\u202E\u2066-\u2069\uD800-\uDFFF\uFEFF\uFFFE\uFFFF]/;

/**
 * The text with `\n` line ends, without control characters and bidi overrides, tabs as spaces. A lone surrogate becomes U+FFFD, so that
 * it is seen and reported rather than lost. Joiners and direction marks stay: scripts need them.
 */
export function cleanText(text: string): string {
  if (!suspicious.test(text)) return text;
  return text.toWellFormed().replace(lineEnds, '\n').replace(unwanted, '').replaceAll('\t', ' ');
}
