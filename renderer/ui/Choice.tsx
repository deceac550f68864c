// Choosing one of several: a select for long lists, a segmented row for short ones, and a check box.

import { Check, ChevronDown, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Button,
  Checkbox,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select,
  SelectValue,
  ToggleButton,
  ToggleButtonGroup,
} from 'react-aria-components';

export interface Option {
  readonly id: string;
  readonly name: string;
}

interface PickProps {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly options: readonly Option[];
  readonly value: string;
  readonly onChange: (id: string) => void;
  readonly isDisabled?: boolean;
}

/** A select: a button that opens a list. */
export function Pick({ label, isLabelHidden = false, options, value, onChange, isDisabled = false }: PickProps): ReactNode {
  return (
    <Select
      className="pick"
      value={value}
      onChange={(key) => onChange(String(key ?? ''))}
      isDisabled={isDisabled}
      {...(isLabelHidden ? { 'aria-label': label } : {})}
    >
      {isLabelHidden ? null : <Label className="field-label">{label}</Label>}
      <Button className="pick-button">
        <SelectValue className="pick-value" />
        <ChevronDown size={14} aria-hidden />
      </Button>
      <Popover className="popover" offset={4}>
        <ListBox className="list-box" items={options}>
          {(option) => (
            <ListBoxItem className="list-box-item" id={option.id} textValue={option.name}>
              {({ isSelected }) => (
                <>
                  <span className="list-box-mark">{isSelected ? <Check size={14} aria-hidden /> : null}</span>
                  {option.name}
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}

interface SegmentsProps {
  readonly label: string;
  readonly options: readonly (Option & { readonly icon?: ReactNode })[];
  readonly value: string;
  readonly onChange: (id: string) => void;
}

/** A row of which one is on. */
export function Segments({ label, options, value, onChange }: SegmentsProps): ReactNode {
  return (
    <ToggleButtonGroup
      className="segments"
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        for (const key of keys) onChange(String(key));
      }}
    >
      {options.map((option) => (
        <ToggleButton key={option.id} id={option.id} className="segment">
          {option.icon}
          {option.name}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}

interface TickProps {
  readonly children: ReactNode;
  readonly isSelected: boolean;
  readonly isIndeterminate?: boolean;
  readonly isDisabled?: boolean;
  readonly onChange: (isSelected: boolean) => void;
  readonly label?: string;
}

/** A check box with its words. */
export function Tick({ children, label, ...props }: TickProps): ReactNode {
  return (
    <Checkbox {...props} className="tick" {...(label ? { 'aria-label': label } : {})}>
      {({ isSelected, isIndeterminate }) => (
        <>
          <span className="tick-box">
            {isIndeterminate ? <Minus size={12} strokeWidth={3} aria-hidden /> : isSelected ? <Check size={12} strokeWidth={3} aria-hidden /> : null}
          </span>
          <span className="tick-words">{children}</span>
        </>
      )}
    </Checkbox>
  );
}
