// The trash: designs that were removed, to be brought back or removed for ever.

import { RotateCcw } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DesignSummary } from '../../shared/api.ts';
import { useConnection } from '../shell/connection.ts';
import { useAgo } from '../shell/useAgo.ts';
import { useAnswer } from '../shell/useAnswer.ts';
import { announce, tell, tellFault } from '../shell/viewStore.ts';
import { Button, Notice, Window } from '../ui/index.ts';
import { DesignPicture } from './DesignPicture.tsx';

export function TrashDialog({ onClose }: { onClose: () => void }): ReactNode {
  const { t } = useTranslation();
  const { studio } = useConnection();
  const [isAsking, setAsking] = useState(false);
  const trash = useAnswer(() => studio.designs.find({ isInTrash: true }), [studio], ['designsChanged']);
  const list = trash.value ?? [];
  const empty = async (): Promise<void> => {
    const count = await studio.designs.emptyTrash({ ids: list.map(({ id }) => id) });
    tell(t('library.emptied', { count }));
    onClose();
  };
  const bringBack = async ({ id, name }: DesignSummary): Promise<void> => {
    await studio.designs.restore({ id });
    announce(t('library.broughtBack', { name }));
  };
  return (
    <Window
      title={t('library.trashTitle')}
      onClose={onClose}
      footer={
        isAsking ? (
          <Notice
            look="danger"
            actions={
              <>
                <Button onPress={() => setAsking(false)}>{t('ui.cancel')}</Button>
                <Button look="danger" onPress={() => void empty().catch(tellFault)}>
                  {t('library.emptyNow', { count: list.length })}
                </Button>
              </>
            }
          >
            {t('library.emptyAsk', { count: list.length })}
          </Notice>
        ) : (
          <>
            <Button isDisabled={list.length === 0} onPress={() => setAsking(true)}>
              {t('library.empty')}
            </Button>
            <Button look="primary" onPress={onClose}>
              {t('ui.done')}
            </Button>
          </>
        )
      }
    >
      <p className="muted">{t('library.trashWords')}</p>
      {trash.value && list.length === 0 ? <p>{t('library.trashEmpty')}</p> : null}
      <ul className="trash-list">
        {list.map((summary) => (
          <TrashRow key={summary.id} summary={summary} onBringBack={() => void bringBack(summary).catch(tellFault)} />
        ))}
      </ul>
    </Window>
  );
}

function TrashRow({ summary, onBringBack }: { summary: DesignSummary; onBringBack: () => void }): ReactNode {
  const { t } = useTranslation();
  const ago = useAgo(summary.removedAt);
  return (
    <li className="trash-row">
      <DesignPicture id={summary.id} revision={summary.revision} longPx={128} />
      <div className="design-words">
        <p className="design-name">{summary.name}</p>
        <p className="muted small">{t('library.removedAgo', { ago })}</p>
      </div>
      <Button icon={<RotateCcw size={14} aria-hidden />} aria-label={t('library.bringBackName', { name: summary.name })} onPress={onBringBack}>
        {t('gallery.bringBack')}
      </Button>
    </li>
  );
}
