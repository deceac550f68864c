// Nobody's face or name leaves without their consent: where a person is shown, or the sheet asks, the answer must be "yes" or "not needed".

import { readConsent, readConsentDate } from '../consent.ts';
import type { Design } from '../design.ts';
import { isEmptyValue, textOf, type Point } from '../point.ts';
import type { Check, Problem } from './check.ts';

export const consentCheck: Check = {
  id: 'consent',
  name: 'Consent missing',
  severity: 'error',
  blocks: true,
  find({ design, point, asksConsent }) {
    const text = textOf(point, 'consent').trim();
    const consent = readConsent(text);
    if (consent === 'given' || consent === 'notNeeded') return [];
    const isShown = showsSomebody(design, point);
    // A no is heeded wherever a face or name would be seen; to ask is for templates that are made to show a person.
    const isGuarded = design.showsPerson ? asksConsent || isShown : consent === 'refused' && isShown;
    if (!isGuarded) return [];
    const state = consent === 'missing' ? 'Consent is not recorded' : `Consent is "${text.slice(0, 40)}"`;
    const why = consent === 'unclear' ? ', which is neither a yes nor a no' : '';
    return [{ message: `${state}${why}: it must be "yes" or "not needed" before this picture is made.`, field: 'consent' }];
  },
};

/** Whether this point puts a face or a name into the design. */
function showsSomebody(design: Design, point: Point): boolean {
  return design.fields.some((field) => (field.type === 'image' || field.name === 'name') && !isEmptyValue(point[field.name]));
}

/** Found when an export is planned, where the day is known, and once for all sizes of a row. It does not keep the picture back. */
export const consentDateCheck: Omit<Check, 'find'> = { id: 'consent-date', name: 'Date of consent', severity: 'warning', blocks: false };

/** What is wrong with the day of a row's consent. Consent dated after today is not given yet: no picture. */
export function consentDateProblems(design: Design, point: Point, today: string): readonly Problem[] {
  if (isEmptyValue(point['consentDate']) || !showsSomebody(design, point) || readConsent(textOf(point, 'consent')) !== 'given') return [];
  const { state, text } = readConsentDate(point, today);
  const field = 'consentDate';
  if (state === 'future') {
    const { id: check, severity } = consentCheck;
    return [{ check, severity, field, message: `Consent is dated ${text.slice(0, 40)}, which is still to come: correct the date, or wait until then.` }];
  }
  if (state !== 'unreadable') return [];
  const { id: check, severity } = consentDateCheck;
  return [{ check, severity, field, message: `The date of consent, "${text.slice(0, 40)}", is no day of the calendar: write it as 2026-05-31.` }];
}
