// What kinds and their properties are called on the screen: in the page's language, else as they are declared.

import i18next from 'i18next';
import type { ElementKind } from '../../shared/design.ts';
import { baseProperties } from '../../shared/elements/base.ts';
import { kinds } from '../../shared/elements/index.ts';
import type { Property } from '../../shared/elements/property.ts';

export function kindName(kind: ElementKind): string {
  return i18next.t(`kinds.${kind}`, { defaultValue: kinds[kind].name });
}

/** Where the texts of a property are: with its kind, or with those that all kinds have. */
export function propertyKey(kind: ElementKind, name: string): string {
  return `properties.${Object.hasOwn(baseProperties, name) ? 'base' : kind}.${name}`;
}

export function propertyLabel(kind: ElementKind, name: string, property: Property<unknown>): string {
  return i18next.t(`${propertyKey(kind, name)}.label`, { defaultValue: property.label });
}

/** The name of a choice of a property. */
export function choiceLabel(kind: ElementKind, name: string, value: string, declared: string): string {
  return i18next.t(`${propertyKey(kind, name)}.choices.${value}`, { defaultValue: declared });
}
