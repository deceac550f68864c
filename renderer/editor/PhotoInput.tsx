// A picture field: drop or choose a file, see it, set where its subject is, take it out.

import { ImagePlus, RefreshCw, Trash2 } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FileTrigger } from 'react-aria-components';
import { foundFocus } from '../../shared/crop.ts';
import { useConnection } from '../shell/connection.ts';
import { Button, Drop, IconButton, Pixels } from '../ui/index.ts';
import { acceptedPictures } from './acceptedPictures.ts';
import { finishTyping, setFocus, setPhoto, setValue, useEditor } from './editorStore.ts';
import { fieldLabel } from './fieldLabel.ts';
import { FocusPoint } from './FocusPoint.tsx';
import type { FieldInputProps } from './PointForm.tsx';

export function PhotoInput({ field, value }: FieldInputProps): ReactNode {
  const { t } = useTranslation();
  const connection = useConnection();
  const picture = typeof value === 'object' ? value : undefined;
  const info = useEditor((editor) => editor.open?.kit.pictures.find((one) => one.id === picture?.asset));
  const [isAdding, setAdding] = useState(false);
  const label = fieldLabel(field);
  const take = ([file]: readonly File[]): void => {
    if (!file) return;
    setAdding(true);
    void setPhoto(connection, field.name, file).finally(() => setAdding(false));
  };
  if (!picture) {
    return (
      <div className="text-field">
        <span className="field-label">{label}</span>
        <Drop
          isCompact
          label={t('photo.drop', { label })}
          words={isAdding ? t('photo.adding') : t('photo.dropWords')}
          accepts={acceptedPictures}
          icon={<ImagePlus size={16} aria-hidden />}
          onFiles={take}
        />
      </div>
    );
  }
  return (
    <fieldset className="text-field photo" aria-label={label}>
      <span className="field-head">
        <span className="field-label">{label}</span>
        {info ? (
          <span className="field-count">
            <Pixels width={info.width} height={info.height} />
          </span>
        ) : null}
      </span>
      {info ? <FocusPoint label={label} info={info} focus={picture.focus ?? foundFocus(info)} onMove={(focus) => setFocus(field.name, focus)} onDone={finishTyping} /> : <p className="field-error">{t('photo.gone')}</p>}
      <div className="photo-foot">
        <span className="photo-name" title={info?.name}>
          {info?.name.split('/').at(-1)}
        </span>
        <FileTrigger acceptedFileTypes={acceptedPictures} onSelect={(files) => files && take([...files])}>
          <Button look="quiet" icon={<RefreshCw size={14} aria-hidden />}>
            {isAdding ? t('photo.adding') : t('photo.replace')}
          </Button>
        </FileTrigger>
        <IconButton label={t('photo.remove', { label })} onPress={() => setValue(field.name, '')}>
          <Trash2 size={14} aria-hidden />
        </IconButton>
      </div>
    </fieldset>
  );
}
