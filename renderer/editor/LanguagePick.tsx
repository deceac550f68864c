// The language a point is written in: it decides direction, shaping and hyphenation, and how numbers are written.

import { memo, useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Pick } from '../ui/index.ts';
import { setValue } from './editorStore.ts';

/** Languages whose scripts the bundled fonts have. */
const languages = (
  'en af ar bg bs ca cs cy da de el es et eu fa fi fil fr ga gl ha hi hr hu id ig is it lt lv mk mr ms mt nb ne nl pl ps pt ro ru ' +
  'sk sl so sq sr sv sw tr uk ur uz vi xh yo zu'
).split(' ');

export const LanguagePick = memo(function LanguagePick({ language }: { language: string }): ReactNode {
  const { t, i18n } = useTranslation();
  const options = useMemo(() => {
    const known = languages.includes(language) || language === '' ? languages : [language, ...languages];
    const named = known.map((id) => ({ id, name: ownName(id) }));
    const inOrder = named.sort((a, b) => a.name.localeCompare(b.name, i18n.language));
    return [{ id: '', name: t('design.anyLanguage') }, ...inOrder];
  }, [language, t, i18n.language]);
  return <Pick label={t('fields.language')} value={language} options={options} onChange={(id) => setValue('language', id)} />;
});

/** A language's name in itself, capitalised as its readers do in lists. */
function ownName(id: string): string {
  try {
    const name = new Intl.DisplayNames([id], { type: 'language' }).of(id) ?? id;
    return name.charAt(0).toLocaleUpperCase(id) + name.slice(1);
  } catch {
    return id;
  }
}
