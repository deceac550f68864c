// The designs a person worked on last, each drawn as it is now; opened, duplicated or removed (with a way back).

import { Copy, Trash2 } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button as AriaButton } from 'react-aria-components';
import type { DesignSummary } from '../../shared/api.ts';
import { Thumbnail } from '../drawing/Thumbnail.tsx';
import { useConnection } from '../shell/connection.ts';
import { useAnswer } from '../shell/useAnswer.ts';
import { useAgo } from '../shell/useAgo.ts';
import { go, tell, tellFault } from '../shell/viewStore.ts';
import { Button, IconButton } from '../ui/index.ts';

/** Designs shown before "show all". */
const shownFirst = 8;

export function RecentDesigns(): ReactNode {
  const { t } = useTranslation();
  const { studio } = useConnection();
  const designs = useAnswer(() => studio.designs.list(), [studio], ['designsChanged', 'designChanged']);
  const [showsAll, setShowsAll] = useState(false);
  const list = designs.value ?? [];
  if (list.length === 0) return null;
  return (
    <section aria-labelledby="recent-title">
      <h2 className="section-title" id="recent-title">
        {t('gallery.recent')}
      </h2>
      <ul className="design-grid">
        {(showsAll ? list : list.slice(0, shownFirst)).map((summary) => (
          <DesignCard key={summary.id} summary={summary} />
        ))}
      </ul>
      {list.length > shownFirst && !showsAll ? (
        <Button onPress={() => setShowsAll(true)}>{t('gallery.showAll', { count: list.length })}</Button>
      ) : null}
    </section>
  );
}

function DesignCard({ summary }: { summary: DesignSummary }): ReactNode {
  const { t } = useTranslation();
  const { studio } = useConnection();
  const opened = useAnswer(() => studio.designs.open({ id: summary.id }), [studio, summary.id, summary.changedAt], []);
  const ago = useAgo(summary.changedAt);
  const remove = async (): Promise<void> => {
    await studio.designs.remove({ id: summary.id });
    tell(t('gallery.removed', { name: summary.name }), {
      words: t('gallery.bringBack'),
      run: () => void studio.designs.restore({ id: summary.id }).catch(tellFault),
    });
  };
  const duplicate = async (): Promise<void> => {
    const copy = await studio.designs.duplicate({ id: summary.id });
    tell(t('gallery.duplicated', { name: copy.design.name }));
  };
  return (
    <li className="design-card">
      <AriaButton
        className="design-button"
        aria-label={t('gallery.open', { name: summary.name })}
        onPress={() => go({ screen: 'design', id: summary.id })}
      >
        <span className="design-picture">{opened.value ? <Thumbnail design={opened.value.design} kit={opened.value.kit} shape="square" /> : null}</span>
      </AriaButton>
      <div className="design-foot">
        <div className="design-words">
          <p className="design-name">{summary.name}</p>
          <p className="muted small">{ago}</p>
        </div>
        <IconButton label={t('gallery.duplicate', { name: summary.name })} onPress={() => void duplicate().catch(tellFault)}>
          <Copy size={14} aria-hidden />
        </IconButton>
        <IconButton label={t('gallery.remove', { name: summary.name })} onPress={() => void remove().catch(tellFault)}>
          <Trash2 size={14} aria-hidden />
        </IconButton>
      </div>
    </li>
  );
}
