// How a version is called: by its name, else by its time.

import { useTranslation } from 'react-i18next';
import type { DesignVersion } from '../../shared/api.ts';

export function useVersionTime(): (version: DesignVersion) => string {
  const { i18n } = useTranslation();
  const format = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'medium' });
  return ({ savedAt }) => format.format(new Date(savedAt));
}

export function useVersionTitle(): (version: DesignVersion) => string {
  const timeOf = useVersionTime();
  return (version) => (version.name === '' ? timeOf(version) : version.name);
}
