// All problems of all rows by check; one of them lists its rows in the grid.

import { CircleCheck, ListChecks, Square } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button as AriaButton } from 'react-aria-components';
import { durationWords } from '../export/ExportProgress.tsx';
import { SeverityMark } from '../export/PlanView.tsx';
import { useConnection } from '../shell/connection.ts';
import { Button, Progress } from '../ui/index.ts';
import { askForView, useBatch } from './batchStore.ts';
import { checkAll, stopChecking } from './preflightRun.ts';

export function CheckSummary({ sizes }: { sizes: readonly string[] }): ReactNode {
  const { t, i18n } = useTranslation();
  const { studio } = useConnection();
  const { preflight, isChecking, view } = useBatch();
  const number = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 0 });
  const done = preflight?.done ?? 0;
  const total = preflight?.total ?? 0;
  const words = t('batch.checked', { done: number.format(done), total: number.format(total) });
  const secondsLeft = preflight && preflight.perSecond > 0 ? (total - done) / preflight.perSecond : 0;
  return (
    <div className="check-summary">
      <div className="check-run">
        {preflight ? <Progress label={t('batch.checking')} value={total === 0 ? 1 : done / total} words={words} /> : null}
        <div className="check-run-foot">
          <output className="muted small figures">
            {preflight ? words : t('batch.checkWords', { count: sizes.length })}
            {isChecking && secondsLeft > 1 ? ` · ${t('export.left', { time: durationWords(secondsLeft, i18n.language) })}` : ''}
          </output>
          {isChecking ? (
            <Button look="quiet" icon={<Square size={12} aria-hidden />} onPress={stopChecking}>
              {t('batch.stopChecking')}
            </Button>
          ) : preflight?.isDone ? null : (
            <Button icon={<ListChecks size={16} aria-hidden />} onPress={() => void checkAll(studio, sizes)}>
              {t('batch.checkAll')}
            </Button>
          )}
        </div>
      </div>
      {preflight && preflight.checks.length > 0 ? (
        <ul className="checks">
          {preflight.checks.map(({ check, name, severity, rows }) => (
            <li key={`${severity} ${check}`}>
              <AriaButton
                className={`check-row${view.check === check ? ' is-on' : ''}`}
                aria-pressed={view.check === check}
                onPress={() => askForView({ check: view.check === check ? '' : check, filter: 'all' })}
              >
                <SeverityMark severity={severity} />
                <span className="check-words">{name}</span>
                <span className="check-rows muted figures">{t('batch.rows', { count: rows })}</span>
              </AriaButton>
            </li>
          ))}
        </ul>
      ) : null}
      {preflight?.isDone && preflight.checks.length === 0 ? (
        <p className="checks-words checks-well">
          <CircleCheck size={16} aria-hidden /> {t('batch.allWell')}
        </p>
      ) : null}
    </div>
  );
}
