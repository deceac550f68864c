// How an element keeps its place when a size is wider or taller: nine places to hold on to, and stretching to either side.

import { MoveHorizontal, MoveVertical } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Radio, RadioGroup } from 'react-aria-components';
import type { Pin } from '../../../shared/design.ts';
import { pin as pinProperty } from '../../../shared/elements/styles.ts';
import { IconToggle } from '../../ui/index.ts';
import { quiet } from './control.ts';

const columns = ['start', 'centre', 'end'] as const;
const rows = ['top', 'middle', 'bottom'] as const;
const property = pinProperty('');
const { first } = property;

interface PinControlProps {
  readonly label: string;
  readonly value: unknown;
  readonly isDisabled: boolean;
  readonly onChange: (value: Pin) => void;
}

export function PinControl({ label, value, isDisabled, onChange }: PinControlProps): ReactNode {
  const { t } = useTranslation();
  const pin = value === undefined ? undefined : property.read(value, first, quiet);
  const now = pin ?? first;
  const x = now.x === 'stretch' ? 'start' : now.x;
  const y = now.y === 'stretch' ? 'top' : now.y;
  return (
    <div className="pin">
      <RadioGroup
        className="pin-grid"
        aria-label={label}
        isDisabled={isDisabled}
        value={pin ? `${x} ${y}` : null}
        onChange={(key) => {
          const [column, row] = key.split(' ');
          const wished = { x: columns.find((one) => one === column) ?? 'start', y: rows.find((one) => one === row) ?? 'top' };
          onChange({ x: now.x === 'stretch' ? 'stretch' : wished.x, y: now.y === 'stretch' ? 'stretch' : wished.y });
        }}
      >
        {rows.map((row) =>
          columns.map((column) => (
            <Radio key={`${column} ${row}`} value={`${column} ${row}`} className="pin-place" aria-label={t('inspector.pinAt', { x: t(`pins.${column}`), y: t(`pins.${row}`) })}>
              <span className="pin-dot" />
            </Radio>
          )),
        )}
      </RadioGroup>
      <div className="pin-side">
        <span className="property-label">{label}</span>
        <div className="pin-stretch">
          <IconToggle label={t('inspector.stretchX')} isSelected={now.x === 'stretch'} isDisabled={isDisabled} onChange={(isOn) => onChange({ ...now, x: isOn ? 'stretch' : 'start' })}>
            <MoveHorizontal size={16} aria-hidden />
          </IconToggle>
          <IconToggle label={t('inspector.stretchY')} isSelected={now.y === 'stretch'} isDisabled={isDisabled} onChange={(isOn) => onChange({ ...now, y: isOn ? 'stretch' : 'top' })}>
            <MoveVertical size={16} aria-hidden />
          </IconToggle>
        </div>
      </div>
    </div>
  );
}
