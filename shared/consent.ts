// What a point says of a person's consent: the answer in the words people write into spreadsheets, and the day it was given.

import { foldName } from './foldName.ts';
import { textOf, type Point } from './point.ts';

export type Consent = 'given' | 'refused' | 'notNeeded' | 'unclear' | 'missing';

/** Answers as they are written, compared without case, accents, spaces and punctuation. Everything else is unclear, and keeps the picture back. */
const words: readonly (readonly [Consent, readonly string[]])[] = [
  ['given', [
    'yes', 'y', 'true', '1', 'x', 'ok', 'okay', 'agreed', 'given', 'granted', 'signed', 'consented',
    'ja', 'j', 'oui', 'sí', 'sim', 'sì', 'da', 'да', 'так', 'tak', 'ano', 'áno', 'evet', 'igen', 'kyllä', 'joo', 'jah', 'taip', 'jā', 'ναι',
    'نعم', 'بله', 'כן', 'हाँ', 'हां', 'হ্যাঁ', 'ہاں', 'ஆம்', 'ndiyo', 'bẹẹni', 'ya', 'oo', 'vâng', 'có', 'ใช่', 'はい', '是', '同意', '예', '네',
  ]],
  ['refused', [
    'no', 'n', 'false', '0', 'refused', 'declined', 'withdrawn', 'revoked', 'denied', 'not given', 'no consent',
    'nein', 'nee', 'non', 'não', 'nej', 'nei', 'нет', 'ні', 'nie', 'ne', 'не', 'hayır', 'nem', 'ei', 'όχι',
    'لا', 'نه', 'לא', 'नहीं', 'না', 'نہیں', 'இல்லை', 'hapana', 'tidak', 'hindi', 'không', 'ไม่', 'いいえ', '否', '不同意', '아니요',
  ]],
  ['notNeeded', [
    'not needed', 'not required', 'not necessary', 'none needed', 'no need', 'n/a', 'not applicable', 'fictional', 'public domain',
    'nicht nötig', 'nicht erforderlich', 'nicht notwendig', 'entfällt', 'niet nodig', 'ikke nødvendig', 'behövs inte',
    'pas nécessaire', 'non nécessaire', 'non requis', 'sans objet', 'no necesario', 'no hace falta', 'no aplica', 'não necessário', 'não se aplica',
    'non necessario', 'nie wymagane', 'не требуется', 'не нужно', 'не потрібно', 'gerekmez', 'غير مطلوب', 'غير لازم', 'לא נדרש', 'आवश्यक नहीं', 'haihitajiki', 'tidak perlu',
    '不要', '不需要', '필요 없음',
  ]],
];

const answers: ReadonlyMap<string, Consent> = new Map(
  words.flatMap(([consent, spellings]) => spellings.map((spelling) => [foldName(spelling), consent] as const)),
);

/** Marks that people set in a column of boxes; folding would leave nothing of them. */
const marks: ReadonlyMap<string, Consent> = new Map([['✓', 'given'], ['✔', 'given'], ['☑', 'given'], ['✅', 'given'], ['✗', 'refused'], ['✘', 'refused'], ['❌', 'refused'], ['☒', 'refused']]);

/** What a cell or a form says of consent. */
export function readConsent(text: string): Consent {
  const clean = text.replaceAll('\uFE0F', '').trim();
  if (clean === '') return 'missing';
  return marks.get(clean) ?? answers.get(foldName(clean)) ?? 'unclear';
}

/** Readings of a written day as `YYYY-MM-DD`: two where day and month may be either, none for no day at all. */
export function readDay(text: string): readonly string[] {
  const clean = text.normalize('NFKC').replace(/\p{Nd}/gu, digit).trim().replace(/[T ]\d{1,2}:\d{2}.*$/, '');
  const yearFirst = /^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})$/.exec(clean) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(clean);
  if (yearFirst) return days([[yearFirst[1]!, yearFirst[2]!, yearFirst[3]!]]);
  const yearLast = /^(\d{1,2})[-/. ] ?(\d{1,2})[-/. ] ?(\d{4}|\d{2})$/.exec(clean);
  if (yearLast) {
    const year = yearLast[3]!.length === 2 ? `20${yearLast[3]}` : yearLast[3]!;
    return days([[year, yearLast[2]!, yearLast[1]!], [year, yearLast[1]!, yearLast[2]!]]);
  }
  const named = /^(\d{1,2})(?:st|nd|rd|th)?[. ]+([\p{L}\p{M}]+)\.?,? (\d{4})$/u.exec(clean);
  if (named) return days([[named[3]!, monthOf(named[2]!), named[1]!]]);
  const monthFirst = /^([\p{L}\p{M}]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/u.exec(clean);
  return monthFirst ? days([[monthFirst[3]!, monthOf(monthFirst[1]!), monthFirst[2]!]]) : [];
}

/** The ASCII digit of a decimal digit of any script: each script has ten in a row, from a code point with the value 0. */
function digit(character: string): string {
  const code = character.codePointAt(0)!;
  if (code < 128) return character;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String(code - zero);
}

type Parts = readonly [year: string, month: string, day: string];

/** Those that the calendar has, each once. */
function days(readings: readonly Parts[]): readonly string[] {
  const found = readings.flatMap(([year, month, day]) => {
    const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
    const isReal = date.getUTCFullYear() === Number(year) && date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
    return isReal ? [date.toISOString().slice(0, 10)] : [];
  });
  return [...new Set(found)];
}

/** Languages whose names of months are read. */
const monthLanguages = ['en', 'de', 'fr', 'es', 'pt', 'it', 'nl', 'ru', 'uk', 'pl', 'tr', 'ar', 'hi', 'sw', 'id'];
let months: ReadonlyMap<string, string> | undefined;

/** The number of a month by its name or the beginning of it; '' where there is none. */
function monthOf(name: string): string {
  months ??= new Map(
    monthLanguages.flatMap((language) =>
      (['long', 'short'] as const).flatMap((month) => {
        const format = new Intl.DateTimeFormat(language, { day: 'numeric', month, timeZone: 'UTC' });
        return Array.from({ length: 12 }, (_, index): readonly [string, string] => {
          const part = format.formatToParts(Date.UTC(2024, index, 15)).find(({ type }) => type === 'month')!.value;
          return [foldName(part), String(index + 1)];
        });
      }),
    ),
  );
  return months.get(foldName(name)) ?? '';
}

export interface ConsentDate {
  /** `future`: it is dated after today, so it is not given yet. `unreadable`: no day of any calendar we read. */
  readonly state: 'none' | 'past' | 'future' | 'unreadable';
  readonly text: string;
}

/** The day of the consent. `today` is `YYYY-MM-DD`; one day more is allowed for, since elsewhere it is tomorrow already. */
export function readConsentDate(point: Point, today: string): ConsentDate {
  const text = textOf(point, 'consentDate').trim();
  if (text === '') return { state: 'none', text };
  const readings = readDay(text);
  if (readings.length === 0) return { state: 'unreadable', text };
  const isPast = today === '' || readings.some((day) => day <= dayAfter(today));
  return { state: isPast ? 'past' : 'future', text };
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
