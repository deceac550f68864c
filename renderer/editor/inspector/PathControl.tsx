// A free path in the inspector: how many points it has, and whether it is closed. Its points are moved on the canvas.

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { path } from '../../../shared/elements/outlines.ts';
import { Tick } from '../../ui/index.ts';
import { quiet, type ControlProps, type InputOf } from './control.ts';

const pathProperty = path('');

export function PathControl({ value, isDisabled, onChange }: ControlProps<InputOf<'path'>>): ReactNode {
  const { t } = useTranslation();
  const given = pathProperty.read(value ?? pathProperty.first, pathProperty.first, quiet);
  return (
    <div className="parts-row">
      <span className="muted small">{t('inspector.points', { count: given.points.length })}</span>
      <Tick isSelected={given.closed} isDisabled={isDisabled} onChange={(closed) => onChange({ ...given, closed })}>
        {t('inspector.closed')}
      </Tick>
    </div>
  );
}
