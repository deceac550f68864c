// Closes a delivery that a person posted, with its link if there is one.

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Delivery } from '../../shared/post.ts';
import { useConnection } from '../shell/connection.ts';
import { tell, tellFault } from '../shell/viewStore.ts';

export interface Marking {
  readonly link: string;
  readonly setLink: (link: string) => void;
  /** Tells what went wrong itself. */
  readonly mark: () => Promise<void>;
}

/** `onMarked` is called once it is marked. */
export function useMarkPosted(delivery: Delivery, network: string, onMarked: () => void): Marking {
  const { t } = useTranslation();
  const { studio } = useConnection();
  const [link, setLink] = useState('');
  const mark = async (): Promise<void> => {
    try {
      await studio.queue.markPosted({ delivery: delivery.id, link: link.trim() });
      onMarked();
      tell(t('queue.marked', { network }));
    } catch (thrown) {
      tellFault(thrown);
    }
  };
  return { link, setLink, mark };
}
