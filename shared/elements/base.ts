// The properties that every element has, whatever its kind.

import type { BlendMode, ElementBase } from '../design.ts';
import type { Property } from './property.ts';
import { choice, flag, length, number, optional, text } from './property.ts';
import { bindings, locks } from './locks.ts';
import { shadows } from './shadows.ts';
import { pin } from './styles.ts';

/** Blend modes as inspectors show them. */
export const blendNames: Readonly<Record<BlendMode, string>> = {
  multiply: 'Multiply',
  screen: 'Screen',
  overlay: 'Overlay',
  darken: 'Darken',
  lighten: 'Lighten',
  'color-dodge': 'Colour dodge',
  'color-burn': 'Colour burn',
  'hard-light': 'Hard light',
  'soft-light': 'Soft light',
  difference: 'Difference',
  exclusion: 'Exclusion',
};

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
  locks: optional(locks('Locks')),
  bindings: optional(bindings('Fields')),
  mirror: flag('Mirrors in right-to-left languages', true),
  shadow: optional(shadows('Shadow')),
  blend: optional(choice('Blend', 'multiply', blendNames)),
  flipX: optional(flag('Flipped left to right', false)),
  flipY: optional(flag('Flipped top to bottom', false)),
  grow: optional(flag('Takes the height the others leave', false)),
};
