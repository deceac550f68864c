// The state of a size as a point: filled where all is well, a ring where it needs a look; in words for assistive technology.

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SizeState } from './checkState.ts';

export function StateDot({ state }: { state: SizeState }): ReactNode {
  const { t } = useTranslation();
  return (
    <span className={`state-dot is-${state}`} title={t(`sizeStates.${state}`)}>
      <span className="unseen">{t(`sizeStates.${state}`)}</span>
    </span>
  );
}
