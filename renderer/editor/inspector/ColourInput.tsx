// A colour: a role of the brand by its name, or any colour. Roles come first, since a brand can be exchanged then.

import { Pipette } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, ColorArea, ColorSlider, ColorThumb, DialogTrigger, ListBox, ListBoxItem, parseColor, Popover, SliderTrack, type Color } from 'react-aria-components';
import { create } from 'zustand';
import { contrastOf, hexOf, luminanceOf, resolveColour, rgbOf } from '../../../shared/colour.ts';
import type { Colour } from '../../../shared/design.ts';
import { quiet } from './control.ts';
import { readColour } from '../../../shared/elements/styles.ts';
import { text } from '../../i18n/index.ts';
import { IconButton } from '../../ui/index.ts';
import { useEditor } from '../editorStore.ts';

interface ColourInputProps {
  readonly label: string;
  /** Undefined: there is none, or several. */
  readonly value: Colour | undefined;
  readonly placeholder?: string;
  readonly isDisabled?: boolean;
  /** What it lies on, where its contrast should be told. */
  readonly ground?: Colour | undefined;
  readonly onChange: (colour: Colour) => void;
  readonly onRun: (colour: Colour) => void;
  readonly onDone: () => void;
}

const recentKept = 12;
/** Colours chosen lately that are no role's. */
const useRecent = create<{ readonly colours: readonly string[] }>()(() => ({ colours: [] }));

function remember(colour: Colour): void {
  if (!colour.startsWith('#')) return;
  useRecent.setState(({ colours }) => ({ colours: [colour, ...colours.filter((other) => other !== colour)].slice(0, recentKept) }));
}

interface EyeDropperHost {
  readonly EyeDropper?: new () => { open(): Promise<{ readonly sRGBHex: string }> };
}

/** Chromium has one; where a browser has none the button is not there. */
const { EyeDropper }: EyeDropperHost & Partial<typeof globalThis> = globalThis;

export function ColourInput(props: ColourInputProps): ReactNode {
  const { label, value, placeholder = '', isDisabled = false, ground, onDone } = props;
  const { t } = useTranslation();
  const brand = useEditor((editor) => editor.open?.kit.brand);
  const hex = value !== undefined && brand ? resolveColour(brand, value) : undefined;
  const isRole = value !== undefined && !value.startsWith('#');
  const name = value === undefined ? placeholder : isRole ? roleName(value) : value.toUpperCase();
  const contrast = hex && ground && brand ? contrastOf(luminanceOf(hex), luminanceOf(resolveColour(brand, ground))) : undefined;
  return (
    <div className="colour-input">
      <DialogTrigger
        onOpenChange={(isOpen) => {
          if (isOpen) return;
          onDone();
          if (value !== undefined) remember(value);
        }}
      >
        <Button className="colour-button" aria-label={`${label}: ${name}`} isDisabled={isDisabled}>
          <span className="colour-swatch" style={hex ? { '--colour': hex } : {}} data-is-empty={hex ? undefined : true} />
          <span className="colour-name">{name}</span>
        </Button>
        <Popover className="popover colour-popover" placement="start top" aria-label={label}>
          <ColourPanel {...props} hex={hex ?? '#888888'} />
        </Popover>
      </DialogTrigger>
      {contrast === undefined ? null : (
        <span className={`colour-contrast figures${contrast < 4.5 ? ' is-low' : ''}`} title={t('inspector.contrast')}>
          {contrast.toFixed(1)}
        </span>
      )}
    </div>
  );
}

/** A brand may have roles of its own, whose names are shown as they are. */
function roleName(role: string): string {
  return text(`colourRoles.${role}`, { defaultValue: role });
}

