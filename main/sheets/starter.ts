// A starter spreadsheet for a template: its fields as columns, and its sample as the first row.

import type { Design } from '../../shared/design.ts';
import { standardFields, textOf, type Field } from '../../shared/point.ts';
import { csvMark, csvRecord } from './csvText.ts';

/** Standard fields that matter to a picture without being seen on it; those of consent only where a person is shown. */
const unseen = new Set(['language', 'alt']);
const ofConsent = new Set(['consent', 'consentDate', 'consentNote']);

/** The template's own fields, then those that matter unseen. */
function columnsOf(template: Design): readonly Field[] {
  const own = new Set(template.fields.map((field) => field.name));
  const others = standardFields.filter(({ name }) => unseen.has(name) || (template.showsPerson && ofConsent.has(name)));
  return [...template.fields, ...others.filter(({ name }) => !own.has(name))];
}

/**
 * A header and the sample as CSV, with a byte order mark, so that Excel reads it as UTF-8. `readSheet` gives the sample's text back;
 * pictures are left empty, to be named.
 */
export function starterSheet(template: Design): string {
  const columns = columnsOf(template);
  const rows = [columns.map(({ name }) => name), columns.map(({ name }) => textOf(template.point, name))];
  return csvMark + rows.map(csvRecord).join('');
}
