// What reviewers said of a post.

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useConnection } from '../shell/connection.ts';
import { useAnswer } from '../shell/useAnswer.ts';

export function Reviews({ post }: { post: string }): ReactNode {
  const { t } = useTranslation();
  const { studio } = useConnection();
  const reviews = useAnswer(() => studio.queue.reviews({ post }), [studio, post], ['queueChanged']);
  if (!reviews.value || reviews.value.length === 0) return null;
  return (
    <ul className="review-answers small" aria-label={t('queue.review.said')}>
      {reviews.value.map(({ at, reviewer, verdict, comment }) => (
        <li key={`${at} ${reviewer}`} dir="auto">
          <strong>{reviewer}</strong> <span className="chip">{t(`queue.review.verdicts.${verdict}`)}</span> {comment}
        </li>
      ))}
    </ul>
  );
}
