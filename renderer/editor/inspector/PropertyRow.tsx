// One property: its label, its control, whether this size has it alone, and which field decides it.

import { Minus, Plus, RotateCcw } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Input } from '../../../shared/elements/property.ts';
import { forgetAtSize } from '../../../shared/ownValues.ts';
import { text } from '../../i18n/index.ts';
import { announce } from '../../shell/viewStore.ts';
import { IconButton } from '../../ui/index.ts';
import { currentShow } from '../canvasStore.ts';
import { edit, finishTyping } from '../editorStore.ts';
import { propertyLabel } from '../kindName.ts';
import { controls, type ControlEntry } from './controls.tsx';
import { BindButton } from './BindButton.tsx';
import { applyInRun, applyValue, type InspectedProperty } from './inspected.ts';

interface RowProps {
  readonly ids: readonly string[];
  readonly given: InspectedProperty;
}

/** The control of an input, for that input. */
function entryOf<T extends Input['type']>(type: T): ControlEntry<T> | undefined {
  return controls[type];
}

export function hasControl(type: Input['type']): boolean {
  return controls[type] !== undefined;
}

export const PropertyRow = memo(function PropertyRow({ ids, given }: RowProps): ReactNode {
  const { t } = useTranslation();
  const { name, kind, property, value, isMixed, isLocked, isOwn, field } = given;
  const entry = entryOf(property.input.type);
  if (!entry) return null;
  const { Control, first, shape = 'beside' } = entry;
  const label = propertyLabel(kind, name, property);
  const isOptional = property.first === undefined;
  const isMissing = first !== undefined && isOptional && (value === undefined || value === null) && !isMixed;
  const isDisabled = isLocked || field !== undefined;
  const control = isMissing ? (
    <span className="property-missing muted">{t('inspector.none')}</span>
  ) : (
    <Control
      input={property.input}
      label={label}
      kind={kind}
      name={name}
      value={value}
      isOptional={isOptional}
      isMixed={isMixed}
      isDisabled={isDisabled}
      onChange={(next) => applyValue(ids, name, next)}
      onRun={(next) => applyInRun(ids, name, next)}
      onDone={finishTyping}
    />
  );
  return (
    <fieldset className={`property is-${shape}`} aria-label={label}>
      {shape === 'alone' ? null : (
        <span className="property-label" aria-hidden>
          {label}
        </span>
      )}
      <div className="property-control">{control}</div>
      <div className="property-actions">
        {isOwn ? <OwnMark ids={ids} name={name} label={label} /> : null}
        {first !== undefined && isOptional ? (
          <IconButton
            label={t(isMissing ? 'inspector.add' : 'inspector.remove', { label })}
            isDisabled={isDisabled}
            onPress={() => applyValue(ids, name, isMissing ? first : null)}
          >
            {isMissing ? <Plus size={14} aria-hidden /> : <Minus size={14} aria-hidden />}
          </IconButton>
        ) : null}
        <BindButton ids={ids} given={given} label={label} />
      </div>
    </fieldset>
  );
});

/** This size has a value of its own: said, and taken back with a press. */
export function OwnMark({ ids, name, label }: { ids: readonly string[]; name: string; label: string }): ReactNode {
  const { t } = useTranslation();
  return (
    <IconButton label={t('inspector.resetOwn', { label })} onPress={() => resetOwn(ids, [name])}>
      <RotateCcw size={13} className="own-mark" aria-hidden />
    </IconButton>
  );
}

export function resetOwn(ids: readonly string[], names: readonly string[]): void {
  const show = currentShow();
  if (!show) return;
  edit((design) => forgetAtSize(design, show.page, show.size, ids, names));
  announce(text('inspector.wasReset'));
}
