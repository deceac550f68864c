// Choosing a picture: one of those the design has at hand, or a file of this computer.

import { ImagePlus } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FileTrigger } from 'react-aria-components';
import { useConnection } from '../../shell/connection.ts';
import { tellFault } from '../../shell/viewStore.ts';
import { Button, Pick } from '../../ui/index.ts';
import { addPicture, useEditor } from '../editorStore.ts';
import { acceptedPictures } from '../acceptedPictures.ts';

interface PictureChoiceProps {
  readonly label: string;
  /** The one chosen; absent for none yet. */
  readonly asset?: string;
  readonly isDisabled?: boolean;
  readonly onChange: (asset: string) => void;
}

export function PictureChoice({ label, asset, isDisabled = false, onChange }: PictureChoiceProps): ReactNode {
  const { t } = useTranslation();
  const connection = useConnection();
  const pictures = useEditor((editor) => editor.open?.kit.pictures);
  const [isAdding, setAdding] = useState(false);
  const take = async (file: File): Promise<void> => {
    setAdding(true);
    try {
      const info = await addPicture(connection, file);
      if (info) onChange(info.id);
    } catch (thrown) {
      tellFault(thrown);
    } finally {
      setAdding(false);
    }
  };
  return (
    <div className="picture-choice">
      {pictures && pictures.length > 0 && asset !== undefined ? (
        <Pick
          label={label}
          isLabelHidden
          value={asset}
          isDisabled={isDisabled}
          options={pictures.map((picture) => ({ id: picture.id, name: picture.name.split('/').at(-1) ?? picture.name }))}
          onChange={onChange}
        />
      ) : null}
      <FileTrigger acceptedFileTypes={acceptedPictures} onSelect={(files) => files?.[0] && void take(files[0])}>
        <Button look="quiet" isDisabled={isDisabled} icon={<ImagePlus size={14} aria-hidden />}>
          {isAdding ? t('photo.adding') : asset === undefined ? label : t('photo.replace')}
        </Button>
      </FileTrigger>
    </div>
  );
}
