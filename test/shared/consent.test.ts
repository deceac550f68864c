import { describe, expect, it } from 'vitest';
import { defaultExportOptions, planJobs } from '../../shared/batch.ts';
import { isBlocking } from '../../shared/checks/index.ts';
import { readConsent, readConsentDate, readDay } from '../../shared/consent.ts';
import { newDesign, readDesign } from '../../shared/design.ts';
import type { Point } from '../../shared/point.ts';

describe('an answer', () => {
  it.each(['yes', ' YES ', 'Y', 'x', 'X', '1', 'true', 'Ja', 'oui', 'Sí', 'si', 'Sim', 'да', 'نعم', 'हाँ', 'ndiyo', 'はい', '✓', '✔️', 'Agreed.'])('%s is a yes', (text) => expect(readConsent(text)).toBe('given'));
  it.each(['no', 'No!', '0', 'FALSE', 'nein', 'Non', 'NÃO', 'нет', 'لا', 'नहीं', 'hapana', '❌', 'withdrawn'])('%s is a no', (text) => expect(readConsent(text)).toBe('refused'));
  it.each(['not needed', 'Not_needed', 'N/A', 'nicht nötig', 'pas nécessaire', 'No necesario', 'não necessário', 'غير مطلوب', 'आवश्यक नहीं'])('%s means that none is needed', (text) =>
    expect(readConsent(text)).toBe('notNeeded'),
  );
  it.each(['perhaps', 'yes?no', 'asked', 'yes but not online', '2', '-', 'pending', 'x2'])('%s is neither', (text) => expect(readConsent(text)).toBe('unclear'));
  it.each(['', '  ', '\n'])('%j is missing', (text) => expect(readConsent(text)).toBe('missing'));
});

const state = (consentDate: string): string => readConsentDate({ consentDate }, '2026-06-01').state;

describe('a day', () => {
  it.each([
    ['2026-05-31', ['2026-05-31']],
    ['2026/5/3', ['2026-05-03']],
    ['20260531', ['2026-05-31']],
    ['31.5.2026', ['2026-05-31']],
    ['31. 5. 2026', ['2026-05-31']],
    ['5/31/26', ['2026-05-31']],
    ['04/05/2026', ['2026-05-04', '2026-04-05']],
    ['2026-05-31T10:20:00Z', ['2026-05-31']],
    ['31 May 2026', ['2026-05-31']],
    ['May 31st, 2026', ['2026-05-31']],
    ['3. März 2026', ['2026-03-03']],
    ['1 août 2026', ['2026-08-01']],
    ['٣١/٠٥/٢٠٢٦', ['2026-05-31']],
    ['३१-०५-२०२६', ['2026-05-31']],
    ['31.02.2026', []],
    ['2026-13-01', []],
    ['soon', []],
    ['0', []],
  ])('%s is read as %j', (text, expected) => expect(readDay(text)).toEqual(expected));

  it('is ahead only where every reading of it is', () => {
    expect(state('2026-06-01')).toBe('past');
    expect(state('2026-06-02')).toBe('past');
    expect(state('2026-06-03')).toBe('future');
    expect(state('05/07/2026')).toBe('past');
    expect(state('')).toBe('none');
    expect(state('31.02.2026')).toBe('unreadable');
  });
});

describe('the plan of an export', () => {
  const design = newDesign({ id: 'd', name: 'D', showsPerson: true, fields: [{ name: 'name', label: 'Name', type: 'text' }] });
  const size = { id: 'x-card', network: 'x', name: 'x', width: 100, height: 100, use: 'post', recommended: true, types: ['jpeg'], confidence: 'official', limitsConfidence: 'official', sources: [] } as const;
  const problemsOf = (point: Point) => planJobs({ design, rows: [{ number: 1, point, problems: [] }], options: { ...defaultExportOptions, sizes: [size], date: '2026-06-01' } }).jobs[0]!.problems;

  it('keeps back whose consent is dated after today', () => {
    const [problem] = problemsOf({ name: 'Amina', consent: 'ja', consentDate: '1 January 2027' });
    expect(problem).toMatchObject({ check: 'consent', severity: 'error', field: 'consentDate' });
    expect(problem!.message).toContain('still to come');
    expect(isBlocking(problem!)).toBe(true);
  });

  it('warns of a day that the calendar does not have, and makes the picture', () => {
    const [problem] = problemsOf({ name: 'Amina', consent: 'yes', consentDate: '31.02.2026' });
    expect(problem).toMatchObject({ check: 'consent-date', severity: 'warning' });
    expect(isBlocking(problem!)).toBe(false);
  });

  it('says nothing of a day that has been, or where nobody is shown', () => {
    expect(problemsOf({ name: 'Amina', consent: 'yes', consentDate: '2026-05-31' })).toEqual([]);
    expect(problemsOf({ consent: 'yes', consentDate: 'soon' })).toEqual([]);
    expect(problemsOf({ name: 'Amina', consent: 'not needed', consentDate: 'soon' })).toEqual([]);
  });
});

describe('a template that does not say whether it shows a person', () => {
  const page = { id: 'page-1', background: { type: 'solid', colour: 'background' }, elements: [], layouts: [] };
  const shows = (fields: readonly object[], declared?: boolean): boolean =>
    readDesign({ schema: 1, id: 'd', name: 'D', fields, pages: [page], ...(declared === undefined ? {} : { showsPerson: declared }) }).design.showsPerson;

  it('shows one where it takes a name or a photo, unless it declares otherwise', () => {
    expect(shows([{ name: 'name', label: 'Name', type: 'text' }])).toBe(true);
    expect(shows([{ name: 'photo', label: 'Photo', type: 'image' }])).toBe(true);
    expect(shows([{ name: 'claim', label: 'Claim', type: 'text' }])).toBe(false);
    expect(shows([{ name: 'name', label: 'Name', type: 'text' }], false)).toBe(false);
    expect(shows([], true)).toBe(true);
  });
});
