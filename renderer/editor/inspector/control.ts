// What every control of the inspector is given: a value it shows, and how it tells a new one.

import type { ElementKind } from '../../../shared/design.ts';
import type { Input } from '../../../shared/elements/property.ts';

export interface ControlProps<I extends Input = Input> {
  readonly input: I;
  /** Its name: read aloud, and shown beside it by the row. */
  readonly label: string;
  readonly kind: ElementKind;
  readonly name: string;
  /** Undefined: the property is not there. */
  readonly value: unknown;
  readonly isOptional: boolean;
  readonly isMixed: boolean;
  readonly isDisabled: boolean;
  /** One step; `null` takes the property away. */
  readonly onChange: (value: unknown) => void;
  /** While something moves or is typed: one step with all that follows, until `onDone`. */
  readonly onRun: (value: unknown) => void;
  readonly onDone: () => void;
}

export type InputOf<T extends Input['type']> = Extract<Input, { readonly type: T }>;

/** Nobody needs to hear what was mended in what a control itself made. */
export const quiet = (): void => undefined;
