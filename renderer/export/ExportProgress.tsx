// A running export: how far, how fast, how long still.

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExportEvent } from '../../shared/api.ts';
import { Progress } from '../ui/index.ts';

interface ExportProgressProps {
  readonly progress: Extract<ExportEvent, { type: 'progress' }> | undefined;
  readonly total: number;
}

export function ExportProgress({ progress, total }: ExportProgressProps): ReactNode {
  const { t, i18n } = useTranslation();
  const number = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 0 });
  const done = progress?.done ?? 0;
  const all = progress?.total ?? total;
  const words = t('export.progress', { done: number.format(done), total: number.format(all) });
  return (
    <div className="export-run">
      <p className="export-run-count figures">{words}</p>
      <Progress label={t('export.running')} value={all === 0 ? undefined : done / all} words={words} />
      <p className="muted figures">
        {progress && progress.perSecond > 0
          ? `${t('export.rate', { rate: number.format(progress.perSecond) })} · ${t('export.left', { time: durationWords(progress.secondsLeft, i18n.language) })}`
          : t('export.starting')}
      </p>
    </div>
  );
}

/** Seconds as minutes and seconds, in the language's short form. */
export function durationWords(seconds: number, language: string): string {
  const whole = Math.max(0, Math.ceil(seconds));
  const form = (value: number, unit: 'minute' | 'second'): string =>
    new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short' }).format(value);
  return whole < 60 ? form(whole, 'second') : `${form(Math.floor(whole / 60), 'minute')} ${form(whole % 60, 'second')}`;
}
