// What an export leaves besides its pictures, and whether errors keep it from writing any.

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { resultNames } from '../../shared/results.ts';
import { Tick } from '../ui/index.ts';
import { choose, useExport } from './exportRun.ts';

export function ResultTicks({ isBatch }: { isBatch: boolean }): ReactNode {
  const { t } = useTranslation();
  const { results, strict } = useExport((state) => state.choice);
  const offered = resultNames.filter((name) => isBatch || name !== 'files');
  return (
    <fieldset className="export-results">
      <legend className="field-label">{t('export.besides')}</legend>
      <div className="export-results-list">
        {offered.map((name) => (
          <Tick
            key={name}
            isSelected={results.includes(name)}
            onChange={(isOn) => choose({ results: resultNames.filter((one) => (one === name ? isOn : results.includes(one))) })}
          >
            {t(`export.results.${name}`)}
          </Tick>
        ))}
      </div>
      <Tick isSelected={strict} onChange={(isOn) => choose({ strict: isOn })}>
        {t('export.strict')}
      </Tick>
    </fieldset>
  );
}
