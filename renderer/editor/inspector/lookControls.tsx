// Controls of looks: fills, strokes, ends of lines, shadows, corners.

import { Minus, Plus, Square, SquareDashed } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { HeadStyle, LineHeads, Radius, Shadow, Stroke } from '../../../shared/design.ts';
import { readFill } from '../../../shared/elements/fills.ts';
import { firstShadow, mostShadows, shadows } from '../../../shared/elements/shadows.ts';
import { heads, headStyles, readStroke, strokeCaps, strokeJoins, strokePositions } from '../../../shared/elements/strokes.ts';
import { radius } from '../../../shared/elements/outlines.ts';
import { Button, IconButton, IconToggle, Tick } from '../../ui/index.ts';
import { quiet, type ControlProps, type InputOf } from './control.ts';
import { FillInput } from './FillInput.tsx';
import { compact, PartChoice, PartColour, PartNumber } from './parts.tsx';

export const firstFill = { type: 'solid', colour: 'accent' } as const;
export const firstStroke: Stroke = { colour: 'text', width: 4 };

export function FillControl({ label, value, isMixed, isDisabled, onChange, onRun, onDone }: ControlProps<InputOf<'fill'>>): ReactNode {
  return (
    <FillInput
      label={label}
      value={isMixed || value === undefined ? undefined : readFill(value, firstFill, quiet)}
      isDisabled={isDisabled}
      onChange={onChange}
      onRun={onRun}
      onDone={onDone}
    />
  );
}

export function StrokeControl(props: ControlProps<InputOf<'stroke'>>): ReactNode {
  const { t } = useTranslation();
  const { label, value } = props;
  const stroke = readStroke(value, firstStroke, quiet);
  const make = (change: Partial<Stroke>): unknown => compact({ ...stroke, ...change });
  const named = <T extends string>(part: string, ids: readonly T[]) => ids.map((id) => ({ id, name: t(`strokes.${part}.${id}`, { defaultValue: id }) }));
  return (
    <div className="parts">
      <PartColour whole={props} label={label} value={stroke.colour} make={(colour) => make({ colour })} />
      <div className="parts-row">
        <PartNumber whole={props} label={t('strokes.width')} mark={t('strokes.widthMark')} value={stroke.width} min={0} max={2000} unit="px" make={(width) => make({ width: width ?? 0 })} />
        <PartChoice whole={props} label={t('strokes.positionLabel')} isLabelHidden value={stroke.position ?? 'centre'} options={named('position', strokePositions)} make={(position) => make({ position })} />
      </div>
      <div className="parts-row">
        <PartNumber
          whole={props}
          label={t('strokes.dash')}
          mark={t('strokes.dashMark')}
          value={stroke.dash?.[0]}
          min={0}
          max={2000}
          unit="px"
          canBeEmpty
          placeholder={t('strokes.solid')}
          make={(dash) => make({ dash: dash === undefined ? undefined : [dash, stroke.dash?.[1] ?? Math.max(1, dash)] })}
        />
        {stroke.dash ? (
          <PartNumber whole={props} label={t('strokes.gap')} mark={t('strokes.gapMark')} value={stroke.dash[1]} min={0} max={2000} unit="px" make={(gap) => make({ dash: [stroke.dash?.[0] ?? 0, gap ?? 0] })} />
        ) : null}
      </div>
      <div className="parts-row">
        <PartChoice whole={props} label={t('strokes.capLabel')} isLabelHidden value={stroke.cap ?? 'butt'} options={named('cap', strokeCaps)} make={(cap) => make({ cap })} />
        <PartChoice whole={props} label={t('strokes.joinLabel')} isLabelHidden value={stroke.join ?? 'miter'} options={named('join', strokeJoins)} make={(join) => make({ join })} />
      </div>
    </div>
  );
}

const headsProperty = heads('');

export function HeadsControl(props: ControlProps<InputOf<'heads'>>): ReactNode {
  const { t } = useTranslation();
  const value: LineHeads = headsProperty.read(props.value ?? {}, {}, quiet);
  const options: readonly { readonly id: HeadStyle | ''; readonly name: string }[] = [
    { id: '', name: t('inspector.none') },
    ...headStyles.map((id) => ({ id, name: t(`strokes.heads.${id}`) })),
  ];
  return (
    <div className="parts-row">
      <PartChoice whole={props} label={t('strokes.start')} value={value.start ?? ''} options={options} make={(start) => compact({ ...value, start })} />
      <PartChoice whole={props} label={t('strokes.end')} value={value.end ?? ''} options={options} make={(end) => compact({ ...value, end })} />
    </div>
  );
}

