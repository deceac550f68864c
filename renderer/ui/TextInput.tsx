// A labelled text input with a live count of its limit, a hint and an error, for one line or several.

import type { ReactNode } from 'react';
import { FieldError, Input, Label, Text, TextArea, TextField } from 'react-aria-components';

export interface TextInputProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onFocus?: () => void;
  readonly onBlur?: () => void;
  readonly isMultiline?: boolean;
  readonly isRequired?: boolean;
  /** How much is used of the limit, as people read it. */
  readonly count?: string | undefined;
  readonly isOver?: boolean;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly placeholder?: string;
  readonly direction?: 'ltr' | 'rtl' | 'auto';
  readonly language?: string | undefined;
  readonly inputMode?: 'text' | 'decimal' | 'url';
  /** `password`: shown as dots, and no browser offers to keep it. */
  readonly type?: 'text' | 'datetime-local' | 'url' | 'password' | 'search';
  readonly rows?: number;
  /** Index from which a text of several lines is too long; what follows is marked. */
  readonly overFrom?: number;
  /** Whether the cursor is put here when it appears: for the first input of a dialog. */
  readonly takesFocus?: boolean;
  /** Marks the input for `focusField`. */
  readonly name?: string;
}

export function TextInput(props: TextInputProps): ReactNode {
  const { label, value, onChange, isMultiline = false, count, isOver = false, hint, error, direction = 'auto', rows = 3 } = props;
  const shared = {
    dir: direction,
    placeholder: props.placeholder,
    lang: props.language === '' ? undefined : props.language,
    className: 'input',
  };
  return (
    <TextField
      className="text-field"
      value={value}
      onChange={onChange}
      onFocus={props.onFocus}
      onBlur={props.onBlur}
      isRequired={props.isRequired}
      isInvalid={error !== undefined || isOver}
      validationBehavior="aria"
      type={props.type ?? 'text'}
      {...(props.type === 'password' ? { autoComplete: 'new-password' } : {})}
      name={props.name}
      // oxlint-disable-next-line jsx-a11y/no-autofocus
      autoFocus={props.takesFocus}
    >
      <span className="field-head">
        <Label className="field-label">{label}</Label>
        {count === undefined ? null : (
          <Text slot="description" className={`field-count figures${isOver ? ' is-over' : ''}`}>
            {count}
          </Text>
        )}
      </span>
      {isMultiline ? <Marked value={value} from={props.overFrom} area={<TextArea {...shared} rows={rows} />} /> : <Input {...shared} inputMode={props.inputMode} />}
      {hint && count === undefined ? (
        <Text slot="description" className="field-hint">
          {hint}
        </Text>
      ) : hint ? (
        <span className="field-hint">{hint}</span>
      ) : null}
      <FieldError className="field-error">{error}</FieldError>
    </TextField>
  );
}

/** A text area with the same text behind it, in which what is too long is marked. */
function Marked({ value, from, area }: { value: string; from: number | undefined; area: ReactNode }): ReactNode {
  const isOver = from !== undefined && from < value.length;
  return (
    <div className={`marked-area${isOver ? ' is-over' : ''}`}>
      {isOver ? (
        <div className="input marked-text" aria-hidden>
          {value.slice(0, from)}
          <mark>{value.slice(from)}</mark>
        </div>
      ) : null}
      {area}
    </div>
  );
}
