// Where the selection is: X, Y, width, height and angle, how far an edit of them reaches, and how it keeps its place at other sizes.

import { FlipHorizontal2, FlipVertical2, RotateCcw } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { tidy } from '../../../shared/geometry.ts';
import type { CommandId } from '../../commands/commands.ts';
import { keysOf } from '../../commands/useCommands.ts';
import { IconButton, Segments } from '../../ui/index.ts';
import { useCanvas } from '../canvasStore.ts';
import { finishTyping } from '../editorStore.ts';
import { useRunCommand } from '../useRunCommand.ts';
import { NumberInput } from './NumberInput.tsx';
import { applyInRun, applyValue, type Inspected } from './inspected.ts';
import { PinControl } from './PinControl.tsx';
import { resetOwn } from './PropertyRow.tsx';
import { Section } from './Section.tsx';
import { boundsTogether, moveTogether, originOf } from './together.ts';

const fields = [
  { name: 'x', mark: 'X', unit: 'px', least: -20_000 },
  { name: 'y', mark: 'Y', unit: 'px', least: -20_000 },
  { name: 'width', mark: 'W', unit: 'px', least: 1 },
  { name: 'height', mark: 'H', unit: 'px', least: 1 },
  { name: 'rotation', mark: '∠', unit: '°', least: -360 },
] as const;

type PlaceName = (typeof fields)[number]['name'];
const placeNames: readonly string[] = [...fields.map(({ name }) => name), 'pin', 'flipX', 'flipY'];

export function PlaceSection({ inspected }: { inspected: Inspected }): ReactNode {
  const { t } = useTranslation();
  const run = useRunCommand();
  const { ids, properties } = inspected;
  const places = properties.filter(({ name }) => placeNames.includes(name));
  const owns = places.filter(({ isOwn }) => isOwn).map(({ name }) => name);
  const isLocked = places.some((one) => one.isLocked);
  const pin = places.find(({ name }) => name === 'pin');
  const flip = (id: CommandId, icon: ReactNode): ReactNode => (
    <IconButton label={t(`commandNames.${id}`)} keys={keysOf(id)} isDisabled={isLocked} onPress={() => run(id)}>
      {icon}
    </IconButton>
  );
  return (
    <Section
      name="place"
      title={t('inspector.place')}
      actions={
        owns.length === 0 ? null : (
          <IconButton label={t('inspector.resetPlace')} onPress={() => resetOwn(ids, owns)}>
            <RotateCcw size={14} className="own-mark" aria-hidden />
          </IconButton>
        )
      }
    >
      <ScopeSwitch />
      <div className="place-grid">
        {fields.map((field) => (
          <PlaceNumber key={field.name} inspected={inspected} {...field} isOwn={owns.includes(field.name)} isDisabled={isLocked} />
        ))}
        <div className="place-flips">
          {flip('arrange.flipX', <FlipHorizontal2 size={16} aria-hidden />)}
          {flip('arrange.flipY', <FlipVertical2 size={16} aria-hidden />)}
        </div>
      </div>
      {pin ? <PinControl label={t('inspector.pin')} value={pin.isMixed ? undefined : pin.value} isDisabled={isLocked} onChange={(value) => applyValue(ids, 'pin', value)} /> : null}
    </Section>
  );
}

/** How far an edit of a place reaches. */
function ScopeSwitch(): ReactNode {
  const { t } = useTranslation();
  const scope = useCanvas((canvas) => canvas.scope);
  return (
    <Segments
      label={t('inspector.scope')}
      value={scope}
      options={[
        { id: 'size', name: t('inspector.thisSize') },
        { id: 'all', name: t('inspector.allSizes') },
      ]}
      onChange={(id) => useCanvas.setState({ scope: id === 'all' ? 'all' : 'size' })}
    />
  );
}

interface PlaceNumberProps {
  readonly inspected: Inspected;
  readonly name: PlaceName;
  readonly mark: string;
  readonly unit: string;
  readonly least: number;
  readonly isOwn: boolean;
  readonly isDisabled: boolean;
}

function PlaceNumber({ inspected: { ids, elements }, name, mark, unit, least, isOwn, isDisabled }: PlaceNumberProps): ReactNode {
  const { t } = useTranslation();
  const [first] = elements;
  if (!first) return null;
  const axis = name === 'x' || name === 'y' ? name : undefined;
  const origin = axis && elements.length === 1 ? originOf(first.id)[axis] : 0;
  // Several elements move together: what is shown is the place of all of them.
  const isTogether = axis !== undefined && elements.length > 1;
  const bounds = isTogether ? boundsTogether(elements) : undefined;
  const own = first[name] + origin;
  const isMixed = !isTogether && elements.some((element) => element[name] !== first[name]);
  const value = bounds && axis ? tidy(bounds[axis]) : isMixed ? undefined : own;
  const label = t(`properties.base.${name}.label`);
  const set = (wished: number, isRun: boolean): void => {
    if (axis && isTogether) return moveTogether(ids, axis, wished);
    return (isRun ? applyInRun : applyValue)(ids, name, wished - origin);
  };
  return (
    <div className={`place-number is-${name}${isOwn ? ' is-own' : ''}`}>
      <NumberInput
        label={isOwn ? t('inspector.ownValue', { label }) : label}
        mark={mark}
        value={value}
        min={least}
        max={20_000}
        unit={unit}
        placeholder={isMixed ? t('inspector.mixed') : ''}
        isDisabled={isDisabled}
        onChange={(wished) => wished !== null && set(wished, false)}
        onRun={(wished) => set(wished, true)}
        onDone={finishTyping}
      />
    </div>
  );
}
