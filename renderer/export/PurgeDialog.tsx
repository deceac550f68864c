// Purging a finished campaign: first what would be removed and what stays, then, when it was said so, what was.

import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { purgedKinds, type PurgeReport } from '../../shared/purge.ts';
import { useBatch, closeSheet } from '../batch/batchStore.ts';
import { useConnection } from '../shell/connection.ts';
import { faultOf } from '../shell/viewStore.ts';
import { Button, Notice, Progress, Tick, Window } from '../ui/index.ts';
import './export.css';
import { usePurge } from './purgeTarget.ts';

export function PurgeDialog({ onClose }: { onClose: () => void }): ReactNode {
  const { t } = useTranslation();
  const { studio } = useConnection();
  const target = usePurge((state) => state.target);
  const [withPosts, setWithPosts] = useState(false);
  const [report, setReport] = useState<PurgeReport>();
  const [isWorking, setWorking] = useState(false);
  const [fault, setFault] = useState('');
  const ask = async (dryRun: boolean, posts: boolean): Promise<void> => {
    if (!target) return;
    setWorking(true);
    try {
      setReport(await studio.exports.purge({ export: target.export, dryRun, withPosts: posts }));
      setFault('');
      // What is on show may be gone now.
      if (!dryRun && 'batch' in target.source && useBatch.getState().batch?.batch === target.source.batch) closeSheet();
    } catch (thrown) {
      // What was found for another question must not be acted upon.
      setReport(undefined);
      setFault(faultOf(thrown).message);
    } finally {
      setWorking(false);
    }
  };
  useEffect(() => {
    void ask(true, false);
    // The dry run is asked for once, when the dialog opens.
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);
  const isDone = report?.dryRun === false;
  const isNothing = report !== undefined && purgedKinds.every((kind) => report.removed[kind].count === 0);
  return (
    <Window
      title={t('purge.title')}
      isDismissable={!isWorking}
      onClose={onClose}
      footer={
        isDone ? (
          <Button look="primary" onPress={onClose}>
            {t('ui.done')}
          </Button>
        ) : (
          <>
            <Button onPress={onClose}>{t('ui.cancel')}</Button>
            <Button look="danger" isDisabled={!report || isWorking || isNothing} onPress={() => void ask(false, withPosts)}>
              {t('purge.run')}
            </Button>
          </>
        )
      }
    >
      {fault === '' ? null : <Notice look="danger">{fault}</Notice>}
      <div className="purge">
        <p>{t(isDone ? 'purge.doneWords' : 'purge.words', { name: target?.name ?? '' })}</p>
        {report ? <Removed report={report} /> : fault === '' ? <Progress label={t('purge.looking')} /> : null}
        {report && report.kept.length > 0 ? (
          <section aria-label={t('purge.stays')}>
            <h3 className="field-label">{t('purge.stays')}</h3>
            <ul className="purge-kept">
              {report.kept.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </section>
        ) : null}
        {isDone ? null : (
          <Tick
            isSelected={withPosts}
            isDisabled={isWorking}
            onChange={(isOn) => {
              setWithPosts(isOn);
              void ask(true, isOn);
            }}
          >
            {t('purge.withPosts')}
          </Tick>
        )}
      </div>
    </Window>
  );
}

function Removed({ report }: { report: PurgeReport }): ReactNode {
  const { t, i18n } = useTranslation();
  const kinds = purgedKinds.filter((kind) => report.removed[kind].count > 0);
  const megabytes = new Intl.NumberFormat(i18n.language, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 });
  if (kinds.length === 0) return <p className="muted">{t('purge.nothing')}</p>;
  return (
    <ul className="purge-list">
      {kinds.map((kind) => {
        const { count, bytes } = report.removed[kind];
        return (
          <li key={kind}>
            <span>{t(`purge.kinds.${kind}`, { count })}</span>
            <span className="muted figures">{bytes > 0 ? megabytes.format(bytes / 1_000_000) : ''}</span>
          </li>
        );
      })}
    </ul>
  );
}
