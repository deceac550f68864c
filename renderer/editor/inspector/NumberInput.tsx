// A number: typed with arithmetic, stepped with the arrow keys, or scrubbed by dragging its label.

import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { calculate } from '../../../shared/arithmetic.ts';
import './number.css';

interface NumberInputProps {
  readonly label: string;
  /** One letter or icon in place of the whole label. */
  readonly mark?: ReactNode;
  /** Undefined: there is none; what stands in for it is in `placeholder`. */
  readonly value: number | undefined;
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
  readonly unit?: string;
  /** Shown and typed as so many times the value, e.g. 100 for per cent. */
  readonly times?: number;
  readonly placeholder?: string;
  readonly isDisabled?: boolean;
  /** An empty input takes the value away. */
  readonly canBeEmpty?: boolean;
  readonly onChange: (value: number | null) => void;
  readonly onRun: (value: number) => void;
  readonly onDone: () => void;
}

/** Decimals that are worth reading: a hundredth of a step. */
function rounded(value: number, step: number): number {
  const decimals = Math.min(4, Math.max(0, Math.ceil(-Math.log10(step)) + (step >= 1 ? 2 : 0)));
  return Number(value.toFixed(decimals));
}

export function NumberInput(props: NumberInputProps): ReactNode {
  const { label, mark, value, min = -Infinity, max = Infinity, unit = '', times = 1, placeholder, isDisabled = false, canBeEmpty = false, onChange, onRun, onDone } = props;
  const { t } = useTranslation();
  const step = (props.step ?? 1) * times;
  const shown = value === undefined ? '' : String(rounded(value * times, step));
  const [typed, setTyped] = useState<string>();
  const [isWrong, setWrong] = useState(false);
  const within = (wished: number): number => Math.min(max, Math.max(min, wished / times));

  const commit = (): void => {
    if (typed === undefined) return onDone();
    setTyped(undefined);
    if (typed.trim() === '' && canBeEmpty) {
      if (value !== undefined) onChange(null);
      return undefined;
    }
    const result = calculate(typed, value === undefined ? 100 : value * times);
    if (result !== undefined && within(result) !== value) onChange(within(result));
    return onDone();
  };
  // The next press counts from the last, also before what it made is shown.
  const stepped = useRef<number>(undefined);
  useEffect(() => {
    if (value !== undefined && rounded(value * times, step) === stepped.current) stepped.current = undefined;
  }, [value, times, step]);
  const nudge = (by: number): void => {
    const from = typed === undefined ? (stepped.current ?? (value === undefined ? 0 : value * times)) : (calculate(typed) ?? 0);
    const wished = within(rounded(from + by, step));
    stepped.current = rounded(wished * times, step);
    setTyped(undefined);
    onRun(wished);
  };
  const keys: Readonly<Record<string, (event: React.KeyboardEvent) => void>> = {
    ArrowUp: (event) => nudge(step * (event.shiftKey ? 10 : 1)),
    ArrowDown: (event) => nudge(-step * (event.shiftKey ? 10 : 1)),
    Enter: commit,
    Escape: () => setTyped(undefined),
  };
  const scrub = useScrub(isDisabled ? undefined : value, times, step, (wished) => onRun(within(rounded(wished, step))), onDone);
  return (
    <label className={`number${isDisabled ? ' is-disabled' : ''}`} title={label}>
      <span className="number-mark" {...scrub} aria-hidden={mark !== undefined}>
        {mark ?? label}
      </span>
      <input
        className="number-input figures"
        type="text"
        inputMode="decimal"
        role="spinbutton"
        aria-label={label}
        aria-valuenow={value === undefined ? undefined : Number(shown)}
        aria-valuetext={value === undefined ? (placeholder ?? t('inspector.notSet')) : `${shown}${unit}`}
        aria-invalid={isWrong || undefined}
        disabled={isDisabled}
        placeholder={placeholder}
        value={typed ?? shown}
        onFocus={(event) => {
          stepped.current = undefined;
          event.target.select();
        }}
        onChange={(event) => {
          setTyped(event.target.value);
          setWrong(event.target.value.trim() !== '' && calculate(event.target.value) === undefined);
        }}
        onBlur={() => {
          setWrong(false);
          commit();
        }}
        onKeyDown={(event) => {
          const act = event.nativeEvent.isComposing ? undefined : keys[event.key];
          if (!act) return;
          event.preventDefault();
          act(event);
        }}
      />
      {unit === '' ? null : <span className="number-unit">{unit}</span>}
    </label>
  );
}

/** Dragging a label to the side changes its number, a step a pixel; Shift ten at a time. */
function useScrub(value: number | undefined, times: number, step: number, onMove: (wished: number) => void, onDone: () => void) {
  const start = useRef<{ readonly x: number; readonly value: number; moved: boolean }>(undefined);
  return {
    onPointerDown: (event: React.PointerEvent<HTMLElement>): void => {
      if (value === undefined || event.button !== 0) return;
      start.current = { x: event.clientX, value: value * times, moved: false };
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove: (event: React.PointerEvent<HTMLElement>): void => {
      const from = start.current;
      if (!from) return;
      const by = Math.trunc(event.clientX - from.x);
      if (by === 0 && !from.moved) return;
      from.moved = true;
      onMove(from.value + by * step * (event.shiftKey ? 10 : 1));
    },
    onPointerUp: (): void => {
      if (start.current?.moved) onDone();
    },
    onClick: (event: React.MouseEvent): void => {
      // A drag ends in a click, which would put the cursor into the input.
      if (start.current?.moved) event.preventDefault();
      start.current = undefined;
    },
  };
}
