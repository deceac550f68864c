// File type, quality and name pattern of an export.

import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Label, Slider, SliderOutput, SliderThumb, SliderTrack } from 'react-aria-components';
import { defaultExportOptions } from '../../shared/batch.ts';
import { folderLayouts } from '../../shared/namePattern.ts';
import { Button, Pick, TextInput } from '../ui/index.ts';
import { choose, useExport } from './exportRun.ts';

const types = ['auto', 'jpeg', 'png', 'webp', 'avif'] as const;
const parts = ['row', 'slug', 'size', 'network', 'template', 'language'] as const;

export function ExportOptions(): ReactNode {
  const { t } = useTranslation();
  const { type, quality, name, folders } = useExport((state) => state.choice);
  const [typedName, setTypedName] = useState(name);
  const setName = (value: string): void => {
    setTypedName(value);
    choose({ name: value.trim() === '' ? defaultExportOptions.name : value });
  };
  return (
    <div className="export-options">
      <Pick
        label={t('export.type')}
        value={type}
        options={types.map((id) => ({ id, name: t(`export.types.${id}`) }))}
        onChange={(id) => choose({ type: types.find((one) => one === id) ?? 'auto' })}
      />
      <Slider className="slider" value={quality} minValue={60} maxValue={100} isDisabled={type === 'png'} onChange={(value) => choose({ quality: value })}>
        <Label className="field-label">{t('export.quality')}</Label>
        <SliderOutput className="field-count figures" />
        <SliderTrack className="slider-track">
          {({ state }) => (
            <>
              <div className="slider-fill" style={{ inlineSize: `${state.getThumbPercent(0) * 100}%` }} />
              <SliderThumb className="slider-thumb" />
            </>
          )}
        </SliderTrack>
      </Slider>
      <Pick
        label={t('export.folders')}
        value={folders}
        options={folderLayouts.map((id) => ({ id, name: t(`export.layouts.${id}`) }))}
        onChange={(id) => choose({ folders: folderLayouts.find((one) => one === id) ?? 'flat' })}
      />
      <div className="export-name">
        <TextInput label={t('export.name')} value={typedName} onChange={setName} placeholder={defaultExportOptions.name} direction="ltr" />
        <div className="export-parts">
          {parts.map((part) => (
            <Button key={part} look="quiet" aria-label={t('export.addPart', { part })} onPress={() => setName(`${typedName}{${part}}`)}>
              {`{${part}}`}
            </Button>
          ))}
        </div>
      </div>
    </div>
  );
}
