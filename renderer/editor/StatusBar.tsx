// The line at the foot: the size on show, what the checks say of it, and that nothing leaves this computer.

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { allSizes, fullName } from '../drawing/sizes.ts';
import { Pixels } from '../ui/index.ts';
import { stateOf } from './checkState.ts';
import { useEditor } from './editorStore.ts';

export function StatusBar(): ReactNode {
  const { t } = useTranslation();
  const networks = useEditor((editor) => editor.networks);
  const sizeId = useEditor((editor) => editor.sizeId);
  const problems = useEditor((editor) => editor.problems[editor.sizeId]);
  const size = networks && allSizes(networks, ['post', 'cover', 'profile']).find((one) => one.id === sizeId);
  const state = stateOf(problems);
  const first = problems?.find((problem) => problem.severity !== 'notice');
  return (
    <footer className="status small">
      {networks && size ? (
        <span className="status-size">
          {fullName(networks, size)}{' '}
          <span className="muted">
            <Pixels width={size.width} height={size.height} />
          </span>
        </span>
      ) : null}
      <span className={`status-state is-${state}`}>{first ? first.message : t(`sizeStates.${state}`)}</span>
      <span className="bar-space" />
      <span className="muted status-offline">{t('design.offline')}</span>
    </footer>
  );
}
