// Which control the inspector shows for each type of input: a table. What has no line has its place elsewhere in the inspector, or on
// the canvas.

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Input } from '../../../shared/elements/property.ts';
import { useEditor } from '../editorStore.ts';
import { useCanvas } from '../canvasStore.ts';
import { ColourInput } from './ColourInput.tsx';
import type { ControlProps, InputOf } from './control.ts';
import { ChoiceControl, FlagControl, NumberControl, TextControl } from './plainControls.tsx';

export interface ControlEntry<T extends Input['type']> {
  readonly Control: (props: ControlProps<InputOf<T>>) => ReactNode;
  /** What an optional property begins with when it is added; absent where the control itself says that there is none. */
  readonly first?: unknown;
  /** The control names itself, or takes the whole width below its label. */
  readonly shape?: 'beside' | 'below' | 'alone';
}

type Controls = { readonly [T in Input['type']]?: ControlEntry<T> };

export const controls: Controls = {
  number: { Control: NumberControl },
  text: { Control: TextControl, shape: 'below' },
  flag: { Control: FlagControl, shape: 'alone' },
  choice: { Control: ChoiceControl },
  colour: { Control: ColourControl, first: 'accent' },
};

/** Texts are read on the page's ground. */
const readOn: ReadonlySet<string> = new Set(['text', 'table']);

function ColourControl({ label, kind, value, isMixed, isDisabled, onChange, onRun, onDone }: ControlProps<InputOf<'colour'>>): ReactNode {
  const { t } = useTranslation();
  const page = useCanvas((canvas) => canvas.page);
  const background = useEditor((editor) => editor.history?.present.pages[page]?.background);
  const ground = background?.type === 'solid' && readOn.has(kind) ? background.colour : undefined;
  return (
    <ColourInput
      label={label}
      value={typeof value === 'string' && !isMixed ? value : undefined}
      placeholder={t(isMixed ? 'inspector.mixed' : 'inspector.none')}
      isDisabled={isDisabled}
      ground={ground}
      onChange={onChange}
      onRun={onRun}
      onDone={onDone}
    />
  );
}
