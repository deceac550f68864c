// What is different in the later of two versions, in words.

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DesignDifference } from '../../shared/compareDesigns.ts';
import { useConnection } from '../shell/connection.ts';
import { useAnswer } from '../shell/useAnswer.ts';

/** More than anybody reads. */
const shown = 60;

export function Differences({ id, from, to }: { id: string; from: number; to: number }): ReactNode {
  const { t } = useTranslation();
  const { studio } = useConnection();
  const answer = useAnswer(() => studio.designs.compare({ id, from, to }), [studio, id, from, to], []);
  const list = answer.value ?? [];
  return (
    <section aria-labelledby="differences-title" className="differences" aria-busy={answer.value === undefined}>
      <h3 className="field-label" id="differences-title">
        {t('versions.changesTitle')}
      </h3>
      {answer.value && list.length === 0 ? <p className="muted">{t('versions.same')}</p> : null}
      <ul>
        {list.slice(0, shown).map((difference, index) => (
          <li key={index}>
            <DifferenceWords difference={difference} />
          </li>
        ))}
      </ul>
      {list.length > shown ? <p className="muted">{t('versions.more', { count: list.length - shown })}</p> : null}
    </section>
  );
}

function DifferenceWords({ difference }: { difference: DesignDifference }): ReactNode {
  const { t, i18n } = useTranslation();
  const { about, change, name, page, parts, texts } = difference;
  const list = new Intl.ListFormat(i18n.language, { type: 'unit' });
  return (
    <>
      <strong>{t(`versions.about.${about}`, { name })}</strong> {t(`versions.changes.${change}`)}
      {parts.length > 0 ? <span className="muted">: {list.format(parts.slice(0, 8))}</span> : null}
      {page === undefined ? null : <span className="muted"> ({t('versions.page', { page })})</span>}
      {texts ? (
        <span className="difference-texts">
          {texts.before === '' ? null : <del>{texts.before}</del>} {texts.after === '' ? null : <ins>{texts.after}</ins>}
        </span>
      ) : null}
    </>
  );
}
