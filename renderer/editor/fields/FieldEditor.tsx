// What is said of one field: its label and name, its type, whether it must be filled, its limits, choices and hint.

import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Design } from '../../../shared/design.ts';
import { changeField, renameField } from '../../../shared/fieldEdits.ts';
import type { Field, FieldType } from '../../../shared/point.ts';
import { Pick, TextInput, Tick } from '../../ui/index.ts';
import { edit, editInRun, finishTyping } from '../editorStore.ts';
import { NumberInput } from '../inspector/NumberInput.tsx';

const types: readonly FieldType[] = ['text', 'number', 'image', 'colour', 'choice'];

interface FieldEditorProps {
  readonly design: Design;
  readonly field: Field;
  /** Told the new name, so that what is open stays open. */
  readonly onRenamed: (name: string) => void;
}

export function FieldEditor({ design, field, onRenamed }: FieldEditorProps): ReactNode {
  const { t } = useTranslation();
  const set = (change: Readonly<Record<string, unknown>>): void => edit((now) => changeField(now, field.name, change));
  const type = (change: Readonly<Record<string, unknown>>): void => editInRun(`field ${field.name}`, (now) => changeField(now, field.name, change));
  const isText = field.type === 'text' || field.type === 'number';
  return (
    <fieldset className="field-editor" aria-label={t('fieldEditor.title', { label: field.label })}>
      <TextInput label={t('fieldEditor.label')} value={field.label} onChange={(label) => type({ label })} onBlur={finishTyping} />
      <NameInput design={design} field={field} onRenamed={onRenamed} />
      <Pick label={t('fieldEditor.type')} value={field.type} options={types.map((id) => ({ id, name: t(`fieldTypes.${id}`) }))} onChange={(id) => set({ type: id })} />
      {field.type === 'choice' ? (
        <TextInput
          label={t('fieldEditor.choices')}
          hint={t('fieldEditor.choicesHint')}
          isMultiline
          rows={3}
          value={(field.choices ?? []).join('\n')}
          onChange={(words) => type({ choices: words.split('\n') })}
          onBlur={() => {
            finishTyping();
            set({ choices: (field.choices ?? []).map((choice) => choice.trim()).filter((choice) => choice !== '') });
          }}
        />
      ) : null}
      {isText ? (
        <>
          <NumberInput
            label={t('fieldEditor.maxLength')}
            value={field.maxLength}
            min={1}
            max={20_000}
            canBeEmpty
            placeholder={t('fieldEditor.unlimited')}
            onChange={(maxLength) => set({ maxLength: maxLength === null ? null : Math.round(maxLength) })}
            onRun={(maxLength) => type({ maxLength: Math.round(maxLength) })}
            onDone={finishTyping}
          />
          <NumberInput
            label={t('fieldEditor.maxLines')}
            value={field.maxLines}
            min={1}
            max={100}
            canBeEmpty
            placeholder={t('fieldEditor.unlimited')}
            onChange={(maxLines) => set({ maxLines: maxLines === null ? null : Math.round(maxLines) })}
            onRun={(maxLines) => type({ maxLines: Math.round(maxLines) })}
            onDone={finishTyping}
          />
          <Tick isSelected={field.multiline ?? false} onChange={(multiline) => set({ multiline: multiline || null })}>
            {t('fieldEditor.multiline')}
          </Tick>
        </>
      ) : null}
      <Tick isSelected={field.required ?? false} onChange={(required) => set({ required: required || null })}>
        {t('fieldEditor.required')}
      </Tick>
      <TextInput label={t('fieldEditor.hint')} value={field.hint ?? ''} onChange={(hint) => type({ hint: hint === '' ? null : hint })} onBlur={finishTyping} />
    </fieldset>
  );
}

const namePattern = /^[A-Za-z][\w-]{0,99}$/;

/** The name by which spreadsheets and texts know a field; elements follow a change of it. */
function NameInput({ design, field, onRenamed }: FieldEditorProps): ReactNode {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(field.name);
  const isTaken = typed !== field.name && design.fields.some((one) => one.name === typed);
  const isWrong = !namePattern.test(typed);
  const commit = (): void => {
    if (isTaken || isWrong) return setTyped(field.name);
    if (typed === field.name) return undefined;
    edit((now) => renameField(now, field.name, typed));
    return onRenamed(typed);
  };
  return (
    <TextInput
      label={t('fieldEditor.name')}
      value={typed}
      direction="ltr"
      onChange={setTyped}
      onBlur={commit}
      error={isTaken ? t('fieldEditor.taken') : isWrong ? t('fieldEditor.badName') : undefined}
      hint={t('fieldEditor.nameHint', { name: `{${field.name}}` })}
    />
  );
}
