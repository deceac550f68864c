// Controls of texts: their words with a look each, font, and size.

import { Minus, Plus, SlidersHorizontal } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Run } from '../../../shared/design.ts';
import { propertiesOf } from '../../../shared/elements/index.ts';
import { textSize } from '../../../shared/elements/styles.ts';
import { isRecord } from '../../../shared/record.ts';
import { text } from '../../i18n/index.ts';
import { Button, IconButton, IconToggle, Pick, Tick } from '../../ui/index.ts';
import { useEditor } from '../editorStore.ts';
import { quiet, type ControlProps, type InputOf } from './control.ts';
import { compact, PartColour, PartNumber } from './parts.tsx';

/** Roles of the brand first, with their family, then the families at hand. */
function useFonts(): readonly { readonly id: string; readonly name: string }[] {
  const kit = useEditor((editor) => editor.open?.kit);
  const roles = Object.entries(kit?.brand.fonts ?? {}).map(([id, font]) => ({ id, name: `${text(`fontRoles.${id}`, { defaultValue: id })} · ${font.family}` }));
  const families = [...new Set((kit?.fonts ?? []).map((face) => face.family))].sort((a, b) => a.localeCompare(b));
  return [...roles, ...families.filter((family) => !roles.some((role) => role.id === family)).map((id) => ({ id, name: id }))];
}

export function FontControl({ label, value, isMixed, isOptional, isDisabled, onChange }: ControlProps<InputOf<'font'>>): ReactNode {
  const { t } = useTranslation();
  const fonts = useFonts();
  const given = typeof value === 'string' && !isMixed ? value : '';
  const known = given === '' || fonts.some((font) => font.id === given) ? fonts : [...fonts, { id: given, name: given }];
  const none = { id: '', name: t(isMixed ? 'inspector.mixed' : 'inspector.auto') };
  return (
    <Pick
      label={label}
      isLabelHidden
      isDisabled={isDisabled}
      value={given}
      options={isMixed || isOptional || given === '' ? [none, ...known] : known}
      onChange={(font) => {
        if (font !== '') onChange(font);
        else if (isOptional) onChange(null);
      }}
    />
  );
}

const sizeProperty = textSize('', { smallest: 24, largest: 48 });

export function TextSizeControl(props: ControlProps<InputOf<'textSize'>>): ReactNode {
  const { t } = useTranslation();
  const size = sizeProperty.read(props.value ?? sizeProperty.first, sizeProperty.first, quiet);
  const isFixed = size.smallest === size.largest;
  const bounds = { min: 1, max: 4000, unit: 'px', whole: props };
  return (
    <div className="parts">
      {isFixed ? (
        <PartNumber {...bounds} label={t('textSize.fixed')} mark="" value={props.isMixed ? undefined : size.largest} make={(largest) => ({ smallest: largest, largest })} />
      ) : (
        <div className="parts-row is-even">
          <PartNumber {...bounds} label={t('textSize.largest')} mark="↑" value={size.largest} make={(largest = size.largest) => ({ largest, smallest: Math.min(size.smallest, largest) })} />
          <PartNumber {...bounds} label={t('textSize.smallest')} mark="↓" value={size.smallest} make={(smallest = size.smallest) => ({ smallest, largest: Math.max(size.largest, smallest) })} />
        </div>
      )}
      <Tick isSelected={!isFixed} isDisabled={props.isDisabled} onChange={(fits) => props.onChange(fits ? { smallest: Math.max(1, Math.round(size.largest / 2)), largest: size.largest } : { smallest: size.largest, largest: size.largest })}>
        {t('textSize.fit')}
      </Tick>
    </div>
  );
}

const { runs: runsProperty } = propertiesOf('text');

function readRuns(value: unknown): readonly Run[] {
  const read = runsProperty?.read(value ?? [], [], quiet);
  return Array.isArray(read) ? read.filter((run): run is Run => isRecord(run) && typeof run['text'] === 'string') : [];
}

export function RunsControl(props: ControlProps<InputOf<'runs'>>): ReactNode {
  const { t } = useTranslation();
  const { label, isMixed, isDisabled, onChange } = props;
  const [open, setOpen] = useState<number>();
  const runs = isMixed ? [] : readRuns(props.value);
  const changed = (index: number, change: Partial<Run>): readonly unknown[] => runs.map((run, at) => (at === index ? compact({ ...run, ...change }) : run));
  if (isMixed) return <p className="muted small">{t('inspector.mixed')}</p>;
  return (
    <div className="parts">
      {runs.map((run, index) => (
        // Runs have no identity but their place in the text.
        <fieldset key={index} className="run" aria-label={t('runs.one', { number: index + 1 })}>
          <div className="run-head">
            <textarea
              className="input"
              aria-label={runs.length === 1 ? label : t('runs.words', { number: index + 1 })}
              dir="auto"
              rows={1}
              disabled={isDisabled}
              value={run.text}
              onChange={(event) => props.onRun(changed(index, { text: event.target.value }))}
              onBlur={props.onDone}
            />
            <IconToggle label={t('runs.look', { number: index + 1 })} isSelected={open === index} onChange={(isOn) => setOpen(isOn ? index : undefined)}>
              <SlidersHorizontal size={14} aria-hidden />
            </IconToggle>
            {runs.length > 1 ? (
              <IconButton label={t('runs.remove', { number: index + 1 })} isDisabled={isDisabled} onPress={() => onChange(runs.filter((_, at) => at !== index))}>
                <Minus size={14} aria-hidden />
              </IconButton>
            ) : null}
          </div>
          {open === index ? <RunLook {...props} run={run} make={(change) => changed(index, change)} /> : null}
        </fieldset>
      ))}
      <Button look="quiet" icon={<Plus size={14} aria-hidden />} isDisabled={isDisabled} onPress={() => onChange([...runs, { text: ' …' }])}>
        {t('runs.add')}
      </Button>
    </div>
  );
}

function RunLook(props: ControlProps<InputOf<'runs'>> & { readonly run: Run; readonly make: (change: Partial<Run>) => unknown }): ReactNode {
  const { t } = useTranslation();
  const { run, make, isDisabled, onChange } = props;
  const fonts = useFonts();
  return (
    <div className="parts run-look">
      <PartColour whole={props} label={t('runs.colour')} value={run.colour} placeholder={t('runs.asText')} make={(colour) => make({ colour })} />
      <Pick label={t('runs.font')} isDisabled={isDisabled} value={run.font ?? ''} options={[{ id: '', name: t('runs.asText') }, ...fonts]} onChange={(font) => onChange(make({ font: font === '' ? undefined : font }))} />
      <div className="parts-row is-even">
        <PartNumber whole={props} label={t('runs.weight')} mark="B" value={run.weight} min={1} max={1000} step={100} canBeEmpty placeholder={t('inspector.auto')} make={(weight) => make({ weight })} />
        <PartNumber whole={props} label={t('runs.scale')} mark="A" value={run.scale ?? 1} min={0.05} max={20} step={0.05} times={100} unit="%" make={(scale) => make({ scale: scale === 1 ? undefined : scale })} />
      </div>
      <div className="parts-row">
        <Tick isSelected={run.italic ?? false} isDisabled={isDisabled} onChange={(italic) => onChange(make({ italic: italic || undefined }))}>
          {t('runs.italic')}
        </Tick>
        <Tick isSelected={run.underline ?? false} isDisabled={isDisabled} onChange={(underline) => onChange(make({ underline: underline || undefined }))}>
          {t('runs.underline')}
        </Tick>
      </div>
    </div>
  );
}
