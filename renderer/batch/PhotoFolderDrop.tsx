// Takes the folder of the photos that the rows name.

import { ImagePlus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useConnection } from '../shell/connection.ts';
import { Drop } from '../ui/index.ts';
import { addPhotos, photosAmong } from './batchStore.ts';

export function PhotoFolderDrop(): ReactNode {
  const { t } = useTranslation();
  const { studio } = useConnection();
  return (
    <Drop
      isCompact
      isMultiple
      isFolder
      label={t('batch.addPhotos')}
      words={t('batch.photoWords')}
      accepts={['image/*', '.json']}
      icon={<ImagePlus size={16} aria-hidden />}
      onFiles={(files) => void addPhotos(studio, photosAmong(files))}
    />
  );
}
