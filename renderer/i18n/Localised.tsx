// Dates, numbers and words of controls in the language that is spoken, and the page's title.

import { useEffect, type ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';
import { useTranslation } from 'react-i18next';

export function Localised({ children }: { children: ReactNode }): ReactNode {
  const { t, i18n } = useTranslation();
  const title = t('app.name');
  useEffect(() => {
    document.title = title;
  }, [title]);
  return <I18nProvider locale={i18n.language}>{children}</I18nProvider>;
}
