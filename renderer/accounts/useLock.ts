// Whether the secrets of accounts wait for a passphrase.

import type { SecretsState } from '../../shared/api.ts';
import { useConnection } from '../shell/connection.ts';
import { useAnswer, type Answer } from '../shell/useAnswer.ts';

export function useLock(): Answer<SecretsState> {
  const { studio } = useConnection();
  return useAnswer(() => studio.accounts.lock(), [studio], ['accountsChanged']);
}
