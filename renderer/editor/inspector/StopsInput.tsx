// The stops of a gradient: seen as a bar, listed with place, colour and opacity.

import { Minus, Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { resolveColour, withOpacity } from '../../../shared/colour.ts';
import type { GradientStop } from '../../../shared/design.ts';
import { Button, IconButton } from '../../ui/index.ts';
import { useEditor } from '../editorStore.ts';
import { ColourInput } from './ColourInput.tsx';
import { NumberInput } from './NumberInput.tsx';

interface StopsInputProps {
  readonly value: readonly GradientStop[];
  readonly isDisabled: boolean;
  readonly onChange: (stops: readonly GradientStop[]) => void;
  readonly onRun: (stops: readonly GradientStop[]) => void;
  readonly onDone: () => void;
}

/** In the order of their places; a stop in the middle of the widest gap when one is added. */
function withStop(stops: readonly GradientStop[]): readonly GradientStop[] {
  const gaps = stops.slice(1).map((stop, index) => ({ index, width: stop.at - stops[index]!.at }));
  const widest = gaps.reduce((best, gap) => (gap.width > best.width ? gap : best), { index: 0, width: -1 });
  const before = stops[widest.index]!;
  const at = before.at + Math.max(0, widest.width) / 2;
  return [...stops.slice(0, widest.index + 1), { ...before, at }, ...stops.slice(widest.index + 1)];
}

export function StopsInput({ value, isDisabled, onChange, onRun, onDone }: StopsInputProps): ReactNode {
  const { t } = useTranslation();
  const brand = useEditor((editor) => editor.open?.kit.brand);
  const bar = brand ? value.map((stop) => `${withOpacity(resolveColour(brand, stop.colour), stop.opacity ?? 1)} ${stop.at * 100}%`).join(', ') : '';
  const changed = (index: number, change: Partial<GradientStop>): readonly GradientStop[] => value.map((stop, at) => (at === index ? { ...stop, ...change } : stop));
  return (
    <fieldset className="stops" aria-label={t('fill.stops')}>
      <div className="stops-bar" style={{ '--stops': `linear-gradient(to right, ${bar})` }} aria-hidden />
      {value.map((stop, index) => {
        const label = t('fill.stop', { number: index + 1 });
        return (
          // Stops have no identity but their place in the list.
          <div key={index} className="stop">
            <ColourInput label={label} value={stop.colour} isDisabled={isDisabled} onChange={(colour) => onChange(changed(index, { colour }))} onRun={(colour) => onRun(changed(index, { colour }))} onDone={onDone} />
            <NumberInput label={t('fill.stopAt', { label })} mark="" value={stop.at} min={0} max={1} step={0.01} times={100} unit="%" isDisabled={isDisabled} onChange={(at) => at !== null && onChange(changed(index, { at }))} onRun={(at) => onRun(changed(index, { at }))} onDone={onDone} />
            <NumberInput label={t('fill.stopOpacity', { label })} mark="◐" value={stop.opacity ?? 1} min={0} max={1} step={0.01} times={100} unit="%" isDisabled={isDisabled} onChange={(opacity) => opacity !== null && onChange(changed(index, { opacity }))} onRun={(opacity) => onRun(changed(index, { opacity }))} onDone={onDone} />
            <IconButton label={t('fill.removeStop', { label })} isDisabled={isDisabled || value.length <= 2} onPress={() => onChange(value.filter((_, at) => at !== index))}>
              <Minus size={14} aria-hidden />
            </IconButton>
          </div>
        );
      })}
      <Button look="quiet" icon={<Plus size={14} aria-hidden />} isDisabled={isDisabled} onPress={() => onChange(withStop(value))}>
        {t('fill.addStop')}
      </Button>
    </fieldset>
  );
}
