// The properties that every element has, whatever its kind.

import type { ElementBase } from '../design.ts';
import type { Property } from './property.ts';
import { flag, length, number, optional, text } from './property.ts';
import { pin, shadow } from './styles.ts';

/** Declared for all but `id`, which is identity and is not changed by a layout. */
export const baseProperties: { readonly [P in Exclude<keyof ElementBase, 'id'>]-?: Property<ElementBase[P]> } = {
  name: text('Name', '', { maxLength: 200 }),
  x: length('X', { first: 0, min: -20_000, max: 20_000 }),
  y: length('Y', { first: 0, min: -20_000, max: 20_000 }),
  width: length('Width', { first: 100, min: 0, max: 20_000 }),
  height: length('Height', { first: 100, min: 0, max: 20_000 }),
  rotation: number('Angle', { first: 0, min: -360, max: 360, unit: '°' }),
  opacity: number('Opacity', { first: 1, min: 0, max: 1, step: 0.01 }),
  pin: pin('Keeps its place at'),
  hidden: flag('Hidden', false),
  locked: flag('Locked', false),
  mirror: flag('Mirrors in right-to-left languages', true),
  shadow: optional(shadow('Shadow')),
  grow: optional(flag('Takes the height the others leave', false)),
};
