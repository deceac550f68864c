// The form of a design's point, made from its fields: which input a field gets is a table by type.

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Design } from '../../shared/design.ts';
import { standardFields, textOf, type Field, type FieldType } from '../../shared/point.ts';
import { ChoiceInput, ColourInput, TextFieldInput } from './fieldInputs.tsx';
import { PhotoInput } from './PhotoInput.tsx';
import { LanguagePick } from './LanguagePick.tsx';
import './form.css';

export interface FieldInputProps {
  readonly field: Field;
  readonly design: Design;
}

const inputs: Readonly<Record<FieldType, (props: FieldInputProps) => ReactNode>> = {
  text: TextFieldInput,
  number: TextFieldInput,
  image: PhotoInput,
  colour: ColourInput,
  choice: ChoiceInput,
};

/** Fields that have a place of their own in the form, whatever the template lists. */
const ownPlace = new Set(['language', 'alt', 'consent']);

export function PointForm({ design }: { design: Design }): ReactNode {
  const { t } = useTranslation();
  const alt = standardFields.find((field) => field.name === 'alt')!;
  const consent = standardFields.find((field) => field.name === 'consent')!;
  const content = design.fields.filter((field) => !ownPlace.has(field.name));
  return (
    <form className="point-form" aria-label={t('design.point')} onSubmit={(event) => event.preventDefault()}>
      <h2 className="panel-title">{t('design.point')}</h2>
      {content.map((field) => (
        <FieldInput key={field.name} field={field} design={design} />
      ))}
      <LanguagePick language={textOf(design.point, 'language')} />
      {design.showsPerson ? <FieldInput field={design.fields.find((field) => field.name === 'consent') ?? consent} design={design} /> : null}
      <FieldInput field={design.fields.find((field) => field.name === 'alt') ?? alt} design={design} />
    </form>
  );
}

function FieldInput(props: FieldInputProps): ReactNode {
  const Input = inputs[props.field.type];
  return <Input {...props} />;
}
