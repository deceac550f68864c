// The form of a design's point, made from its fields: which input a field gets is a table by type.

import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Design } from '../../shared/design.ts';
import { standardFields, textOf, type Field, type FieldType, type PointValue } from '../../shared/point.ts';
import { composeAlt } from '../../shared/template.ts';
import { ChoiceInput, ColourInput, TextFieldInput } from './fieldInputs.tsx';
import { PhotoInput } from './PhotoInput.tsx';
import { LanguagePick } from './LanguagePick.tsx';
import './form.css';

export interface FieldInputProps {
  readonly field: Field;
  readonly value: PointValue | undefined;
  /** Of the point; '' where it has none. */
  readonly language: string;
  /** What is taken where the field is empty. */
  readonly fallback: string;
}

const inputs: Readonly<Record<FieldType, (props: FieldInputProps) => ReactNode>> = {
  text: TextFieldInput,
  number: TextFieldInput,
  image: PhotoInput,
  colour: ColourInput,
  choice: ChoiceInput,
};

/** Fields that have a place of their own in the form, whatever the template lists. */
const ownPlace = new Set(['language', 'alt', 'consent', 'consentDate', 'consentNote']);
/** The record of an answer, asked for once there is one. */
const consentRecord = standardFields.filter(({ name }) => name === 'consentDate' || name === 'consentNote');

export function PointForm({ design }: { design: Design }): ReactNode {
  const { t } = useTranslation();
  const alt = standardFields.find((field) => field.name === 'alt')!;
  const consent = standardFields.find((field) => field.name === 'consent')!;
  const language = textOf(design.point, 'language');
  const shared = (field: Field): FieldInputProps => ({ field, value: design.point[field.name], language, fallback: '' });
  const content = design.fields.filter((field) => !ownPlace.has(field.name));
  return (
    <form className="point-form" aria-label={t('design.point')} onSubmit={(event) => event.preventDefault()}>
      <h2 className="panel-title">{t('design.point')}</h2>
      {content.map((field) => (
        <FieldInput key={field.name} {...shared(field)} />
      ))}
      <LanguagePick language={language} />
      {design.showsPerson ? <FieldInput {...shared(design.fields.find((field) => field.name === 'consent') ?? consent)} /> : null}
      {design.showsPerson && textOf(design.point, 'consent') !== '' ? consentRecord.map((field) => <FieldInput key={field.name} {...shared(field)} />) : null}
      <FieldInput {...shared(design.fields.find((field) => field.name === 'alt') ?? alt)} fallback={composeAlt(design, design.point)} />
    </form>
  );
}

/** Drawn again only when its own value or language changed: a key press concerns one field. */
const FieldInput = memo(function FieldInput(props: FieldInputProps): ReactNode {
  const Input = inputs[props.field.type];
  return <Input {...props} />;
});
