// Parts of values that are made of several: a number, a colour or a choice within a stroke, a shadow, a filter.

import type { ReactNode } from 'react';
import { Pick } from '../../ui/index.ts';
import { ColourInput } from './ColourInput.tsx';
import type { ControlProps } from './control.ts';
import { NumberInput } from './NumberInput.tsx';

/** What a part needs of the control it belongs to. */
export type Whole = Omit<ControlProps, 'input' | 'label' | 'kind' | 'name' | 'value' | 'isOptional' | 'isMixed'>;

interface PartNumberProps {
  readonly whole: Whole;
  readonly label: string;
  readonly mark?: string;
  readonly value: number | undefined;
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
  readonly times?: number;
  readonly unit?: string;
  readonly placeholder?: string;
  readonly canBeEmpty?: boolean;
  /** The whole value with this number in it; undefined takes it out. */
  readonly make: (value: number | undefined) => unknown;
}

export function PartNumber({ whole, make, ...props }: PartNumberProps): ReactNode {
  return (
    <NumberInput
      {...props}
      isDisabled={whole.isDisabled}
      onChange={(value) => whole.onChange(make(value ?? undefined))}
      onRun={(value) => whole.onRun(make(value))}
      onDone={whole.onDone}
    />
  );
}

interface PartColourProps {
  readonly whole: Whole;
  readonly label: string;
  readonly value: string | undefined;
  readonly placeholder?: string;
  readonly make: (colour: string) => unknown;
}

export function PartColour({ whole, make, ...props }: PartColourProps): ReactNode {
  return (
    <ColourInput
      {...props}
      isDisabled={whole.isDisabled}
      onChange={(colour) => whole.onChange(make(colour))}
      onRun={(colour) => whole.onRun(make(colour))}
      onDone={whole.onDone}
    />
  );
}

interface PartChoiceProps<T extends string> {
  readonly whole: Whole;
  readonly label: string;
  readonly value: T | '';
  readonly options: readonly { readonly id: T | ''; readonly name: string }[];
  readonly isLabelHidden?: boolean;
  readonly make: (choice: T | undefined) => unknown;
}

export function PartChoice<T extends string>({ whole, label, value, options, isLabelHidden = false, make }: PartChoiceProps<T>): ReactNode {
  return (
    <Pick
      label={label}
      isLabelHidden={isLabelHidden}
      value={value}
      options={options}
      isDisabled={whole.isDisabled}
      onChange={(id) => {
        const chosen = options.find((option) => option.id === id)?.id;
        whole.onChange(make(chosen === undefined || chosen === '' ? undefined : chosen));
      }}
    />
  );
}

/** A record without what is undefined in it. */
export function compact<T extends object>(value: T): Partial<T> {
  const kept: Partial<T> = { ...value };
  for (const [name, part] of Object.entries(kept)) if (part === undefined) Reflect.deleteProperty(kept, name);
  return kept;
}
