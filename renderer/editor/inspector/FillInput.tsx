// A fill: one colour, a gradient with its stops, or a picture.

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Fill, FillType } from '../../../shared/design.ts';
import { pictureFits } from '../../../shared/elements/fills.ts';
import { Pick, Segments } from '../../ui/index.ts';
import { ColourInput } from './ColourInput.tsx';
import { NumberInput } from './NumberInput.tsx';
import { PictureChoice } from './PictureChoice.tsx';
import { StopsInput } from './StopsInput.tsx';

interface FillInputProps {
  readonly label: string;
  /** Undefined: several. */
  readonly value: Fill | undefined;
  readonly isDisabled?: boolean;
  readonly onChange: (fill: Fill) => void;
  readonly onRun: (fill: Fill) => void;
  readonly onDone: () => void;
}

/** The first colour of a fill, kept when its type changes. */
function firstColour(fill: Fill | undefined): string {
  if (fill?.type === 'solid') return fill.colour;
  return fill && 'stops' in fill ? (fill.stops[0]?.colour ?? 'accent') : 'accent';
}

const stopsFrom = (fill: Fill | undefined) => (fill && 'stops' in fill ? fill.stops : [{ at: 0, colour: firstColour(fill) }, { at: 1, colour: firstColour(fill), opacity: 0 }]);

/** What a fill becomes when its type is changed; a picture must be chosen first. */
const conversions: { readonly [T in Exclude<FillType, 'picture'>]: (from: Fill | undefined) => Fill } = {
  solid: (from) => ({ type: 'solid', colour: firstColour(from) }),
  linear: (from) => ({ type: 'linear', angle: 90, stops: stopsFrom(from) }),
  radial: (from) => ({ type: 'radial', centre: { x: 0.5, y: 0.5 }, radius: 1, stops: stopsFrom(from) }),
};

const isConverted = (type: string): type is keyof typeof conversions => Object.hasOwn(conversions, type);

export function FillInput(props: FillInputProps): ReactNode {
  const { label, value, isDisabled = false, onChange } = props;
  const { t } = useTranslation();
  return (
    <fieldset className="fill" aria-label={label} disabled={isDisabled}>
      <Segments
        label={t('fill.type', { label })}
        value={value?.type ?? ''}
        options={(['solid', 'linear', 'radial', 'picture'] as const).map((id) => ({ id, name: t(`fill.${id}`) }))}
        onChange={(type) => {
          if (isDisabled || type === value?.type) return;
          if (isConverted(type)) onChange(conversions[type](value));
        }}
      />
      {value ? <Details {...props} value={value} /> : <p className="muted small">{t('inspector.mixed')}</p>}
      {value?.type === 'picture' ? null : <PictureChoice label={t('fill.choosePicture')} isDisabled={isDisabled} onChange={(asset) => onChange({ type: 'picture', asset, fit: 'cover' })} />}
    </fieldset>
  );
}

function Details(props: FillInputProps & { readonly value: Fill }): ReactNode {
  const { label, value, isDisabled = false, onChange, onRun, onDone } = props;
  const { t } = useTranslation();
  if (value.type === 'solid') {
    const shared = { label, value: value.colour, isDisabled, onDone };
    return <ColourInput {...shared} onChange={(colour) => onChange({ type: 'solid', colour })} onRun={(colour) => onRun({ type: 'solid', colour })} />;
  }
  if (value.type === 'picture') {
    return (
      <>
        <PictureChoice label={t('fill.choosePicture')} asset={value.asset} isDisabled={isDisabled} onChange={(asset) => onChange({ ...value, asset })} />
        <Pick
          label={t('fill.fit')}
          value={value.fit}
          isDisabled={isDisabled}
          options={pictureFits.map((id) => ({ id, name: t(`fill.fits.${id}`) }))}
          onChange={(id) => onChange({ ...value, fit: pictureFits.find((one) => one === id) ?? 'cover' })}
        />
        {value.fit === 'tile' ? (
          <NumberInput label={t('fill.tile')} value={value.tile} min={4} max={20_000} unit="px" isDisabled={isDisabled} onChange={(tile) => tile !== null && onChange({ ...value, tile })} onRun={(tile) => onRun({ ...value, tile })} onDone={onDone} />
        ) : null}
      </>
    );
  }
  return (
    <>
      <StopsInput value={value.stops} isDisabled={isDisabled} onChange={(stops) => onChange({ ...value, stops })} onRun={(stops) => onRun({ ...value, stops })} onDone={onDone} />
      {value.type === 'linear' ? (
        <NumberInput label={t('fill.angle')} value={value.angle} min={-360} max={360} unit="°" isDisabled={isDisabled} onChange={(angle) => angle !== null && onChange({ ...value, angle })} onRun={(angle) => onRun({ ...value, angle })} onDone={onDone} />
      ) : (
        <div className="fill-numbers">
          <NumberInput label={t('fill.centreX')} mark="X" value={value.centre.x} min={-5} max={5} step={0.01} times={100} unit="%" isDisabled={isDisabled} onChange={(x) => x !== null && onChange({ ...value, centre: { ...value.centre, x } })} onRun={(x) => onRun({ ...value, centre: { ...value.centre, x } })} onDone={onDone} />
          <NumberInput label={t('fill.centreY')} mark="Y" value={value.centre.y} min={-5} max={5} step={0.01} times={100} unit="%" isDisabled={isDisabled} onChange={(y) => y !== null && onChange({ ...value, centre: { ...value.centre, y } })} onRun={(y) => onRun({ ...value, centre: { ...value.centre, y } })} onDone={onDone} />
          <NumberInput label={t('fill.radius')} mark="R" value={value.radius} min={0.01} max={10} step={0.01} times={100} unit="%" isDisabled={isDisabled} onChange={(radius) => radius !== null && onChange({ ...value, radius })} onRun={(radius) => onRun({ ...value, radius })} onDone={onDone} />
        </div>
      )}
    </>
  );
}
