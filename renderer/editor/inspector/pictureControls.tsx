// Controls of pictures: where one comes from, what of it is seen, how it is filtered, and the veil over it.

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Filter } from '../../../shared/design.ts';
import { foundFocus } from '../../../shared/crop.ts';
import { filter, filterBounds } from '../../../shared/elements/filters.ts';
import { readFocus, scrim } from '../../../shared/elements/styles.ts';
import { walk } from '../../../shared/elements/index.ts';
import { pictureOf } from '../../../shared/point.ts';
import { isRecord } from '../../../shared/record.ts';
import { Pick, Tick } from '../../ui/index.ts';
import { useCanvas } from '../canvasStore.ts';
import { useEditor } from '../editorStore.ts';
import { fieldLabel } from '../fieldLabel.ts';
import { FocusPoint } from '../FocusPoint.tsx';
import { quiet, type ControlProps, type InputOf } from './control.ts';
import { compact, PartColour, PartNumber } from './parts.tsx';
import { PictureChoice } from './PictureChoice.tsx';

export function SourceControl({ label, value, isMixed, isDisabled, onChange }: ControlProps<InputOf<'source'>>): ReactNode {
  const { t } = useTranslation();
  const fields = useEditor((editor) => editor.history?.present.fields);
  const source = isRecord(value) && !isMixed ? value : {};
  const asset = typeof source['asset'] === 'string' ? source['asset'] : undefined;
  const field = asset === undefined && typeof source['field'] === 'string' ? source['field'] : '';
  const pictures = (fields ?? []).filter((one) => one.type === 'image');
  const known = pictures.some((one) => one.name === field) || field === '' ? pictures : [...pictures, { name: field, label: field }];
  return (
    <div className="parts">
      <Pick
        label={label}
        isLabelHidden
        isDisabled={isDisabled}
        value={field}
        options={[{ id: '', name: t(isMixed ? 'inspector.mixed' : 'sources.own') }, ...known.map((one) => ({ id: one.name, name: t('sources.field', { field: fieldLabel(one) }) }))]}
        onChange={(name) => {
          if (name !== '') onChange({ field: name });
        }}
      />
      <PictureChoice label={t('fill.choosePicture')} {...(asset === undefined ? {} : { asset })} isDisabled={isDisabled} onChange={(id) => onChange({ asset: id })} />
    </div>
  );
}

export const firstFocus = { x: 0.5, y: 0.5 };

/** The picture that the one selected element shows. */
function useShownPicture() {
  const page = useCanvas((canvas) => canvas.page);
  const id = useCanvas((canvas) => (canvas.selection.length === 1 ? canvas.selection[0] : undefined));
  const design = useEditor((editor) => editor.history?.present);
  const pictures = useEditor((editor) => editor.open?.kit.pictures);
  const element = [...walk(design?.pages[page]?.elements ?? [])].find((one) => one.id === id);
  if (!design || element?.kind !== 'image') return undefined;
  const asset = 'asset' in element.source ? element.source.asset : pictureOf(design.point, element.source.field)?.asset;
  return pictures?.find((one) => one.id === asset);
}

export function FocusControl({ label, value, isDisabled, onRun, onDone }: ControlProps<InputOf<'focus'>>): ReactNode {
  const { t } = useTranslation();
  const info = useShownPicture();
  if (!info) return <p className="muted small">{t('sources.noPicture')}</p>;
  const focus = value === undefined ? foundFocus(info) : readFocus(value, firstFocus, quiet);
  return (
    <fieldset disabled={isDisabled} className="focus-control" aria-label={label}>
      <FocusPoint label={label} info={info} focus={focus} onMove={onRun} onDone={onDone} />
    </fieldset>
  );
}

const filterProperty = filter('');
const amounts = ['brightness', 'contrast', 'saturation'] as const;

