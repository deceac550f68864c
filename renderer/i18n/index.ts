// The texts of the studio. Every word on the screen is a key of `en.json`; other languages are files beside it, loaded when they are
// chosen, and the page's direction follows the language.
//   languages  languageFor  startTexts  speak  text

import i18next, { type ResourceLanguage } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { directionOf } from '../../shared/point.ts';
import en from './en.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof en };
    returnNull: false;
  }
}

interface Language {
  /** BCP 47. */
  readonly id: string;
  /** As its speakers call it. */
  readonly name: string;
  readonly load: () => Promise<{ readonly default: ResourceLanguage }>;
}

export const languages: readonly Language[] = [
  { id: 'en', name: 'English', load: () => Promise.resolve({ default: en }) },
  { id: 'de', name: 'Deutsch', load: () => import('./de.json') },
  { id: 'ar', name: 'العربية', load: () => import('./ar.json') },
];

const primary = (id: string): string => id.toLowerCase().split('-')[0] ?? '';

/** The language to speak: the one that was chosen, else the first wished one that there is. */
export function languageFor(chosen: string, wished: readonly string[]): string {
  const known = [chosen, ...wished].find((id) => languages.some((language) => language.id === primary(id)));
  return known === undefined ? 'en' : primary(known);
}

/** Makes English ready, so that whatever happens can be said. */
export async function startTexts(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    resources: { en: { translation: en } },
    interpolation: { escapeValue: false },
  });
  show('en');
}

/** Loads a language and speaks it from now on. */
export async function speak(id: string): Promise<void> {
  const language = languages.find((one) => one.id === id);
  if (!language || i18next.language === id) return;
  if (!i18next.hasResourceBundle(id, 'translation')) i18next.addResourceBundle(id, 'translation', (await language.load()).default);
  await i18next.changeLanguage(id);
  show(id);
}

function show(id: string): void {
  document.documentElement.lang = id;
  document.documentElement.dir = directionOf(id);
}

/** A text by its key, outside components. */
export const text = i18next.t.bind(i18next);
