// The texts of the studio. Every word on the screen is a key of `en.json`; other languages are files beside it, and the page's
// direction follows the language.

import i18next from 'i18next';
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

/** Loads the texts and sets the page's language and direction. */
export async function startTexts(language: keyof typeof resources = 'en'): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    resources,
    interpolation: { escapeValue: false },
  });
  document.documentElement.lang = language;
  document.documentElement.dir = directionOf(language);
}

const resources = { en: { translation: en } };

/** A text by its key, outside components. */
export const text = i18next.t.bind(i18next);