export function FilterControl(props: ControlProps<InputOf<'filter'>>): ReactNode {
  const { t } = useTranslation();
  const { isDisabled, onChange } = props;
  const value: Filter = filterProperty.read(props.value ?? {}, {}, quiet);
  const make = (change: Partial<Filter>): unknown => compact({ ...value, ...change });
  const look = value.duotone ? 'duotone' : value.grey ? 'grey' : 'none';
  const looks: Readonly<Record<string, Partial<Filter>>> = {
    none: { duotone: undefined, grey: undefined },
    grey: { duotone: undefined, grey: true },
    duotone: { duotone: ['text', 'accent'], grey: undefined },
  };
  return (
    <div className="parts">
      <Pick label={t('filters.look')} isLabelHidden isDisabled={isDisabled} value={look} options={(['none', 'grey', 'duotone'] as const).map((id) => ({ id, name: t(`filters.${id}`) }))} onChange={(id) => onChange(make(looks[id] ?? {}))} />
      {value.duotone ? (
        <div className="parts-row">
          <PartColour whole={props} label={t('filters.shadows')} value={value.duotone[0]} make={(colour) => make({ duotone: [colour, value.duotone?.[1] ?? 'accent'] })} />
          <PartColour whole={props} label={t('filters.lights')} value={value.duotone[1]} make={(colour) => make({ duotone: [value.duotone?.[0] ?? 'text', colour] })} />
        </div>
      ) : null}
      <Tick isSelected={value.tint !== undefined} isDisabled={isDisabled} onChange={(isOn) => onChange(make({ tint: isOn ? { colour: 'accent', strength: 0.5 } : undefined }))}>
        {t('filters.tint')}
      </Tick>
      {value.tint ? (
        <div className="parts-row">
          <PartColour whole={props} label={t('filters.tint')} value={value.tint.colour} make={(colour) => make({ tint: { colour, strength: value.tint?.strength ?? 0.5 } })} />
          <PartNumber whole={props} label={t('filters.strength')} mark="◐" value={value.tint.strength} min={0} max={1} step={0.01} times={100} unit="%" make={(strength) => make({ tint: { colour: value.tint?.colour ?? 'accent', strength: strength ?? 0 } })} />
        </div>
      ) : null}
      {amounts.map((name) => (
        <PartNumber key={name} whole={props} label={t(`filters.${name}`)} value={value[name] ?? 0} {...filterBounds[name]} step={0.01} times={100} unit="%" make={(amount) => make({ [name]: amount === 0 ? undefined : amount })} />
      ))}
      <PartNumber whole={props} label={t('filters.blur')} value={value.blur ?? 0} {...filterBounds.blur} unit="px" make={(blur) => make({ blur: blur === 0 ? undefined : blur })} />
    </div>
  );
}

const scrimProperty = scrim('');

export function ScrimControl(props: ControlProps<InputOf<'scrim'>>): ReactNode {
  const { t } = useTranslation();
  const page = useCanvas((canvas) => canvas.page);
  const elements = useEditor((editor) => editor.history?.present.pages[page]?.elements);
  const value = scrimProperty.read(props.value ?? {}, scrimProperty.first, quiet);
  const all = [...walk(elements ?? [])];
  const named = (kind: string) => all.filter((element) => element.kind === kind).map(({ id, name }) => ({ id, name }));
  return (
    <div className="parts">
      <Pick label={t('scrim.over')} isDisabled={props.isDisabled} value={value.over} options={[{ id: '', name: t('inspector.none') }, ...named('image')]} onChange={(over) => props.onChange({ ...value, over })} />
      <fieldset aria-label={t('scrim.texts')} className="parts">
        <span className="property-label">{t('scrim.texts')}</span>
        {named('text').map(({ id, name }) => (
          <Tick key={id} isSelected={value.texts.includes(id)} isDisabled={props.isDisabled} onChange={(isOn) => props.onChange({ ...value, texts: isOn ? [...value.texts, id] : value.texts.filter((one) => one !== id) })}>
            {name}
          </Tick>
        ))}
      </fieldset>
      <PartNumber whole={props} label={t('scrim.contrast')} value={value.contrast} min={1} max={21} step={0.1} make={(contrast) => ({ ...value, contrast: contrast ?? 4.5 })} />
    </div>
  );
}
