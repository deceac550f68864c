// A running export: how far, how fast, how long still, what needs a look so far, and the latest pictures.

import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Progress } from '../ui/index.ts';
import type { WatchedRun } from './exportRun.ts';
import { LatestPictures } from './LatestPictures.tsx';

export function ExportProgress({ run }: { run: WatchedRun }): ReactNode {
  const { t, i18n } = useTranslation();
  const number = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 0 });
  const { progress } = run;
  const stage = progress?.stage ?? 'pictures';
  const done = progress?.done ?? 0;
  const all = progress?.total ?? run.jobs;
  const isTimed = progress !== undefined && progress.perSecond > 0 && (stage === 'pictures' || stage === 'checking');
  const words = t('export.progress', { done: number.format(done), total: number.format(all) });
  return (
    <div className="export-run">
      <p className="export-run-count figures">{words}</p>
      <Progress label={t(`export.stages.${stage}`)} value={all === 0 || stage === 'results' ? undefined : done / all} words={words} />
      <p className="muted figures">
        {isTimed
          ? `${t('export.rate', { rate: number.format(progress.perSecond) })} · ${t('export.left', { time: durationWords(progress.secondsLeft, i18n.language) })}`
          : t(stage === 'pictures' ? 'export.starting' : `export.stages.${stage}`)}
      </p>
      {progress && progress.kept > 0 ? (
        <p className="figures">{t('export.stillRight', { kept: number.format(progress.kept), total: number.format(all) })}</p>
      ) : null}
      {progress && progress.problems > 0 ? (
        <p className="export-run-problems figures">
          <TriangleAlert size={14} aria-hidden /> {t('export.needLook', { count: progress.problems })}
        </p>
      ) : null}
      <LatestPictures run={run.export} files={progress?.latest ?? []} />
      <p className="muted small">{t('export.runWords')}</p>
    </div>
  );
}

/** Seconds as minutes and seconds, from an hour on as hours and minutes, in the language's short form. */
export function durationWords(seconds: number, language: string): string {
  const whole = Math.max(0, Math.ceil(seconds));
  const form = (value: number, unit: 'hour' | 'minute' | 'second'): string =>
    new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short' }).format(value);
  if (whole < 60) return form(whole, 'second');
  if (whole < 3600) return `${form(Math.floor(whole / 60), 'minute')} ${form(whole % 60, 'second')}`;
  return `${form(Math.floor(whole / 3600), 'hour')} ${form(Math.floor((whole % 3600) / 60), 'minute')}`;
}
