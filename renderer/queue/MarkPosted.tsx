// Asks for the link of a post that a person placed, and closes its delivery.

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Delivery } from '../../shared/post.ts';
import { Button, TextInput, Window } from '../ui/index.ts';
import { useMarkPosted } from './useMarkPosted.ts';

interface MarkPostedProps {
  readonly delivery: Delivery;
  readonly network: string;
  readonly onClose: () => void;
}

export function MarkPosted({ delivery, network, onClose }: MarkPostedProps): ReactNode {
  const { t } = useTranslation();
  const { link, setLink, mark } = useMarkPosted(delivery, network, onClose);
  return (
    <Window
      title={t('queue.markPostedAt', { network })}
      width="narrow"
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          <Button look="primary" onPress={() => void mark()}>
            {t('queue.markPosted')}
          </Button>
        </>
      }
    >
      <TextInput label={t('queue.link')} hint={t('queue.linkHint')} type="url" inputMode="url" direction="ltr" value={link} onChange={setLink} takesFocus />
    </Window>
  );
}
