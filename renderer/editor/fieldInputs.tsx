// Inputs of text, number, choice and colour fields.

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ColorSwatch, ColorSwatchPicker, ColorSwatchPickerItem } from 'react-aria-components';
import { directionOf } from '../../shared/point.ts';
import { graphemeCount } from '../../shared/graphemes.ts';
import { Pick, TextInput } from '../ui/index.ts';
import { finishTyping, setValue, typeValue, useEditor } from './editorStore.ts';
import { fieldLabel } from './fieldLabel.ts';
import type { FieldInputProps } from './PointForm.tsx';

/** Fields whose text is written in no language. */
const plain = new Set(['hashtag', 'link', 'figure']);

export function TextFieldInput({ field, value: given, language, fallback }: FieldInputProps): ReactNode {
  const { t } = useTranslation();
  const value = typeof given === 'string' ? given : '';
  const used = graphemeCount(value);
  const isOver = field.maxLength !== undefined && used > field.maxLength;
  return (
    <TextInput
      label={fieldLabel(field)}
      name={`field-${field.name}`}
      value={value}
      onChange={(next) => typeValue(field.name, next)}
      onBlur={finishTyping}
      isMultiline={field.multiline ?? false}
      isRequired={field.required ?? false}
      count={field.maxLength === undefined ? undefined : t('design.count', { used, limit: field.maxLength })}
      isOver={isOver}
      error={isOver ? t('design.tooLong', { over: used - field.maxLength }) : undefined}
      hint={field.hint}
      placeholder={fallback}
      inputMode={field.name === 'link' ? 'url' : 'text'}
      direction={plain.has(field.name) ? 'auto' : value === '' && language !== '' ? directionOf(language) : 'auto'}
      language={plain.has(field.name) ? undefined : language}
      rows={field.name === 'alt' ? 2 : 3}
    />
  );
}

export function ChoiceInput({ field, value }: FieldInputProps): ReactNode {
  const { t } = useTranslation();
  const named = (choice: string): string => t(`choices.${choice}`, { defaultValue: choice });
  return (
    <Pick
      label={fieldLabel(field)}
      value={typeof value === 'string' ? value : ''}
      options={[{ id: '', name: t('design.notChosen') }, ...(field.choices ?? []).map((id) => ({ id, name: named(id) }))]}
      onChange={(choice) => setValue(field.name, choice)}
    />
  );
}

/** A colour of the brand, by its role. */
export function ColourInput({ field, value: given }: FieldInputProps): ReactNode {
  const brand = useEditor((editor) => editor.open?.kit.brand);
  const label = fieldLabel(field);
  const roles = Object.entries(brand?.colours ?? {});
  const value = typeof given === 'string' ? given : '';
  const shown = brand?.colours[value] ?? value;
  return (
    <div className="text-field">
      <span className="field-label">{label}</span>
      <ColorSwatchPicker
        className="swatches"
        aria-label={label}
        {...(shown === '' ? {} : { value: shown })}
        onChange={(colour) => {
          const hex = colour.toString('hex').toUpperCase();
          setValue(field.name, roles.find(([, known]) => known.toUpperCase() === hex)?.[0] ?? hex);
        }}
      >
        {roles.map(([role, hex]) => (
          <ColorSwatchPickerItem key={role} color={hex} className="swatch">
            <ColorSwatch colorName={role} />
          </ColorSwatchPickerItem>
        ))}
      </ColorSwatchPicker>
    </div>
  );
}
