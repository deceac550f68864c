// What a person should know of a post beside the others of the queue. It never keeps anybody from anything.

import { useDeferredValue, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Network } from '../../shared/networks/network.ts';
import type { PostWarning } from '../../shared/postWarnings.ts';
import { SeverityMark } from '../export/PlanView.tsx';
import { useConnection } from '../shell/connection.ts';
import { useAnswer } from '../shell/useAnswer.ts';
import type { PostDraft } from './postDraft.ts';

export function PostWarnings({ warnings }: { warnings: readonly PostWarning[] }): ReactNode {
  const { t } = useTranslation();
  if (warnings.length === 0) return null;
  return (
    <ul className="plan-problems" aria-label={t('queue.warnings')}>
      {warnings.map(({ message }) => (
        <li key={message} className="plan-problem">
          <SeverityMark severity="warning" />
          {message}
        </li>
      ))}
    </ul>
  );
}

/** Those of what is being written: of its time, its places and its words. */
export function DraftWarnings({ draft, accountsOf }: { draft: PostDraft; accountsOf: readonly Network[] }): ReactNode {
  const { studio } = useConnection();
  const places = accountsOf.flatMap(({ id: network }) => {
    const named = draft.accounts?.[network] ?? [];
    return named.length > 0 ? named.map((account) => ({ network, account })) : [{ network, account: '' }];
  });
  // Asked when typing pauses, not at each letter.
  const asked = useDeferredValue(JSON.stringify({ due: draft.due, zone: draft.zone, captions: draft.captions, places }));
  const answer = useAnswer(async () => await studio.queue.draftWarnings(JSON.parse(asked)), [studio, asked], ['queueChanged']);
  return <PostWarnings warnings={answer.value ?? []} />;
}
