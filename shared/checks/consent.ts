// Nobody's face or name leaves without their consent: where a person is shown, or the sheet asks, `yes` or `not needed` must be said.

import type { Design } from '../design.ts';
import { isEmptyValue, textOf, type Point } from '../point.ts';
import type { Check } from './check.ts';

const sufficient = new Set(['yes', 'not needed']);

export const consentCheck: Check = {
  id: 'consent',
  name: 'Consent missing',
  severity: 'error',
  blocks: true,
  find({ design, point, asksConsent }) {
    const given = textOf(point, 'consent').trim();
    const isAsked = asksConsent || showsSomebody(design, point);
    if (!isAsked || sufficient.has(given.toLowerCase().replace(/[\s_-]+/g, ' '))) return [];
    const state = given === '' ? 'Consent is not recorded' : `Consent is "${given.slice(0, 40)}"`;
    return [{ message: `${state}: it must be "yes" or "not needed" before this picture is made.`, field: 'consent' }];
  },
};

/** Whether this point puts a person into a design made to show one. */
function showsSomebody(design: Design, point: Point): boolean {
  if (!design.showsPerson) return false;
  return design.fields.some((field) => (field.type === 'image' || field.name === 'name') && !isEmptyValue(point[field.name]));
}
