// Says that the connection to main is lost, for as long as it is; a page that was refused needs a new link.

import { useSyncExternalStore, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../ui/index.ts';
import { useConnection } from './connection.ts';

export function ConnectionBar(): ReactNode {
  const { t } = useTranslation();
  const connection = useConnection();
  const state = useSyncExternalStore(
    (listener) => connection.onState(listener),
    () => connection.state(),
  );
  if (state !== 'lost' && state !== 'refused') return null;
  return (
    <div className="connection-bar">
      <Notice look="danger">{t(state === 'lost' ? 'app.lost' : 'app.refused')}</Notice>
    </div>
  );
}
