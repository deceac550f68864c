// Which control the inspector shows for each type of input: a table. What has no line has its place elsewhere in the inspector, or on
// the canvas.

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Input } from '../../../shared/elements/property.ts';
import { firstShadow } from '../../../shared/elements/shadows.ts';
import { useEditor } from '../editorStore.ts';
import { useCanvas } from '../canvasStore.ts';
import { ColourInput } from './ColourInput.tsx';
import type { ControlProps, InputOf } from './control.ts';
import { CellsControl, ColumnControl, ColumnsControl, firstColumn } from './listControls.tsx';
import { FillControl, firstFill, firstStroke, HeadsControl, RadiusControl, ShadowsControl, StrokeControl } from './lookControls.tsx';
import { IconControl } from './IconControl.tsx';
import { PathControl } from './PathControl.tsx';
import { FilterControl, FocusControl, ScrimControl, SourceControl, firstFocus } from './pictureControls.tsx';
import { ChoiceControl, FlagControl, NumberControl, TextControl } from './plainControls.tsx';
import { FontControl, RunsControl, TextSizeControl } from './textControls.tsx';

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
  font: { Control: FontControl },
  textSize: { Control: TextSizeControl, shape: 'below' },
  runs: { Control: RunsControl, shape: 'below' },
  source: { Control: SourceControl, shape: 'below' },
  focus: { Control: FocusControl, first: firstFocus, shape: 'below' },
  filter: { Control: FilterControl, first: {}, shape: 'below' },
  scrim: { Control: ScrimControl, first: { over: '', texts: [], contrast: 4.5 }, shape: 'below' },
  fill: { Control: FillControl, first: firstFill, shape: 'below' },
  stroke: { Control: StrokeControl, first: firstStroke, shape: 'below' },
  shadows: { Control: ShadowsControl, first: [firstShadow], shape: 'below' },
  radius: { Control: RadiusControl },
  heads: { Control: HeadsControl, first: { end: 'arrow' }, shape: 'below' },
  path: { Control: PathControl, shape: 'below' },
  column: { Control: ColumnControl, first: firstColumn, shape: 'below' },
  icon: { Control: IconControl },
  cells: { Control: CellsControl, shape: 'below' },
  columns: { Control: ColumnsControl, shape: 'below' },
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
