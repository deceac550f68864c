// Takes the answer to a review, and says what became of it.

import { FileCheck2 } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FileTrigger } from 'react-aria-components';
import type { MergeReport } from '../../shared/postReview.ts';
import { useConnection } from '../shell/connection.ts';
import { tellFault } from '../shell/viewStore.ts';
import { Button, Window } from '../ui/index.ts';

export function MergeReview(): ReactNode {
  const { t } = useTranslation();
  const { studio } = useConnection();
  const [report, setReport] = useState<MergeReport>();
  const merge = (files: FileList | null): void => {
    const [file] = files ?? [];
    if (file) studio.queue.mergeReview({ file }).then(setReport, tellFault);
  };
  return (
    <>
      <FileTrigger acceptedFileTypes={['.json', 'application/json']} onSelect={merge}>
        <Button icon={<FileCheck2 size={16} aria-hidden />}>{t('queue.review.merge')}</Button>
      </FileTrigger>
      {report ? (
        <Window
          title={t('queue.review.answerOf', { reviewer: report.reviewer })}
          onClose={() => setReport(undefined)}
          footer={
            <Button look="primary" onPress={() => setReport(undefined)}>
              {t('ui.done')}
            </Button>
          }
        >
          <ul className="review-answers">
            {report.merged.map(({ post, title, outcome, comment }) => (
              <li key={post}>
                <p>
                  <strong dir="auto">{title || post}</strong> <span className="chip">{t(`queue.review.outcomes.${outcome}`)}</span>
                </p>
                {comment ? (
                  <p className="muted by-hand-caption" dir="auto">
                    {comment}
                  </p>
                ) : null}
              </li>
            ))}
          </ul>
        </Window>
      ) : null}
    </>
  );
}
