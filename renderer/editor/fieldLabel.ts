// How a field is called on the screen: the standard ones in the page's language, a template's own as it names them.

import i18next from 'i18next';
import { standardFields, type Field } from '../../shared/point.ts';

/** A template's own label where it renamed a field, else the texts' name of the standard field. */
export function fieldLabel(field: Pick<Field, 'name' | 'label'>): string {
  const standard = standardFields.find((one) => one.name === field.name);
  if (!standard || standard.label !== field.label) return field.label;
  return i18next.t(`fields.${standard.name}`, { defaultValue: field.label });
}
