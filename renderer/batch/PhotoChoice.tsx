// The photo of a row: which file it got, others it could be, a place to drop another, and where its subject is.

import { ImagePlus } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button as AriaButton } from 'react-aria-components';
import type { PhotoCandidate, RowPhoto } from '../../shared/batchGrid.ts';
import type { Focus } from '../../shared/point.ts';
import { FocusPoint } from '../editor/FocusPoint.tsx';
import { WholePicture } from '../editor/WholePicture.tsx';
import { useConnection } from '../shell/connection.ts';
import { Drop } from '../ui/index.ts';
import { choosePhoto, dropPhoto, focusPhoto } from './changes.ts';

const candidatePx = 56;

interface PhotoChoiceProps {
  readonly row: number;
  readonly photo: RowPhoto;
  readonly onChange: () => void;
}

export function PhotoChoice({ row, photo, onChange }: PhotoChoiceProps): ReactNode {
  const { t } = useTranslation();
  const { studio } = useConnection();
  const [moved, setMoved] = useState<{ readonly file: string; readonly focus: Focus }>();
  const { file, picture } = photo;
  const focus = moved?.file === file ? moved.focus : (photo.focus ?? picture?.focus);
  const others = photo.candidates.filter((one) => one.file !== file);
  const choose = (name: string): void => void choosePhoto(studio, row, photo, name).then(onChange);
  return (
    <section className="photo-choice" aria-label={photo.label}>
      <header className="field-head">
        <h3 className="field-label">{photo.label}</h3>
        <span className="photo-name" title={file}>
          {file === '' ? t('batch.noPhoto') : file}
        </span>
      </header>
      {picture ? (
        <FocusPoint
          label={photo.label}
          info={picture}
          focus={focus}
          onMove={(to) => setMoved({ file, focus: to })}
          onDone={() => {
            if (moved?.file === file) void focusPhoto(studio, file, moved.focus).then(onChange);
          }}
        />
      ) : null}
      {others.length > 0 ? (
        <>
          <p className="field-hint">{t('batch.candidates', { words: photo.words })}</p>
          <ul className="candidates">
            {others.map((one) => (
              <li key={one.file}>
                <Candidate candidate={one} onChoose={() => choose(one.file)} />
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <Drop
        isCompact
        label={t('photo.drop', { label: photo.label })}
        words={t('photo.dropWords')}
        accepts={['image/*']}
        icon={<ImagePlus size={16} aria-hidden />}
        onFiles={([dropped]) => {
          if (dropped) void dropPhoto(studio, row, photo, dropped).then(onChange);
        }}
      />
    </section>
  );
}

function Candidate({ candidate: { file, picture }, onChoose }: { candidate: PhotoCandidate; onChoose: () => void }): ReactNode {
  const { t } = useTranslation();
  const scale = candidatePx / Math.max(picture.width, picture.height);
  return (
    <AriaButton className="candidate" aria-label={t('batch.takePhoto', { file })} onPress={onChoose}>
      <WholePicture info={picture} width={Math.round(picture.width * scale)} height={Math.round(picture.height * scale)} />
      <span className="candidate-name">{file}</span>
    </AriaButton>
  );
}
