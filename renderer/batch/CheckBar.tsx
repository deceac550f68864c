// A thin line above the rows: how far the check of all rows is, or the offer to begin one that takes a while.

import { ListChecks, Square } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Field } from '../../shared/point.ts';
import { durationWords } from '../export/ExportProgress.tsx';
import { useConnection } from '../shell/connection.ts';
import { Button, Progress } from '../ui/index.ts';
import { useBatch } from './batchStore.ts';
import { PhotoFolderDrop } from './PhotoFolderDrop.tsx';
import { checkAll, stopChecking } from './preflightRun.ts';

/** Asks for the folder of photos where rows name some and there are none. */
export function PhotosBar({ fields }: { fields: readonly Field[] }): ReactNode {
  const { t } = useTranslation();
  const isWanted = useBatch(({ batch }) => batch !== undefined && batch.photos === 0 && fields.some(({ name, type }) => type === 'image' && batch.mapping[name] !== undefined));
  if (!isWanted) return null;
  return (
    <div className="check-bar photos-bar">
      <span>{t('batch.photosWanted')}</span>
      <PhotoFolderDrop />
    </div>
  );
}

export function CheckBar({ sizes }: { sizes: readonly string[] }): ReactNode {
  const { t, i18n } = useTranslation();
  const { studio } = useConnection();
  const { preflight, isChecking, batch } = useBatch();
  const number = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 0 });
  const toCheck = sizes.length * (batch?.rowCount ?? 0);
  if (isChecking) {
    const { done, total, perSecond } = preflight ?? { done: 0, total: toCheck, perSecond: 0 };
    const words = t('batch.checked', { done: number.format(done), total: number.format(total) });
    return (
      <div className="check-bar">
        <Progress label={t('batch.checking')} value={preflight ? done / Math.max(1, total) : undefined} words={words} />
        <span className="muted small figures">
          {words}
          {perSecond > 0 && total > done ? ` · ${t('export.left', { time: durationWords((total - done) / perSecond, i18n.language) })}` : ''}
        </span>
        <Button look="quiet" icon={<Square size={12} aria-hidden />} onPress={stopChecking}>
          {t('batch.stopChecking')}
        </Button>
      </div>
    );
  }
  if (preflight?.isDone || toCheck === 0) return null;
  return (
    <div className="check-bar">
      <span className="muted small">{t(preflight ? 'batch.checkStopped' : 'batch.checkOffer', { rows: number.format(batch?.rowCount ?? 0), count: sizes.length })}</span>
      <span className="bar-space" />
      <Button look="quiet" icon={<ListChecks size={16} aria-hidden />} onPress={() => void checkAll(studio, sizes)}>
        {t('batch.checkAll')}
      </Button>
    </div>
  );
}