const shadowsProperty = shadows('');

export function ShadowsControl(props: ControlProps<InputOf<'shadows'>>): ReactNode {
  const { t } = useTranslation();
  const list = shadowsProperty.read(props.value ?? [], [], quiet);
  const changed = (index: number, change: Partial<Shadow>): readonly Shadow[] => list.map((shadow, at) => (at === index ? { ...shadow, ...change } : shadow));
  return (
    <div className="parts">
      {list.map((shadow, index) => (
        // Shadows have no identity but their place in the list.
        <fieldset key={index} className="parts shadow" aria-label={t('shadows.one', { number: index + 1 })}>
          <div className="parts-row">
            <PartColour whole={props} label={t('shadows.colour')} value={shadow.colour} make={(colour) => changed(index, { colour })} />
            <PartNumber whole={props} label={t('inspector.opacity')} mark="◐" value={shadow.opacity} min={0} max={1} step={0.01} times={100} unit="%" make={(opacity) => changed(index, { opacity: opacity ?? 0 })} />
          </div>
          <div className="parts-three">
            <PartNumber whole={props} label={t('shadows.x')} mark="X" value={shadow.offsetX} min={-2000} max={2000} make={(offsetX) => changed(index, { offsetX: offsetX ?? 0 })} />
            <PartNumber whole={props} label={t('shadows.y')} mark="Y" value={shadow.offsetY} min={-2000} max={2000} make={(offsetY) => changed(index, { offsetY: offsetY ?? 0 })} />
            <PartNumber whole={props} label={t('shadows.blur')} mark="◌" value={shadow.blur} min={0} max={1000} make={(blur) => changed(index, { blur: blur ?? 0 })} />
          </div>
          <div className="parts-foot">
            <Tick isSelected={shadow.inner ?? false} isDisabled={props.isDisabled} onChange={(inner) => props.onChange(changed(index, { inner }))}>
              {t('shadows.inner')}
            </Tick>
            <IconButton label={t('shadows.remove', { number: index + 1 })} isDisabled={props.isDisabled} onPress={() => props.onChange(list.length === 1 ? null : list.filter((_, at) => at !== index))}>
              <Minus size={14} aria-hidden />
            </IconButton>
          </div>
        </fieldset>
      ))}
      {list.length < mostShadows ? (
        <Button look="quiet" icon={<Plus size={14} aria-hidden />} isDisabled={props.isDisabled} onPress={() => props.onChange([...list, firstShadow])}>
          {t('shadows.add')}
        </Button>
      ) : null}
    </div>
  );
}

const radiusProperty = radius('');
const corners = [0, 1, 2, 3] as const;

export function RadiusControl(props: ControlProps<InputOf<'radius'>>): ReactNode {
  const { t } = useTranslation();
  const { input, label, isDisabled, onChange } = props;
  const value: Radius = radiusProperty.read(props.value ?? 0, 0, quiet);
  const isOne = typeof value === 'number';
  const at = (corner: number): number => (typeof value === 'number' ? value : (value[corner] ?? 0));
  return (
    <div className="parts">
      <div className="parts-row">
        {isOne ? (
          <PartNumber whole={props} label={label} mark="" value={value} min={input.min} max={input.max} unit="px" make={(all) => all ?? 0} />
        ) : (
          <span className="muted small">{t('inspector.each')}</span>
        )}
        <IconToggle label={t('inspector.each')} isSelected={!isOne} isDisabled={isDisabled} onChange={(isEach) => onChange(isEach ? corners.map(at) : at(0))}>
          {isOne ? <Square size={14} aria-hidden /> : <SquareDashed size={14} aria-hidden />}
        </IconToggle>
      </div>
      {isOne ? null : (
        <div className="parts-row is-even">
          {corners.map((corner) => (
            <PartNumber
              key={corner}
              whole={props}
              label={t('inspector.corner', { number: corner + 1 })}
              mark={['◜', '◝', '◞', '◟'][corner] ?? ''}
              value={at(corner)}
              min={input.min}
              max={input.max}
              make={(length) => corners.map((other) => (other === corner ? (length ?? 0) : at(other)))}
            />
          ))}
        </div>
      )}
    </div>
  );
}
