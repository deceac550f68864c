// Controls of plain values: numbers, texts, flags and choices.

import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Pick, Tick } from '../../ui/index.ts';
import { choiceLabel } from '../kindName.ts';
import type { ControlProps, InputOf } from './control.ts';
import { NumberInput } from './NumberInput.tsx';

/** Shares of one are read as per cent. */
function isShare({ min, max, unit }: InputOf<'number'>): boolean {
  return unit === '' && max === 1 && min >= -1;
}

export function NumberControl({ input, label, value, isOptional, isMixed, isDisabled, onChange, onRun, onDone }: ControlProps<InputOf<'number'>>): ReactNode {
  const { t } = useTranslation();
  const isPercent = isShare(input);
  return (
    <NumberInput
      label={label}
      mark=""
      value={typeof value === 'number' && !isMixed ? value : undefined}
      min={input.min}
      max={input.max}
      step={input.step}
      times={isPercent ? 100 : 1}
      unit={isPercent ? '%' : input.unit}
      placeholder={isMixed ? t('inspector.mixed') : isOptional ? t('inspector.auto') : ''}
      canBeEmpty={isOptional}
      isDisabled={isDisabled}
      onChange={onChange}
      onRun={onRun}
      onDone={onDone}
    />
  );
}

export function TextControl({ input, label, value, isMixed, isDisabled, onRun, onDone }: ControlProps<InputOf<'text'>>): ReactNode {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<string>();
  const given = typeof value === 'string' && !isMixed ? value : '';
  const shared = {
    className: 'input',
    'aria-label': label,
    dir: 'auto' as const,
    disabled: isDisabled,
    placeholder: isMixed ? t('inspector.mixed') : '',
    value: typed ?? given,
    onChange: (event: React.ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => {
      setTyped(event.target.value);
      onRun(event.target.value);
    },
    onBlur: () => {
      setTyped(undefined);
      onDone();
    },
  };
  return input.multiline ? <textarea {...shared} rows={2} /> : <input {...shared} type="text" />;
}

export function FlagControl({ label, value, isOptional, isMixed, isDisabled, onChange }: ControlProps<InputOf<'flag'>>): ReactNode {
  return (
    <Tick isSelected={value === true} isIndeterminate={isMixed} isDisabled={isDisabled} onChange={(isOn) => onChange(isOn || !isOptional ? isOn : null)}>
      {label}
    </Tick>
  );
}

export function ChoiceControl({ input, label, kind, name, value, isOptional, isMixed, isDisabled, onChange }: ControlProps<InputOf<'choice'>>): ReactNode {
  const { t } = useTranslation();
  const named = input.choices.map((choice) => ({ id: choice.value, name: choiceLabel(kind, name, choice.value, choice.name) }));
  const none = { id: '', name: t(isMixed ? 'inspector.mixed' : 'inspector.none') };
  return (
    <Pick
      label={label}
      isLabelHidden
      isDisabled={isDisabled}
      value={typeof value === 'string' && !isMixed ? value : ''}
      options={isOptional || isMixed ? [none, ...named] : named}
      onChange={(choice) => {
        if (choice !== '') onChange(choice);
        else if (isOptional) onChange(null);
      }}
    />
  );
}