function ColourPanel({ label, value, hex, onChange, onRun, onDone }: ColourInputProps & { readonly hex: string }): ReactNode {
  const { t } = useTranslation();
  const brand = useEditor((editor) => editor.open?.kit.brand);
  const recent = useRecent((state) => state.colours);
  const [colour, setColour] = useState<Color>(() => parseColor(hex).toFormat('hsba'));
  // A change from elsewhere (a role, an undo) is taken over; one of our own is there already, with a hue that hex may have lost.
  const isOurs = hexOfColour(colour) === hex.toLowerCase();
  const shown = isOurs ? colour : parseColor(hex).toFormat('hsba');
  const move = (next: Color): void => {
    setColour(next);
    onRun(hexOfColour(next));
  };
  return (
    <div className="colour-panel">
      <ListBox
        className="colour-roles"
        aria-label={t('inspector.brandColours')}
        layout="grid"
        selectionMode="single"
        selectedKeys={value === undefined ? [] : [value]}
        onSelectionChange={(keys) => {
          if (keys !== 'all') for (const key of keys) onChange(String(key));
        }}
        items={Object.entries(brand?.colours ?? {}).map(([id, of]) => ({ id, hex: of }))}
      >
        {(role) => (
          <ListBoxItem className="colour-role" textValue={roleName(role.id)}>
            <span className="colour-swatch" style={{ '--colour': role.hex }} />
            <span className="colour-name">{roleName(role.id)}</span>
          </ListBoxItem>
        )}
      </ListBox>
      <ColorArea className="colour-area" value={shown} xChannel="saturation" yChannel="brightness" aria-label={t('inspector.shade')} onChange={move}>
        <ColorThumb className="colour-thumb" />
      </ColorArea>
      <div className="colour-row">
        <div className="colour-sliders">
          <Slider channel="hue" value={shown} label={t('inspector.hue')} onChange={move} />
          <Slider channel="alpha" value={shown} label={t('inspector.opacity')} onChange={move} />
        </div>
        {EyeDropper ? (
          <IconButton label={t('inspector.pick')} onPress={() => void pickColour(EyeDropper, onChange)}>
            <Pipette size={16} aria-hidden />
          </IconButton>
        ) : null}
      </div>
      <HexInput key={value ?? ''} label={t('inspector.hex', { label })} value={hex} onChange={onChange} onDone={onDone} />
      {recent.length === 0 ? null : (
        <fieldset className="colour-recent" aria-label={t('inspector.recent')}>
          {recent.map((one) => (
            <Button key={one} className="colour-recent-one" aria-label={one} onPress={() => onChange(one)}>
              <span className="colour-swatch" style={{ '--colour': one }} />
            </Button>
          ))}
        </fieldset>
      )}
    </div>
  );
}

function hexOfColour(colour: Color): string {
  const rgb = colour.toFormat('rgba');
  const part = (channel: 'red' | 'green' | 'blue'): number => rgb.getChannelValue(channel) / 255;
  return hexOf({ r: part('red'), g: part('green'), b: part('blue'), alpha: rgb.getChannelValue('alpha') });
}

function Slider({ channel, value, label, onChange }: { channel: 'hue' | 'alpha'; value: Color; label: string; onChange: (colour: Color) => void }): ReactNode {
  return (
    <ColorSlider channel={channel} value={value} aria-label={label} onChange={onChange} className="colour-slider">
      <SliderTrack className="colour-track">
        <ColorThumb className="colour-thumb" />
      </SliderTrack>
    </ColorSlider>
  );
}

/** Hex as people write it; what is no colour is put back. */
function HexInput({ label, value, onChange, onDone }: { label: string; value: string; onChange: (colour: Colour) => void; onDone: () => void }): ReactNode {
  const [typed, setTyped] = useState<string>();
  const commit = (): void => {
    if (typed === undefined) return;
    setTyped(undefined);
    const wished = typed.trim().startsWith('#') ? typed.trim() : `#${typed.trim()}`;
    const read = readColour(wished, value, quiet);
    if (read !== value) onChange(hexOf(rgbOf(read)));
    onDone();
  };
  return (
    <input
      className="input figures"
      aria-label={label}
      dir="ltr"
      maxLength={9}
      value={typed ?? value.toUpperCase()}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit();
      }}
    />
  );
}

async function pickColour(Picker: NonNullable<EyeDropperHost['EyeDropper']>, onChange: (colour: Colour) => void): Promise<void> {
  try {
    onChange((await new Picker().open()).sRGBHex);
  } catch (thrown) {
    // Escape takes the picker away: nothing was chosen.
    if (!(thrown instanceof DOMException && thrown.name === 'AbortError')) throw thrown;
  }
}
